-- What those who run the deployment may count: writes that nobody knows the end of, and which migrations are in.
CREATE INDEX "effect_unsettled_idx" ON "effect" ("shop") WHERE "status" = 'UNSETTLED';
CREATE POLICY every_shop ON "effect" FOR SELECT TO switchyard_operator USING (true);
GRANT SELECT ("status") ON "effect" TO switchyard_operator;

DO $$
BEGIN
  -- The book of migrations is the migrating engine's own table.
  IF to_regclass('_prisma_migrations') IS NOT NULL THEN
    GRANT SELECT ("migration_name", "finished_at", "rolled_back_at") ON "_prisma_migrations" TO switchyard_operator;
  END IF;
END $$;
