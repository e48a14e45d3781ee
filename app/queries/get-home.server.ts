// The home page: today's orders by state, what wants a person, and whether everything works.
import { PASSING_ON } from "#app/checks/passing-on.ts";
import { forShop, type ShopTransaction } from "#app/db.server.ts";
import { attentionFilterFrom } from "#app/queries/attention-filter.ts";
import { type AttentionRow, countAttention, findAttention, listPutAside } from "#app/queries/list-attention.server.ts";
import { type CheckWeek, listCheckWeek } from "#app/queries/list-check-week.server.ts";
import { partsOfPage } from "#app/queries/parts-of-page.server.ts";
import { type HistoryProgress, readHistoryProgress } from "#app/queries/read-history-progress.server.ts";
import { type PointsLeft, readPointsLeft } from "#app/queries/read-points-left.server.ts";
import { startOfDay } from "#app/queries/start-of-day.ts";

const SHOWN = 5;

export interface Home {
  shop: string;
  timezone: string;
  currency: string;
  mode: "WATCHING" | "LIVE";
  writesPausedAt: string | null;
  /** The set-up guide is still wanted. */
  setupIsOpen: boolean;
  /** Null, here and below: it could not be had. */
  today: Today | null;
  attention: Attention | null;
  health: Health | null;
  week: CheckWeek | null;
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

/** The beginning of the attention list. */
export interface Attention {
  total: number;
  first: Pick<
    AttentionRow,
    "itemId" | "category" | "order" | "target" | "ruleName" | "reason" | "severity" | "openedAt"
  >[];
  putAside: { kind: string; key: string; name: string | null; reason: string | null }[];
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
    const part = partsOfPage(tx, { shop, page: "home" });
    return {
      shop,
      timezone: row.timezone,
      currency: row.currency,
      mode: row.mode,
      writesPausedAt: row.writesPausedAt?.toISOString() ?? null,
      setupIsOpen: row.setupClosedAt === null && row.mode === "WATCHING",
      today: await part("today", () => countToday(tx, shop, today)),
      attention: await part("attention", () => beginningOfAttention(tx, row)),
      health: await part("health", async () => ({
        ...(await measureHealth(tx, shop, today)),
        lastWebhookAt: row.lastWebhookAt?.toISOString() ?? null,
        sweptAt: row.sweptAt?.toISOString() ?? null,
        sweepFound: row.sweepFound,
        history: await readHistoryProgress(tx, row),
      })),
      week: await part("week", () => listCheckWeek(tx, shop, { now, timezone: row.timezone })),
    };
  });
  return home && { ...home, health: home.health && { ...home.health, points: await points } };
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
        o.flags <> '{}' and not o.flags <@ ${PASSING_ON}::text[] as flagged,
        exists (select 1 from hold h where h.shop = o.shop and h.order_id = o.order_id and h.status = 'PLACED') as held
      from order_state o where o.shop = ${shop} and o.created_at >= ${since}::timestamptz
    ) counted`;
  return counted;
}

async function beginningOfAttention(
  tx: ShopTransaction,
  { shop, installation }: { shop: string; installation: number },
): Promise<Attention> {
  const filter = attentionFilterFrom(new URLSearchParams());
  const owner = { shop, installation };
  const { rows } = await findAttention(tx, owner, { filter, cursor: null, pageSize: SHOWN });
  const counts = await countAttention(tx, owner);
  const [unreadable] = await tx.$queryRaw<[{ count: number }]>`
    select count(*)::int as count from delivery_key
    where shop = ${shop} and status = 'UNREADABLE' and received_at > now() - interval '7 days'`;
  return {
    total: Object.values(counts).reduce((sum, count) => sum + count, 0),
    first: rows.map(({ itemId, category, order, target, ruleName, reason, severity, openedAt }) => ({
      ...{ itemId, category, order, target, ruleName, reason, severity, openedAt },
    })),
    putAside: await listPutAside(tx, shop),
    unreadable: unreadable.count,
  };
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
