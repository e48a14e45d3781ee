// Customers: our own ledger says what each spent; what Shopify has to add is read only when the answer hangs on it.
import { adminFor } from "#app/admin/client.server.ts";
import { gidOf } from "#app/admin/gid.ts";
import { inShop } from "#app/db.server.ts";
import { faultpoint } from "#app/faultpoint.server.ts";
import type { RuleInForce } from "#app/rules/compile-rule.ts";
import type { CustomerPicture, Facts } from "#app/rules/facts.ts";
import { SUBJECTS } from "#app/rules/scope.ts";
import type { Trigger } from "#app/rules/trigger.ts";
import { type OpenDelivery, openDeliveries } from "#app/store/deliveries.server.ts";
import { listDoneOccasions, listOwnedStates } from "#app/store/effects.server.ts";
import { getCustomerStates, getLedger } from "#app/store/ledger.server.ts";
import { activeRules } from "#app/store/rules.server.ts";
import type { ShopRecord } from "#app/store/shops.server.ts";
import { listWaivers } from "#app/store/waivers.server.ts";
import { applyLane } from "#app/worker/apply-lane.server.ts";
import { decideWithNeeds } from "#app/worker/decide-with-needs.server.ts";
import { endOfError } from "#app/worker/end-of-error.ts";
import { flagsOf } from "#app/worker/flags-of.ts";
import { type HeldLane, type LaneEnds, laneName } from "#app/worker/held-lane.ts";
import { readDelivery } from "#app/worker/read-delivery.ts";
import { type Conclusion, recordDecisions } from "#app/worker/record-decisions.server.ts";
import { shopFacts } from "#app/worker/shop-facts.ts";

interface GatheredCustomer {
  lane: HeldLane;
  deliveries: OpenDelivery[];
  facts: Facts | null;
  previousRunId: number | null;
  flags: string[];
  matched: string[];
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
  const inForce = new Set(rules.map(({ ruleId }) => ruleId));
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
        ...(decision
          ? flagsOf(decision.decision, customer.matched, inForce)
          : { flags: customer.flags, matched: customer.matched }),
        decided: decision
          ? {
              facts: decision.facts,
              decision: decision.decision,
              rules: rules.map(({ ruleId, version, position }) => ({ ruleId, version, position })),
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
): Promise<{ now: string; rules: RuleInForce[]; customers: GatheredCustomer[] }> {
  const customerIds = lanes.map((lane) => lane.key);
  const targets = customerIds.map((customerId) => gidOf("Customer", customerId));
  return inShop(shop.shop, async (client) => {
    const { rows } = await client.query<{ now: Date }>("select now() as now");
    const now = instant(rows[0]?.now ?? new Date());
    const rules = await activeRules(client, shop.shop);
    const deliveries = await openDeliveries(client, shop.shop, lanes);
    const ledger = await getLedger(client, shop.shop, customerIds);
    const states = await getCustomerStates(client, shop.shop, customerIds);
    const owned = await listOwnedStates(client, shop.shop, shop.installation, lanes);
    const waivers = await listWaivers(client, shop.shop, targets);
    const done = await listDoneOccasions(client, shop.shop, shop.installation, lanes);

    const customers = lanes.map((lane): GatheredCustomer => {
      const ofLane = deliveries.filter((delivery) => delivery.laneKey === lane.key);
      const triggers = triggersOf(ofLane, shop);
      const state = states.get(lane.key);
      const facts: Facts = {
        shop: shopFacts(shop),
        lane: { kind: "customer", key: lane.key },
        triggers,
        // What is not in it was not read.
        customer: {
          id: lane.key,
          orders: ledger.get(lane.key) ?? [],
          orders_known_since: instant(shop.historyFrom ?? shop.installedAt),
        } as unknown as CustomerPicture,
        memory: { shop: {}, order: {}, customer: {}, product: {} },
        tables: {},
        found: {},
        holds: [],
        owned: owned
          .filter((entry) => entry.originKey === lane.key)
          .map(({ ruleId, actionId, target, on, digest, wrote }) => ({ ruleId, actionId, target, on, digest, wrote })),
        waivers: waivers.get(gidOf("Customer", lane.key)) ?? [],
        done: done.get(laneName(lane)) ?? [],
        matched: state?.matched ?? [],
        stages: [],
      };
      // Without a rule about customers, and with nothing of ours to take back, there is nothing to decide.
      const concernsUs =
        rules.some(({ document }) => SUBJECTS[document.about].lane === "customer") || facts.owned.some(({ on }) => on);
      return {
        lane,
        deliveries: ofLane,
        facts: triggers.length && concernsUs ? facts : null,
        previousRunId: state?.lastRunId ?? null,
        flags: state?.flags ?? [],
        matched: state?.matched ?? [],
      };
    });
    return { now, rules, customers };
  });
}

function triggersOf(deliveries: OpenDelivery[], { shop, domains }: ShopRecord): Trigger[] {
  const triggers = deliveries.map((delivery): Trigger => {
    const told = readDelivery(delivery, shop, domains);
    return told.tells === "trigger" ? told.trigger : { on: "customer.spend_changed" };
  });
  return [...new Map(triggers.map((trigger) => [trigger.on, trigger])).values()];
}

/** Whole seconds, as all instants of facts. */
function instant(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}
