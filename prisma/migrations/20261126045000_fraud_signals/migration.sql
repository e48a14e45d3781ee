-- Which signals of the fraud check counted against an order: what becomes of such orders tells how good each signal is.
CREATE TABLE "fraud_signal" (
    "shop" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "installation" INTEGER NOT NULL,
    "points" SMALLINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "disputed" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "fraud_signal_pkey" PRIMARY KEY ("shop","order_id","code")
);
CREATE INDEX "fraud_signal_shop_created_at_idx" ON "fraud_signal"("shop", "created_at" DESC);

ALTER TABLE "fraud_signal" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "fraud_signal" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_shop ON "fraud_signal" TO switchyard_app
  USING (shop = current_setting('app.shop', true)) WITH CHECK (shop = current_setting('app.shop', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON "fraud_signal" TO switchyard_app;
