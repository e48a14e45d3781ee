-- What became of records that are no orders, as the store said it: customers, products, draft orders, collections, locations.
CREATE TABLE "record_event" (
    "shop" TEXT NOT NULL,
    "record" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "of" TEXT NOT NULL,
    "installation" INTEGER NOT NULL,
    "customer_id" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "exact" BOOLEAN NOT NULL,
    "source" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "noted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),

    CONSTRAINT "record_event_pkey" PRIMARY KEY ("shop", "record", "key", "event", "of")
);
CREATE INDEX "record_event_shop_record_key_at_idx" ON "record_event"("shop", "record", "key", "at");
CREATE INDEX "record_event_shop_at_idx" ON "record_event"("shop", "at");
CREATE INDEX "record_event_shop_customer_id_idx" ON "record_event"("shop", "customer_id");

-- A stock level's day: however often it changes, one row.
CREATE TABLE "stock_day" (
    "shop" TEXT NOT NULL,
    "inventory_item_id" TEXT NOT NULL,
    "location_id" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "installation" INTEGER NOT NULL,
    "low" INTEGER NOT NULL,
    "high" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stock_day_pkey" PRIMARY KEY ("shop", "inventory_item_id", "location_id", "day")
);
CREATE INDEX "stock_day_shop_day_idx" ON "stock_day"("shop", "day");

DO $$
DECLARE t TEXT;
BEGIN
  FOREACH t IN ARRAY ARRAY['record_event', 'stock_day'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY own_shop ON %I TO switchyard_app
      USING (shop = current_setting(''app.shop'', true)) WITH CHECK (shop = current_setting(''app.shop'', true))', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO switchyard_app', t);
  END LOOP;
END $$;

-- Up to where record_event holds only what changed.
ALTER TABLE "shop" ADD COLUMN "records_thinned_to" TIMESTAMPTZ(3);
