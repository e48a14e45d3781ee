-- By what orders share a buyer: digests of normalised e-mail, phone, address, IP address and card. Orders of before have no keys
-- until they are recorded again: for them nothing is found, and nothing is claimed.
CREATE TABLE "order_key" (
    "shop" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "installation" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "order_key_pkey" PRIMARY KEY ("shop","kind","digest","order_id")
);
CREATE INDEX "order_key_shop_kind_digest_created_at_idx" ON "order_key"("shop", "kind", "digest", "created_at" DESC);
CREATE INDEX "order_key_shop_order_id_idx" ON "order_key"("shop", "order_id");

ALTER TABLE "order_key" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "order_key" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_shop ON "order_key" TO switchyard_app
  USING (shop = current_setting('app.shop', true)) WITH CHECK (shop = current_setting('app.shop', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON "order_key" TO switchyard_app;
