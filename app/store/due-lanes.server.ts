// Lanes as the dispatcher sees them, across shops, through the operator's role. Each statement that changes anything
// proves the dispatcher's own lease: one that fell asleep and was replaced changes nothing.
import { operatorPool } from "#app/db.server.ts";
import { env } from "#app/env.server.ts";
import { CRASHES_TO_QUARANTINE } from "#app/store/lanes.server.ts";
import { PRIORITIES, URGENCIES, type Urgency } from "#app/store/urgencies.ts";

/** Lanes due now of a shop, counted up to the limit asked for. */
export interface DueShop extends Record<Urgency, number> {
  shop: string;
}
export interface LeasedLane {
  shop: string;
  installation: number;
  kind: string;
  key: string;
  token: number;
  priority: number;
  /** Lanes with the same one are worked on together. */
  job: number;
}

const DUE = "l.status = 'ACTIVE' and l.due_at <= now() and l.lease_until is null";
const DISPATCHABLE = `${DUE} and l.crashes = 0`;
/**
 * The same, asked about one shop: worded so that the index of what is due over all shops does not answer it. By figures of a moment at
 * which hardly anything was due, that one looks as good as the shop's own; with 10,000 shops due at once each would go through the lanes of all.
 */
const DISPATCHABLE_OF_SHOP = `${DUE} and l.crashes + 0 = 0`;
// A shop that uninstalled the app keeps only its own lane: redaction comes after the uninstall.
const INSTALLED = `(s.uninstalled_at is null or l.kind = 'shop')`;
/** Leased lanes whose lease ran out before anybody began with them: their job was lost. */
const LOST = `l.lease_until <= now() and not l.started and l.crashes = 0 and l.status = 'ACTIVE'`;
const SLOTS = `(select coalesce(sum(holder::int), 0)::int from lease where name like 'worker:%' and until > now())`;
const STILL_DISPATCHER = `exists (select 1 from lease d where d.name = 'dispatcher' and d.token = $1 and d.until > now())`;

/** What a round of dispatch begins with, as of one moment. */
export interface DueWork {
  /** Shops that have a lane to dispatch, by name. */
  due: DueShop[];
  /** Jobs under way, of each urgency and of each shop. Also those whose lease ran out a moment ago. */
  inFlight: { byUrgency: Record<Urgency, number>; byShop: Map<string, number> };
  /** How many jobs all living workers take at once. */
  slots: number;
}

/** Leased by a release that knew of no jobs: one by itself. */
const JOB = "coalesce(job, lease_token)";

/** Lanes that are looked for by the time at which they came due. */
const FIRST_DUE = 2_000;

// The shops of what has been due the longest: usually that is all there is, and shops with nothing due cost nothing. Where it is
// not, it hops from shop to shop in the index, whatever the length of a backlog.
const EVERY_SHOP = `first_due as materialized (
    select shop, count(*) as lanes from (select shop from lane l where ${DISPATCHABLE} order by due_at limit ${FIRST_DUE}) l group by shop),
  every as (
    (select shop from lane where due_at is not null and status = 'ACTIVE' and (select sum(lanes) from first_due) = ${FIRST_DUE}
     order by shop, priority, due_at limit 1)
    union all
    select (select l.shop from lane l where l.due_at is not null and l.status = 'ACTIVE' and l.shop > every.shop
      order by l.shop, l.priority, l.due_at limit 1)
    from every where every.shop is not null),
  hop as (select shop from first_due union select shop from every)`;
const NAMED_SHOPS = "hop as (select distinct unnest($2::text[]) as shop)";

/**
 * Reads it in one round trip.
 * @param shops look at these only; null: at all.
 * @param countUpTo where counting the due lanes of a shop ends.
 */
export async function readDueWork(shops: string[] | null, countUpTo: number): Promise<DueWork> {
  // In the order of the index: unordered, a limit lets the planner hope to find them soon in the table itself, and of a shop
  // that has few it reads every other shop's backlog.
  const counts = URGENCIES.map((urgency) => {
    const [least, most] = PRIORITIES[urgency];
    return `cross join lateral (select count(*) as lanes from (
      select 1 from lane l where l.shop = s.shop and ${DISPATCHABLE_OF_SHOP} and ${INSTALLED} and l.priority between ${least} and ${most}
      order by l.priority, l.due_at limit $1) found) as "${urgency}"`;
  });
  const columns = URGENCIES.map((urgency) => `"${urgency}".lanes as "${urgency}"`);
  const underWay = URGENCIES.map((urgency) => {
    const [least, most] = PRIORITIES[urgency];
    return `count(distinct ${JOB}) filter (where priority between ${least} and ${most}) as "${urgency}"`;
  });
  const { rows } = await operatorPool.query<{
    due: DueShop[];
    leased: (Record<Urgency, number> & { shop: string })[];
    slots: number;
  }>(
    `with recursive ${shops ? NAMED_SHOPS : EVERY_SHOP}, due as (
       select s.shop, ${columns.join(", ")} from hop join shop s on s.shop = hop.shop ${counts.join(" ")}
       where ${URGENCIES.map((urgency) => `"${urgency}".lanes`).join(" + ")} > 0 order by s.shop),
     leased as (
       select shop, ${underWay.join(", ")} from lane where lease_until is not null group by shop)
     select coalesce((select json_agg(due) from due), '[]') as due, coalesce((select json_agg(leased) from leased), '[]') as leased,
       ${SLOTS} as slots`,
    shops ? [countUpTo, shops] : [countUpTo],
  );
  const { due = [], leased = [], slots = 0 } = rows[0] ?? {};
  const inFlight: DueWork["inFlight"] = { byUrgency: { live: 0, sweep: 0, backFill: 0 }, byShop: new Map() };
  for (const { shop, ...jobs } of leased) {
    for (const urgency of URGENCIES) inFlight.byUrgency[urgency] += jobs[urgency];
    inFlight.byShop.set(shop, jobs.live + jobs.sweep + jobs.backFill);
  }
  return { due, inFlight, slots };
}

