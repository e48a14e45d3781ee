import type { ShopTransaction } from "#app/db.server.ts";
import type { Facts } from "#app/rules/facts.ts";

/** What was known at the last look of a lane, with the settings of then; null: there was none, or it was redacted since. */
export async function lastFacts(
  tx: ShopTransaction,
  shop: string,
  laneKind: string,
  laneKey: string,
): Promise<Facts | null> {
  const [facts] = await lastFactsOfEach(tx, shop, laneKind, [laneKey]);
  return facts ?? null;
}

/** As `lastFacts`, of each of the lanes that has them. */
export async function lastFactsOfEach(
  tx: ShopTransaction,
  shop: string,
  laneKind: string,
  laneKeys: readonly string[],
): Promise<Facts[]> {
  const rows = await tx.$queryRaw<{ facts: Facts | { redacted: true }; settings: Facts["settings"] | null }[]>`
    select looked.facts, s.settings from unnest(${laneKeys}::text[]) as l (lane_key) cross join lateral (
      select facts, rule_set from run where shop = ${shop} and lane_kind = ${laneKind} and lane_key = l.lane_key
      order by id desc limit 1
    ) looked left join rule_set s on s.shop = ${shop} and s.digest = looked.rule_set`;
  return rows.flatMap(({ facts, settings }) => ("lane" in facts ? [withSettings(facts, settings)] : []));
}

/** Facts of a run as they were decided on. @param settings those of its rule set; null: it keeps them itself, or there were none. */
export const withSettings = (facts: Facts, settings: Facts["settings"] | null): Facts =>
  settings ? { ...facts, settings } : facts;
