// What Shopify's compliance topics ask for: a person's or a shop's data go, unlinked amounts may stay.
import type { PoolClient } from "pg";

export interface PrivacyRequest {
  kind: "customers/data_request" | "customers/redact" | "shop/redact";
  customerId: string | null;
  orderIds: string[];
  result: string;
}

/** Writes down what was asked and done. */
export async function savePrivacyRequest(
  client: PoolClient,
  shop: string,
  installation: number,
  request: PrivacyRequest,
): Promise<void> {
  await client.query(
    `insert into privacy_request (shop, installation, kind, customer_id, order_ids, done_at, result)
     values ($1, $2, $3, $4, $5, now(), $6)`,
    [shop, installation, request.kind, request.customerId, request.orderIds, request.result],
  );
}

/** How much is kept about a person: what the merchant answers a data request with. */
export async function countPersonRows(
  client: PoolClient,
  shop: string,
  customerId: string | null,
): Promise<{ orders: number; deliveries: number; runs: number }> {
  const { rows } = await client.query<{ orders: number; deliveries: number; runs: number }>(
    `select (select count(*) from order_state where shop = $1 and customer_id = $2) as orders,
       (select count(*) from delivery_body where shop = $1 and customer_id = $2) as deliveries,
       (select count(*) from run where shop = $1 and customer_id = $2) as runs`,
    [shop, customerId],
  );
  return rows[0] ?? { orders: 0, deliveries: 0, runs: 0 };
}

const REDACTED = "Redacted at the customer's request.";

/** Settings of effects that may hold what a template made of a person's data. */
const TELLING = [
  ...[
    "to",
    "cc",
    "bcc",
    "reply_to",
    "subject",
    "text",
    "html",
    "attachments",
    "message",
    "note",
    "staff_note",
    "url",
    "headers",
  ],
  ...[
    "body",
    "payload",
    "attributes",
    "value",
    "email",
    "phone",
    "shipping_address",
    "po_number",
    "title",
    "code",
    "row",
  ],
  ...["rows", "inputs", "facts", "edits", "tracking"],
];

/** The fields of an order's picture that tell who ordered, as they are then. */
const NOBODY = {
  ...{
    customer_id: null,
    customer: null,
    email: null,
    contact_email: null,
    phone: null,
    browser_ip: null,
    user_agent: null,
  },
  ...{ shipping_address: null, billing_address: null, note: null, note_attributes: [], order_status_url: null },
  ...{ landing_site: null, referring_site: null, po_number: null },
};

/** Of what a rule looked for: a person's record, their orders, and what belongs to these. */
const FOUND_OF_PERSON = `'$.*[*] ? (@.customer_id == $customer || @.id == $customer || @.id == $orders[*] || @.order_id == $orders[*])'`;

/** What a call carried is among the facts of the run that looked at it, whatever that run was about. */
const RUNS_OF_CALLS = `select k.run_id from delivery_body b join delivery_key k on k.shop = b.shop and k.id = b.delivery_id
  where b.shop = $1 and k.source = 'CALL' and (b.customer_id = $2 or b.order_id = any($3::text[]))`;

/** What a call carried goes along with the trigger, through a scan to the lanes that it finds: by what names the person there. */
const TRIGGER_TELLS = `((trigger #>> '{body,customer_id}') ~ ('(^|/)' || $2 || '$') or trigger #>> '{body,customer,id}' = $2
  or regexp_replace(trigger #>> '{body,order_id}', '^.*/', '') = any($3::text[]) or trigger #>> '{body,order,id}' = any($3::text[]))`;

/** What the buyer typed for a line (an engraving, a date of birth) may tell as much as an address. */
const withoutWishes = (picture: "seen" | "decided"): string => `jsonb_build_object(
  'line_items', coalesce((select jsonb_agg(line || '{"properties": []}'::jsonb) from jsonb_array_elements(${picture}->'line_items') line), '[]'::jsonb),
  'fulfillments', coalesce((select jsonb_agg(parcel || '{"line_items": []}'::jsonb) from jsonb_array_elements(${picture}->'fulfillments') parcel), '[]'::jsonb))`;

