-- Caps on destructive writes that a store set itself, and the index that counts them.
ALTER TABLE "shop" ADD COLUMN "daily_caps" JSONB;
CREATE INDEX "effect_capped_idx" ON "effect" ("shop", "kind", "created_at")
  WHERE "kind" IN ('cancel_order', 'refund_order', 'give_store_credit', 'create_gift_card', 'void_payment', 'cancel_fulfillment',
    'delete_order', 'delete_customer', 'delete_draft_order');
