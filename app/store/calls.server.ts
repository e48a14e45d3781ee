// Calls for rules, from outside and from Shopify Flow: deliveries with their bytes, each once under its key.
import type { PoolClient } from "pg";
import type { Trigger } from "#app/rules/trigger.ts";
import type { DeliveryStatus, DeliveryVerdict } from "#app/store/deliveries.server.ts";
import { bumpLanes } from "#app/store/lanes.server.ts";

/** Calls from outside of one store in a minute, whichever rules they are for. Flow is Shopify's own to slow down. */
export const MOST_CALLS_A_MINUTE = 120;

export interface CallToKeep {
  /** Twice the same key is one call. */
  key: string;
  /** Without its body, which is kept as it came: `of` is the call's id. */
  trigger: Trigger & { on: "http" | "flow"; of: string };
  /** SHA-256 of the body. */
  digest: Buffer;
  body: Buffer;
  /** Where personal data of this body is looked for when a person is redacted. */
  orderId: string | null;
  customerId: string | null;
  verdict: DeliveryVerdict;
}

export interface KeptCall {
  callId: string;
  status: DeliveryStatus;
  reason: string | null;
  digest: Buffer;
  /** It was known before under this key. */
  isKnown: boolean;
}

/** Whether the store has had all its calls of this minute. */
export async function hasCalledEnough(client: PoolClient, shop: string): Promise<boolean> {
  const { rows } = await client.query<{ recent: boolean }>(
    `select received_at > now() - interval '1 minute' as recent from delivery_key
     where shop = $1 and topic = 'switchyard/http' order by id desc offset $2 limit 1`,
    [shop, MOST_CALLS_A_MINUTE - 1],
  );
  return rows[0]?.recent ?? false;
}

/** The call that is known under this key. */
export async function getCall(client: PoolClient, shop: string, key: string): Promise<KeptCall | null> {
  const { rows } = await client.query<Omit<KeptCall, "isKnown">>(
    `select trigger ->> 'of' as "callId", status, reason, digest from delivery_key where shop = $1 and webhook_id = $2`,
    [shop, `call:${key}`],
  );
  return rows[0] ? { ...rows[0], isKnown: true } : null;
}

/** What the call's rule found when it was looked at; null: it was not decided by itself. */
export async function findingOfCall(
  client: PoolClient,
  shop: string,
  key: string,
  ruleId: string,
): Promise<{ outcome: string; reason: string } | null> {
  const { rows } = await client.query<{ outcome: string; reason: string }>(
    `select f ->> 'outcome' as outcome, coalesce(f ->> 'reason', '') as reason from delivery_key k
     join run r on r.shop = k.shop and r.id = k.run_id, jsonb_array_elements(r.findings) f
     where k.shop = $1 and k.webhook_id = $2 and f ->> 'ruleId' = $3 limit 1`,
    [shop, `call:${key}`, ruleId],
  );
  return rows[0] ?? null;
}

/** Keeps the call and wakes its lane; one that is known under its key stays as it is. */
export async function insertCall(
  client: PoolClient,
  shop: string,
  installation: number,
  call: CallToKeep,
): Promise<KeptCall> {
  const { verdict, trigger, digest } = call;
  const lane = verdict.outcome === "lane" ? verdict.lane : null;
  const reason = verdict.outcome === "lane" ? null : verdict.reason;
  const status = ({ lane: "RECEIVED", ignored: "IGNORED", unreadable: "UNREADABLE" } as const)[verdict.outcome];
  const { rows } = await client.query<{ id: number; received_on: Date }>(
    `insert into delivery_key (shop, installation, webhook_id, topic, source, lane_kind, lane_key, trigger, digest, status, reason, settled_at)
     values ($1, $2, $3, $4, 'CALL', $5, $6, $7, $8, $9, $10, case when $9::"DeliveryStatus" <> 'RECEIVED' then now() end)
     on conflict (shop, webhook_id) do nothing returning id, received_on::text`,
    [
      ...[shop, installation, `call:${call.key}`, `switchyard/${trigger.on}`, lane?.kind, lane?.key],
      ...[JSON.stringify(trigger), digest, status, reason],
    ],
  );
  const [row] = rows;
  if (!row) {
    const known = await getCall(client, shop, call.key);
    if (!known) throw new Error("a call's key is taken, and nothing is there");
    return known;
  }
  await client.query(
    "insert into delivery_body (delivery_id, received_on, shop, order_id, customer_id, body) values ($1, $2, $3, $4, $5, $6)",
    [row.id, row.received_on, shop, call.orderId, call.customerId, call.body],
  );
  if (lane) await bumpLanes(client, shop, [{ kind: lane.kind, key: lane.key }]);
  return { callId: trigger.of, status, reason, digest, isKnown: false };
}
