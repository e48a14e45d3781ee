-- A lane that is begun soon after it was leased keeps its lease as it is: only the mark is written, where the row lies, and no index with it.
-- Who begins it renews it within a quarter of a lease.
CREATE OR REPLACE FUNCTION "claim_lanes"(p_shop text, p_kinds text[], p_keys text[], p_tokens bigint[], p_lease_ms float8, p_held_by bigint)
RETURNS TABLE ("lease_token" bigint, "wanted" bigint, "crashes" smallint, "priority" smallint)
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  held record;
BEGIN
  PERFORM set_config('app.shop', p_shop, true);
  FOR held IN SELECT * FROM unnest(p_kinds, p_keys, p_tokens) AS h (kind, key, token) ORDER BY h.kind, h.key LOOP
    RETURN QUERY
    UPDATE lane l SET started = true, held_by = p_held_by,
      lease_until = CASE WHEN l.lease_until > now() + make_interval(secs => p_lease_ms * 0.75 / 1000) THEN l.lease_until
        ELSE now() + make_interval(secs => p_lease_ms / 1000) END
    WHERE l.shop = p_shop AND l.kind = held.kind AND l.key = held.key AND l.lease_token = held.token
      AND l.lease_until > now() AND NOT l.started AND l.status = 'ACTIVE'
    RETURNING l.lease_token, l.wanted, l.crashes, l.priority;
  END LOOP;
END $$;
