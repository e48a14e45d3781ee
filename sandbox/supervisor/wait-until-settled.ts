// Waits until nothing is left to do: traffic over, webhooks delivered, inbox worked off, effects settled, and a sweep after it all.
import type pg from "pg";

interface Counts {
  received: number;
  due: number;
  effects: number;
  sweptAt: Date | null;
}

/** @returns false when it is still not so after `withinMs`. */
export async function waitUntilSettled(
  sandboxUrl: string,
  database: pg.Client,
  shop: string,
  withinMs: number,
): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  let quietSince: Date | null = null;
  let lastSeen = -1;
  while (Date.now() < deadline) {
    const [counts, seen] = await Promise.all([look(database, shop), lookAtSandbox(sandboxUrl)]);
    const idle = seen.pending === 0 && seen.open === 0 && counts.received + counts.due + counts.effects === 0;
    if (!idle || seen.owed !== lastSeen) quietSince = null;
    lastSeen = seen.owed;
    if (idle) {
      quietSince ??= await now(database);
      // Two sweeps: the first may have begun before, or passed over what was only just changed.
      if (counts.sweptAt && counts.sweptAt > quietSince && (await sweptTwice(counts.sweptAt))) return true;
    }
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  return false;

  async function sweptTwice(first: Date): Promise<boolean> {
    while (Date.now() < deadline) {
      const counts = await look(database, shop);
      if (counts.received + counts.due + counts.effects > 0) return false;
      if (counts.sweptAt && counts.sweptAt > first) {
        const seen = await lookAtSandbox(sandboxUrl);
        return seen.owed === lastSeen && seen.pending === 0;
      }
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    return false;
  }
}

async function now(database: pg.Client): Promise<Date> {
  const { rows } = await database.query<{ now: Date }>("select clock_timestamp() as now");
  return rows[0]?.now ?? new Date();
}

async function look(database: pg.Client, shop: string): Promise<Counts> {
  const { rows } = await database.query<Counts>(
    `select
       (select count(*)::int from delivery_key d where d.shop = $1 and d.status = 'RECEIVED' and not exists
         (select 1 from lane l where l.shop = d.shop and l.kind = d.lane_kind and l.key = d.lane_key and l.status = 'QUARANTINED')) as received,
       (select count(*)::int from lane where shop = $1 and status = 'ACTIVE' and kind <> 'sweep'
         and (due_at is not null or lease_until > now())) as due,
       (select count(*)::int from effect where shop = $1 and status in ('INTENDED', 'SENT')) as effects,
       (select swept_at from shop where shop = $1) as "sweptAt"`,
    [shop],
  );
  return rows[0] ?? { received: 1, due: 1, effects: 1, sweptAt: null };
}

async function lookAtSandbox(sandboxUrl: string): Promise<{ pending: number; owed: number; open: number }> {
  const read = async <T>(path: string) => (await (await fetch(`${sandboxUrl}/control/${path}`)).json()) as T;
  const [{ webhooks }, { open }] = await Promise.all([
    read<{ webhooks: { pending: number; owed: number } }>("state"),
    read<{ open: number }>("traffic"),
  ]);
  return { ...webhooks, open };
}
