-- Who shall deal with an item of the attention list, and by when: as the rule says that put it there.
ALTER TABLE "attention_item" ADD COLUMN "assignee" TEXT, ADD COLUMN "due_on" DATE;

CREATE OR REPLACE FUNCTION keep_attention_of_effect() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  wants text := CASE
    WHEN new.status::text IN ('REFUSED', 'UNSETTLED') AND new.set_aside_at IS NULL THEN 'WRITE'
    WHEN new.status::text = 'AWAITING' THEN 'APPROVAL' END;
BEGIN
  IF tg_op = 'INSERT' AND new.kind = 'ask_attention' THEN
    INSERT INTO attention_item AS a (shop, installation, source, key, rule_id, target, lane_kind, lane_key, order_id, customer_id,
      effect_id, reason, severity, order_name, total, currency, assignee, due_on)
    SELECT new.shop, new.installation, 'RULE', new.rule_id || '/' || new.target, new.rule_id, new.target, new.lane_kind, new.lane_key,
      new.order_id, new.customer_id, new.id, coalesce(new.payload ->> 'reason', ''),
      CASE new.payload ->> 'severity' WHEN 'low' THEN 1 WHEN 'high' THEN 3 ELSE 2 END, o.name, o.total, o.currency,
      new.payload ->> 'assignee', (new.payload ->> 'due')::date
    FROM (SELECT 1) one LEFT JOIN order_state o ON o.shop = new.shop AND o.order_id = new.order_id
    ON CONFLICT (shop, source, key) DO UPDATE SET
      installation = excluded.installation, effect_id = excluded.effect_id, reason = excluded.reason, severity = excluded.severity,
      assignee = excluded.assignee, due_on = excluded.due_on,
      status = 'OPEN', opened_at = now(), closed_at = NULL, closed_by = NULL, note = NULL, fingerprint = NULL;
    RETURN NULL;
  END IF;
  IF tg_op = 'INSERT' AND new.acts = 'state' THEN
    UPDATE attention_item a SET status = 'DONE', closed_at = now()
    FROM effect e
    WHERE a.shop = new.shop AND a.lane_kind = new.lane_kind AND a.lane_key = new.lane_key AND a.source = 'WRITE' AND a.status = 'OPEN'
      AND e.shop = a.shop AND e.id = a.effect_id AND e.id < new.id AND e.acts = 'state'
      AND e.rule_id = new.rule_id AND e.action_id = new.action_id AND e.target = new.target;
  END IF;
  IF tg_op = 'UPDATE' THEN
    UPDATE attention_item SET status = 'DONE', closed_at = now()
    WHERE shop = new.shop AND source IN ('WRITE', 'APPROVAL') AND key = new.id::text AND status <> 'DONE'
      AND source IS DISTINCT FROM wants;
  END IF;
  IF wants IS NOT NULL THEN
    INSERT INTO attention_item AS a (shop, installation, source, key, rule_id, target, lane_kind, lane_key, order_id, customer_id,
      effect_id, reason, order_name, total, currency)
    SELECT new.shop, new.installation, wants, new.id::text, new.rule_id, new.target, new.lane_kind, new.lane_key, new.order_id,
      new.customer_id, new.id, coalesce(new.reason, ''), o.name, o.total, o.currency
    FROM (SELECT 1) one LEFT JOIN order_state o ON o.shop = new.shop AND o.order_id = new.order_id
    -- A target state that a newer effect speaks for already is nobody's trouble.
    WHERE new.acts <> 'state' OR NOT EXISTS (
      SELECT 1 FROM effect newer WHERE newer.shop = new.shop AND newer.lane_kind = new.lane_kind AND newer.lane_key = new.lane_key
        AND newer.id > new.id AND newer.rule_id = new.rule_id AND newer.action_id = new.action_id AND newer.target = new.target
        AND newer.acts = 'state')
    ON CONFLICT (shop, source, key) DO UPDATE SET
      reason = excluded.reason, status = 'OPEN', opened_at = now(), closed_at = NULL, closed_by = NULL, note = NULL;
  END IF;
  RETURN NULL;
END $$;
