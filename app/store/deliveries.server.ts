// The inbox. One slim row a delivery, unique on shop + webhook id, its raw bytes beside it; a delivery only says "look".
import type { ClientBase, PoolClient } from "pg";
import { atDoor } from "#app/db.server.ts";
import { giveBack } from "#app/lib/give-back.ts";
import type { Trigger } from "#app/rules/trigger.ts";
import type { LaneName } from "#app/store/lane-name.ts";
import { bumpLanes } from "#app/store/lanes.server.ts";

/** EVENT: another lane of ours says that something happened. STAGE: a rule that waited goes on. CALL: somebody outside wants a rule to run. */
export type DeliverySource =
  | "WEBHOOK"
  | "SWEEP"
  | "TIMER"
  | "MANUAL"
  | "HISTORY"
  | "LEDGER"
  | "EVENT"
  | "STAGE"
  | "SCHEDULE"
  | "CALL";
/** RECEIVED is the only one that is not final. */
export type DeliveryStatus = "RECEIVED" | "DECIDED" | "UNCHANGED" | "IGNORED" | "UNREADABLE";

/** A lane to look at, or why there is none. */
export type DeliveryVerdict =
  | { outcome: "lane"; lane: LaneName }
  | { outcome: "ignored"; reason: string }
  | { outcome: "unreadable"; reason: string };

/** A webhook as the door hands it in. */
export interface ReceivedDelivery {
  webhookId: string;
  eventId: string | null;
  topic: string;
  triggeredAt: Date | null;
  /** SHA-256 of the body. */
  digest: Buffer;
  body: Buffer;
  /** Where personal data of this body is looked for when a person is redacted. */
  orderId: string | null;
  customerId: string | null;
  verdict: DeliveryVerdict;
}

export type IngestOutcome =
  | { outcome: "accepted"; deliveryId: number }
  | { outcome: "duplicate" }
  | { outcome: "ignored"; deliveryId: number; reason: string }
  | { outcome: "unreadable"; deliveryId: number; reason: string };

/** A delivery that no run has looked at yet. */
export interface OpenDelivery {
  id: number;
  laneKind: string;
  laneKey: string;
  installation: number;
  webhookId: string;
  eventId: string | null;
  topic: string;
  source: DeliverySource;
  /** Shopify's own time of the event; unsigned. */
  triggeredAt: Date | null;
  receivedAt: Date;
  /** On the database's clock. */
  ageMs: number;
  digest: Buffer | null;
  /** What an internal delivery says. */
  trigger: Trigger | null;
  /** Whose data the body holds, as far as it says so. */
  customerId: string | null;
  /** Null: an internal delivery that carries none, or bytes past their retention. */
  body: Buffer | null;
}

export interface InternalDelivery {
  /** The same id is inserted once only: `timer:…`, `sweep:…`, `ledger:…`, `approve:…`, `rerun:…`, `event:…`, `stage:…`, `schedule:…`. */
  webhookId: string;
  source: Exclude<DeliverySource, "WEBHOOK" | "CALL">;
  topic: string;
  laneKind: string;
  laneKey: string;
  /** What happened, where the source alone does not say it. */
  trigger?: Trigger;
  /** What was read of its order for it. */
  reading?: { orderId: string; customerId: string | null; body: Buffer };
  priority?: number;
  dueAt?: Date;
}

/**
 * Writes webhooks of one shop, their bodies and their lanes in one commit.
 * @returns one outcome a row, in the order of the rows.
 * @throws when the database does not take them: then nothing is written.
 */
export function ingestDeliveries(shop: string, rows: ReceivedDelivery[]): Promise<IngestOutcome[]> {
  return atDoor((client) => writeDeliveries(client, shop, rows));
}

