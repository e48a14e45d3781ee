-- The attention list: one row a thing that wants a person. The database keeps it by itself, from the rows that say so (flags of
-- orders, effects): whoever writes those need not know of the list, and the list cannot disagree with them.
CREATE TYPE "AttentionStatus" AS ENUM ('OPEN', 'IGNORED', 'DONE');

CREATE TABLE "attention_item" (
    "id" BIGSERIAL NOT NULL,
    "shop" TEXT NOT NULL,
    "installation" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "status" "AttentionStatus" NOT NULL DEFAULT 'OPEN',
    "rule_id" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "lane_kind" TEXT NOT NULL,
    "lane_key" TEXT NOT NULL,
    "order_id" TEXT,
    "customer_id" TEXT,
    "order_name" TEXT,
    "effect_id" BIGINT,
    "reason" TEXT NOT NULL,
    "severity" SMALLINT NOT NULL DEFAULT 2,
    "fingerprint" TEXT,
    "total" DECIMAL(20,4),
    "currency" CHAR(3),
    "undo" JSONB,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    "closed_at" TIMESTAMPTZ(3),
    "closed_by" TEXT,
    "note" TEXT,

    CONSTRAINT "attention_item_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "attention_item_shop_source_key_key" ON "attention_item"("shop", "source", "key");
CREATE INDEX "attention_item_shop_status_opened_at_id_idx" ON "attention_item"("shop", "status", "opened_at" DESC, "id" DESC);
CREATE INDEX "attention_item_shop_status_source_rule_id_opened_at_id_idx" ON "attention_item"("shop", "status", "source", "rule_id", "opened_at" DESC, "id" DESC);
CREATE INDEX "attention_item_shop_lane_kind_lane_key_idx" ON "attention_item"("shop", "lane_kind", "lane_key");
CREATE INDEX "attention_item_shop_order_id_idx" ON "attention_item"("shop", "order_id");

-- What a person keeps of a list's filters under a name.
CREATE TABLE "saved_view" (
    "id" BIGSERIAL NOT NULL,
    "shop" TEXT NOT NULL,
    "page" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "saved_view_shop_page_name_key" ON "saved_view"("shop", "page", "name");

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['attention_item', 'saved_view'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY own_shop ON %I TO switchyard_app
      USING (shop = current_setting('app.shop', true)) WITH CHECK (shop = current_setting('app.shop', true))$p$, t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO switchyard_app', t);
  END LOOP;
END $$;
GRANT USAGE ON SEQUENCE "attention_item_id_seq", "saved_view_id_seq" TO switchyard_app;

-- A rule that flags an order wants a person when it holds the order. One that asks for a person itself (ask_attention) decides on
-- its own when it does; its rows come from its effects. Either row ends when the rule is no longer true of the order, or the
-- order cannot be stopped any more; it comes back when the rule is true again, and an ignored one when other facts are complained of.
CREATE FUNCTION keep_attention_of_order() RETURNS trigger LANGUAGE plpgsql AS $$
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
  WHERE jsonb_path_exists(v.document, '$.then.** ? (@.do == "hold_fulfillment")')
    AND NOT jsonb_path_exists(v.document, '$.then.** ? (@.do == "ask_attention")')
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
CREATE TRIGGER attention_of_new_order AFTER INSERT ON "order_state"
  FOR EACH ROW WHEN (new.flags <> '{}') EXECUTE FUNCTION keep_attention_of_order();
CREATE TRIGGER attention_of_order AFTER UPDATE ON "order_state"
  FOR EACH ROW WHEN (new.flags <> '{}' OR old.flags <> '{}') EXECUTE FUNCTION keep_attention_of_order();

-- Effects that want a person: a rule's own question, a write that Shopify refused or whose outcome nobody knows, one that waits for
-- a yes. Of a target state only the newest word counts.
CREATE FUNCTION keep_attention_of_effect() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  wants text := CASE
    WHEN new.status::text IN ('REFUSED', 'UNSETTLED') AND new.set_aside_at IS NULL THEN 'WRITE'
    WHEN new.status::text = 'AWAITING' THEN 'APPROVAL' END;
BEGIN
  IF tg_op = 'INSERT' AND new.kind = 'ask_attention' THEN
    INSERT INTO attention_item AS a (shop, installation, source, key, rule_id, target, lane_kind, lane_key, order_id, customer_id,
      effect_id, reason, severity, order_name, total, currency)
    SELECT new.shop, new.installation, 'RULE', new.rule_id || '/' || new.target, new.rule_id, new.target, new.lane_kind, new.lane_key,
      new.order_id, new.customer_id, new.id, coalesce(new.payload ->> 'reason', ''),
      CASE new.payload ->> 'severity' WHEN 'low' THEN 1 WHEN 'high' THEN 3 ELSE 2 END, o.name, o.total, o.currency
    FROM (SELECT 1) one LEFT JOIN order_state o ON o.shop = new.shop AND o.order_id = new.order_id
    ON CONFLICT (shop, source, key) DO UPDATE SET
      installation = excluded.installation, effect_id = excluded.effect_id, reason = excluded.reason, severity = excluded.severity,
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
CREATE TRIGGER attention_of_new_effect AFTER INSERT ON "effect"
  FOR EACH ROW WHEN (new.kind = 'ask_attention' OR new.acts = 'state' OR new.status::text IN ('REFUSED', 'UNSETTLED', 'AWAITING'))
  EXECUTE FUNCTION keep_attention_of_effect();
CREATE TRIGGER attention_of_effect AFTER UPDATE OF "status", "set_aside_at" ON "effect"
  FOR EACH ROW WHEN (
    (old.status <> new.status OR old.set_aside_at IS DISTINCT FROM new.set_aside_at)
    AND (old.status::text IN ('REFUSED', 'UNSETTLED', 'AWAITING') OR new.status::text IN ('REFUSED', 'UNSETTLED', 'AWAITING')))
  EXECUTE FUNCTION keep_attention_of_effect();
