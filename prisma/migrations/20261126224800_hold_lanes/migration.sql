-- What a worker does with every lane, each in one statement and one round trip: begin, naming the shop and commit are three more.

-- Begins work: marks the lanes as started, so that a lease that runs out from now on is a crash and not a lost job.
CREATE FUNCTION "claim_lanes"(p_shop text, p_kinds text[], p_keys text[], p_tokens bigint[], p_lease_ms float8)
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
  UPDATE lane l SET started = true, lease_until = now() + make_interval(secs => p_lease_ms / 1000)
  FROM mine WHERE l.shop = p_shop AND l.kind = mine.kind AND l.key = mine.key
  RETURNING l.lease_token, l.wanted, l.crashes, l.priority;
END $$;

-- Extends the leases of lanes that are being worked on. One that ran out a moment ago lives again as long as nobody has noticed.
CREATE FUNCTION "renew_lanes"(p_shop text, p_kinds text[], p_keys text[], p_tokens bigint[], p_lease_ms float8)
RETURNS TABLE ("lease_token" bigint)
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
  PERFORM set_config('app.shop', p_shop, true);
  RETURN QUERY
  WITH mine AS (
    SELECT l.kind, l.key FROM lane l
    JOIN unnest(p_kinds, p_keys, p_tokens) AS h (kind, key, token) ON l.kind = h.kind AND l.key = h.key AND l.lease_token = h.token
    WHERE l.shop = p_shop AND l.lease_until IS NOT NULL AND l.started
    ORDER BY l.kind, l.key FOR UPDATE OF l)
  UPDATE lane l SET lease_until = now() + make_interval(secs => p_lease_ms / 1000)
  FROM mine WHERE l.shop = p_shop AND l.kind = mine.kind AND l.key = mine.key
  RETURNING l.lease_token;
END $$;

-- Ends work: the lane is clean unless more has arrived than the holder saw. A distance in milliseconds holds instead of a due time.
CREATE FUNCTION "release_lanes"(p_shop text, p_kinds text[], p_keys text[], p_tokens bigint[], p_saw_wanted bigint[],
  p_due_at timestamptz[], p_due_in_ms float8[])
RETURNS TABLE ("lease_token" bigint)
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
  PERFORM set_config('app.shop', p_shop, true);
  RETURN QUERY
  WITH mine AS (
    SELECT l.kind, l.key, h.saw_wanted, coalesce(now() + make_interval(secs => h.due_in_ms / 1000), h.due_at) AS due_at
    FROM lane l
    JOIN unnest(p_kinds, p_keys, p_tokens, p_saw_wanted, p_due_at, p_due_in_ms) AS h (kind, key, token, saw_wanted, due_at, due_in_ms)
      ON l.kind = h.kind AND l.key = h.key AND l.lease_token = h.token
    WHERE l.shop = p_shop AND l.lease_until IS NOT NULL
    ORDER BY l.kind, l.key FOR UPDATE OF l)
  UPDATE lane l SET lease_until = NULL, started = false, crashes = 0, reason = NULL,
    due_at = CASE WHEN l.wanted > mine.saw_wanted THEN now() ELSE mine.due_at END
  FROM mine WHERE l.shop = p_shop AND l.kind = mine.kind AND l.key = mine.key
  RETURNING l.lease_token;
END $$;

REVOKE ALL ON FUNCTION claim_lanes(text, text[], text[], bigint[], float8), renew_lanes(text, text[], text[], bigint[], float8),
  release_lanes(text, text[], text[], bigint[], bigint[], timestamptz[], float8[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION claim_lanes(text, text[], text[], bigint[], float8), renew_lanes(text, text[], text[], bigint[], float8),
  release_lanes(text, text[], text[], bigint[], bigint[], timestamptz[], float8[]) TO switchyard_app;
