// Customers: our own ledger says what each spent; what Shopify has to add is read only when the answer hangs on it.
import { adminFor } from "#app/admin/client.server.ts";
import { gidOf } from "#app/admin/gid.ts";
import { inShop } from "#app/db.server.ts";
import { faultpoint } from "#app/faultpoint.server.ts";
import type { Facts, Trigger } from "#app/rules/facts.ts";
import { type OpenDelivery, openDeliveries } from "#app/store/deliveries.server.ts";
import { listDoneOccasions, listOwnedStates } from "#app/store/effects.server.ts";
import { getCustomerStates, getCustomers } from "#app/store/ledger.server.ts";
import { type ActiveRule, activeRules } from "#app/store/rules.server.ts";
import type { ShopRecord } from "#app/store/shops.server.ts";
import { listWaivers } from "#app/store/waivers.server.ts";
import { applyLane } from "#app/worker/apply-lane.server.ts";
import { decideWithNeeds } from "#app/worker/decide-with-needs.server.ts";
import { endOfError } from "#app/worker/end-of-error.ts";
import { flagsOf } from "#app/worker/flags-of.ts";
import { type HeldLane, type LaneEnds, laneName } from "#app/worker/held-lane.ts";
import { readDelivery } from "#app/worker/read-delivery.ts";
import { type Conclusion, recordDecisions } from "#app/worker/record-decisions.server.ts";

interface GatheredCustomer {
  lane: HeldLane;
  deliveries: OpenDelivery[];
  facts: Facts | null;
  previousRunId: number | null;
  flags: string[];
}

export async function workCustomerLanes(shop: ShopRecord, lanes: HeldLane[]): Promise<LaneEnds> {
  const ends: LaneEnds = new Map();
  const admin = adminFor(shop.shop, shop.installation, lanes.every((lane) => lane.priority > 0) ? "back-fill" : "live");
  const { now, rules, customers } = await gatherCustomers(shop, lanes);
  faultpoint("lanes.after-gather");

  const decided = await decideWithNeeds(
    shop,
    admin,
    rules,
    now,
    customers.flatMap(({ lane, facts }) => (facts ? [{ lane, facts }] : [])),
  );
  const conclusions = customers.flatMap((customer): Conclusion[] => {
    const { lane, deliveries, previousRunId } = customer;
    const decision = decided.get(laneName(lane));
    if (decision && decision.outcome !== "decided") {
      ends.set(laneName(lane), decision.end);
      return [];
    }
    return [
      {
        lane,
        snapshot: null,
        flags: decision ? flagsOf(decision.decision) : customer.flags,
        decided: decision
          ? {
              facts: decision.facts,
              decision: decision.decision,
              rules: rules.map(({ ruleId, version }) => ({ ruleId, version })),
              now,
              previousRunId,
              customerId: lane.key,
            }
          : null,
        answered: deliveries.map((delivery) => delivery.id),
        settled: [],
      },
    ];
  });
  await recordDecisions(shop, conclusions);

  await Promise.all(
    conclusions.map(async ({ lane }) => {
      try {
        const dueAt = await applyLane({
          shop: shop.shop,
          installation: shop.installation,
          lane,
          admin,
          wakesHolds: false,
          stillMatches: async (client, effect) =>
            (await getCustomerStates(client, shop.shop, [lane.key])).get(lane.key)?.flags.includes(effect.ruleId) ??
            false,
        });
        ends.set(laneName(lane), { outcome: "rested", dueAt });
      } catch (error) {
        ends.set(laneName(lane), endOfError(error));
      }
    }),
  );
  return ends;
}

async function gatherCustomers(
  shop: ShopRecord,
  lanes: HeldLane[],
): Promise<{ now: string; rules: ActiveRule[]; customers: GatheredCustomer[] }> {
  const customerIds = lanes.map((lane) => lane.key);
  const targets = customerIds.map((customerId) => gidOf("Customer", customerId));
  return inShop(shop.shop, async (client) => {
    const { rows } = await client.query<{ now: Date }>("select now() as now");
    const now = `${(rows[0]?.now ?? new Date()).toISOString().slice(0, 19)}Z`;
    const rules = await activeRules(client, shop.shop);
    const deliveries = await openDeliveries(client, shop.shop, lanes);
    const spending = await getCustomers(client, shop.shop, customerIds);
    const states = await getCustomerStates(client, shop.shop, customerIds);
    const owned = await listOwnedStates(client, shop.shop, shop.installation, lanes);
    const waivers = await listWaivers(client, shop.shop, targets);
    const done = await listDoneOccasions(client, shop.shop, shop.installation, lanes);

    const customers = lanes.map((lane): GatheredCustomer => {
      const ofLane = deliveries.filter((delivery) => delivery.laneKey === lane.key);
      const triggers = triggersOf(ofLane, shop);
      const facts: Facts = {
        shop: { shop: shop.shop, installation: shop.installation, currency: shop.currency, timezone: shop.timezone },
        lane: { kind: "customer", key: lane.key },
        triggers,
        order: null,
        before: null,
        fulfillmentOrders: { known: false, why: "A customer has no fulfilment orders." },
        customer: {
          customerId: lane.key,
          orders: spending.get(lane.key)?.orders ?? [],
          coveredSince: shop.historyFrom ? `${shop.historyFrom.toISOString().slice(0, 19)}Z` : null,
          amountSpent: { known: false, why: "Shopify's own figure was not asked for." },
        },
        holds: [],
        owned: owned
          .filter((state) => state.laneKey === lane.key)
          .map(({ ruleId, actionId, target, on, digest, wrote }) => ({ ruleId, actionId, target, on, digest, wrote })),
        waivers: waivers.get(gidOf("Customer", lane.key)) ?? [],
        done: done.get(laneName(lane)) ?? [],
      };
      const state = states.get(lane.key);
      // Without a rule about customers, and with nothing of ours to take back, there is nothing to decide.
      const concernsUs =
        rules.some(({ document }) => document.subject === "customer") || facts.owned.some(({ on }) => on);
      return {
        lane,
        deliveries: ofLane,
        facts: triggers.length && concernsUs ? facts : null,
        previousRunId: state?.lastRunId ?? null,
        flags: state?.flags ?? [],
      };
    });
    return { now, rules, customers };
  });
}

function triggersOf(deliveries: OpenDelivery[], { shop, domains }: ShopRecord): Trigger[] {
  const triggers = deliveries.map((delivery): Trigger => {
    const told = readDelivery(delivery, shop, domains);
    return told.tells === "trigger" ? told.trigger : { on: "customer.spend-changed" };
  });
  return [...new Map(triggers.map((trigger) => [trigger.on, trigger])).values()];
}
