-- Up to which order (by id) order_event has what the kept pictures tell; null: none yet. "end": all of them.
ALTER TABLE "shop" ADD COLUMN "order_events_filled_to" TEXT COLLATE "C";
