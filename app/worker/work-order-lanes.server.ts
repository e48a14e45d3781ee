// Orders: gather → decide → record → apply, for a whole batch of one shop at once. A single lane is the batch of one.
import { adminFor } from "#app/admin/client.server.ts";
import { faultpoint } from "#app/faultpoint.server.ts";
import type { ShopRecord } from "#app/store/shops.server.ts";
import { applyLane } from "#app/worker/apply-lane.server.ts";
import { decideWithNeeds } from "#app/worker/decide-with-needs.server.ts";
import { endOfError } from "#app/worker/end-of-error.ts";
import { flagsOf } from "#app/worker/flags-of.ts";
import { type GatheredOrder, gatherOrders } from "#app/worker/gather-orders.server.ts";
import { type HeldLane, type LaneEnds, laneName } from "#app/worker/held-lane.ts";
import { type Conclusion, recordDecisions } from "#app/worker/record-decisions.server.ts";

export async function workOrderLanes(shop: ShopRecord, lanes: HeldLane[]): Promise<LaneEnds> {
  const admin = adminFor(shop.shop, shop.installation, "live");
  const { now, rules, orders, ends } = await gatherOrders(shop, lanes, admin);
  faultpoint("lanes.after-gather");

  const looked: GatheredOrder[] = [];
  const decided = await decideWithNeeds(
    shop,
    admin,
    rules,
    now,
    orders.flatMap(({ lane, facts }) => (facts ? [{ lane, facts }] : [])),
  );
  const inForce = new Set(rules.map(({ ruleId }) => ruleId));
  const conclusions: Conclusion[] = [];
  for (const order of orders) {
    const name = laneName(order.lane);
    const conclusion = decided.get(name);
    if (conclusion && conclusion.outcome !== "decided") {
      ends.set(name, conclusion.end);
      continue;
    }
    looked.push(order);
    conclusions.push({
      lane: order.lane,
      snapshot: order.look.snapshot,
      ...(conclusion
        ? flagsOf(conclusion.decision, order.record?.matched ?? [], inForce)
        : { flags: order.record?.flags ?? [], matched: order.record?.matched ?? [] }),
      decided: conclusion
        ? {
            facts: conclusion.facts,
            decision: conclusion.decision,
            rules: rules.map(({ ruleId, version, position }) => ({ ruleId, version, position })),
            now,
            previousRunId: order.record?.lastRunId ?? null,
            customerId: order.look.snapshot?.customer_id ?? null,
          }
        : null,
      answered: order.look.answered,
      settled: order.look.settled,
    });
  }
  await recordDecisions(shop, conclusions);

  await Promise.all(
    looked.map(async (order) => {
      const name = laneName(order.lane);
      if (!order.facts && !order.openEffects.length) {
        ends.set(name, { outcome: "rested", dueAt: order.look.waitsUntil });
        return;
      }
      try {
        const dueAt = await applyLane({
          shop: shop.shop,
          installation: shop.installation,
          lane: order.lane,
          admin,
          wakesHolds: order.look.wakesHolds,
        });
        ends.set(name, { outcome: "rested", dueAt: earliest(dueAt, order.look.waitsUntil) });
      } catch (error) {
        ends.set(name, endOfError(error));
      }
    }),
  );
  return ends;
}

function earliest(...instants: (Date | null)[]): Date | null {
  const times = instants.flatMap((at) => (at ? [at.getTime()] : []));
  return times.length ? new Date(Math.min(...times)) : null;
}
