-- What is past its retention is found by it: rows lie in the order of their age.
CREATE INDEX CONCURRENTLY "timer_age_idx" ON "timer" USING brin ("created_at");