/** As `ingestDeliveries`, on a connection of the app's role that is in no transaction. */
export async function writeDeliveries(
  client: Pick<ClientBase, "query">,
  shop: string,
  rows: ReceivedDelivery[],
): Promise<IngestOutcome[]> {
  let end = 1;
  const starts = rows.map(({ body }) => {
    const start = end;
    end += body.length;
    return start;
  });
  const bodies = Buffer.concat(rows.map((row) => row.body));
  const { rows: written } = await client.query<{ id: number | null; status: DeliveryStatus; reason: string | null }>(
    `select id, status, reason from ingest_deliveries($1, $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::bytea[],
         $7::bytea, $8::int[], $9::int[], $10::text[], $11::text[], $12::"DeliveryStatus"[], $13::text[], $14::text[], $15::text[])
       order by position`,
    [
      shop,
      rows.map((row) => row.webhookId),
      rows.map((row) => row.eventId),
      rows.map((row) => row.topic),
      rows.map((row) => row.triggeredAt),
      rows.map((row) => row.digest),
      bodies,
      starts,
      rows.map((row) => row.body.length),
      rows.map((row) => row.orderId),
      rows.map((row) => row.customerId),
      rows.map((row) => STATUS_OF[row.verdict.outcome]),
      rows.map((row) => (row.verdict.outcome === "lane" ? null : row.verdict.reason)),
      rows.map((row) => (row.verdict.outcome === "lane" ? row.verdict.lane.kind : null)),
      rows.map((row) => (row.verdict.outcome === "lane" ? row.verdict.lane.key : null)),
    ],
  );
  giveBack(bodies);
  return written.map(({ id, status, reason }) => {
    if (id === null) return { outcome: "duplicate" };
    if (status === "IGNORED") return { outcome: "ignored", deliveryId: id, reason: reason ?? "" };
    if (status === "UNREADABLE") return { outcome: "unreadable", deliveryId: id, reason: reason ?? "" };
    return { outcome: "accepted", deliveryId: id };
  });
}
const STATUS_OF = { lane: "RECEIVED", ignored: "IGNORED", unreadable: "UNREADABLE" } as const;

/** What these lanes still have to look at, oldest first, with the bytes. */
export async function openDeliveries(client: PoolClient, shop: string, lanes: LaneName[]): Promise<OpenDelivery[]> {
  if (!lanes.length) return [];
  // Lane by lane, by the index: in a rush the planner's figures are of the minute before, and joined freely it reads the whole inbox.
  // Bodies come as base64: as PostgreSQL tells bytes by itself they would be half as long again.
  const { rows } = await client.query(
    `select k.id, k.lane_kind, k.lane_key, k.installation, k.webhook_id, k.event_id, k.topic, k.source, k.triggered_at, k.received_at,
       extract(epoch from now() - k.received_at) * 1000 as age_ms, k.digest, k.trigger, b.customer_id, encode(b.body, 'base64') as body
     from unnest($2::text[], $3::text[]) as l (kind, key)
     cross join lateral (
       select * from delivery_key where shop = $1 and lane_kind = l.kind and lane_key = l.key and status = 'RECEIVED' offset 0) k
     left join lateral (
       select customer_id, body from delivery_body
       where received_on = k.received_on and delivery_id = k.id and shop = $1 offset 0) b on true
     order by k.id`,
    [shop, lanes.map((lane) => lane.kind), lanes.map((lane) => lane.key)],
  );
  return rows.map((row) => ({
    id: row.id,
    laneKind: row.lane_kind,
    laneKey: row.lane_key,
    installation: row.installation,
    webhookId: row.webhook_id,
    eventId: row.event_id,
    topic: row.topic,
    source: row.source,
    triggeredAt: row.triggered_at,
    receivedAt: row.received_at,
    ageMs: Number(row.age_ms),
    digest: row.digest,
    trigger: row.trigger,
    customerId: row.customer_id,
    body: row.body === null ? null : Buffer.from(row.body, "base64"),
  }));
}

/** What became of some deliveries. */
export interface SettledDeliveries {
  ids: readonly number[];
  status: Exclude<DeliveryStatus, "RECEIVED">;
  reason?: string | null;
  runId?: number | null;
}

/** Gives deliveries their final status, all in one statement. One that has its final status keeps it. */
export async function settleDeliveries(
  client: PoolClient,
  shop: string,
  settled: readonly SettledDeliveries[],
): Promise<void> {
  const each = settled.flatMap(({ ids, ...rest }) => ids.map((id) => ({ id, ...rest })));
  if (!each.length) return;
  await client.query(
    `update delivery_key k set status = s.status, reason = s.reason, run_id = s.run_id, settled_at = now()
     from unnest($2::bigint[], $3::"DeliveryStatus"[], $4::text[], $5::bigint[]) as s (id, status, reason, run_id)
     where k.shop = $1 and k.id = s.id and k.status = 'RECEIVED'`,
    [
      shop,
      each.map(({ id }) => id),
      each.map(({ status }) => status),
      each.map(({ reason }) => reason ?? null),
      each.map(({ runId }) => runId ?? null),
    ],
  );
}

