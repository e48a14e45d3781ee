// What went through in the last 24 hours, what failed and by which cause, and what it cost.
import { forShop, type ShopTransaction } from "#app/db.server.ts";
import { TROUBLED_EFFECT } from "#app/queries/attention.ts";
import { partsOfPage } from "#app/queries/parts-of-page.server.ts";

export interface Activity {
  timezone: string;
  /** Null, here and below: it could not be had. */
  deliveries: {
    received: number;
    /** Came more than a minute after it happened. */
    late: number;
    decided: number;
    unchanged: number;
    /** Found by the search for missed orders. */
    recovered: number;
    ignored: number;
    unreadable: number;
    waiting: number;
    /** Sent again by Shopify, and known already. */
    duplicates: number;
    /** In the shop's name with a wrong signature. */
    refused: number;
  } | null;
  /** The newest looks that something set off and that found something. */
  runs:
    | {
        runId: string;
        at: string;
        laneKind: string;
        laneKey: string;
        order: { orderId: string; name: string } | null;
        /** Names of the rules that were true. */
        found: string[];
      }[]
    | null;
  /** Effects decided in the last 24 hours, by status. */
  effects: Record<string, number> | null;
  /** Failed writes that still stand, by what failed and why; the most frequent first. */
  failures: { kind: string; status: string; reason: string; count: number; latest: string }[] | null;
  /** Admin API points by hour, oldest first; hours without any are left out. */
  points: { hour: string; points: number; requests: number }[] | null;
}

const MOST_CAUSES = 20;
const MOST_RUNS = 20;

type Tally = Pick<NonNullable<Activity["deliveries"]>, "duplicates" | "refused">;

interface RunRow {
  at: Date;
  orderId: string | null;
  orderName: string | null;
}

export function getActivity(shop: string): Promise<Activity> {
  return forShop(shop, async (tx) => {
    const owner = await tx.shop.findUnique({ where: { shop }, select: { timezone: true } });
    const part = partsOfPage(tx, { shop, page: "activity" });
    return {
      timezone: owner?.timezone ?? "UTC",
      deliveries: await part("deliveries", () => countDeliveries(tx, shop)),
      runs: await part("runs", () => listRuns(tx, shop)),
      effects: await part("effects", () => countEffects(tx, shop)),
      failures: await part("failures", () => listFailures(tx, shop)),
      points: await part("points", () => listPoints(tx, shop)),
    };
  });
}

async function countDeliveries(tx: ShopTransaction, shop: string): Promise<NonNullable<Activity["deliveries"]>> {
  const [deliveries] = await tx.$queryRaw<[Omit<NonNullable<Activity["deliveries"]>, keyof Tally>]>`
      select count(*) filter (where source = 'WEBHOOK')::int as received,
        count(*) filter (where source = 'WEBHOOK' and received_at > triggered_at + interval '1 minute')::int as late,
        count(*) filter (where status = 'DECIDED')::int as decided,
        count(*) filter (where status = 'UNCHANGED')::int as unchanged,
        count(*) filter (where source = 'SWEEP')::int as recovered,
        count(*) filter (where status = 'IGNORED')::int as ignored,
        count(*) filter (where status = 'UNREADABLE')::int as unreadable,
        count(*) filter (where status = 'RECEIVED')::int as waiting
      from delivery_key where shop = ${shop} and received_at > now() - interval '24 hours'`;
  const [tally] = await tx.$queryRaw<[Tally]>`
      select coalesce(sum(duplicates), 0)::int as duplicates, coalesce(sum(refused), 0)::int as refused
      from inbox_tally where shop = ${shop} and hour > now() - interval '24 hours'`;
  return { ...deliveries, ...tally };
}

async function listRuns(tx: ShopTransaction, shop: string): Promise<NonNullable<Activity["runs"]>> {
  const runs = await tx.$queryRaw<(Omit<NonNullable<Activity["runs"]>[number], "at" | "order"> & RunRow)[]>`
      select r.id::text as "runId", r.recorded_at as at, r.lane_kind as "laneKind", r.lane_key as "laneKey",
        o.order_id as "orderId", o.name as "orderName",
        array(select distinct coalesce(v.document ->> 'name', m) from unnest(r.matched) m
          left join rule l on l.shop = r.shop and l.rule_id = m
          left join rule_version v on v.shop = l.shop and v.rule_id = l.rule_id and v.version = l.version order by 1) as found
      from run r left join order_state o on o.shop = r.shop and r.lane_kind = 'order' and o.order_id = r.lane_key
      where r.shop = ${shop} and r.matched <> '{}' order by r.recorded_at desc limit ${MOST_RUNS}`;
  return runs.map(({ at, orderId, orderName, ...run }) => ({
    ...run,
    at: at.toISOString(),
    order: orderId && orderName ? { orderId, name: orderName } : null,
  }));
}

async function countEffects(tx: ShopTransaction, shop: string): Promise<Record<string, number>> {
  const effects = await tx.$queryRaw<{ status: string; count: number }[]>`
      select status::text as status, count(*)::int as count from effect
      where shop = ${shop} and created_at > now() - interval '24 hours' group by 1`;
  return Object.fromEntries(effects.map(({ status, count }) => [status, count]));
}

async function listFailures(tx: ShopTransaction, shop: string): Promise<NonNullable<Activity["failures"]>> {
  const failures = await tx.$queryRaw<(Omit<NonNullable<Activity["failures"]>[number], "latest"> & { latest: Date })[]>`
      select e.kind, e.status::text as status, coalesce(e.reason, '') as reason, count(*)::int as count,
        max(coalesce(e.settled_at, e.sent_at, e.created_at)) as latest
      from effect e where e.shop = ${shop} and ${TROUBLED_EFFECT}
      group by 1, 2, 3 order by count desc, latest desc limit ${MOST_CAUSES}`;
  return failures.map((failure) => ({ ...failure, latest: failure.latest.toISOString() }));
}

async function listPoints(tx: ShopTransaction, shop: string): Promise<NonNullable<Activity["points"]>> {
  const points = await tx.apiUsage.findMany({
    where: { shop, hour: { gte: new Date(Date.now() - 24 * 3_600_000) } },
    orderBy: { hour: "asc" },
  });
  return points.map(({ hour, points: spent, requests }) => ({
    hour: hour.toISOString(),
    points: spent,
    requests,
  }));
}
