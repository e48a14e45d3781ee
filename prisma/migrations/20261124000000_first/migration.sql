-- CreateEnum
CREATE TYPE "ShopMode" AS ENUM ('WATCHING', 'LIVE');

-- CreateEnum
CREATE TYPE "DeliverySource" AS ENUM ('WEBHOOK', 'SWEEP', 'TIMER', 'MANUAL', 'HISTORY', 'LEDGER');

-- CreateEnum
CREATE TYPE "DeliveryStatus" AS ENUM ('RECEIVED', 'DECIDED', 'UNCHANGED', 'IGNORED', 'UNREADABLE');

-- CreateEnum
CREATE TYPE "LaneStatus" AS ENUM ('ACTIVE', 'QUARANTINED');

-- CreateEnum
CREATE TYPE "EffectClass" AS ENUM ('REPEATABLE', 'READABLE', 'BLIND');

-- CreateEnum
CREATE TYPE "EffectStatus" AS ENUM ('INTENDED', 'SENT', 'CONFIRMED', 'REFUSED', 'SUPERSEDED', 'UNSETTLED', 'WITHHELD');

-- CreateEnum
CREATE TYPE "HoldStatus" AS ENUM ('SENT', 'PLACED', 'RELEASING', 'RELEASED', 'GONE');

-- CreateEnum
CREATE TYPE "TimerStatus" AS ENUM ('PENDING', 'FIRED', 'CANCELLED');

-- CreateTable
CREATE TABLE "shop" (
    "shop" TEXT NOT NULL,
    "installation" INTEGER NOT NULL DEFAULT 1,
    "mode" "ShopMode" NOT NULL DEFAULT 'WATCHING',
    "writes_paused_at" TIMESTAMPTZ(3),
    "installed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "uninstalled_at" TIMESTAMPTZ(3),
    "timezone" TEXT NOT NULL DEFAULT 'UTC',
    "currency" CHAR(3) NOT NULL DEFAULT 'USD',
    "domains" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "last_webhook_at" TIMESTAMPTZ(3),
    "sweep_cursor" TIMESTAMPTZ(3),
    "swept_at" TIMESTAMPTZ(3),
    "sweep_found" INTEGER NOT NULL DEFAULT 0,
    "history_from" TIMESTAMPTZ(3),
    "history_cursor" TEXT,
    "history_orders" INTEGER NOT NULL DEFAULT 0,
    "history_completed_at" TIMESTAMPTZ(3),

    CONSTRAINT "shop_pkey" PRIMARY KEY ("shop")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "shop" TEXT NOT NULL,
    "installation" INTEGER NOT NULL DEFAULT 1,
    "is_online" BOOLEAN NOT NULL,
    "scope" TEXT,
    "expires" TIMESTAMPTZ(3),
    "key_id" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery_key" (
    "id" BIGSERIAL NOT NULL,
    "shop" TEXT NOT NULL,
    "installation" INTEGER NOT NULL,
    "webhook_id" TEXT NOT NULL,
    "event_id" TEXT,
    "topic" TEXT NOT NULL,
    "source" "DeliverySource" NOT NULL,
    "lane_kind" TEXT,
    "lane_key" TEXT,
    "triggered_at" TIMESTAMPTZ(3),
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "received_on" DATE NOT NULL DEFAULT (now() at time zone 'utc')::date,
    "digest" BYTEA,
    "status" "DeliveryStatus" NOT NULL DEFAULT 'RECEIVED',
    "reason" TEXT,
    "run_id" BIGINT,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "delivery_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery_body" (
    "delivery_id" BIGINT NOT NULL,
    "received_on" DATE NOT NULL,
    "shop" TEXT NOT NULL,
    "order_id" TEXT,
    "customer_id" TEXT,
    "body" BYTEA NOT NULL,

    CONSTRAINT "delivery_body_pkey" PRIMARY KEY ("received_on","delivery_id")
) PARTITION BY RANGE ("received_on");

-- CreateTable
CREATE TABLE "lane" (
    "shop" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "priority" SMALLINT NOT NULL DEFAULT 0,
    "wanted" BIGINT NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3),
    "lease_token" BIGINT NOT NULL DEFAULT 0,
    "lease_until" TIMESTAMPTZ(3),
    "started" BOOLEAN NOT NULL DEFAULT false,
    "crashes" SMALLINT NOT NULL DEFAULT 0,
    "status" "LaneStatus" NOT NULL DEFAULT 'ACTIVE',
    "reason" TEXT,

    CONSTRAINT "lane_pkey" PRIMARY KEY ("shop","kind","key")
);

