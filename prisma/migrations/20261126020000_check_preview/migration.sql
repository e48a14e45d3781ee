-- What settings of a check would do to orders of the last days: worked out in the background, page by page. Holds numbers and names of
-- orders, nothing of persons.
CREATE TABLE "check_preview" (
    "id" BIGSERIAL NOT NULL,
    "shop" TEXT NOT NULL,
    "installation" INTEGER NOT NULL,
    "check_id" TEXT NOT NULL,
    "settings" JSONB NOT NULL,
    "days" INTEGER NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'RUNNING',
    "cursor_at" TIMESTAMPTZ(3),
    "cursor_id" TEXT NOT NULL DEFAULT '',
    "total" INTEGER NOT NULL,
    "looked" INTEGER NOT NULL DEFAULT 0,
    "result" JSONB NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "check_preview_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "check_preview_shop_check_id_days_id_idx" ON "check_preview"("shop", "check_id", "days", "id" DESC);

ALTER TABLE "check_preview" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "check_preview" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_shop ON "check_preview" TO switchyard_app
  USING (shop = current_setting('app.shop', true)) WITH CHECK (shop = current_setting('app.shop', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON "check_preview" TO switchyard_app;
GRANT USAGE ON SEQUENCE "check_preview_id_seq" TO switchyard_app;

-- Where a merchant is in the set-up guide; null: it was closed.
ALTER TABLE "shop" ADD COLUMN "setup_closed_at" TIMESTAMPTZ(3);
ALTER TABLE "shop" ADD COLUMN "locations_confirmed_at" TIMESTAMPTZ(3);
