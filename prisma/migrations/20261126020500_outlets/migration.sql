-- What a shop gave us that nobody else may read, sealed: addresses of chat channels, the secret of outgoing calls.
CREATE TABLE "outlet" (
    "shop" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "installation" INTEGER NOT NULL,
    "key_id" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outlet_pkey" PRIMARY KEY ("shop", "kind", "name")
);
ALTER TABLE "outlet" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "outlet" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_shop ON "outlet" TO switchyard_app
  USING (shop = current_setting('app.shop', true)) WITH CHECK (shop = current_setting('app.shop', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON "outlet" TO switchyard_app;
