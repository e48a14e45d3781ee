// Rules that go through many records (a schedule's tick, a run by hand): where each stands, so that it goes on after a crash.
import type { PoolClient } from "pg";
import type { Trigger } from "#app/rules/trigger.ts";

export interface Scan {
  ruleId: string;
  /** The tick, or the number of a run by hand. */
  occasion: string;
  ruleVersion: number;
  trigger: Trigger;
  /** Where the next page begins; null: at the beginning. */
  cursor: string | null;
}

/** Begins a scan; one that was begun for this occasion goes on. Returns false for one that is known already. */
export async function beginScan(
  client: PoolClient,
  shop: string,
  installation: number,
  scan: Omit<Scan, "cursor">,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into scan (shop, rule_id, occasion, installation, rule_version, trigger) values ($1, $2, $3, $4, $5, $6)
     on conflict (shop, rule_id, occasion) do nothing`,
    [shop, scan.ruleId, scan.occasion, installation, scan.ruleVersion, JSON.stringify(scan.trigger)],
  );
  return rowCount === 1;
}

/** The rule's scan that has not come to its end, the oldest one. */
export async function openScan(
  client: PoolClient,
  shop: string,
  installation: number,
  ruleId: string,
): Promise<Scan | null> {
  const { rows } = await client.query(
    `select rule_id, occasion, rule_version, trigger, cursor from scan
     where shop = $1 and installation = $2 and rule_id = $3 and ended_at is null order by started_at, occasion limit 1`,
    [shop, installation, ruleId],
  );
  const [row] = rows;
  return row
    ? {
        ruleId: row.rule_id,
        occasion: row.occasion,
        ruleVersion: row.rule_version,
        trigger: row.trigger,
        cursor: row.cursor,
      }
    : null;
}

/** A page was gone through. @param cursor where the next one begins; null: that was the last. */
export async function advanceScan(
  client: PoolClient,
  shop: string,
  { ruleId, occasion }: Pick<Scan, "ruleId" | "occasion">,
  { cursor, lookedAt, picked }: { cursor: string | null; lookedAt: number; picked: number },
): Promise<void> {
  await client.query(
    `update scan set cursor = $4, looked_at = looked_at + $5, picked = picked + $6, ended_at = case when $4::text is null then now() end,
       trigger = case when $4::text is null then trigger - 'body' else trigger end
     where shop = $1 and rule_id = $2 and occasion = $3 and ended_at is null`,
    [shop, ruleId, occasion, cursor, lookedAt, picked],
  );
}

export interface Scanned {
  /** As in order_state and record_state. */
  key: string;
  picture: Record<string, unknown>;
  /** Rules that held at the last look. */
  flags: string[];
}

/** Records of a kind of lane that we know, by their keys, after the cursor. */
export async function listScanned(
  client: PoolClient,
  shop: string,
  kind: string,
  after: string | null,
  limit: number,
): Promise<Scanned[]> {
  const { rows } = await client.query<Scanned>(
    kind === "order"
      ? `select order_id as key, seen as picture, flags from order_state where shop = $1 and order_id > $2 and seen ? 'id' order by order_id limit $3`
      : `select key, seen as picture, flags from record_state where shop = $1 and key > $2 and kind = $4 and seen is not null order by key limit $3`,
    kind === "order" ? [shop, after ?? "", limit] : [shop, after ?? "", limit, kind],
  );
  return rows;
}
