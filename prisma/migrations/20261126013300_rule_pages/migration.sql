-- A document keeps the order of its keys: names in `let` are known to those after them, and people find what they wrote.
ALTER TABLE "rule_version" ALTER COLUMN "document" TYPE JSON USING "document"::text::json;

-- As it was, but for the document, which is json now.
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
    AND NOT (can_stop AND rule_id = ANY (new.flags));
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
    AND ((a.status = 'DONE' AND NOT a.rule_id = ANY (had))
      OR (a.status = 'IGNORED' AND a.fingerprint IS NOT NULL AND a.fingerprint IS DISTINCT FROM finding ->> 'fingerprint'));
  UPDATE attention_item a SET fingerprint = finding ->> 'fingerprint'
  FROM jsonb_array_elements(found) finding
  WHERE a.shop = new.shop AND a.order_id = new.order_id AND a.source = 'RULE' AND a.fingerprint IS NULL
    AND finding ->> 'ruleId' = a.rule_id;
  RETURN NULL;
END $$;

-- Which rules a run set off and found true, so that the rules page counts them without opening findings.
CREATE FUNCTION matched_rules(findings jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT f ->> 'ruleId'), '{}')
  FROM jsonb_array_elements(CASE jsonb_typeof(findings) WHEN 'array' THEN findings ELSE '[]'::jsonb END) f
  WHERE f ->> 'outcome' = 'matched' AND coalesce((f ->> 'setOff')::boolean, true)
$$;
ALTER TABLE "run" ADD COLUMN "matched" TEXT[] GENERATED ALWAYS AS (matched_rules("findings")) STORED;
CREATE INDEX "run_shop_recorded_at_idx" ON "run"("shop", "recorded_at") INCLUDE ("matched") WHERE "matched" <> '{}';
