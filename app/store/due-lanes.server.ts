// Lanes as the dispatcher sees them, across shops, through the operator's role. Each statement that changes anything
// proves the dispatcher's own lease: one that fell asleep and was replaced changes nothing.
import { operatorPool } from "#app/db.server.ts";
import { env } from "#app/env.server.ts";
import { CRASHES_TO_QUARANTINE } from "#app/store/lanes.server.ts";

export interface DueShop {
  shop: string;
  /** Lanes due now, counted up to the limit asked for. */
  live: number;
  backFill: number;
  /** Lanes leased at this moment. */
  inFlight: number;
}
export interface LeasedLane {
  shop: string;
  installation: number;
  kind: string;
  key: string;
  token: number;
  priority: number;
}

// A shop that uninstalled the app keeps only its own lane: redaction comes after the uninstall.
const DISPATCHABLE = `l.status = 'ACTIVE' and l.due_at <= now() and l.lease_until is null and l.crashes = 0`;
const INSTALLED = `(s.uninstalled_at is null or l.kind = 'shop')`;
const STILL_DISPATCHER = `exists (select 1 from lease d where d.name = 'dispatcher' and d.token = $1 and d.until > now())`;

/** Lanes that are leased now: over all shops, and those that crashed before, by how often. */
export async function countInFlight(): Promise<{
  total: number;
  byShop: Map<string, number>;
  suspects: Map<number, number>;
}> {
  const { rows } = await operatorPool.query<{ shop: string; crashes: number; lanes: number }>(
    "select shop, crashes, count(*) as lanes from lane where lease_until > now() group by shop, crashes",
  );
  const byShop = new Map<string, number>();
  const suspects = new Map<number, number>();
  let total = 0;
  for (const { shop, crashes, lanes } of rows) {
    total += lanes;
    byShop.set(shop, (byShop.get(shop) ?? 0) + lanes);
    if (crashes > 0) suspects.set(crashes, (suspects.get(crashes) ?? 0) + lanes);
  }
  return { total, byShop, suspects };
}

/** Shops that have a lane to dispatch. Hops from shop to shop in the index, whatever the length of a backlog. */
export async function listDueShops(countUpTo: number): Promise<Omit<DueShop, "inFlight">[]> {
  const { rows } = await operatorPool.query<{ shop: string; live: number; back_fill: number }>(
    `with recursive hop as (
       (select shop from lane where due_at is not null and status = 'ACTIVE' order by shop limit 1)
       union all
       select (select l.shop from lane l where l.due_at is not null and l.status = 'ACTIVE' and l.shop > hop.shop order by l.shop limit 1)
       from hop where hop.shop is not null)
     ${countDue("hop")} where hop.shop is not null and (live.lanes > 0 or back_fill.lanes > 0)`,
    [countUpTo],
  );
  return rows.map((row) => ({ shop: row.shop, live: row.live, backFill: row.back_fill }));
}

/** The same for shops that are known by name. */
export async function listDueShopsAmong(shops: string[], countUpTo: number): Promise<Omit<DueShop, "inFlight">[]> {
  if (!shops.length) return [];
  const { rows } = await operatorPool.query<{ shop: string; live: number; back_fill: number }>(
    `with hop as (select distinct unnest($2::text[]) as shop)
     ${countDue("hop")} where live.lanes > 0 or back_fill.lanes > 0 order by hop.shop`,
    [countUpTo, shops],
  );
  return rows.map((row) => ({ shop: row.shop, live: row.live, backFill: row.back_fill }));
}

function countDue(from: string): string {
  const lanes = (priority: string) => `lateral (select count(*) as lanes from (
    select 1 from lane l where l.shop = s.shop and ${DISPATCHABLE} and ${INSTALLED} and l.priority ${priority} limit $1) found)`;
  return `select s.shop, live.lanes as live, back_fill.lanes as back_fill
    from ${from} join shop s on s.shop = ${from}.shop cross join ${lanes("= 0")} live cross join ${lanes("> 0")} back_fill`;
}

export interface Allotment {
  shop: string;
  live: number;
  backFill: number;
}

