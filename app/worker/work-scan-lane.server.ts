// A schedule's tick, or a call, of a rule about many records: goes through those that we know, page by page and resumable, and tells the
// lanes of those that its `find` picks. They are looked at behind all live work.
import type { PoolClient } from "pg";
import { inShop } from "#app/db.server.ts";
import { instantOf } from "#app/lib/instant-of.ts";
import { compileRule } from "#app/rules/compile-rule.ts";
import { stepsOf } from "#app/rules/compile-steps.ts";
import type { Facts } from "#app/rules/facts.ts";
import { isCall } from "#app/rules/is-call.ts";
import { pickFound } from "#app/rules/pick-found.ts";
import { ruleEnv } from "#app/rules/rule-env.ts";
import { recordOfLane } from "#app/rules/scope.ts";
import { insertInternalDeliveries, openDeliveries, settleDeliveries } from "#app/store/deliveries.server.ts";
import { assertFences } from "#app/store/lanes.server.ts";
import { activeRule, type StoredRule } from "#app/store/rules.server.ts";
import { advanceScan, beginScan, listScanned, openScan, type Scan, type Scanned } from "#app/store/scans.server.ts";
import { keepSchedules } from "#app/store/schedules.server.ts";
import type { ShopRecord } from "#app/store/shops.server.ts";
import type { HeldLane, LaneEnd } from "#app/worker/held-lane.ts";
import { readDelivery } from "#app/worker/read-delivery.ts";
import { shopFacts } from "#app/worker/shop-facts.ts";

const PAGE = 200;
/** One look goes through so many pages, then lets others have the worker. */
const PAGES = 10;
const BEHIND_LIVE_WORK = 10;

export async function workScanLane(shop: ShopRecord, lane: HeldLane): Promise<LaneEnd> {
  await inShop(shop.shop, (client) => begin(client, shop, lane));
  for (let page = 0; page < PAGES; page++)
    if (!(await inShop(shop.shop, (client) => onePage(client, shop, lane)))) return { outcome: "rested", dueAt: null };
  return { outcome: "rested", dueAt: new Date(0) };
}

/** Ticks become scans; the next tick is set. */
async function begin(client: PoolClient, shop: ShopRecord, lane: HeldLane): Promise<void> {
  await assertFences(client, shop.shop, [lane]);
  const deliveries = await openDeliveries(client, shop.shop, [lane]);
  const rule = await activeRule(client, shop.shop, lane.key);
  for (const delivery of deliveries) {
    const told = readDelivery(delivery, shop.shop, shop.domains);
    if (told.tells === "trigger" && rule)
      await beginScan(client, shop.shop, shop.installation, {
        ruleId: rule.ruleId,
        occasion: told.trigger.of ?? instantOf(delivery.receivedAt),
        ruleVersion: rule.version,
        trigger: told.trigger,
      });
  }
  const ids = deliveries.map(({ id }) => id);
  if (ids.length)
    await settleDeliveries(
      client,
      shop.shop,
      ids,
      rule ? { status: "UNCHANGED" } : { status: "IGNORED", reason: "The rule is switched off." },
    );
  await keepSchedules(client, shop.shop, new Date());
}

/** Goes through the next page. False: nothing is left to go through. */
async function onePage(client: PoolClient, shop: ShopRecord, lane: HeldLane): Promise<boolean> {
  await assertFences(client, shop.shop, [lane]);
  const scan = await openScan(client, shop.shop, shop.installation, lane.key);
  const rule = scan && (await activeRule(client, shop.shop, lane.key));
  if (!scan || !rule) return false;
  const { lane: kind } = compileRule(rule);
  const records = await listScanned(client, shop.shop, kind, scan.cursor, PAGE);
  const picked = pick(shop, rule, scan, records);
  await insertInternalDeliveries(
    client,
    shop.shop,
    picked.map((laneKey) => ({
      webhookId: `schedule:${rule.ruleId}:${scan.occasion}:${laneKey}`,
      source: "SCHEDULE" as const,
      topic: scan.trigger.on === "by_hand" ? "switchyard/by-hand" : "switchyard/schedule",
      laneKind: kind,
      laneKey,
      trigger: scan.trigger,
      // Whoever calls waits for it.
      priority: isCall(scan.trigger) && scan.trigger.on !== "by_hand" ? 0 : BEHIND_LIVE_WORK,
    })),
  );
  const cursor = records.length === PAGE ? (records.at(-1)?.key ?? null) : null;
  await advanceScan(client, shop.shop, scan, { cursor, lookedAt: records.length, picked: picked.length });
  return true;
}

/**
 * Keys of the lanes of those records that the rule's `find` picks: what is not known of a record does not pick it. A rule that only
 * keeps states is looked at as well where it held at the last look: that is what a tick has to put right.
 */
function pick(shop: ShopRecord, stored: StoredRule, { trigger }: Scan, records: readonly Scanned[]): string[] {
  const rule = compileRule(stored);
  const { find } = rule;
  const name = recordOfLane(rule.lane);
  // A look too many at such a rule does nothing.
  const keepsNothingElse =
    !rule.otherwise && stepsOf(rule.then).every((step) => step.kind === "action" && step.acts === "state");
  const keys = records.flatMap(({ key, picture, flags }) => {
    const isKept = keepsNothingElse && flags.includes(rule.ruleId);
    if (find && name && !isKept) {
      const facts = {
        ...{ shop: shopFacts(shop), lane: { kind: rule.lane, key }, triggers: [trigger], [name]: picture },
        ...{ memory: { shop: {}, order: {}, customer: {}, product: {} }, tables: {}, found: {}, holds: [], owned: [] },
        ...{ waivers: [], done: [], matched: [], stages: [] },
      } as unknown as Facts;
      const seen = { now: instantOf(new Date()), facts, record: picture, memory: facts.memory, assessed: new Map() };
      const env = ruleEnv(rule, { record: picture, target: "" }, seen, trigger);
      if (!pickFound(find, [picture], env).length) return [];
    }
    // Of stock the lane is the inventory item, at whatever location.
    return [key.split("/")[0] ?? key];
  });
  return [...new Set(keys)];
}
