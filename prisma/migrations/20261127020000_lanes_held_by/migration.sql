-- Which worker works on a lane, by the number of its entry in "lease": once it has ended, what it held is known at once. Without a value the
-- lane waits for its lease to run out.
ALTER TABLE "lane" ADD COLUMN "held_by" BIGINT;

CREATE FUNCTION "claim_lanes"(p_shop text, p_kinds text[], p_keys text[], p_tokens bigint[], p_lease_ms float8, p_held_by bigint)
RETURNS TABLE ("lease_token" bigint, "wanted" bigint, "crashes" smallint, "priority" smallint)
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
  PERFORM set_config('app.shop', p_shop, true);
  RETURN QUERY
  WITH mine AS (
    SELECT l.kind, l.key FROM lane l
    JOIN unnest(p_kinds, p_keys, p_tokens) AS h (kind, key, token) ON l.kind = h.kind AND l.key = h.key AND l.lease_token = h.token
    WHERE l.shop = p_shop AND l.lease_until > now() AND NOT l.started AND l.status = 'ACTIVE'
    ORDER BY l.kind, l.key FOR UPDATE OF l)
  UPDATE lane l SET started = true, lease_until = now() + make_interval(secs => p_lease_ms / 1000), held_by = p_held_by
  FROM mine WHERE l.shop = p_shop AND l.kind = mine.kind AND l.key = mine.key
  RETURNING l.lease_token, l.wanted, l.crashes, l.priority;
END $$;

-- As the release before calls it: such a worker has no number, and a lane must not keep that of the one who held it before.
CREATE OR REPLACE FUNCTION "claim_lanes"(p_shop text, p_kinds text[], p_keys text[], p_tokens bigint[], p_lease_ms float8)
RETURNS TABLE ("lease_token" bigint, "wanted" bigint, "crashes" smallint, "priority" smallint)
LANGUAGE sql SET search_path = public, pg_temp AS $$
  SELECT * FROM claim_lanes(p_shop, p_kinds, p_keys, p_tokens, p_lease_ms, NULL)
$$;

REVOKE ALL ON FUNCTION claim_lanes(text, text[], text[], bigint[], float8, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION claim_lanes(text, text[], text[], bigint[], float8, bigint) TO switchyard_app;
