-- Who was in the segments that rules ask after: read once a night, and kept by Shopify's news between.
CREATE TABLE "segment_read" (
    "shop" TEXT NOT NULL,
    "segment_id" TEXT NOT NULL,
    "installation" INTEGER NOT NULL,
    "began_at" TIMESTAMPTZ(3),
    "cursor" TEXT,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "segment_read_pkey" PRIMARY KEY ("shop", "segment_id")
);
CREATE TABLE "segment_member" (
    "shop" TEXT NOT NULL,
    "segment_id" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "installation" INTEGER NOT NULL,
    "is_member" BOOLEAN NOT NULL,
    "was_member" BOOLEAN NOT NULL DEFAULT false,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "segment_member_pkey" PRIMARY KEY ("shop", "segment_id", "customer_id")
);
CREATE INDEX "segment_member_shop_customer_id_idx" ON "segment_member"("shop", "customer_id");

DO $$
DECLARE t TEXT;
BEGIN
  FOREACH t IN ARRAY ARRAY['segment_read', 'segment_member'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY own_shop ON %I TO switchyard_app
      USING (shop = current_setting(''app.shop'', true)) WITH CHECK (shop = current_setting(''app.shop'', true))', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO switchyard_app', t);
  END LOOP;
END $$;

ALTER TABLE "shop" ADD COLUMN "segments_read_at" TIMESTAMPTZ(3), ADD COLUMN "segments_read_for" TEXT;
