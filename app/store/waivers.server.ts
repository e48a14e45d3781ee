// A person's "leave this as it is", valid until the fingerprint of the facts complained of changes.
import type { PoolClient } from "pg";

export interface WaiverRecord {
  ruleId: string;
  target: string;
  fingerprint: string;
  givenBy: string;
}

/** The waivers on these targets, by target. */
export async function listWaivers(
  client: PoolClient,
  shop: string,
  targets: string[],
): Promise<Map<string, WaiverRecord[]>> {
  const byTarget = new Map<string, WaiverRecord[]>();
  if (!targets.length) return byTarget;
  const { rows } = await client.query(
    `select rule_id, target, fingerprint, given_by from waiver where shop = $1 and target = any($2::text[])
     order by target, rule_id, fingerprint`,
    [shop, targets],
  );
  for (const row of rows) {
    const waivers = byTarget.get(row.target) ?? [];
    waivers.push({ ruleId: row.rule_id, target: row.target, fingerprint: row.fingerprint, givenBy: row.given_by });
    byTarget.set(row.target, waivers);
  }
  return byTarget;
}

/** Records waivers; giving the same one twice changes nothing. Returns how many were new. */
export async function saveWaivers(
  client: PoolClient,
  shop: string,
  installation: number,
  waivers: (WaiverRecord & { note: string | null })[],
): Promise<number> {
  if (!waivers.length) return 0;
  const { rowCount } = await client.query(
    `insert into waiver (shop, installation, rule_id, target, fingerprint, given_by, note)
     select $1, $2, w.* from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[]) as w
     on conflict do nothing`,
    [
      shop,
      installation,
      waivers.map((waiver) => waiver.ruleId),
      waivers.map((waiver) => waiver.target),
      waivers.map((waiver) => waiver.fingerprint),
      waivers.map((waiver) => waiver.givenBy),
      waivers.map((waiver) => waiver.note),
    ],
  );
  return rowCount ?? 0;
}
