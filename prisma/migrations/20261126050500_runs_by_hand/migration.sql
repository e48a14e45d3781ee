-- The records that one run of a rule by hand is for: the page of that run reads them by the run's id.
CREATE INDEX "delivery_key_by_hand" ON "delivery_key"("shop", ("trigger" ->> 'of')) WHERE "topic" = 'switchyard/by-hand';
