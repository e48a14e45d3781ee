// Decides a batch; where an answer hangs on a fact that only Shopify has, reads it and decides again.
import type { AdminClient } from "#app/admin/client.server.ts";
import { readAmountSpent } from "#app/admin/operations/read-amount-spent.ts";
import { readFulfillmentOrders } from "#app/admin/operations/read-fulfillment-orders.ts";
import { inShop } from "#app/db.server.ts";
import type { Decision, FactNeed } from "#app/rules/decision.ts";
import type { Facts } from "#app/rules/facts.ts";
import { saveAmountSpent } from "#app/store/ledger.server.ts";
import { saveFulfillmentOrderMap } from "#app/store/orders.server.ts";
import type { ActiveRule } from "#app/store/rules.server.ts";
import type { ShopRecord } from "#app/store/shops.server.ts";
import { decideLanes } from "#app/worker/decide-lanes.server.ts";
import { endOfError } from "#app/worker/end-of-error.ts";
import { type HeldLane, type LaneEnd, laneName } from "#app/worker/held-lane.ts";

export type LaneDecision =
  | { outcome: "decided"; facts: Facts; decision: Decision }
  | { outcome: "not_decided"; end: LaneEnd };

interface ToDecide {
  lane: HeldLane;
  facts: Facts;
}

/** The decision of each lane, by its name. */
export async function decideWithNeeds(
  shop: ShopRecord,
  admin: AdminClient,
  rules: ActiveRule[],
  now: string,
  lanes: ToDecide[],
): Promise<Map<string, LaneDecision>> {
  const decisions = await decideAll(rules, now, lanes);
  const needing = lanes.filter(({ lane }) => {
    const decided = decisions.get(laneName(lane));
    return decided?.outcome === "decided" && decided.decision.needs.length > 0;
  });
  if (!needing.length) return decisions;

  const needs = needing.flatMap(({ lane }) => {
    const decided = decisions.get(laneName(lane));
    return decided?.outcome === "decided" ? decided.decision.needs : [];
  });
  let read: (facts: Facts) => Facts;
  try {
    read = await readNeeds(shop, admin, needs);
  } catch (error) {
    const end = endOfError(error);
    if (end.outcome !== "postponed") throw error;
    for (const { lane } of needing) decisions.set(laneName(lane), { outcome: "not_decided", end });
    return decisions;
  }
  const again = await decideAll(
    rules,
    now,
    needing.map(({ lane, facts }) => ({ lane, facts: read(facts) })),
  );
  for (const [name, decision] of again) decisions.set(name, decision);
  return decisions;
}

async function decideAll(rules: ActiveRule[], now: string, lanes: ToDecide[]): Promise<Map<string, LaneDecision>> {
  const decided = await decideLanes(lanes.map(({ facts }) => ({ facts, rules, now })));
  return new Map(
    lanes.map(({ lane, facts }, index): [string, LaneDecision] => {
      const result = decided[index];
      return [
        laneName(lane),
        result?.outcome === "decided"
          ? { outcome: "decided", facts, decision: result.decision }
          : { outcome: "not_decided", end: { outcome: "failed", reason: result?.reason ?? "nothing was decided" } },
      ];
    }),
  );
}

/** Reads what is needed in one request a kind. Returns how facts look with it. */
async function readNeeds(
  { shop, installation }: ShopRecord,
  admin: AdminClient,
  needs: FactNeed[],
): Promise<(facts: Facts) => Facts> {
  const customerIds = unique(needs.flatMap((need) => (need.fact === "customer.amountSpent" ? [need.customerId] : [])));
  const orderIds = unique(needs.flatMap((need) => (need.fact === "fulfillmentOrders" ? [need.orderId] : [])));
  const [amounts, fulfillmentOrders] = await Promise.all([
    customerIds.length ? readAmountSpent(admin, customerIds).then(({ amountSpent }) => amountSpent) : null,
    orderIds.length ? readFulfillmentOrders(admin, orderIds).then((answer) => answer.fulfillmentOrders) : null,
  ]);

  await inShop(shop, async (client) => {
    const spent = [...(amounts ?? [])].flatMap(([customerId, money]) => (money ? [{ customerId, ...money }] : []));
    await saveAmountSpent(client, shop, installation, spent);
    const pairs = [...(fulfillmentOrders ?? [])].flatMap(([orderId, list]) =>
      list.map(({ fulfillmentOrderId }) => ({ fulfillmentOrderId, orderId })),
    );
    await saveFulfillmentOrderMap(client, shop, pairs);
  });

  return (facts) => {
    const orderId = facts.order?.orderId;
    const list = orderId && orderIds.includes(orderId) ? (fulfillmentOrders?.get(orderId) ?? []) : null;
    const { customer } = facts;
    const amount =
      customer && customerIds.includes(customer.customerId) ? amounts?.get(customer.customerId) : undefined;
    return {
      ...facts,
      fulfillmentOrders: list ? { known: true, value: list } : facts.fulfillmentOrders,
      customer:
        customer && amount !== undefined
          ? {
              ...customer,
              amountSpent: amount
                ? { known: true, value: amount }
                : { known: false, why: "Shopify knows no such customer any more." },
            }
          : customer,
    };
  };
}

const unique = (ids: string[]): string[] => [...new Set(ids)].sort();