export interface Allotment extends Record<Urgency, number> {
  shop: string;
}

/**
 * Leases up to so many lanes of each shop, the ones that are due the longest, as jobs of one kind and priority each.
 * @param lanesAJob the most that a job holds. @returns those leased.
 */
export async function leaseDueLanes(
  dispatcherToken: number,
  allotments: Allotment[],
  lanesAJob = 1,
): Promise<LeasedLane[]> {
  if (!allotments.length) return [];
  const asked = allotments.flatMap((one) =>
    URGENCIES.flatMap((urgency) => {
      const [least, most] = PRIORITIES[urgency];
      return one[urgency] ? [{ shop: one.shop, lanes: one[urgency], least, most }] : [];
    }),
  );
  const { rows } = await operatorPool.query(
    `with due as (
       select l.* from unnest($2::text[], $3::int[], $4::int[], $5::int[]) as a (shop, lanes, least, most)
       cross join lateral (
         select l.ctid as place, l.shop, l.kind, l.priority, l.due_at, s.installation from lane l join shop s on s.shop = l.shop
         where l.shop = a.shop and ${DISPATCHABLE_OF_SHOP} and ${INSTALLED} and l.priority between a.least and a.most
         order by l.priority, l.due_at limit a.lanes for update of l skip locked) l
       where ${STILL_DISPATCHER}),
     ${inJobs("due", "$7")}
     ${lease("handed", "$6")}`,
    [
      dispatcherToken,
      asked.map((entry) => entry.shop),
      asked.map((entry) => entry.lanes),
      asked.map((entry) => entry.least),
      asked.map((entry) => entry.most),
      env.LANE_LEASE_MS,
      lanesAJob,
    ],
  );
  return rows.map(leasedLane);
}

/** Leases lanes that crashed their worker exactly `crashes` times, the ones that are due the longest, each as a job of its own. */
export async function leaseSuspects(dispatcherToken: number, crashes: number, limit: number): Promise<LeasedLane[]> {
  const { rows } = await operatorPool.query(
    `with due as (
       select l.ctid as place, l.shop, l.kind, l.priority, l.due_at, s.installation from lane l join shop s on s.shop = l.shop
       where l.crashes > 0 and l.crashes = $2 and l.status = 'ACTIVE' and l.due_at <= now() and l.lease_until is null and ${INSTALLED}
         and ${STILL_DISPATCHER}
       order by l.due_at limit $3 for update of l skip locked),
     ${inJobs("due", "1")}
     ${lease("handed", "$4")}`,
    [dispatcherToken, crashes, limit, env.LANE_LEASE_MS],
  );
  return rows.map(leasedLane);
}

/** `from` with a token for each lane, as jobs of up to so many lanes of one shop, kind and priority: `handed`. */
function inJobs(from: string, lanesAJob: string): string {
  return `numbered as (
      select ${from}.*, nextval('lease_token_seq') as token,
        (row_number() over (partition by shop, kind, priority order by due_at) - 1) / ${lanesAJob} as nth from ${from}),
    handed as (select numbered.*, min(token) over (partition by shop, kind, priority, nth) as job from numbered)`;
}

/**
 * The rows lie where they were locked, by this statement: found there, and said twice, as PostgreSQL would read the whole table for
 * thousands of keys. A row that changed between the statement's beginning and its lock is not found; it is due the next time.
 */
function lease(from: string, leaseMs: string): string {
  return `update lane l set lease_token = ${from}.token, job = ${from}.job, started = false,
      lease_until = now() + make_interval(secs => ${leaseMs}::float8 / 1000)
    from ${from} where l.ctid = any(array(select place from ${from})) and l.ctid = ${from}.place
    returning l.shop, ${from}.installation, l.kind, l.key, l.lease_token, l.priority, l.job`;
}