/**
 * Removes everything that tells who a person is: bodies, addresses and notes of their orders, what runs saw and said.
 * Amounts stay, without a link. Returns the orders concerned.
 */
export async function redactPerson(
  client: PoolClient,
  shop: string,
  { customerId, orderIds }: { customerId: string | null; orderIds: string[] },
): Promise<string[]> {
  const { rows } = await client.query<{ order_id: string }>(
    `select order_id from order_state where shop = $1 and (customer_id = $2 or order_id = any($3::text[]))
     union select order_id from ledger_order where shop = $1 and customer_id = $2`,
    [shop, customerId, orderIds],
  );
  const orders = [...new Set([...orderIds, ...rows.map((row) => row.order_id)])].sort();
  const person = [shop, customerId, orders];
  // Whoever has gathered what is to go may not record it afterwards: those lanes are taken from their workers, and by nobody
  // else before the end of this transaction.
  await client.query(
    `with theirs as (
       select kind, key from lane where shop = $1
         and ((kind = 'order' and key = any($3::text[])) or (kind = 'customer' and key = $2::text))
       order by kind, key for update)
     update lane l set lease_until = null, started = false, due_at = coalesce(l.due_at, now())
     from theirs where l.shop = $1 and l.kind = theirs.kind and l.key = theirs.key and l.lease_until is not null`,
    person,
  );

  await client.query(`delete from fraud_signal where shop = $1 and order_id = any($2::text[])`, [shop, orders]);
  await client.query(`delete from record_event where shop = $1 and customer_id = $2`, [shop, customerId]);
  await client.query(`delete from segment_member where shop = $1 and customer_id = $2`, [shop, customerId]);
  await client.query(`delete from order_key where shop = $1 and order_id = any($2::text[])`, [shop, orders]);
  await client.query(
    `update order_state set customer_id = null, seen = seen || $4::jsonb || ${withoutWishes("seen")},
       decided = decided || $4::jsonb || ${withoutWishes("decided")}
     where shop = $1 and (customer_id = $2 or order_id = any($3::text[]))`,
    [...person, JSON.stringify(NOBODY)],
  );
  await client.query(
    `update run set customer_id = null, facts = '{"redacted": true}'::jsonb,
       findings = coalesce((select jsonb_agg(finding || $4::jsonb) from jsonb_array_elements(findings) as finding), '[]'::jsonb)
     where shop = $1 and (customer_id = $2 or order_id = any($3::text[]) or (lane_kind = 'customer' and lane_key = $2)
       or id in (${RUNS_OF_CALLS})
       or (facts -> 'found' <> '{}'::jsonb and jsonb_path_exists(facts -> 'found', ${FOUND_OF_PERSON},
         jsonb_build_object('customer', $2::text, 'orders', to_jsonb($3::text[])))))`,
    [...person, JSON.stringify({ reason: REDACTED, explanation: null, fingerprint: "" })],
  );
  await client.query(
    `delete from delivery_body where shop = $1 and (customer_id = $2 or order_id = any($3::text[]))`,
    person,
  );
  // What was not sent yet and would tell something of this person is not sent any more.
  await client.query(
    `update effect set customer_id = null,
       payload = (payload - $5::text[]) || jsonb_strip_nulls(jsonb_build_object('notes', case when payload ? 'notes' then $4::text end)),
       status = case when status in ('INTENDED', 'AWAITING') and (class = 'BLIND' or payload ?| $5::text[])
         then 'SUPERSEDED'::"EffectStatus" else status end
     where shop = $1 and (customer_id = $2 or order_id = any($3::text[]) or (lane_kind = 'customer' and lane_key = $2))`,
    [...person, REDACTED, TELLING],
  );
  await client.query(
    `update waiver set note = null, fingerprint = 'redacted:' || md5(fingerprint) where shop = $1
       and (target = 'gid://shopify/Customer/' || $2 or target = any(select 'gid://shopify/Order/' || o from unnest($3::text[]) o))
       and fingerprint not like 'redacted:%'`,
    person,
  );
  await client.query(`update ledger_order set customer_id = null where shop = $1 and customer_id = $2`, [
    shop,
    customerId,
  ]);
  await client.query(`delete from record_state where shop = $1 and customer_id = $2`, [shop, customerId]);
  // What rules remember, noted down or still wait to say of this person; reports name whom they name.
  for (const table of ["stage", "rule_table_row", "report"])
    await client.query(
      `delete from "${table}" where shop = $1 and (customer_id = $2 or order_id = any($3::text[]))`,
      person,
    );
  await client.query(
    `delete from memory where shop = $1 and ((scope = 'customer' and owner = $2) or (scope = 'order' and owner = any($3::text[])))`,
    person,
  );
  await client.query(
    `update delivery_key set trigger = null where shop = $1 and trigger is not null
       and ((lane_kind = 'customer' and lane_key = $2) or (lane_kind = 'order' and lane_key = any($3::text[]))
         or ${TRIGGER_TELLS})`,
    person,
  );
  await client.query(`update scan set trigger = trigger - 'body' where shop = $1 and ${TRIGGER_TELLS}`, person);
  await client.query(`delete from timer where shop = $1 and lane_kind = 'customer' and lane_key = $2`, [
    shop,
    customerId,
  ]);
  // Last: what was rewritten above writes to the list as well.
  await client.query(
    `delete from attention_item where shop = $1 and (customer_id = $2 or order_id = any($3::text[])
       or (lane_kind = 'customer' and lane_key = $2))`,
    person,
  );
  return orders;
}

