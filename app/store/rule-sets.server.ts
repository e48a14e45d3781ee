// The rules and the checks' settings as they stood at a run: kept once for all runs that were decided by the same ones.
import { createHash } from "node:crypto";
import type { PoolClient } from "pg";
import type { RuleAt } from "#app/rules/compile-rule.ts";
import type { Facts } from "#app/rules/facts.ts";

export interface RuleSet {
  rules: RuleAt[];
  settings: Facts["settings"];
}

/** Keeps these sets where they are not kept yet. @returns the digest of each, in their order. */
export async function keepRuleSets(client: PoolClient, shop: string, sets: readonly RuleSet[]): Promise<string[]> {
  const kept = new Map<string, RuleSet>();
  let last: { set: RuleSet; digest: string } | null = null;
  const digests = sets.map((set) => {
    // Those of a batch are the same objects.
    if (last?.set.rules !== set.rules || last.set.settings !== set.settings) last = { set, digest: digestOf(set) };
    kept.set(last.digest, set);
    return last.digest;
  });
  // A set is long, and nearly always there already. Sorted: two who keep several at once do not wait for each other in a ring.
  // Locked: upkeep removes sets that no run names, and the run that will name this one is not recorded yet.
  const { rows } = await client.query<{ digest: string }>(
    "select digest from rule_set where shop = $1 and digest = any($2) order by digest for key share",
    [shop, [...kept.keys()]],
  );
  for (const { digest } of rows) kept.delete(digest);
  const missing = [...kept].sort(([a], [b]) => (a < b ? -1 : 1));
  if (missing.length)
    await client.query(
      `insert into rule_set (shop, digest, rules, settings) select $1, s.* from unnest($2::text[], $3::jsonb[], $4::jsonb[]) as s
       on conflict do nothing`,
      [
        shop,
        missing.map(([digest]) => digest),
        missing.map(([, { rules }]) => JSON.stringify(rules)),
        missing.map(([, { settings }]) => settings && JSON.stringify(settings)),
      ],
    );
  return digests;
}

function digestOf({ rules, settings }: RuleSet): string {
  const text = JSON.stringify(settings ? [rules, settings] : rules);
  return createHash("sha256").update(text).digest("base64url").slice(0, 22);
}
