-- Of a set of rules it is asked whether any run was decided by it. Runs of one set lie together in it: it stays small.
CREATE INDEX CONCURRENTLY "run_shop_rule_set_idx" ON "run" ("shop", "rule_set");