-- CreateTable
CREATE TABLE "order_state" (
    "shop" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "installation" INTEGER NOT NULL,
    "customer_id" TEXT,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "seen" JSONB NOT NULL,
    "decided" JSONB,
    "total" DECIMAL(20,4) NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "financial_status" TEXT NOT NULL,
    "fulfillment_status" TEXT NOT NULL,
    "flags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "last_write_at" TIMESTAMPTZ(3),
    "verified_at" TIMESTAMPTZ(3),
    "decided_at" TIMESTAMPTZ(3),
    "last_run_id" BIGINT,

    CONSTRAINT "order_state_pkey" PRIMARY KEY ("shop","order_id")
);

-- CreateTable
CREATE TABLE "fulfillment_order_map" (
    "shop" TEXT NOT NULL,
    "fulfillment_order_id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,

    CONSTRAINT "fulfillment_order_map_pkey" PRIMARY KEY ("shop","fulfillment_order_id")
);

-- CreateTable
CREATE TABLE "ledger_order" (
    "shop" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "installation" INTEGER NOT NULL,
    "customer_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "received" DECIMAL(20,4) NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "counts" BOOLEAN NOT NULL,

    CONSTRAINT "ledger_order_pkey" PRIMARY KEY ("shop","order_id")
);

-- CreateTable
CREATE TABLE "customer_state" (
    "shop" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "installation" INTEGER NOT NULL,
    "amount_spent" DECIMAL(20,4),
    "amount_spent_currency" CHAR(3),
    "amount_spent_at" TIMESTAMPTZ(3),
    "flags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "last_run_id" BIGINT,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "customer_state_pkey" PRIMARY KEY ("shop","customer_id")
);

-- CreateTable
CREATE TABLE "rule" (
    "shop" TEXT NOT NULL,
    "rule_id" TEXT NOT NULL,
    "installation" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "enabled" BOOLEAN NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "rule_pkey" PRIMARY KEY ("shop","rule_id")
);

-- CreateTable
CREATE TABLE "rule_version" (
    "shop" TEXT NOT NULL,
    "rule_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "document" JSONB NOT NULL,
    "settings" JSONB,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "saved_by" TEXT NOT NULL,

    CONSTRAINT "rule_version_pkey" PRIMARY KEY ("shop","rule_id","version")
);

