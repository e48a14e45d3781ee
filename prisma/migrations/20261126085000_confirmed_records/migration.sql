-- Whether a record is known to be this store's: webhooks about customers, products, stock and draft orders name no store.
ALTER TABLE "record_state" ADD COLUMN "confirmed" BOOLEAN NOT NULL DEFAULT true;
ALTER TABLE "record_state" ALTER COLUMN "confirmed" SET DEFAULT false;
