-- What is past its retention is found by it: rows lie in the order of their age.
CREATE INDEX CONCURRENTLY "scan_age_idx" ON "scan" USING brin ("started_at");
