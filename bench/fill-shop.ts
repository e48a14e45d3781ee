// A shop of many orders as the app's own tables hold one, written past the app for the benches of pages: a year's orders, the newest tenth with
// runs and deliveries, some flagged, some on the attention list.
import type pg from "pg";

export const FILLED = "million.myshopify.com";

/** Between two orders. */
export const GAP_MS = 30_000;

/** What is searched for in a shop of so many orders, by what it is. */
export const searchesIn = (orders: number) => ({
  number: `#${1_000 + orders / 2}`,
  email: nameOf(orders / 2).join("."),
  names: nameOf(orders / 2).join(" "),
  tag: "special",
  sku: "sku-77",
  common: "vip",
  reason: "postcode",
  "two common words": "vip noah",
  nothing: "nowhere-to-be-found",
});

const FIRST = [
  "ada",
  "james",
  "mary",
  "olivia",
  "noah",
  "liam",
  "emma",
  "ava",
  "lucas",
  "mia",
  "zoe",
  "ben",
  "tom",
  "eva",
  "ida",
  "max",
];
/** Of the n-th order's buyer: FILL_ORDERS says the same. */
function nameOf(n: number): [first: string, last: string] {
  const buyer = (n * 7_919) % 300_000;
  return [FIRST[buyer % FIRST.length] ?? "", `family${buyer % 1_201}`];
}

/** @param client of the superuser: no trigger runs, so that what is measured is reading. */
export async function fillShop(client: pg.Client, orders: number): Promise<void> {
  await client.query("set session_replication_role = replica");
  await client.query(
    "insert into shop (shop, timezone, currency, mode, history_completed_at, setup_closed_at) values ($1, 'Europe/London', 'GBP', 'LIVE', now(), now())",
    [FILLED],
  );
  const STEP = 50_000;
  for (let from = 1; from <= orders; from += STEP)
    await client.query(FILL_ORDERS, [FILLED, orders, from, Math.min(orders, from + STEP - 1)]);
  const after = 5_000_000_000_000 + orders * 0.9;
  for (const statement of FILL_REST)
    await client.query(statement, statement.includes("$2") ? [FILLED, after] : [FILLED]);
  await client.query("set session_replication_role = origin");
  await client.query("vacuum analyze");
}

const FILL_ORDERS = `
  insert into order_state (shop, order_id, installation, customer_id, name, created_at, updated_at, seen, total, currency, financial_status,
    fulfillment_status, flags, decided_at, last_run_id)
  select $1::text, (5000000000000 + n)::text, 1, (7000000000000 + c)::text, '#' || (1000 + n), at, at,
    jsonb_build_object(
      'id', (5000000000000 + n)::text, 'name', '#' || (1000 + n), 'email', first || '.' || last || '@example' || (c % 13) || '.com',
      'customer', jsonb_build_object('first_name', first, 'last_name', last),
      'shipping_address', jsonb_build_object('name', first || ' ' || last, 'address1', (c % 90) || ' High Street', 'city', 'Leeds', 'zip', 'LS1 4AP'),
      'tags', case when n % 4 = 0 then '["VIP", "Gift wrap"]' when n % 1000 = 3 then '["Very special"]' else '[]' end::jsonb,
      'line_items', jsonb_build_array(
        jsonb_build_object('id', n::text, 'sku', 'SKU-' || (n % 2000), 'title', 'Waxed jacket, green'),
        jsonb_build_object('id', (n + 1)::text, 'sku', 'MUG-' || (n % 37), 'title', 'Enamel mug')),
      'note', repeat(md5(n::text), 12)),
    5 + n % 300, 'GBP', (array['paid', 'paid', 'paid', 'authorized', 'pending', 'refunded'])[1 + n % 6],
    case when n < $2::int * 0.98 then 'fulfilled' else 'unfulfilled' end,
    case when n % 50 = 0 then array['address-check'] when n % 35 = 0 then array['fraud-check'] when n % 100000 = 7 then array['rare-rule'] else '{}' end,
    at, n
  from (
    select n, c, now() - ($2::int - n) * interval '${GAP_MS} ms' as at, 'family' || (c % 1201) as last,
      (array['${FIRST.join("','")}'])[1 + c % ${FIRST.length}] as first
    from (select n, ((n::bigint * 7919) % 300000)::int as c from generate_series($3::int, $4::int) n) o
  ) o`;

