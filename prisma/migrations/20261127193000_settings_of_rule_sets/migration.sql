-- The checks' settings as they stood go with the rules as they stood: a third of what a run kept was the same in every run. Runs that
-- were recorded before keep theirs among their facts.
ALTER TABLE "rule_set" ADD COLUMN "settings" JSONB;
