-- Calls from outside and steps of Shopify Flow: deliveries like any other, under topics of their own. The index serves the limit of
-- calls a minute and the last calls of a rule; other deliveries are not in it.
ALTER TYPE "DeliverySource" ADD VALUE 'CALL';
CREATE INDEX "delivery_key_calls" ON "delivery_key"("shop", "id" DESC) WHERE "topic" IN ('switchyard/http', 'switchyard/flow');
