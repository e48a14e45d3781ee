-- What is past its retention is found by it: rows lie in the order of their age.
CREATE INDEX CONCURRENTLY "attention_item_age_idx" ON "attention_item" USING brin ("opened_at");
