-- What becomes of the attention list as orders change, for less where there is nothing to be done: rules that hold nothing are not parsed,
-- and a statement that entered no item does not look up orders.
CREATE OR REPLACE FUNCTION keep_attention_of_orders() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  -- Flags before, by shop and order; a new order had none.
  had jsonb := '{}';
BEGIN
  IF tg_op = 'UPDATE' THEN
    IF NOT EXISTS (SELECT FROM fresh WHERE flags <> '{}') AND NOT EXISTS (SELECT FROM was WHERE flags <> '{}') THEN
      RETURN NULL;
    END IF;
    SELECT coalesce(jsonb_object_agg(shop || ' ' || order_id, to_jsonb(flags)), '{}') INTO had FROM was WHERE flags <> '{}';
  ELSIF NOT EXISTS (SELECT FROM fresh WHERE flags <> '{}') THEN
    RETURN NULL;
  END IF;

  UPDATE attention_item a SET
    order_name = f.name, customer_id = f.customer_id, total = f.total, currency = f.currency
  FROM fresh f WHERE a.shop = f.shop AND a.order_id = f.order_id AND a.status <> 'DONE'
    AND (f.flags <> '{}' OR had ? (f.shop || ' ' || f.order_id))
    AND (a.order_name IS DISTINCT FROM f.name OR a.total IS DISTINCT FROM f.total);
  UPDATE attention_item a SET status = 'DONE', closed_at = now()
  FROM fresh f WHERE a.shop = f.shop AND a.order_id = f.order_id AND a.source = 'RULE' AND a.lane_kind = 'order' AND a.status <> 'DONE'
    AND (f.flags <> '{}' OR had ? (f.shop || ' ' || f.order_id))
    AND NOT (f.fulfillment_status <> 'fulfilled' AND f.seen ->> 'cancelled_at' IS NULL
      AND a.rule_id = ANY (f.flags) AND NOT rule_only_watches(a.shop, a.rule_id));

  WITH flagged AS MATERIALIZED (
    SELECT f.shop, f.order_id, flag.rule_id FROM fresh f, unnest(f.flags) AS flag (rule_id)
    WHERE f.fulfillment_status <> 'fulfilled' AND f.seen ->> 'cancelled_at' IS NULL),
  -- Each rule's document is looked into once, however many orders it flags.
  holding AS MATERIALIZED (
    SELECT r.shop, r.rule_id FROM (SELECT DISTINCT shop, rule_id FROM flagged) one
    JOIN rule r USING (shop, rule_id)
    JOIN rule_version v ON v.shop = r.shop AND v.rule_id = r.rule_id AND v.version = r.version
    -- Most documents speak of no hold: those are not parsed. As the app writes them down, letters stand for themselves.
    WHERE CASE WHEN strpos(v.document::text, 'hold_fulfillment') > 0
      THEN jsonb_path_exists(v.document::jsonb, '$.then.** ? (@.do == "hold_fulfillment")')
        AND NOT jsonb_path_exists(v.document::jsonb, '$.then.** ? (@.do == "ask_attention")')
        AND NOT rule_only_watches(r.shop, r.rule_id)
      ELSE false END),
  wanting AS MATERIALIZED (SELECT * FROM flagged JOIN holding USING (shop, rule_id)),
  said AS MATERIALIZED (
    SELECT DISTINCT ON (w.shop, w.order_id, w.rule_id) w.shop, w.order_id, w.rule_id, finding
    FROM wanting w JOIN fresh f USING (shop, order_id) JOIN run r ON r.shop = f.shop AND r.id = f.last_run_id,
      jsonb_array_elements(r.findings) WITH ORDINALITY AS found (finding, nth)
    WHERE finding ->> 'outcome' = 'matched' AND finding ->> 'ruleId' = w.rule_id
    ORDER BY w.shop, w.order_id, w.rule_id, nth)
  INSERT INTO attention_item AS a (shop, installation, source, key, rule_id, target, lane_kind, lane_key, order_id, customer_id,
    order_name, reason, fingerprint, total, currency)
  SELECT f.shop, f.installation, 'RULE', w.rule_id || '/gid://shopify/Order/' || f.order_id, w.rule_id, 'gid://shopify/Order/' || f.order_id,
    'order', f.order_id, f.order_id, f.customer_id, f.name, coalesce(s.finding ->> 'reason', ''), s.finding ->> 'fingerprint', f.total, f.currency
  FROM wanting w JOIN fresh f USING (shop, order_id) LEFT JOIN said s USING (shop, order_id, rule_id)
  ORDER BY f.shop, w.rule_id, f.order_id
  ON CONFLICT (shop, source, key) DO UPDATE SET
    installation = excluded.installation, reason = excluded.reason, fingerprint = excluded.fingerprint,
    status = 'OPEN', note = CASE WHEN a.status = 'OPEN' THEN a.note END, closed_at = NULL, closed_by = NULL,
    opened_at = CASE WHEN a.status = 'OPEN' THEN a.opened_at ELSE now() END
  WHERE excluded.fingerprint IS NOT NULL
    AND (a.status <> 'IGNORED' OR a.fingerprint IS DISTINCT FROM excluded.fingerprint);

  -- Of rules that ask themselves: the question that ended comes back with what it is about now.
  WITH asked AS MATERIALIZED (
    SELECT a.id, a.rule_id, f.shop, f.order_id, f.flags, f.last_run_id FROM fresh f JOIN attention_item a USING (shop, order_id)
    WHERE f.flags <> '{}' AND f.fulfillment_status <> 'fulfilled' AND f.seen ->> 'cancelled_at' IS NULL AND a.source = 'RULE'),
  said AS MATERIALIZED (
    SELECT DISTINCT ON (o.id) o.id, o.rule_id = ANY (o.flags) AND NOT rule_only_watches(o.shop, o.rule_id) AS stands,
      coalesce(had -> (o.shop || ' ' || o.order_id) ? o.rule_id, false) AS stood, finding ->> 'fingerprint' AS fingerprint
    FROM asked o JOIN run r ON r.shop = o.shop AND r.id = o.last_run_id,
      jsonb_array_elements(r.findings) WITH ORDINALITY AS found (finding, nth)
    WHERE finding ->> 'outcome' = 'matched' AND finding ->> 'ruleId' = o.rule_id
    ORDER BY o.id, nth),
  again AS MATERIALIZED (
    SELECT a.id, s.fingerprint, s.stands AND a.lane_kind = 'order'
      AND ((a.status = 'DONE' AND NOT s.stood)
        OR (a.status = 'IGNORED' AND a.fingerprint IS NOT NULL AND a.fingerprint IS DISTINCT FROM s.fingerprint)) AS reopens
    FROM said s JOIN attention_item a USING (id))
  UPDATE attention_item a SET fingerprint = n.fingerprint,
    status = CASE WHEN reopens THEN 'OPEN' ELSE a.status END, opened_at = CASE WHEN reopens THEN now() ELSE a.opened_at END,
    closed_at = CASE WHEN NOT reopens THEN a.closed_at END, closed_by = CASE WHEN NOT reopens THEN a.closed_by END,
    note = CASE WHEN NOT reopens THEN a.note END
  FROM again n WHERE a.id = n.id AND (reopens OR (a.fingerprint IS NULL AND n.fingerprint IS NOT NULL));
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION keep_words_of_reasons() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF tg_op = 'INSERT' THEN
    IF NOT EXISTS (SELECT FROM fresh) THEN
      RETURN NULL;
    END IF;
  ELSIF tg_op = 'UPDATE' THEN
    IF NOT EXISTS (SELECT 1 FROM was a JOIN fresh f USING (id) WHERE a.status <> f.status OR a.reason <> f.reason) THEN
      RETURN NULL;
    END IF;
  END IF;
  IF tg_op <> 'INSERT' THEN
    DELETE FROM order_word w USING was a JOIN order_state o USING (shop, order_id), unnest(reason_words(a.reason)) gone
    WHERE a.status <> 'DONE' AND w.shop = o.shop AND w.word = gone AND w.created_at = o.created_at AND w.order_id = o.order_id
      AND w.source = 'reason' AND NOT EXISTS (
        SELECT 1 FROM attention_item still WHERE still.shop = o.shop AND still.order_id = o.order_id AND still.status <> 'DONE'
          AND gone = ANY (reason_words(still.reason)));
  END IF;
  IF tg_op <> 'DELETE' THEN
    INSERT INTO order_word (shop, word, created_at, order_id, source)
    SELECT DISTINCT o.shop, word, o.created_at, o.order_id, 'reason'
    FROM fresh a JOIN order_state o USING (shop, order_id), unnest(reason_words(a.reason)) word WHERE a.status <> 'DONE'
    ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
