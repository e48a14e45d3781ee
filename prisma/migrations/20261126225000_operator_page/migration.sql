-- What the page of those who run the deployment shows beside what their role may read: until when a store's token counts, and
-- which writes nobody knows the end of. Functions, so that the role is granted neither tokens nor effects.
CREATE POLICY operator_page ON "session" FOR SELECT TO CURRENT_ROLE USING (current_setting('app.upkeep', true) = 'on');

CREATE FUNCTION "tell_operator_of_stores"(p_shops text[]) RETURNS TABLE (shop text, token_expires_at timestamptz, unsettled int)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
  PERFORM set_config('app.upkeep', 'on', true);
  RETURN QUERY
  SELECT u.shop, (SELECT max(s.expires) FROM session s WHERE s.shop = u.shop AND NOT s.is_online),
    (SELECT count(*)::int FROM effect e WHERE e.shop = u.shop AND e.status = 'UNSETTLED')
  FROM unnest(p_shops) AS u (shop);
END $$;

-- In the order of stores and numbers, after the given one.
CREATE FUNCTION "list_unsettled_for_operator"(p_after_shop text, p_after_id bigint, p_limit int)
RETURNS TABLE (id bigint, shop text, rule_id text, kind text, lane_kind text, lane_key text, sent_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
  PERFORM set_config('app.upkeep', 'on', true);
  RETURN QUERY
  SELECT e.id, e.shop, e.rule_id, e.kind, e.lane_kind, e.lane_key, e.sent_at FROM effect e
  WHERE e.status = 'UNSETTLED' AND (e.shop, e.id) > (p_after_shop, p_after_id) ORDER BY e.shop, e.id LIMIT p_limit;
END $$;

REVOKE ALL ON FUNCTION tell_operator_of_stores(text[]), list_unsettled_for_operator(text, bigint, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tell_operator_of_stores(text[]), list_unsettled_for_operator(text, bigint, int) TO switchyard_operator;
