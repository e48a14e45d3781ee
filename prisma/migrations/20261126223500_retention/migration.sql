-- What grows with time alone is taken away after its retention, in small batches, over all stores. The functions run as the
-- owner, so that the operator's role can have old rows removed without being shown any; the owner itself sees a store's rows
-- only inside of them.
CREATE TABLE "upkeep" (
    "name" TEXT NOT NULL,
    "done_to" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "upkeep_pkey" PRIMARY KEY ("name")
);

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['run', 'rule_set', 'effect', 'timer', 'stage', 'scan', 'report', 'attention_item', 'api_usage', 'inbox_tally'] LOOP
    EXECUTE format($p$CREATE POLICY upkeep ON %I TO CURRENT_ROLE USING (current_setting('app.upkeep', true) = 'on')$p$, t);
  END LOOP;
END $$;

-- Goes through the runs in the order of their numbers, once, as they pass the retention. A lane's last run stays: pages explain
-- by it, and the next look begins where it ended. So does one that a stage waits for. Effects go with their run where nothing
-- hangs on them any more: no attention item is open, and they are no guard. The guard of "once" is an effect's row, so that stays;
-- what happened at a run or a tick never happens again, and of a target state only the last confirmed word counts.
CREATE FUNCTION "prune_runs"(p_keep_days int, p_limit int) RETURNS TABLE (looked int, runs int, effects int, rule_sets int)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '2s' AS $$
DECLARE
  v_from bigint;
  v_ids bigint[];
  v_young bigint;
  v_shops text[];
  v_sets text[];
BEGIN
  PERFORM set_config('app.upkeep', 'on', true);
  IF p_keep_days < 1 THEN
    RAISE EXCEPTION 'retention is at least one day, not %', p_keep_days;
  END IF;
  INSERT INTO upkeep (name) VALUES ('runs') ON CONFLICT DO NOTHING;
  SELECT u.done_to INTO v_from FROM upkeep u WHERE u.name = 'runs' FOR UPDATE;
  SELECT min(b.id) FILTER (WHERE b.recorded_at >= now() - make_interval(days => p_keep_days)) INTO v_young
  FROM (SELECT r.id, r.recorded_at FROM run r WHERE r.id > v_from ORDER BY r.id LIMIT p_limit) b;
  SELECT array_agg(b.id) INTO v_ids FROM (SELECT r.id FROM run r WHERE r.id > v_from AND (v_young IS NULL OR r.id < v_young) ORDER BY r.id LIMIT p_limit) b;
  looked := coalesce(cardinality(v_ids), 0); runs := 0; effects := 0; rule_sets := 0;
  IF looked = 0 THEN
    RETURN NEXT;
    RETURN;
  END IF;

  DELETE FROM effect e USING (SELECT r.shop, r.id FROM run r WHERE r.id = ANY (v_ids)) w
  WHERE e.shop = w.shop AND e.run_id = w.id AND e.status IN ('CONFIRMED', 'REFUSED', 'SUPERSEDED', 'WITHHELD')
    AND e.created_at < now() - make_interval(days => p_keep_days)
    AND NOT EXISTS (SELECT FROM attention_item a WHERE a.shop = e.shop AND a.effect_id = e.id
      AND a.lane_kind = e.lane_kind AND a.lane_key = e.lane_key AND a.status <> 'DONE')
    AND CASE e.acts
      WHEN 'each' THEN e.occasion ~ '^(run:|[0-9]{4}-[0-9]{2}-[0-9]{2}T)'
      WHEN 'state' THEN EXISTS (SELECT FROM effect n WHERE n.shop = e.shop AND n.installation = e.installation
        AND n.origin_kind = e.origin_kind AND n.origin_key = e.origin_key AND n.rule_id = e.rule_id AND n.action_id = e.action_id
        AND n.target = e.target AND n.acts = 'state' AND n.status = 'CONFIRMED' AND n.id > e.id)
      ELSE false END;
  GET DIAGNOSTICS effects = ROW_COUNT;

  -- With it go those of the same lane that were the last one when it was their turn.
  WITH gone AS (
    DELETE FROM run x USING (SELECT r.shop, r.lane_kind, r.lane_key, max(r.id) AS up_to FROM run r WHERE r.id = ANY (v_ids) GROUP BY 1, 2, 3) w
    WHERE x.shop = w.shop AND x.lane_kind = w.lane_kind AND x.lane_key = w.lane_key AND x.id <= w.up_to
      AND EXISTS (SELECT FROM run n WHERE n.shop = x.shop AND n.lane_kind = x.lane_kind AND n.lane_key = x.lane_key AND n.id > x.id)
      AND NOT EXISTS (SELECT FROM stage s WHERE s.shop = x.shop AND s.lane_kind = x.lane_kind AND s.lane_key = x.lane_key
        AND s.run_id = x.id AND s.status IN ('OPEN', 'DUE'))
    RETURNING x.shop, x.rule_set
  )
  SELECT count(*), array_agg(g.shop) FILTER (WHERE g.rule_set IS NOT NULL), array_agg(g.rule_set) FILTER (WHERE g.rule_set IS NOT NULL)
  INTO runs, v_shops, v_sets FROM gone g;

  -- Locked first, looked for by a statement of its own afterwards: a run that was recorded meanwhile is seen.
  SELECT array_agg(l.shop), array_agg(l.digest) INTO v_shops, v_sets FROM (
    SELECT s.shop, s.digest FROM rule_set s JOIN (SELECT DISTINCT u.shop, u.digest FROM unnest(v_shops, v_sets) AS u (shop, digest)) d
      ON d.shop = s.shop AND d.digest = s.digest FOR UPDATE OF s SKIP LOCKED) l;
  DELETE FROM rule_set s USING unnest(v_shops, v_sets) AS d (shop, digest) WHERE s.shop = d.shop AND s.digest = d.digest
    AND NOT EXISTS (SELECT FROM run r WHERE r.shop = s.shop AND r.rule_set = s.digest);
  GET DIAGNOSTICS rule_sets = ROW_COUNT;

  UPDATE upkeep u SET done_to = (SELECT max(i) FROM unnest(v_ids) i) WHERE u.name = 'runs';
  RETURN NEXT;
