-- Lanes of customers, products, stock, draft orders and the shop decide and write as those of orders do.

-- What an internal delivery says; a webhook says it in its body. Null for all of before.
ALTER TABLE "delivery_key" ADD COLUMN "trigger" JSONB;

-- One row a record that is no order: what we know of it and what was last decided. Rows of customer_state move here; its
-- amounts of Shopify's go, they are read again when a rule asks.
CREATE TABLE "record_state" (
    "shop" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "installation" INTEGER NOT NULL,
    "customer_id" TEXT,
    "updated_at" TIMESTAMPTZ(3),
    "seen" JSONB,
    "decided" JSONB,
    "flags" TEXT[] NOT NULL DEFAULT '{}',
    "matched" TEXT[] NOT NULL DEFAULT '{}',
    "last_run_id" BIGINT,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "record_state_pkey" PRIMARY KEY ("shop", "kind", "key")
);
CREATE INDEX "record_state_shop_kind_updated_at_idx" ON "record_state"("shop", "kind", "updated_at" DESC);
CREATE INDEX "record_state_shop_customer_id_idx" ON "record_state"("shop", "customer_id");
INSERT INTO "record_state" ("shop", "kind", "key", "installation", "customer_id", "flags", "matched", "last_run_id", "decided_at")
  SELECT "shop", 'customer', "customer_id", "installation", "customer_id", "flags", "matched", "last_run_id", "decided_at" FROM "customer_state";
DROP TABLE "customer_state";

-- inventory_levels/* bodies name an inventory item only: our own map, so that an event costs no query.
CREATE TABLE "inventory_item_map" (
    "shop" TEXT NOT NULL,
    "inventory_item_id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "variant_id" TEXT NOT NULL,

    CONSTRAINT "inventory_item_map_pkey" PRIMARY KEY ("shop", "inventory_item_id")
);

CREATE TYPE "StageStatus" AS ENUM ('OPEN', 'DUE', 'DONE', 'CANCELLED');

-- A rule's program that waits for the clock, for an effect or for a person.
CREATE TABLE "stage" (
    "id" BIGSERIAL NOT NULL,
    "shop" TEXT NOT NULL,
    "installation" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "run_id" BIGINT NOT NULL,
    "lane_kind" TEXT NOT NULL,
    "lane_key" TEXT NOT NULL,
    "record_key" TEXT NOT NULL,
    "order_id" TEXT,
    "customer_id" TEXT,
    "rule_id" TEXT NOT NULL,
    "rule_version" INTEGER NOT NULL,
    "target" TEXT NOT NULL,
    "block" TEXT NOT NULL,
    "pointer" JSONB NOT NULL,
    "waits" JSONB NOT NULL,
    "results" JSONB NOT NULL,
    "trigger" JSONB NOT NULL,
    "effect_key" TEXT,
    "due_at" TIMESTAMPTZ(3),
    "status" "StageStatus" NOT NULL DEFAULT 'OPEN',
    "outcome" TEXT,
    "detail" TEXT,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "stage_pkey" PRIMARY KEY ("id")
);
-- The same stage is waited for once at a time.
CREATE UNIQUE INDEX "stage_waiting" ON "stage"("shop", "installation", "key") WHERE "status" IN ('OPEN', 'DUE');
CREATE INDEX "stage_of_effect" ON "stage"("shop", "effect_key") WHERE "status" = 'OPEN' AND "effect_key" IS NOT NULL;
CREATE INDEX "stage_shop_lane_kind_lane_key_idx" ON "stage"("shop", "lane_kind", "lane_key");
CREATE INDEX "stage_shop_order_id_idx" ON "stage"("shop", "order_id");
CREATE INDEX "stage_shop_customer_id_idx" ON "stage"("shop", "customer_id");

-- What a timer is for: a look at a lane (timer: rules' answers change by time alone), a stage that is due, a rule's schedule.
ALTER TABLE "timer" ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'timer';
DROP INDEX "timer_shop_rule_id_lane_kind_lane_key_due_at_key";
CREATE UNIQUE INDEX "timer_shop_kind_rule_id_lane_kind_lane_key_due_at_key"
  ON "timer"("shop", "kind", "rule_id", "lane_kind", "lane_key", "due_at");

-- What rules remember.
CREATE TABLE "memory" (
    "shop" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "installation" INTEGER NOT NULL,
    "value" JSONB NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "memory_pkey" PRIMARY KEY ("shop", "scope", "owner", "name")
);

-- Tables of the merchant: looked up by rules, filled by people and by rules.
CREATE TABLE "rule_table" (
    "shop" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "installation" INTEGER NOT NULL,
    "columns" TEXT[] NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "rule_table_pkey" PRIMARY KEY ("shop", "name")
);
CREATE TABLE "rule_table_row" (
    "id" BIGSERIAL NOT NULL,
    "shop" TEXT NOT NULL,
    "table_name" TEXT NOT NULL,
    "installation" INTEGER NOT NULL,
    "order_id" TEXT,
    "customer_id" TEXT,
    "cells" JSONB NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "rule_table_row_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "rule_table_row_shop_table_name_id_idx" ON "rule_table_row"("shop", "table_name", "id");
CREATE INDEX "rule_table_row_shop_order_id_idx" ON "rule_table_row"("shop", "order_id");

-- What rules saved as reports.
CREATE TABLE "report" (
    "id" BIGSERIAL NOT NULL,
    "shop" TEXT NOT NULL,
    "installation" INTEGER NOT NULL,
    "rule_id" TEXT NOT NULL,
    "run_id" BIGINT NOT NULL,
    "order_id" TEXT,
    "customer_id" TEXT,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "columns" TEXT[] NOT NULL,
    "rows" JSONB NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "report_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "report_shop_id_idx" ON "report"("shop", "id" DESC);

-- A rule that goes through many records, page by page: where it stands.
CREATE TABLE "scan" (
    "shop" TEXT NOT NULL,
    "rule_id" TEXT NOT NULL,
    "occasion" TEXT NOT NULL,
    "installation" INTEGER NOT NULL,
    "rule_version" INTEGER NOT NULL,
    "trigger" JSONB NOT NULL,
    "cursor" TEXT,
    "looked_at" INTEGER NOT NULL DEFAULT 0,
    "picked" INTEGER NOT NULL DEFAULT 0,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "scan_pkey" PRIMARY KEY ("shop", "rule_id", "occasion")
);

CREATE INDEX "effect_awaiting" ON "effect"("shop", "id" DESC) WHERE "status" = 'AWAITING';

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['record_state', 'inventory_item_map', 'stage', 'memory', 'rule_table', 'rule_table_row', 'report', 'scan'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY own_shop ON %I TO switchyard_app
      USING (shop = current_setting('app.shop', true)) WITH CHECK (shop = current_setting('app.shop', true))$p$, t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO switchyard_app', t);
  END LOOP;
END $$;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO switchyard_app;