const FILL_REST = [
  `insert into order_word (shop, word, created_at, order_id, source)
   select o.shop, w.word, o.created_at, o.order_id, w.source from order_state o, words_of_order(o.search_words, o.flags) w where o.shop = $1`,
  // Of those that were flagged the shipped ones were dealt with.
  `insert into attention_item (shop, installation, source, key, status, rule_id, target, lane_kind, lane_key, order_id, order_name, reason, total,
     currency, opened_at, closed_at)
   select shop, 1, 'RULE', flags[1] || '/' || order_id, case when fulfillment_status = 'fulfilled' then 'DONE' else 'OPEN' end::"AttentionStatus",
     flags[1], 'gid://shopify/Order/' || order_id, 'order', order_id, order_id, name,
     case flags[1] when 'address-check' then 'The postcode does not belong to the region.' else 'Its score is above the threshold.' end,
     total, currency, created_at, case when fulfillment_status = 'fulfilled' then created_at end
   from order_state where shop = $1 and flags <> '{}'`,
  `insert into order_word (shop, word, created_at, order_id, source)
   select distinct o.shop, word, o.created_at, o.order_id, 'reason' from attention_item a join order_state o using (shop, order_id),
     unnest(reason_words(a.reason)) word where o.shop = $1 and a.status <> 'DONE'`,
  `insert into run (id, shop, installation, lane_kind, lane_key, order_id, lease_token, triggers, facts, rules, now, engine, findings, desired,
     outcome_digest, recorded_at)
   select last_run_id, shop, 1, 'order', order_id, order_id, 1, '[]', jsonb_build_object('order', seen), '[]', created_at, '1',
     case when flags = '{}' then '[]' else jsonb_build_array(jsonb_build_object('ruleId', flags[1], 'outcome', 'matched', 'reason', 'It was so.')) end,
     '[]', 'x', created_at
   from order_state where shop = $1 and order_id > ($2::bigint)::text`,
  `insert into delivery_key (shop, installation, webhook_id, topic, source, lane_kind, lane_key, received_at, status, run_id, settled_at)
   select shop, 1, order_id || '/' || topic, topic, 'WEBHOOK', 'order', order_id, created_at, 'DECIDED', last_run_id, created_at + interval '90 ms'
   from order_state, unnest(array['orders/create', 'orders/updated']) topic where shop = $1 and order_id > ($2::bigint)::text`,
  `insert into effect (shop, installation, key, run_id, lane_kind, lane_key, origin_kind, origin_key, order_id, rule_id, rule_version, action_id, acts,
     occasion, target, kind, class, payload, status, created_at)
   select shop, 1, order_id, last_run_id, 'order', order_id, 'order', order_id, order_id, flags[1], 1, 'tag', 'state', '',
     'gid://shopify/Order/' || order_id, 'add_tags', 'REPEATABLE', '{"tags": ["x"]}',
     case when last_run_id % 1000 = 0 then 'REFUSED' else 'CONFIRMED' end::"EffectStatus", created_at
   from order_state where shop = $1 and flags <> '{}' and order_id > ($2::bigint)::text`,
  `insert into hold (shop, installation, order_id, fulfillment_order_id, handle, status, rule_id, effect_id, sent_at)
   select shop, 1, order_id, order_id, 'switchyard-' || flags[1], 'PLACED', flags[1], last_run_id, created_at from order_state
   where shop = $1 and flags <> '{}' and fulfillment_status <> 'fulfilled'`,
];
