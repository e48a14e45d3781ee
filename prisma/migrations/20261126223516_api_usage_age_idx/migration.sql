-- What is past its retention is found by it: rows lie in the order of their age.
CREATE INDEX CONCURRENTLY "api_usage_age_idx" ON "api_usage" USING brin ("hour");
