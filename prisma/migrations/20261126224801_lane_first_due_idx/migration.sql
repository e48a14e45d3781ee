-- What is due, by when it came due: to see that nothing is, however many stores have something due later.
CREATE INDEX CONCURRENTLY "lane_first_due_idx" ON "lane" ("due_at")
  WHERE "due_at" IS NOT NULL AND "status" = 'ACTIVE' AND "lease_until" IS NULL AND "crashes" = 0;
