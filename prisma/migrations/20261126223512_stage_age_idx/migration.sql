-- What is past its retention is found by it: rows lie in the order of their age.
CREATE INDEX CONCURRENTLY "stage_age_idx" ON "stage" USING brin ("opened_at");