-- CreateTable
CREATE TABLE "run" (
    "id" BIGSERIAL NOT NULL,
    "shop" TEXT NOT NULL,
    "installation" INTEGER NOT NULL,
    "lane_kind" TEXT NOT NULL,
    "lane_key" TEXT NOT NULL,
    "order_id" TEXT,
    "customer_id" TEXT,
    "stage" SMALLINT NOT NULL DEFAULT 0,
    "previous_run_id" BIGINT,
    "lease_token" BIGINT NOT NULL,
    "triggers" JSONB NOT NULL,
    "facts" JSONB NOT NULL,
    "rules" JSONB NOT NULL,
    "now" TIMESTAMPTZ(3) NOT NULL,
    "engine" TEXT NOT NULL,
    "findings" JSONB NOT NULL,
    "desired" JSONB NOT NULL,
    "outcome_digest" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "effect" (
    "id" BIGSERIAL NOT NULL,
    "shop" TEXT NOT NULL,
    "installation" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "run_id" BIGINT NOT NULL,
    "lane_kind" TEXT NOT NULL,
    "lane_key" TEXT NOT NULL,
    "order_id" TEXT,
    "customer_id" TEXT,
    "rule_id" TEXT NOT NULL,
    "rule_version" INTEGER NOT NULL,
    "action_id" TEXT NOT NULL,
    "acts" TEXT NOT NULL,
    "occasion" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "class" "EffectClass" NOT NULL,
    "payload" JSONB NOT NULL,
    "status" "EffectStatus" NOT NULL DEFAULT 'INTENDED',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "deadline_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),
    "answer" JSONB,
    "reason" TEXT,
    "points" INTEGER NOT NULL DEFAULT 0,
    "set_aside_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "effect_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hold" (
    "shop" TEXT NOT NULL,
    "fulfillment_order_id" TEXT NOT NULL,
    "handle" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "installation" INTEGER NOT NULL,
    "rule_id" TEXT NOT NULL,
    "effect_id" BIGINT NOT NULL,
    "hold_id" TEXT,
    "status" "HoldStatus" NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "hold_pkey" PRIMARY KEY ("shop","fulfillment_order_id","handle")
);

-- CreateTable
CREATE TABLE "waiver" (
    "shop" TEXT NOT NULL,
    "rule_id" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "installation" INTEGER NOT NULL,
    "given_by" TEXT NOT NULL,
    "note" TEXT,
    "given_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "waiver_pkey" PRIMARY KEY ("shop","rule_id","target","fingerprint")
);

-- CreateTable
CREATE TABLE "timer" (
    "id" BIGSERIAL NOT NULL,
    "shop" TEXT NOT NULL,
    "installation" INTEGER NOT NULL,
    "rule_id" TEXT NOT NULL,
    "lane_kind" TEXT NOT NULL,
    "lane_key" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "status" "TimerStatus" NOT NULL DEFAULT 'PENDING',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "timer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lease" (
    "name" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "token" BIGINT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lease_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "api_usage" (
    "shop" TEXT NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "points" INTEGER NOT NULL,
    "requests" INTEGER NOT NULL,

    CONSTRAINT "api_usage_pkey" PRIMARY KEY ("shop","hour")
);

-- CreateTable
CREATE TABLE "privacy_request" (
    "id" BIGSERIAL NOT NULL,
    "shop" TEXT NOT NULL,
    "installation" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "customer_id" TEXT,
    "order_ids" TEXT[],
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "done_at" TIMESTAMPTZ(3),
    "result" TEXT,

    CONSTRAINT "privacy_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "shop" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "session_shop_idx" ON "session"("shop");

-- CreateIndex
CREATE INDEX "delivery_key_shop_lane_kind_lane_key_id_idx" ON "delivery_key"("shop", "lane_kind", "lane_key", "id");

-- CreateIndex
CREATE INDEX "delivery_key_shop_id_idx" ON "delivery_key"("shop", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "delivery_key_shop_webhook_id_key" ON "delivery_key"("shop", "webhook_id");

-- CreateIndex
CREATE INDEX "delivery_body_shop_order_id_idx" ON "delivery_body"("shop", "order_id");

-- CreateIndex
CREATE INDEX "delivery_body_shop_customer_id_idx" ON "delivery_body"("shop", "customer_id");

-- CreateIndex
CREATE INDEX "order_state_shop_created_at_order_id_idx" ON "order_state"("shop", "created_at" DESC, "order_id" DESC);

-- CreateIndex
CREATE INDEX "order_state_shop_customer_id_idx" ON "order_state"("shop", "customer_id");

-- CreateIndex
CREATE INDEX "ledger_order_shop_customer_id_created_at_idx" ON "ledger_order"("shop", "customer_id", "created_at");

-- CreateIndex
CREATE INDEX "run_shop_lane_kind_lane_key_id_idx" ON "run"("shop", "lane_kind", "lane_key", "id");

-- CreateIndex
CREATE INDEX "run_shop_order_id_idx" ON "run"("shop", "order_id");

-- CreateIndex
CREATE INDEX "run_shop_customer_id_idx" ON "run"("shop", "customer_id");

-- CreateIndex
CREATE INDEX "effect_shop_lane_kind_lane_key_status_idx" ON "effect"("shop", "lane_kind", "lane_key", "status");

-- CreateIndex
CREATE INDEX "effect_shop_order_id_idx" ON "effect"("shop", "order_id");

-- CreateIndex
CREATE INDEX "effect_shop_run_id_idx" ON "effect"("shop", "run_id");

-- CreateIndex
CREATE UNIQUE INDEX "effect_shop_installation_key_key" ON "effect"("shop", "installation", "key");

-- CreateIndex
CREATE INDEX "hold_shop_order_id_idx" ON "hold"("shop", "order_id");

-- CreateIndex
CREATE UNIQUE INDEX "timer_shop_rule_id_lane_kind_lane_key_due_at_key" ON "timer"("shop", "rule_id", "lane_kind", "lane_key", "due_at");

-- CreateIndex
CREATE INDEX "privacy_request_shop_idx" ON "privacy_request"("shop");

-- CreateIndex
CREATE INDEX "audit_entry_shop_id_idx" ON "audit_entry"("shop", "id" DESC);


-- What Prisma's schema cannot say -----------------------------------------------------------------

-- Lanes that want attention, per shop: the dispatcher's loose index scan reads nothing else.
CREATE INDEX "lane_due_idx" ON "lane" ("shop", "priority", "due_at") WHERE "due_at" IS NOT NULL AND "status" = 'ACTIVE';
CREATE INDEX "lane_leased_idx" ON "lane" ("lease_until") WHERE "lease_until" IS NOT NULL;
-- Lanes that crashed their worker and are tried again alone.
CREATE INDEX "lane_suspect_idx" ON "lane" ("due_at") WHERE "crashes" > 0 AND "due_at" IS NOT NULL AND "status" = 'ACTIVE';
CREATE INDEX "timer_due_idx" ON "timer" ("due_at") WHERE "status" = 'PENDING';
CREATE INDEX "effect_open_idx" ON "effect" ("shop", "due_at") WHERE "status" IN ('INTENDED', 'SENT', 'UNSETTLED');
CREATE INDEX "delivery_open_idx" ON "delivery_key" ("shop", "lane_kind", "lane_key") WHERE "status" = 'RECEIVED';
-- Old keys are pruned by the day they came in; rows lie in that order anyway.
CREATE INDEX "delivery_age_idx" ON "delivery_key" USING brin ("received_on");
CREATE INDEX "order_flagged_idx" ON "order_state" ("shop", "created_at" DESC) WHERE "flags" <> '{}';
-- What wants a person: few rows, found without walking through all the others.
CREATE INDEX "effect_troubled_idx" ON "effect" ("shop", "id") WHERE "status" IN ('REFUSED', 'UNSETTLED') AND "set_aside_at" IS NULL;
CREATE INDEX "lane_quarantined_idx" ON "lane" ("shop") WHERE "status" = 'QUARANTINED';
CREATE INDEX "delivery_unreadable_idx" ON "delivery_key" ("shop", "id") WHERE "status" = 'UNREADABLE';
-- Search by order number, with or without "#", from its beginning.
CREATE INDEX "order_name_idx" ON "order_state" ("shop", ltrim(lower("name"), '#') text_pattern_ops);
-- Fillfactor: these rows are updated in place many times.
ALTER TABLE "lane" SET (fillfactor = 70);
ALTER TABLE "delivery_key" SET (fillfactor = 85);

-- Bodies: one partition a day, made ahead, dropped after the retention. The default partition only catches
-- what arrives when nobody made tomorrow's in time. Inserts never wait long for upkeep: it gives up after two seconds. Run by the app's role, owned by the owner.
CREATE TABLE "delivery_body_default" PARTITION OF "delivery_body" DEFAULT;

CREATE FUNCTION "prepare_delivery_partitions"(p_today date, p_days_ahead int) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '2s' AS $$
DECLARE
  d date;
  n text;
BEGIN
  PERFORM pg_advisory_xact_lock(727274);
  FOR d IN SELECT p_today + g FROM generate_series(0, p_days_ahead) g LOOP
    n := 'delivery_body_' || to_char(d, 'YYYYMMDD');
    CONTINUE WHEN to_regclass(n) IS NOT NULL;
    BEGIN
      EXECUTE format('CREATE TABLE %I PARTITION OF delivery_body FOR VALUES FROM (%L) TO (%L)', n, d, d + 1);
      EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', n);
      EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', n);
    EXCEPTION WHEN check_violation THEN
      NULL; -- bodies of this day lie in the default partition already: the day stays there
    END;
  END LOOP;
END $$;

-- Drops whole days older than the retention, and such days in the default partition; returns how many partitions went.
CREATE FUNCTION "drop_delivery_partitions"(p_today date, p_keep_days int) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '2s' AS $$
DECLARE
  n text;
  dropped int := 0;
BEGIN
  IF p_keep_days < 1 THEN
    RAISE EXCEPTION 'retention is at least one day, not %', p_keep_days;
  END IF;
  FOR n IN
    SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'delivery_body'::regclass AND c.relname ~ '^delivery_body_[0-9]{8}$'
      AND to_date(right(c.relname, 8), 'YYYYMMDD') < p_today - p_keep_days
  LOOP
    EXECUTE format('DROP TABLE %I', n);
    dropped := dropped + 1;
  END LOOP;
  DELETE FROM delivery_body_default WHERE received_on < p_today - p_keep_days;
  RETURN dropped;
END $$;

-- The webhook door's one statement: keys, bodies and lanes of one shop's webhooks in one commit. Rows are written in one
-- order, so that two calls cannot wait for each other in a ring. The bodies come end to end, as bytes: an array would come as
-- text. A row whose id is null was there before.
CREATE FUNCTION "ingest_deliveries"(p_shop text, p_webhook_ids text[], p_event_ids text[], p_topics text[],
  p_triggered timestamptz[], p_digests bytea[], p_bodies bytea, p_starts int[], p_lengths int[], p_order_ids text[], p_customer_ids text[],
  p_statuses "DeliveryStatus"[], p_reasons text[], p_lane_kinds text[], p_lane_keys text[])
RETURNS TABLE ("position" int, id bigint, status "DeliveryStatus", reason text)
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  v_installation int;
  v_uninstalled boolean;
  v_refused text;
BEGIN
  PERFORM set_config('app.shop', p_shop, true);
  -- Not each time: all webhooks of a shop would queue for this one row. Before the lock below, which it would wait for.
  UPDATE shop s SET last_webhook_at = now() WHERE s.shop = p_shop AND (s.last_webhook_at IS NULL OR s.last_webhook_at < now() - interval '1 second');
  -- Locked, so that an uninstall or reinstall comes wholly before or wholly after.
  SELECT s.installation, s.uninstalled_at IS NOT NULL INTO v_installation, v_uninstalled FROM shop s WHERE s.shop = p_shop FOR SHARE;
  IF v_installation IS NULL THEN
    v_refused := 'The app is not installed on this store.';
  ELSIF v_uninstalled THEN
    v_refused := 'The app was uninstalled from this store.';
  END IF;

  RETURN QUERY
  -- Without the bodies, which are cut out at the end: they may be large, and this is sorted.
  WITH given AS (
    SELECT g.n::int AS n, g.webhook_id, g.event_id, g.topic, g.triggered_at, g.digest, g.lane_kind, g.lane_key,
      CASE WHEN r.refused THEN 'IGNORED' ELSE g.status END AS status, CASE WHEN r.refused THEN v_refused ELSE g.reason END AS reason
    FROM unnest(p_webhook_ids, p_event_ids, p_topics, p_triggered, p_digests, p_statuses, p_reasons, p_lane_kinds, p_lane_keys)
      WITH ORDINALITY AS g (webhook_id, event_id, topic, triggered_at, digest, status, reason, lane_kind, lane_key, n)
      -- Redaction of what is kept comes after the uninstall: the shop's own lane takes it.
      CROSS JOIN LATERAL (SELECT g.status = 'RECEIVED' AND v_refused IS NOT NULL
        AND NOT (v_uninstalled IS TRUE AND g.lane_kind = 'shop') AS refused) r
  ), keys AS (
    INSERT INTO delivery_key AS k (shop, installation, webhook_id, event_id, topic, source, lane_kind, lane_key, triggered_at, digest,
      status, reason, settled_at)
    SELECT p_shop, coalesce(v_installation, 0), f.webhook_id, f.event_id, f.topic, 'WEBHOOK', f.lane_kind, f.lane_key, f.triggered_at,
      f.digest, f.status, f.reason, CASE WHEN f.status <> 'RECEIVED' THEN now() END
    FROM (SELECT DISTINCT ON (g.webhook_id) g.* FROM given g ORDER BY g.webhook_id, g.n) f
    ON CONFLICT (shop, webhook_id) DO NOTHING
    RETURNING k.id, k.webhook_id, k.received_on, k.lane_kind, k.lane_key, k.status, k.reason
  ), firsts AS (
    SELECT DISTINCT ON (g.webhook_id) g.n, k.* FROM given g JOIN keys k USING (webhook_id) ORDER BY g.webhook_id, g.n
  ), bodies AS (
    INSERT INTO delivery_body (delivery_id, received_on, shop, order_id, customer_id, body)
    SELECT f.id, f.received_on, p_shop, p_order_ids[f.n], p_customer_ids[f.n],
      substring(p_bodies FROM p_starts[f.n] FOR p_lengths[f.n]) FROM firsts f
  ), lanes AS (
    INSERT INTO lane AS l (shop, kind, key, wanted, due_at)
    SELECT p_shop, k.lane_kind, k.lane_key, count(*), now() FROM keys k WHERE k.status = 'RECEIVED'
    GROUP BY k.lane_kind, k.lane_key ORDER BY k.lane_kind, k.lane_key
    ON CONFLICT (shop, kind, key) DO UPDATE SET wanted = l.wanted + excluded.wanted, priority = 0, due_at = least(l.due_at, excluded.due_at)
  )
  SELECT g.n, f.id, coalesce(f.status, g.status), coalesce(f.reason, g.reason) FROM given g LEFT JOIN firsts f ON f.n = g.n;
END $$;

-- Row-level security: the app's role sees the rows of the shop named in app.shop and nothing else; without the
-- setting it sees nothing. The owner is forced under the same rule. The operator's role (dispatch, sweep, timers)
-- sees every shop, but only the tables it is granted below: no bodies, facts, sessions or customers.
DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['shop', 'session', 'delivery_key', 'delivery_body', 'delivery_body_default', 'lane', 'order_state',
    'fulfillment_order_map', 'ledger_order', 'customer_state', 'rule', 'rule_version', 'run', 'effect', 'hold', 'waiver',
    'timer', 'api_usage', 'privacy_request', 'audit_entry'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    IF t <> 'delivery_body_default' THEN
      EXECUTE format($p$CREATE POLICY own_shop ON %I TO switchyard_app
        USING (shop = current_setting('app.shop', true)) WITH CHECK (shop = current_setting('app.shop', true))$p$, t);
      EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO switchyard_app', t);
    END IF;
  END LOOP;
  FOREACH t IN ARRAY ARRAY['shop', 'lane', 'timer', 'delivery_key'] LOOP
    EXECUTE format('CREATE POLICY every_shop ON %I TO switchyard_operator USING (true) WITH CHECK (true)', t);
  END LOOP;
END $$;

-- What arrived before a partition was made for its day lies in the default one and ages there.
CREATE POLICY upkeep ON "delivery_body_default" TO CURRENT_ROLE USING (true);

GRANT USAGE ON SCHEMA public TO switchyard_app, switchyard_operator;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO switchyard_app, switchyard_operator;
GRANT SELECT, INSERT, UPDATE, DELETE ON "lease" TO switchyard_app, switchyard_operator;
GRANT SELECT ON "shop" TO switchyard_operator;
-- Timers become deliveries of their lanes; deliveries and idle lanes age.
GRANT SELECT, UPDATE ("status") ON "timer" TO switchyard_operator;
GRANT SELECT, INSERT, DELETE ON "delivery_key" TO switchyard_operator;
GRANT SELECT, INSERT, UPDATE, DELETE ON "lane" TO switchyard_operator;
REVOKE ALL ON FUNCTION ingest_deliveries(text, text[], text[], text[], timestamptz[], bytea[], bytea, int[], int[], text[], text[],
  "DeliveryStatus"[], text[], text[], text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ingest_deliveries(text, text[], text[], text[], timestamptz[], bytea[], bytea, int[], int[], text[], text[],
  "DeliveryStatus"[], text[], text[], text[]) TO switchyard_app;
REVOKE ALL ON FUNCTION prepare_delivery_partitions(date, int), drop_delivery_partitions(date, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION prepare_delivery_partitions(date, int), drop_delivery_partitions(date, int) TO switchyard_operator;

CREATE SEQUENCE "lease_token_seq";
GRANT USAGE ON SEQUENCE "lease_token_seq" TO switchyard_app, switchyard_operator;