END $$;

-- Removes up to p_limit rows of one table that are over and older than so many days; returns how many. A row that somebody holds
-- is left for the next time.
CREATE FUNCTION "prune_aged"(p_table text, p_keep_days int, p_limit int) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '2s' AS $$
DECLARE
  v_before timestamptz := now() - make_interval(days => p_keep_days);
  v_over text := CASE p_table
    WHEN 'timer' THEN $q$ created_at < $1 AND due_at < $1 AND status <> 'PENDING' $q$
    WHEN 'stage' THEN $q$ opened_at < $1 AND ended_at < $1 AND status IN ('DONE', 'CANCELLED') $q$
    WHEN 'scan' THEN $q$ started_at < $1 AND ended_at < $1 $q$
    WHEN 'report' THEN $q$ saved_at < $1 $q$
    -- A rule's question comes back when the rule is true again: its row is how that is known.
    WHEN 'attention_item' THEN $q$ opened_at < $1 AND closed_at < $1 AND status = 'DONE' AND source <> 'RULE' $q$
    WHEN 'api_usage' THEN $q$ hour < $1 $q$
    WHEN 'inbox_tally' THEN $q$ hour < $1 $q$
  END;
  v_count int;
BEGIN
  PERFORM set_config('app.upkeep', 'on', true);
  IF p_keep_days < 1 THEN
    RAISE EXCEPTION 'retention is at least one day, not %', p_keep_days;
  END IF;
  IF v_over IS NULL THEN
    RAISE EXCEPTION 'rows of % are not removed by their age', p_table;
  END IF;
  EXECUTE format('DELETE FROM %I WHERE ctid = ANY (ARRAY(SELECT ctid FROM %I WHERE %s LIMIT $2 FOR UPDATE SKIP LOCKED))', p_table, p_table, v_over)
  USING v_before, p_limit;
  GET DIAGNOSTICS v_count = ROW_COUNT;
  RETURN v_count;
END $$;

REVOKE ALL ON FUNCTION prune_runs(int, int), prune_aged(text, int, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION prune_runs(int, int), prune_aged(text, int, int) TO switchyard_operator;
