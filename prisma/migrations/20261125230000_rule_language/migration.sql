-- Pictures of orders have Shopify's own names from here on (created_at, line_items, …). Rows of before are not rewritten: a
-- picture without "id" counts as never seen, and the order is read again when something happens to it.

-- An effect is worked on by the lane of its target; origin names the lane that decided it: the same for all of before.
ALTER TABLE "effect" ADD COLUMN "origin_kind" TEXT, ADD COLUMN "origin_key" TEXT, ADD COLUMN "matched" BOOLEAN NOT NULL DEFAULT true;
UPDATE "effect" SET "origin_kind" = "lane_kind", "origin_key" = "lane_key";
ALTER TABLE "effect" ALTER COLUMN "origin_kind" SET NOT NULL, ALTER COLUMN "origin_key" SET NOT NULL;
CREATE INDEX "effect_shop_origin_kind_origin_key_idx" ON "effect"("shop", "origin_kind", "origin_key");

-- Rules that matched at the last look, with the record: "rule/gid".
ALTER TABLE "order_state" ADD COLUMN "matched" TEXT[] NOT NULL DEFAULT '{}';
ALTER TABLE "customer_state" ADD COLUMN "matched" TEXT[] NOT NULL DEFAULT '{}';

-- The kinds of effects are written with underscores, as rules write their actions.
UPDATE "effect" SET "kind" = replace("kind", '-', '_');

-- What rules may know of the store itself: name, address, plan. Null: not read since the install.
ALTER TABLE "shop" ADD COLUMN "about" JSONB;
