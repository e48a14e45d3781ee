// The home page: today's orders by state, what wants a person, and whether everything works.
import { forShop, type ShopTransaction } from "#app/db.server.ts";
import { FLAGGED_AND_OPEN, TROUBLED_EFFECT } from "#app/queries/attention.ts";
import { type HistoryProgress, readHistoryProgress } from "#app/queries/read-history-progress.server.ts";
import { type PointsLeft, readPointsLeft } from "#app/queries/read-points-left.server.ts";
import { startOfDay } from "#app/queries/start-of-day.ts";
import type { Finding } from "#app/rules/decision.ts";

const SHOWN = 5;

export interface Home {
  shop: string;
  timezone: string;
  currency: string;
  mode: "WATCHING" | "LIVE";
  writesPausedAt: string | null;
  /** The set-up guide is still wanted. */
  setupIsOpen: boolean;
  today: Today;
  attention: Attention;
  health: Health;
}

/** Orders created since midnight in the shop's zone. The first five are every order once; flagged and held cut across. */
export interface Today {
  orders: number;
  awaitingPayment: number;
  toFulfil: number;
  fulfilled: number;
  cancelled: number;
  flagged: number;
  held: number;
}

export interface Attention {
  flagged: { total: number; first: { orderId: string; name: string; createdAt: string; reason: string }[] };
  troubled: {
    total: number;
    first: {
      effectId: string;
      status: "REFUSED" | "UNSETTLED";
      kind: string;
      payload: unknown;
      reason: string | null;
      /** The order whose page shows it: its own, or the customer's newest. */
      order: { orderId: string; name: string } | null;
      at: string;
    }[];
  };
  quarantined: { kind: string; key: string; name: string | null; reason: string | null }[];
  /** Deliveries of the last seven days that could not be read. */
  unreadable: number;
}

export interface Health {
  workerRuns: boolean;
  lastWebhookAt: string | null;
  /** Deliveries that came in and are not decided yet, and how long the oldest has waited. */
  waiting: number;
  oldestWaitingMs: number | null;
  /** Half of the last 200 webhooks were decided within this time. */
  typicalMs: number | null;
  /** Decided writes that are not sent yet. */
  unsent: number;
  points: PointsLeft | null;
  pointsToday: number;
  requestsToday: number;
  sweptAt: string | null;
  sweepFound: number;
  history: HistoryProgress;
}

/** What the home page shows. Null: this shop has not installed the app. */
export async function getHome(shop: string, { now }: { now: Date }): Promise<Home | null> {
  const points = readPointsLeft(shop, { now });
  const home = await forShop(shop, async (tx) => {
    const row = await tx.shop.findUnique({ where: { shop } });
    if (!row) return null;
    const today = startOfDay(now, row.timezone);
    return {
      shop,
      timezone: row.timezone,
      currency: row.currency,
      mode: row.mode,
      writesPausedAt: row.writesPausedAt?.toISOString() ?? null,
      setupIsOpen: row.setupClosedAt === null && row.mode === "WATCHING",
      today: await countToday(tx, shop, today),
      attention: await findAttention(tx, shop),
      health: {
        ...(await measureHealth(tx, shop, today)),
        lastWebhookAt: row.lastWebhookAt?.toISOString() ?? null,
        sweptAt: row.sweptAt?.toISOString() ?? null,
        sweepFound: row.sweepFound,
        history: await readHistoryProgress(tx, row),
      },
    };
  });
  return home && { ...home, health: { ...home.health, points: await points } };
}

async function countToday(tx: ShopTransaction, shop: string, since: Date): Promise<Today> {
  const [counted] = await tx.$queryRaw<[Today]>`
    select count(*)::int as orders,
      count(*) filter (where state = 'awaiting')::int as "awaitingPayment",
      count(*) filter (where state = 'to-fulfil')::int as "toFulfil",
      count(*) filter (where state = 'fulfilled')::int as fulfilled,
      count(*) filter (where state = 'cancelled')::int as cancelled,
      count(*) filter (where flagged)::int as flagged,
      count(*) filter (where held)::int as held
    from (
      select
        case
          when o.seen ->> 'cancelled_at' is not null or o.financial_status = 'voided' then 'cancelled'
          when o.fulfillment_status in ('fulfilled', 'restocked') then 'fulfilled'
          when o.financial_status in ('pending', 'authorized', 'partially_paid', 'expired') then 'awaiting'
          else 'to-fulfil'
        end as state,
        o.flags <> '{}' as flagged,
        exists (select 1 from hold h where h.shop = o.shop and h.order_id = o.order_id and h.status = 'PLACED') as held
      from order_state o where o.shop = ${shop} and o.created_at >= ${since}::timestamptz
    ) counted`;
  return counted;
}