function leasedLane(row: {
  shop: string;
  installation: number;
  kind: string;
  key: string;
  lease_token: number;
  priority: number;
  job: number;
}): LeasedLane {
  const { shop, installation, kind, key, priority, job } = row;
  return { shop, installation, kind, key, priority, job, token: row.lease_token };
}

/** What is leased, by what became of the lease. */
export interface Leases {
  /** Lanes whose lease ran out before anybody began, their job was lost; and how many jobs those were. */
  lost: number;
  lostJobs: number;
  /** Lanes whose lease ran out otherwise. */
  broken: number;
  /** Jobs whose lease runs. */
  heldJobs: number;
  /** How many jobs all living workers take at once. */
  slots: number;
}

export async function countLeases(): Promise<Leases> {
  // By jobs first: thousands of lanes are told apart by hashing, to count distinct ones PostgreSQL would sort them.
  const { rows } = await operatorPool.query<Leases>(
    `select coalesce(sum(lost), 0)::int as lost, count(*) filter (where lost > 0)::int as "lostJobs",
       coalesce(sum(broken), 0)::int as broken, count(*) filter (where is_held)::int as "heldJobs", ${SLOTS} as slots
     from (select count(*) filter (where ${LOST}) as lost, count(*) filter (where l.lease_until <= now() and not (${LOST})) as broken,
         bool_or(l.lease_until > now()) as is_held
       from lane l where l.lease_until is not null group by ${JOB}) by_job`,
  );
  return rows[0] ?? { lost: 0, lostJobs: 0, broken: 0, heldJobs: 0, slots: 0 };
}

/** Lanes under way that crashed before, by how often. */
export async function countLeasedSuspects(): Promise<Map<number, number>> {
  const { rows } = await operatorPool.query<{ crashes: number; lanes: number }>(
    `select crashes, count(*)::int as lanes from lane
     where crashes > 0 and due_at is not null and status = 'ACTIVE' and lease_until is not null group by crashes`,
  );
  return new Map(rows.map(({ crashes, lanes }) => [crashes, lanes]));
}

/**
 * Leases lanes anew whose job was lost, in one step from one lease to the next: they were given what is theirs before, so nothing is allotted.
 * The ones whose lease ran out first. @param lanesAJob the most that a job holds. @returns those leased.
 */
export async function leaseLostLanes(dispatcherToken: number, limit: number, lanesAJob: number): Promise<LeasedLane[]> {
  const { rows } = await operatorPool.query(
    `with lost as (
       select l.ctid as place, l.shop, l.kind, l.priority, l.due_at, s.installation from lane l join shop s on s.shop = l.shop
       where ${LOST} and ${INSTALLED} and ${STILL_DISPATCHER}
       order by l.lease_until limit $2 for update of l skip locked),
     ${inJobs("lost", "$4")}
     ${lease("handed", "$3")}`,
    [dispatcherToken, limit, env.LANE_LEASE_MS, lanesAJob],
  );
  return rows.map(leasedLane);
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

/**
 * Frees lanes whose lease ran out, and those that a worker held who has ended. Who had begun counts a crash, at the third in a row
 * the lane is set aside. Whether a silent worker is dead, hangs or is cut off nobody can tell yet: one that was cut off says so later
 * (`giveBackLanes`).
 * @param ended numbers of workers.
 * @param keepLost lanes whose job was lost stay as they are: they are about to be leased anew.
 */
export async function expireLeases(
  dispatcherToken: number,
  { ended = [], keepLost = false }: { ended?: readonly number[]; keepLost?: boolean } = {},
): Promise<ExpiredLane[]> {
  // Two questions, so that the one that is asked again and again is answered by its index alone.
  const held = ended.length ? "or (l.lease_until is not null and l.started and l.held_by = any($3))" : "";
  const kept = keepLost ? `and not (${LOST})` : "";
  const { rows } = await operatorPool.query(
    `with gone as (
       select shop, kind, key, started from lane l where (l.lease_until <= now() ${held}) ${kept} and ${STILL_DISPATCHER}
       order by shop, kind, key for update skip locked)
     update lane l set lease_until = null, started = false, crashes = l.crashes + gone.started::int,
       crash_tokens = case when gone.started then case when l.crashes = 0 then '{}' else l.crash_tokens end || l.lease_token else l.crash_tokens end,
       due_at = coalesce(l.due_at, now()),
       status = case when gone.started and l.crashes + 1 >= $2 then 'QUARANTINED' else l.status end,
       reason = case when gone.started then 'Its worker stopped ' || (l.crashes + 1) || ' times in a row while it was being worked on.' else l.reason end
     from gone where l.shop = gone.shop and l.kind = gone.kind and l.key = gone.key
     returning l.shop, l.kind, l.key, gone.started as crashed, l.crashes, l.status = 'QUARANTINED' as quarantined`,
    [dispatcherToken, CRASHES_TO_QUARANTINE, ...(ended.length ? [ended] : [])],
  );
  return rows as ExpiredLane[];
}