// Tables whose rows say which installation they belong to; bodies go with their deliveries.
const BY_INSTALLATION = [
  ...[
    "attention_item",
    "check_preview",
    "effect",
    "run",
    "order_state",
    "order_key",
    "fraud_signal",
    "inbox_tally",
    "ledger_order",
    "record_state",
    "stage",
    "memory",
    "rule_table_row",
    "rule_table",
    "report",
    "scan",
    "history_read",
    "order_event",
    "record_event",
    "stock_day",
    "segment_read",
    "segment_member",
    "history_parcel",
    "hold",
    "waiver",
    "timer",
    "session",
    "outlet",
    "privacy_request",
  ],
] as const;
const WHOLE_SHOP = [
  "rule_set",
  "rule_version",
  "rule",
  "fulfillment_order_map",
  "inventory_item_map",
  "api_usage",
  "audit_entry",
  "saved_view",
  "api_key",
] as const;

/**
 * Removes what installations up to `upTo` left behind; `keep` are the deliveries that are being answered now.
 * `whole`: no later installation exists, so everything of the shop goes.
 */
export async function redactShop(
  client: PoolClient,
  shop: string,
  { upTo, whole, keep }: { upTo: number; whole: boolean; keep: number[] },
): Promise<void> {
  for (const table of BY_INSTALLATION)
    await client.query(`delete from "${table}" where shop = $1 and installation <= $2`, [shop, upTo]);
  await client.query(
    `delete from delivery_body b using delivery_key k where b.shop = $1 and k.shop = $1 and k.id = b.delivery_id and k.installation <= $2`,
    [shop, upTo],
  );
  await client.query(`delete from delivery_key where shop = $1 and installation <= $2 and id <> all($3::bigint[])`, [
    shop,
    upTo,
    keep,
  ]);
  if (!whole) return;
  for (const table of WHOLE_SHOP) await client.query(`delete from "${table}" where shop = $1`, [shop]);
  await client.query(`delete from lane where shop = $1 and kind <> 'shop'`, [shop]);
  await client.query(`update shop set domains = '{}' where shop = $1`, [shop]);
}
