-- What rules looked for may tell of other people than the one whom the run is about: it is to be found when one of them is redacted.
CREATE INDEX "run_with_found" ON "run"("shop") WHERE "facts" -> 'found' <> '{}'::jsonb;
