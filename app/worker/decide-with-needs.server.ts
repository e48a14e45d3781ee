// Decides a batch; where an answer hangs on a fact that only Shopify has, reads it and decides again.
import type { AdminClient } from "#app/admin/client.server.ts";
import type { Decision } from "#app/rules/decision.ts";
import type { Facts } from "#app/rules/facts.ts";
import type { Need } from "#app/rules/need.ts";
import type { StoredRule } from "#app/store/rules.server.ts";
import type { ShopRecord } from "#app/store/shops.server.ts";
import { decideLanes } from "#app/worker/decide-lanes.server.ts";
import { endOfError } from "#app/worker/end-of-error.ts";
import { type GatheredLane, recordName } from "#app/worker/gathered.ts";
import type { LaneEnd } from "#app/worker/held-lane.ts";
import { readNeeds } from "#app/worker/read-needs.server.ts";
import { freshPictures, resolveFound } from "#app/worker/resolve-found.server.ts";

export type LaneDecision =
  | { outcome: "decided"; facts: Facts; decision: Decision }
  | { outcome: "not_decided"; end: LaneEnd };

interface ToDecide {
  /** Of the record among all lanes'. */
  name: string;
  facts: Facts;
}

export interface DecideWith {
  rules: readonly StoredRule[];
  /** Versions that stages go on with. */
  pinned: readonly StoredRule[];
  now: string;
}

/** Facts lead to facts (products to their stock): a rule asks as often, and no more. */
const MOST_ROUNDS = 4;

/** The decision of each record, by its name. */
export async function decideWithNeeds(
  shop: ShopRecord,
  admin: AdminClient,
  ruled: DecideWith,
  lanes: readonly Pick<GatheredLane, "lane" | "recordKey" | "facts">[],
): Promise<Map<string, LaneDecision>> {
  const deciding = lanes.flatMap((record): ToDecide[] =>
    record.facts ? [{ name: recordName(record), facts: record.facts }] : [],
  );
  const decisions = await decideAll(ruled, deciding);
  const finding = {
    rules: [...ruled.rules, ...ruled.pinned],
    now: ruled.now,
    fresh: freshPictures(deciding.map(({ facts }) => facts)),
  };
  const asked = new Map<string, Set<string>>();
  for (let round = 1; round < MOST_ROUNDS; round++) {
    const needing = [...decisions].flatMap(([name, decided]) => {
      if (decided.outcome !== "decided") return [];
      const before = asked.get(name) ?? new Set();
      const needs = decided.decision.needs.filter((need) => !before.has(nameOf(need)));
      asked.set(name, new Set([...before, ...needs.map(nameOf)]));
      return needs.length ? [{ name, needs, facts: decided.facts }] : [];
    });
    if (!needing.length) break;
    let read: Map<string, Facts>;
    try {
      read = await readNeeds(shop.shop, admin, ruled.rules, needing);
      read = await resolveFound(
        { ...finding, shop: shop.shop, admin },
        needing.map(({ name, needs, facts }) => ({ name, needs, facts: read.get(name) ?? facts })),
      );
    } catch (error) {
      const end = endOfError(error);
      if (end.outcome !== "postponed") throw error;
      for (const { name } of needing) decisions.set(name, { outcome: "not_decided", end });
      break;
    }
    const again = await decideAll(
      ruled,
      [...read].map(([name, facts]) => ({ name, facts })),
    );
    for (const [name, decision] of again) decisions.set(name, decision);
  }
  return decisions;
}

const nameOf = ({ fact, name = "" }: Need): string => `${fact} ${name}`;

async function decideAll(ruled: DecideWith, records: ToDecide[]): Promise<Map<string, LaneDecision>> {
  const decided = await decideLanes(records.map(({ facts }) => ({ facts, ...ruled })));
  return new Map(
    records.map(({ name, facts }, index): [string, LaneDecision] => {
      const result = decided[index];
      return [
        name,
        result?.outcome === "decided"
          ? { outcome: "decided", facts, decision: result.decision }
          : { outcome: "not_decided", end: { outcome: "failed", reason: result?.reason ?? "nothing was decided" } },
      ];
    }),
  );
}