async function findAttention(tx: ShopTransaction, shop: string): Promise<Attention> {
  const flagged = await tx.$queryRaw<
    { orderId: string; name: string; createdAt: Date; flags: string[]; findings: unknown; total: number }[]
  >`
    with open as (
      select o.order_id, o.name, o.created_at, o.flags, o.last_run_id, count(*) over ()::int as total
      from order_state o where o.shop = ${shop} and ${FLAGGED_AND_OPEN}
      order by o.created_at desc, o.order_id desc limit ${SHOWN}
    )
    select open.order_id as "orderId", open.name, open.created_at as "createdAt", open.flags, open.total, r.findings
    from open left join run r on r.shop = ${shop} and r.id = open.last_run_id
    order by open.created_at desc, open.order_id desc`;
  const troubled = await tx.$queryRaw<
    {
      effectId: string;
      status: "REFUSED" | "UNSETTLED";
      kind: string;
      payload: unknown;
      reason: string | null;
      at: Date;
      orderId: string | null;
      orderName: string | null;
      total: number;
    }[]
  >`
    with troubled as (
      select e.*, count(*) over ()::int as total from effect e
      where e.shop = ${shop} and ${TROUBLED_EFFECT} order by e.id desc limit ${SHOWN}
    )
    select t.id::text as "effectId", t.status::text as status, t.kind, t.payload, t.reason, t.total,
      coalesce(t.settled_at, t.sent_at, t.created_at) as at, o.order_id as "orderId", o.name as "orderName"
    from troubled t left join lateral (
      select order_id, name from order_state
      where shop = ${shop} and (order_id = t.order_id or (t.order_id is null and customer_id = t.customer_id))
      order by created_at desc limit 1
    ) o on true
    order by t.id desc`;
  const quarantined = await tx.$queryRaw<Attention["quarantined"]>`
    select l.kind, l.key, o.name, l.reason from lane l
    left join order_state o on o.shop = l.shop and l.kind = 'order' and o.order_id = l.key
    where l.shop = ${shop} and l.status = 'QUARANTINED' order by l.kind, l.key limit 20`;
  const [unreadable] = await tx.$queryRaw<[{ count: number }]>`
    select count(*)::int as count from delivery_key
    where shop = ${shop} and status = 'UNREADABLE' and received_at > now() - interval '7 days'`;
  return {
    flagged: {
      total: flagged[0]?.total ?? 0,
      first: flagged.map(({ orderId, name, createdAt, flags, findings }) => ({
        orderId,
        name,
        createdAt: createdAt.toISOString(),
        reason: reasonFor(findings, flags),
      })),
    },
    troubled: {
      total: troubled[0]?.total ?? 0,
      first: troubled.map(({ effectId, status, kind, payload, reason, at, orderId, orderName }) => ({
        effectId,
        status,
        kind,
        payload,
        reason,
        order: orderId && orderName ? { orderId, name: orderName } : null,
        at: at.toISOString(),
      })),
    },
    quarantined,
    unreadable: unreadable.count,
  };
}

/** The sentences of the rules that flag an order, from the run that decided it. */
function reasonFor(findings: unknown, flags: string[]): string {
  const known = Array.isArray(findings) ? (findings as Finding[]) : [];
  return known
    .filter(({ outcome, ruleId }) => outcome === "matched" && flags.includes(ruleId))
    .map(({ reason }) => reason)
    .join(" ");
}

async function measureHealth(tx: ShopTransaction, shop: string, today: Date) {
  const [measured] = await tx.$queryRaw<
    [
      {
        workerRuns: boolean;
        waiting: number;
        oldestWaitingMs: number | null;
        typicalMs: number | null;
        unsent: number;
        pointsToday: number;
        requestsToday: number;
      },
    ]
  >`
    select
      exists (select 1 from lease where name = 'dispatcher' and until > now()) as "workerRuns",
      waiting.count as waiting,
      (extract(epoch from now() - waiting.oldest) * 1000)::float8 as "oldestWaitingMs",
      (
        select percentile_cont(0.5) within group (order by extract(epoch from settled_at - received_at) * 1000)
        from (
          select settled_at, received_at from delivery_key
          where shop = ${shop} and source = 'WEBHOOK' and status in ('DECIDED', 'UNCHANGED') and settled_at is not null
          order by id desc limit 200
        ) latest
      ) as "typicalMs",
      (select count(*)::int from effect where shop = ${shop} and status in ('INTENDED', 'SENT')) as unsent,
      spent.points as "pointsToday", spent.requests as "requestsToday"
    from (
      select count(*)::int as count, min(d.received_at) as oldest from delivery_key d
      join lane l on l.shop = d.shop and l.kind = d.lane_kind and l.key = d.lane_key
      where d.shop = ${shop} and d.status = 'RECEIVED' and l.status = 'ACTIVE'
    ) waiting, (
      select coalesce(sum(points), 0)::int as points, coalesce(sum(requests), 0)::int as requests
      from api_usage where shop = ${shop} and hour >= ${today}::timestamptz
    ) spent`;
  return measured;
}
