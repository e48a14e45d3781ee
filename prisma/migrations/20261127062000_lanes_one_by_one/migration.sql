-- The same three functions, lane by lane, by the key. Joined freely, by figures that in a rush are of the minute before, they went through all
-- lanes of the store twice for each job. In one order still, so that batches cannot wait for each other in a ring.
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
    UPDATE lane l SET started = true, lease_until = now() + make_interval(secs => p_lease_ms / 1000), held_by = p_held_by
    WHERE l.shop = p_shop AND l.kind = held.kind AND l.key = held.key AND l.lease_token = held.token
      AND l.lease_until > now() AND NOT l.started AND l.status = 'ACTIVE'
    RETURNING l.lease_token, l.wanted, l.crashes, l.priority;
  END LOOP;
END $$;

CREATE OR REPLACE FUNCTION "renew_lanes"(p_shop text, p_kinds text[], p_keys text[], p_tokens bigint[], p_lease_ms float8)
RETURNS TABLE ("lease_token" bigint)
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  held record;
BEGIN
  PERFORM set_config('app.shop', p_shop, true);
  FOR held IN SELECT * FROM unnest(p_kinds, p_keys, p_tokens) AS h (kind, key, token) ORDER BY h.kind, h.key LOOP
    RETURN QUERY
    UPDATE lane l SET lease_until = now() + make_interval(secs => p_lease_ms / 1000)
    WHERE l.shop = p_shop AND l.kind = held.kind AND l.key = held.key AND l.lease_token = held.token
      AND l.lease_until IS NOT NULL AND l.started
    RETURNING l.lease_token;
  END LOOP;
END $$;

CREATE OR REPLACE FUNCTION "release_lanes"(p_shop text, p_kinds text[], p_keys text[], p_tokens bigint[], p_saw_wanted bigint[],
  p_due_at timestamptz[], p_due_in_ms float8[])
RETURNS TABLE ("lease_token" bigint)
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  held record;
BEGIN
  PERFORM set_config('app.shop', p_shop, true);
  FOR held IN
    SELECT h.kind, h.key, h.token, h.saw_wanted, coalesce(now() + make_interval(secs => h.due_in_ms / 1000), h.due_at) AS due_at
    FROM unnest(p_kinds, p_keys, p_tokens, p_saw_wanted, p_due_at, p_due_in_ms) AS h (kind, key, token, saw_wanted, due_at, due_in_ms)
    ORDER BY h.kind, h.key
  LOOP
    RETURN QUERY
    UPDATE lane l SET lease_until = NULL, started = false, crashes = 0, reason = NULL,
      due_at = CASE WHEN l.wanted > held.saw_wanted THEN now() ELSE held.due_at END
    WHERE l.shop = p_shop AND l.kind = held.kind AND l.key = held.key AND l.lease_token = held.token AND l.lease_until IS NOT NULL
    RETURNING l.lease_token;
  END LOOP;
END $$;
