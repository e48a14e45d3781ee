-- The reading of a store's past by bulk operations: where it stands, and what one operation told for the next.
CREATE TABLE "history_read" (
    "shop" TEXT NOT NULL,
    "installation" INTEGER NOT NULL,
    "step" TEXT NOT NULL DEFAULT 'parcels',
    "since" TIMESTAMPTZ(3) NOT NULL,
    "resume_from" TIMESTAMPTZ(3),
    "operation_id" TEXT,
    "url" TEXT,
    "is_partial" BOOLEAN NOT NULL DEFAULT false,
    "bytes" BIGINT NOT NULL DEFAULT 0,
    "newest_at" TIMESTAMPTZ(3),
    "in_order" BOOLEAN NOT NULL DEFAULT true,
    "expected" INTEGER NOT NULL,
    "found" INTEGER NOT NULL DEFAULT 0,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "polls" INTEGER NOT NULL DEFAULT 0,
    "kept_out" INTEGER NOT NULL DEFAULT 0,
    "kept_out_because" TEXT,
    "trouble" TEXT,
    "points" INTEGER NOT NULL DEFAULT 0,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "history_read_pkey" PRIMARY KEY ("shop")
);

CREATE TABLE "history_parcel" (
    "shop" TEXT NOT NULL,
    "fulfillment_id" TEXT NOT NULL,
    "installation" INTEGER NOT NULL,
    "parcel" JSONB NOT NULL,

    CONSTRAINT "history_parcel_pkey" PRIMARY KEY ("shop", "fulfillment_id")
);

ALTER TABLE "history_read" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "history_read" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_shop ON "history_read" TO switchyard_app
  USING (shop = current_setting('app.shop', true)) WITH CHECK (shop = current_setting('app.shop', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON "history_read" TO switchyard_app;

ALTER TABLE "history_parcel" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "history_parcel" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_shop ON "history_parcel" TO switchyard_app
  USING (shop = current_setting('app.shop', true)) WITH CHECK (shop = current_setting('app.shop', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON "history_parcel" TO switchyard_app;

-- A page's place in the list of orders: bulk operations have none.
ALTER TABLE "shop" DROP COLUMN "history_cursor";
