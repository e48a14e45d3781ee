-- The locations of the store as they were read last; null: not read yet.
ALTER TABLE "shop" ADD COLUMN "locations" JSONB;
