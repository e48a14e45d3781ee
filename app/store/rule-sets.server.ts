// The rules as they stood at a run: kept once for all runs that were decided by the same versions in the same order.
import { createHash } from "node:crypto";
import type { PoolClient } from "pg";
import type { RuleAt } from "#app/rules/compile-rule.ts";

/** Keeps these sets where they are not kept yet. @returns the digest of each, in their order. */
export async function keepRuleSets(client: PoolClient, shop: string, sets: readonly RuleAt[][]): Promise<string[]> {
  const digests = new Map<RuleAt[], string>();
  const texts = new Map<string, string>();
  for (const rules of new Set(sets)) {
    const text = JSON.stringify(rules);
    const digest = createHash("sha256").update(text).digest("base64url").slice(0, 22);
    digests.set(rules, digest);
    texts.set(digest, text);
  }
  // A set is long, and nearly always there already. Sorted: two who keep several at once do not wait for each other in a ring.
  // Locked: upkeep removes sets that no run names, and the run that will name this one is not recorded yet.
  const { rows } = await client.query<{ digest: string }>(
    "select digest from rule_set where shop = $1 and digest = any($2) order by digest for key share",
    [shop, [...texts.keys()]],
  );
  for (const { digest } of rows) texts.delete(digest);
  const missing = [...texts].sort(([a], [b]) => (a < b ? -1 : 1));
  if (missing.length)
    await client.query(
      `insert into rule_set (shop, digest, rules) select $1, s.* from unnest($2::text[], $3::jsonb[]) as s
       on conflict do nothing`,
      [shop, missing.map(([digest]) => digest), missing.map(([, text]) => text)],
    );
  return sets.map((rules) => digests.get(rules) as string);
}
