-- What is past its retention is found by it: rows lie in the order of their age.
CREATE INDEX CONCURRENTLY "inbox_tally_age_idx" ON "inbox_tally" USING brin ("hour");
