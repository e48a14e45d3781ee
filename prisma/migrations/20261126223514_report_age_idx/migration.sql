-- What is past its retention is found by it: rows lie in the order of their age.
CREATE INDEX CONCURRENTLY "report_age_idx" ON "report" USING brin ("saved_at");
