-- Keys with which programs outside read and write a store's rules. Of a key only the digest is kept.
CREATE TABLE "api_key" (
    "id" BIGSERIAL NOT NULL,
    "shop" TEXT NOT NULL,
    "installation" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "digest" BYTEA NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "minute_from" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    "calls_in_minute" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "api_key_shop_digest_key" ON "api_key"("shop", "digest");

ALTER TABLE "api_key" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "api_key" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_shop ON "api_key" TO switchyard_app
  USING (shop = current_setting('app.shop', true)) WITH CHECK (shop = current_setting('app.shop', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON "api_key" TO switchyard_app;
GRANT USAGE ON SEQUENCE "api_key_id_seq" TO switchyard_app;
