-- Moments of an order at which something is due though nothing happens: a payment that falls due, an authorisation that ends.
ALTER TABLE "order_state" ADD COLUMN "authorizations_read_at" TIMESTAMPTZ(3);
CREATE INDEX "order_state_terms" ON "order_state" ("shop", "order_id")
  WHERE seen->'payment_terms'->>'due_at' IS NOT NULL AND financial_status IN ('pending', 'partially_paid', 'authorized', 'unpaid');
CREATE INDEX "order_state_authorized" ON "order_state" ("shop", "updated_at")
  WHERE financial_status IN ('authorized', 'partially_paid');