/** Inserts one delivery of our own and bumps its lane. Returns false when its id is known already: then nothing changes. */
export async function insertInternalDelivery(
  client: PoolClient,
  shop: string,
  delivery: InternalDelivery,
): Promise<boolean> {
  return (await insertInternalDeliveries(client, shop, [delivery])) === 1;
}

/** As `insertInternalDelivery`, for many. Returns how many were new. */
export async function insertInternalDeliveries(
  client: PoolClient,
  shop: string,
  deliveries: InternalDelivery[],
): Promise<number> {
  if (!deliveries.length) return 0;
  const { rows } = await client.query<{ id: number; webhook_id: string }>(
    `insert into delivery_key (shop, installation, webhook_id, topic, source, lane_kind, lane_key, trigger)
     select s.shop, s.installation, d.* from shop s,
       unnest($2::text[], $3::text[], $4::"DeliverySource"[], $5::text[], $6::text[], $7::jsonb[])
         as d (webhook_id, topic, source, lane_kind, lane_key, trigger)
     where s.shop = $1 order by d.webhook_id
     on conflict (shop, webhook_id) do nothing returning id, webhook_id`,
    [
      shop,
      deliveries.map((delivery) => delivery.webhookId),
      deliveries.map((delivery) => delivery.topic),
      deliveries.map((delivery) => delivery.source),
      deliveries.map((delivery) => delivery.laneKind),
      deliveries.map((delivery) => delivery.laneKey),
      deliveries.map((delivery) => delivery.trigger && JSON.stringify(delivery.trigger)),
    ],
  );
  const inserted = new Map(rows.map((row) => [row.webhook_id, row.id]));
  await insertReadings(
    client,
    shop,
    deliveries.flatMap(({ webhookId, reading }) => {
      const id = inserted.get(webhookId);
      return reading && id !== undefined ? [{ id, ...reading }] : [];
    }),
  );
  await bumpLanes(
    client,
    shop,
    deliveries
      .filter((delivery) => inserted.has(delivery.webhookId))
      .map(({ laneKind, laneKey, priority, dueAt }) => ({ kind: laneKind, key: laneKey, priority, dueAt })),
  );
  return inserted.size;
}

/** Kept where bodies of webhooks are: found there when a person is redacted, gone with their day. */
async function insertReadings(
  client: PoolClient,
  shop: string,
  readings: { id: number; orderId: string; customerId: string | null; body: Buffer }[],
): Promise<void> {
  if (!readings.length) return;
  await client.query(
    `insert into delivery_body (delivery_id, received_on, shop, order_id, customer_id, body)
     select k.id, k.received_on, k.shop, r.order_id, r.customer_id, r.body
     from unnest($2::bigint[], $3::text[], $4::text[], $5::bytea[]) as r (id, order_id, customer_id, body)
     join delivery_key k on k.id = r.id and k.shop = $1`,
    [
      shop,
      readings.map(({ id }) => id),
      readings.map(({ orderId }) => orderId),
      readings.map(({ customerId }) => customerId),
      readings.map(({ body }) => body),
    ],
  );
}

/** Hands an open delivery to another lane and bumps that one. */
export async function repointDelivery(client: PoolClient, shop: string, id: number, lane: LaneName): Promise<void> {
  await repointDeliveries(client, shop, [{ id, lane }]);
}

/** As `repointDelivery`, for many. */
export async function repointDeliveries(
  client: PoolClient,
  shop: string,
  moves: { id: number; lane: LaneName }[],
): Promise<void> {
  if (!moves.length) return;
  const { rows } = await client.query<LaneName>(
    `update delivery_key k set lane_kind = m.kind, lane_key = m.key
     from unnest($2::bigint[], $3::text[], $4::text[]) as m (id, kind, key)
     where k.shop = $1 and k.id = m.id and k.status = 'RECEIVED' returning m.kind, m.key`,
    [shop, moves.map((move) => move.id), moves.map((move) => move.lane.kind), moves.map((move) => move.lane.key)],
  );
  await bumpLanes(client, shop, rows);
}
