-- Orders that were not compared with Shopify since they changed last, in the order of that: few of a store's.
CREATE INDEX CONCURRENTLY "order_state_unverified_idx" ON "order_state" ("shop", "updated_at", "order_id")
  WHERE "verified_at" IS DISTINCT FROM "updated_at";
