-- The rules as they stood at a run, once for all runs that were decided by the same ones. Runs that were recorded before keep theirs.
CREATE TABLE "rule_set" (
    "shop" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "rules" JSONB NOT NULL,
    "noted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),

    CONSTRAINT "rule_set_pkey" PRIMARY KEY ("shop", "digest")
);
ALTER TABLE "rule_set" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "rule_set" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_shop ON "rule_set" TO switchyard_app
  USING (shop = current_setting('app.shop', true)) WITH CHECK (shop = current_setting('app.shop', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON "rule_set" TO switchyard_app;

ALTER TABLE "run" ADD COLUMN "rule_set" TEXT;
ALTER TABLE "run" ALTER COLUMN "rules" DROP NOT NULL;
