-- What came in and left no row: webhooks that were there already, and those whose signature was wrong. Counts alone.
CREATE TABLE "inbox_tally" (
    "shop" TEXT NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "installation" INTEGER NOT NULL,
    "duplicates" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "inbox_tally_pkey" PRIMARY KEY ("shop","hour")
);

ALTER TABLE "inbox_tally" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "inbox_tally" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_shop ON "inbox_tally" TO switchyard_app
  USING (shop = current_setting('app.shop', true)) WITH CHECK (shop = current_setting('app.shop', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON "inbox_tally" TO switchyard_app;
