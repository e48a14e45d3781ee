-- What became of each order and when, as the store said it: kept from the first webhook on, for figures that cannot be had later.
CREATE TABLE "order_event" (
    "shop" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "of" TEXT NOT NULL,
    "installation" INTEGER NOT NULL,
    "order_id" TEXT,
    "fulfillment_order_id" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "exact" BOOLEAN NOT NULL,
    "source" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "noted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),

    CONSTRAINT "order_event_pkey" PRIMARY KEY ("shop", "kind", "of")
);
CREATE INDEX "order_event_shop_order_id_at_idx" ON "order_event"("shop", "order_id", "at");
CREATE INDEX "order_event_shop_kind_at_idx" ON "order_event"("shop", "kind", "at");
-- Those of fulfilment orders whose order is not known yet.
CREATE INDEX "order_event_homeless_idx" ON "order_event"("shop", "fulfillment_order_id") WHERE "order_id" IS NULL;

ALTER TABLE "order_event" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "order_event" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_shop ON "order_event" TO switchyard_app
  USING (shop = current_setting('app.shop', true)) WITH CHECK (shop = current_setting('app.shop', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON "order_event" TO switchyard_app;