/** Leases up to so many lanes of each shop, the ones that are due the longest. Returns those leased. */
export async function leaseDueLanes(dispatcherToken: number, allotments: Allotment[]): Promise<LeasedLane[]> {
  if (!allotments.length) return [];
  const asked = allotments.flatMap(({ shop, live, backFill }) => [
    ...(live ? [{ shop, lanes: live, least: 0, most: 0 }] : []),
    ...(backFill ? [{ shop, lanes: backFill, least: 1, most: 32_767 }] : []),
  ]);
  const { rows } = await operatorPool.query(
    `with due as (
       select l.* from unnest($2::text[], $3::int[], $4::int[], $5::int[]) as a (shop, lanes, least, most)
       cross join lateral (
         select l.shop, l.kind, l.key, s.installation from lane l join shop s on s.shop = l.shop
         where l.shop = a.shop and ${DISPATCHABLE} and ${INSTALLED} and l.priority between a.least and a.most
         order by l.priority, l.due_at limit a.lanes for update of l skip locked) l
       where ${STILL_DISPATCHER})
     ${lease("due", "$6")}`,
    [
      dispatcherToken,
      asked.map((entry) => entry.shop),
      asked.map((entry) => entry.lanes),
      asked.map((entry) => entry.least),
      asked.map((entry) => entry.most),
      env.LANE_LEASE_MS,
    ],
  );
  return rows.map(leasedLane);
}

/** Leases lanes that crashed their worker exactly `crashes` times, the ones that are due the longest. */
export async function leaseSuspects(dispatcherToken: number, crashes: number, limit: number): Promise<LeasedLane[]> {
  const { rows } = await operatorPool.query(
    `with due as (
       select l.shop, l.kind, l.key, s.installation from lane l join shop s on s.shop = l.shop
       where l.crashes > 0 and l.crashes = $2 and l.status = 'ACTIVE' and l.due_at <= now() and l.lease_until is null and ${INSTALLED}
         and ${STILL_DISPATCHER}
       order by l.due_at limit $3 for update of l skip locked)
     ${lease("due", "$4")}`,
    [dispatcherToken, crashes, limit, env.LANE_LEASE_MS],
  );
  return rows.map(leasedLane);
}

function lease(from: string, leaseMs: string): string {
  return `update lane l set lease_token = nextval('lease_token_seq'), started = false,
      lease_until = now() + make_interval(secs => ${leaseMs}::float8 / 1000)
    from ${from} where l.shop = ${from}.shop and l.kind = ${from}.kind and l.key = ${from}.key
    returning l.shop, ${from}.installation, l.kind, l.key, l.lease_token, l.priority, l.due_at`;
}

function leasedLane(row: {
  shop: string;
  installation: number;
  kind: string;
  key: string;
  lease_token: number;
  priority: number;
}): LeasedLane {
  const { shop, installation, kind, key, priority } = row;
  return { shop, installation, kind, key, priority, token: row.lease_token };
}

/** Takes leases back whose job never reached the queue: these lanes are due again at once. */
export async function unleaseLanes(lanes: { shop: string; token: number }[]): Promise<void> {
  await operatorPool.query(
    `update lane l set lease_until = null from unnest($1::text[], $2::bigint[]) as h (shop, token)
     where l.shop = h.shop and l.lease_token = h.token and l.lease_until is not null and not l.started`,
    [lanes.map((lane) => lane.shop), lanes.map((lane) => lane.token)],
  );
}

export interface ExpiredLane {
  shop: string;
  kind: string;
  key: string;
  /** True: its worker died or hung while working on it; false: only its job was lost. */
  crashed: boolean;
  crashes: number;
  quarantined: boolean;
}

/** Frees lanes whose lease ran out. Who had begun counts a crash, at the third in a row the lane is set aside. */
export async function expireLeases(dispatcherToken: number): Promise<ExpiredLane[]> {
  const { rows } = await operatorPool.query(
    `with gone as (
       select shop, kind, key, started from lane where lease_until <= now() and ${STILL_DISPATCHER}
       order by shop, kind, key for update skip locked)
     update lane l set lease_until = null, started = false, crashes = l.crashes + gone.started::int,
       due_at = coalesce(l.due_at, now()),
       status = case when gone.started and l.crashes + 1 >= $2 then 'QUARANTINED' else l.status end,
       reason = case when gone.started then 'Its worker stopped ' || (l.crashes + 1) || ' times in a row while it was being worked on.' else l.reason end
     from gone where l.shop = gone.shop and l.kind = gone.kind and l.key = gone.key
     returning l.shop, l.kind, l.key, gone.started as crashed, l.crashes, l.status = 'QUARANTINED' as quarantined`,
    [dispatcherToken, CRASHES_TO_QUARANTINE],
  );
  return rows as ExpiredLane[];
}
