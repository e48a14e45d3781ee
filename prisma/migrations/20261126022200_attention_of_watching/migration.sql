-- A rule that only watches asks nobody.
CREATE FUNCTION rule_only_watches(of_shop text, of_rule text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT 1 FROM rule r JOIN rule_version v ON v.shop = r.shop AND v.rule_id = r.rule_id AND v.version = r.version
    WHERE r.shop = of_shop AND r.rule_id = of_rule AND v.document ->> 'watch_only' = 'true')
$$;

-- As it was, but for that.
CREATE OR REPLACE FUNCTION keep_attention_of_order() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  gid text := 'gid://shopify/Order/' || new.order_id;
  can_stop boolean := new.fulfillment_status <> 'fulfilled' AND new.seen ->> 'cancelled_at' IS NULL;
  had text[] := CASE WHEN tg_op = 'UPDATE' THEN old.flags ELSE '{}' END;
  found jsonb := '[]';
BEGIN
  UPDATE attention_item SET
    order_name = new.name, customer_id = new.customer_id, total = new.total, currency = new.currency
  WHERE shop = new.shop AND order_id = new.order_id AND status <> 'DONE'
    AND (order_name IS DISTINCT FROM new.name OR total IS DISTINCT FROM new.total);
  UPDATE attention_item SET status = 'DONE', closed_at = now()
  WHERE shop = new.shop AND order_id = new.order_id AND source = 'RULE' AND lane_kind = 'order' AND status <> 'DONE'
    AND NOT (can_stop AND rule_id = ANY (new.flags) AND NOT rule_only_watches(new.shop, rule_id));
  IF NOT can_stop OR new.flags = '{}' THEN
    RETURN NULL;
  END IF;

  SELECT coalesce(jsonb_agg(finding), '[]') INTO found
  FROM run r, jsonb_array_elements(r.findings) finding
  WHERE r.shop = new.shop AND r.id = new.last_run_id AND finding ->> 'outcome' = 'matched';

  INSERT INTO attention_item AS a (shop, installation, source, key, rule_id, target, lane_kind, lane_key, order_id, customer_id,
    order_name, reason, fingerprint, total, currency)
  SELECT new.shop, new.installation, 'RULE', flag.rule_id || '/' || gid, flag.rule_id, gid, 'order', new.order_id, new.order_id,
    new.customer_id, new.name, coalesce(finding ->> 'reason', ''), finding ->> 'fingerprint', new.total, new.currency
  FROM unnest(new.flags) AS flag (rule_id)
  JOIN rule r ON r.shop = new.shop AND r.rule_id = flag.rule_id
  JOIN rule_version v ON v.shop = r.shop AND v.rule_id = r.rule_id AND v.version = r.version
  LEFT JOIN LATERAL (
    SELECT finding FROM jsonb_array_elements(found) finding WHERE finding ->> 'ruleId' = flag.rule_id LIMIT 1
  ) said ON true
  WHERE jsonb_path_exists(v.document::jsonb, '$.then.** ? (@.do == "hold_fulfillment")')
    AND NOT jsonb_path_exists(v.document::jsonb, '$.then.** ? (@.do == "ask_attention")')
    AND NOT rule_only_watches(new.shop, flag.rule_id)
  ON CONFLICT (shop, source, key) DO UPDATE SET
    installation = excluded.installation, reason = excluded.reason, fingerprint = excluded.fingerprint,
    status = 'OPEN', note = CASE WHEN a.status = 'OPEN' THEN a.note END, closed_at = NULL, closed_by = NULL,
    opened_at = CASE WHEN a.status = 'OPEN' THEN a.opened_at ELSE now() END
  WHERE excluded.fingerprint IS NOT NULL
    AND (a.status <> 'IGNORED' OR a.fingerprint IS DISTINCT FROM excluded.fingerprint);

  -- Of rules that ask themselves: the question that ended comes back with what it is about now.
  UPDATE attention_item a SET status = 'OPEN', opened_at = now(), closed_at = NULL, closed_by = NULL, note = NULL,
    fingerprint = finding ->> 'fingerprint'
  FROM jsonb_array_elements(found) finding
  WHERE a.shop = new.shop AND a.order_id = new.order_id AND a.source = 'RULE' AND a.lane_kind = 'order'
    AND finding ->> 'ruleId' = a.rule_id AND a.rule_id = ANY (new.flags)
    AND NOT rule_only_watches(new.shop, a.rule_id)
    AND ((a.status = 'DONE' AND NOT a.rule_id = ANY (had))
      OR (a.status = 'IGNORED' AND a.fingerprint IS NOT NULL AND a.fingerprint IS DISTINCT FROM finding ->> 'fingerprint'));
  UPDATE attention_item a SET fingerprint = finding ->> 'fingerprint'
  FROM jsonb_array_elements(found) finding
  WHERE a.shop = new.shop AND a.order_id = new.order_id AND a.source = 'RULE' AND a.fingerprint IS NULL
    AND finding ->> 'ruleId' = a.rule_id;
  RETURN NULL;
END $$;

-- A rule that asks a person and waits for the answer.
CREATE FUNCTION keep_attention_of_stage() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF new.status = 'OPEN' THEN
    INSERT INTO attention_item AS a (shop, installation, source, key, rule_id, target, lane_kind, lane_key, order_id, customer_id,
      reason, order_name, total, currency)
    SELECT new.shop, new.installation, 'QUESTION', new.id::text, new.rule_id, new.target, new.lane_kind, new.lane_key, new.order_id,
      new.customer_id, coalesce(new.waits ->> 'text', ''), o.name, o.total, o.currency
    FROM (SELECT 1) one LEFT JOIN order_state o ON o.shop = new.shop AND o.order_id = new.order_id
    ON CONFLICT (shop, source, key) DO NOTHING;
  ELSE
    UPDATE attention_item SET status = 'DONE', closed_at = now()
    WHERE shop = new.shop AND source = 'QUESTION' AND key = new.id::text AND status <> 'DONE';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER attention_of_new_stage AFTER INSERT ON "stage"
  FOR EACH ROW WHEN (new.waits ->> 'for' = 'approval') EXECUTE FUNCTION keep_attention_of_stage();
CREATE TRIGGER attention_of_stage AFTER UPDATE OF "status" ON "stage"
  FOR EACH ROW WHEN (new.waits ->> 'for' = 'approval' AND old.status <> new.status) EXECUTE FUNCTION keep_attention_of_stage();
