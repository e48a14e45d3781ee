-- News of returns and payment schedules that name no order are noted before it is known.
ALTER TABLE "order_event" ADD COLUMN "child" TEXT;

-- Into whom a customer was merged: the ledger asks it of each order's customer.
CREATE INDEX "record_event_merged_idx" ON "record_event"("shop", "of") WHERE "event" = 'merged';
