-- Whoever delivers a webhook does not notice that old ones are taken away. To drop a partition takes a lock of the whole table,
-- behind which every insert waits, as long as its files are many and its lock is waited for. So: its bytes go first, under a lock of that
-- day alone; what is then empty is taken out of the table, which takes a moment; and it is dropped when it is nobody's any more.
-- (Not DETACH CONCURRENTLY: the table has a default partition. drop_delivery_partitions is what the release before calls.)

-- A partition that is made by itself and attached lets inserts go on; made as a partition it waits for all who are in the table.
CREATE OR REPLACE FUNCTION "prepare_delivery_partitions"(p_today date, p_days_ahead int) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '2s' AS $$
DECLARE
  d date;
  n text;
BEGIN
  PERFORM pg_advisory_xact_lock(727274);
  FOR d IN SELECT p_today + g FROM generate_series(0, p_days_ahead) g LOOP
    n := 'delivery_body_' || to_char(d, 'YYYYMMDD');
    CONTINUE WHEN to_regclass(n) IS NOT NULL;
    -- Bodies of this day lie in the default partition already: the day stays there, and that one's lock is not asked for each time.
    CONTINUE WHEN EXISTS (SELECT FROM delivery_body_default WHERE received_on = d);
    BEGIN
      EXECUTE format('CREATE TABLE %I (LIKE delivery_body INCLUDING ALL)', n);
      EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', n);
      EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', n);
      EXECUTE format('ALTER TABLE delivery_body ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', n, d, d + 1);
    EXCEPTION WHEN check_violation THEN
      NULL; -- one came meanwhile
    END;
  END LOOP;
END $$;

CREATE FUNCTION "old_delivery_partitions"(p_today date, p_keep_days int) RETURNS TABLE ("name" text, "is_empty" boolean)
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
BEGIN
  IF p_keep_days < 1 THEN
    RAISE EXCEPTION 'retention is at least one day, not %', p_keep_days;
  END IF;
  RETURN QUERY SELECT c.relname::text, pg_relation_size(c.oid) = 0 FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'delivery_body'::regclass AND c.relname ~ '^delivery_body_[0-9]{8}$'
      AND to_date(right(c.relname, 8), 'YYYYMMDD') < p_today - p_keep_days
    ORDER BY c.relname;
END $$;

-- Takes the bytes of the oldest day that has any and is past the retention; returns whether there was one.
CREATE FUNCTION "empty_delivery_partition"(p_today date, p_keep_days int) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '2s' AS $$
DECLARE
  n text;
BEGIN
  PERFORM pg_advisory_xact_lock(727274);
  SELECT name INTO n FROM old_delivery_partitions(p_today, p_keep_days) WHERE NOT is_empty LIMIT 1;
  IF n IS NULL THEN
    RETURN false;
  END IF;
  EXECUTE format('TRUNCATE %I', n);
  RETURN true;
END $$;

-- Takes emptied days out of the table. Its lock is not waited for: inserts would wait behind it.
CREATE FUNCTION "detach_delivery_partitions"(p_today date, p_keep_days int) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '10ms' AS $$
DECLARE
  n text;
BEGIN
  PERFORM pg_advisory_xact_lock(727274);
  FOR n IN SELECT name FROM old_delivery_partitions(p_today, p_keep_days) WHERE is_empty LOOP
    EXECUTE format('ALTER TABLE delivery_body DETACH PARTITION %I', n);
  END LOOP;
END $$;

-- Drops the days that were taken out, and the rows of such days in the default partition; returns how many days went.
CREATE FUNCTION "drop_detached_delivery_partitions"(p_today date, p_keep_days int) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '2s' AS $$
DECLARE
  n text;
  dropped int := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(727274);
  IF p_keep_days < 1 THEN
    RAISE EXCEPTION 'retention is at least one day, not %', p_keep_days;
  END IF;
  FOR n IN
    SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND NOT c.relispartition
      AND c.relname ~ '^delivery_body_[0-9]{8}$'
  LOOP
    EXECUTE format('DROP TABLE %I', n);
    dropped := dropped + 1;
  END LOOP;
  DELETE FROM delivery_body_default WHERE received_on < p_today - p_keep_days;
  RETURN dropped;
END $$;

REVOKE ALL ON FUNCTION old_delivery_partitions(date, int), empty_delivery_partition(date, int), detach_delivery_partitions(date, int),
  drop_detached_delivery_partitions(date, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION empty_delivery_partition(date, int), detach_delivery_partitions(date, int),
  drop_detached_delivery_partitions(date, int) TO switchyard_operator;
