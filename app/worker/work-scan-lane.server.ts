// A schedule's tick, or a call, of a rule about many records: goes through those that we know, or those that Shopify's search finds, page
// by page and resumable, and tells the lanes of those that its `find` picks. They are looked at behind all live work.
import type { PoolClient } from "pg";
import { adminFor } from "#app/admin/client.server.ts";
import { inShop } from "#app/db.server.ts";
import { instantOf } from "#app/lib/instant-of.ts";
import { type CompiledRule, compileRule } from "#app/rules/compile-rule.ts";
import { stepsOf } from "#app/rules/compile-steps.ts";
import type { Env } from "#app/rules/env.ts";
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
import { metafieldKeys } from "#app/worker/metafield-keys.ts";
import { readDelivery } from "#app/worker/read-delivery.ts";
import { scanSearch } from "#app/worker/scan-search.server.ts";
import { shopFacts } from "#app/worker/shop-facts.ts";

const PAGE = 200;
/** One look goes through so many pages, then lets others have the worker. */
const PAGES = 10;
const BEHIND_LIVE_WORK = 10;

export async function workScanLane(shop: ShopRecord, lane: HeldLane): Promise<LaneEnd> {
  await inShop(shop.shop, (client) => begin(client, shop, lane));
  for (let page = 0; page < PAGES; page++) if (!(await onePage(shop, lane))) return { outcome: "rested", dueAt: null };
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
  await settleDeliveries(client, shop.shop, [
    rule ? { ids, status: "UNCHANGED" } : { ids, status: "IGNORED", reason: "The rule is switched off." },
  ]);
  await keepSchedules(client, shop.shop, new Date());
}

interface Going {
  scan: Scan;
  rule: StoredRule;
  compiled: CompiledRule;
}

/** Goes through the next page. False: nothing is left to go through. */
async function onePage(shop: ShopRecord, lane: HeldLane): Promise<boolean> {
  const going = await inShop(shop.shop, async (client): Promise<Going | null> => {
    const scan = await openScan(client, shop.shop, shop.installation, lane.key);
    const rule = scan && (await activeRule(client, shop.shop, lane.key));
    return scan && rule ? { scan, rule, compiled: compileRule(rule) } : null;
  });
  if (!going) return false;
  const { compiled } = going;
  // Shopify is asked before anything is locked.
  const searched = compiled.find?.search ? await nextSearched(shop, going) : null;
  await inShop(shop.shop, async (client) => {
    await assertFences(client, shop.shop, [lane]);
    const page = searched ?? (await nextKept(client, shop, going));
    await tell(client, shop, going, page);
  });
  return true;
}

interface ScanPage {
  records: Scanned[];
  /** Where the next page begins; null: that was the last. */
  next: string | null;
}

async function nextKept(client: PoolClient, shop: ShopRecord, { scan, compiled }: Going): Promise<ScanPage> {
  const records = await listScanned(client, shop.shop, compiled.lane, scan.cursor, PAGE);
  return { records, next: records.length === PAGE ? (records.at(-1)?.key ?? null) : null };
}

/** A search that cannot be written, because a fact that it names is not known, finds nothing. */
async function nextSearched(shop: ShopRecord, { scan, rule, compiled }: Going): Promise<ScanPage> {
  const query = compiled.find?.search?.render(envOf(shop, compiled, scan, {}));
  if (typeof query !== "string") return { records: [], next: null };
  const asked = { kind: compiled.lane, query, after: scan.cursor, keys: metafieldKeys([rule]) };
  return scanSearch(adminFor(shop.shop, shop.installation, "back-fill"), asked);
}

async function tell(client: PoolClient, shop: ShopRecord, { scan, rule, compiled }: Going, page: ScanPage) {
  const picked = pick(shop, compiled, scan, page.records);
  await insertInternalDeliveries(
    client,
    shop.shop,
    picked.map((laneKey) => ({
      webhookId: `schedule:${rule.ruleId}:${scan.occasion}:${laneKey}`,
      source: "SCHEDULE" as const,
      topic: scan.trigger.on === "by_hand" ? "switchyard/by-hand" : "switchyard/schedule",
      laneKind: compiled.lane,
      laneKey,
      trigger: scan.trigger,
      // Whoever calls waits for it.
      priority: isCall(scan.trigger) && scan.trigger.on !== "by_hand" ? 0 : BEHIND_LIVE_WORK,
    })),
  );
  const counted = { cursor: page.next, lookedAt: page.records.length, picked: picked.length };
  await advanceScan(client, shop.shop, scan, counted);
}

/**
 * Keys of the lanes of those records that the rule's `find` picks: what is not known of a record does not pick it. A rule that only
 * keeps states is looked at as well where it held at the last look: that is what a tick has to put right.
 */
function pick(shop: ShopRecord, rule: CompiledRule, scan: Scan, records: readonly Scanned[]): string[] {
  const { find } = rule;
  const name = recordOfLane(rule.lane);
  // A look too many at such a rule does nothing.
  const keepsNothingElse =
    !rule.otherwise && stepsOf(rule.then).every((step) => step.kind === "action" && step.acts === "state");
  const keys = records.flatMap(({ key, picture, flags }) => {
    const isKept = keepsNothingElse && flags.includes(rule.ruleId);
    if (find && name && !isKept && !pickFound(find, [picture], envOf(shop, rule, scan, { [name]: picture })).length)
      return [];
    // Of stock the lane is the inventory item, at whatever location.
    return [key.split("/")[0] ?? key];
  });
  return [...new Set(keys)];
}

/** What the rule knows of one record, or of none yet. */
function envOf(shop: ShopRecord, rule: CompiledRule, { trigger }: Scan, own: Record<string, Scanned["picture"]>): Env {
  const facts = {
    ...{ shop: shopFacts(shop), lane: { kind: rule.lane, key: "" }, triggers: [trigger], ...own },
    ...{ memory: { shop: {}, order: {}, customer: {}, product: {} }, tables: {}, found: {}, holds: [], owned: [] },
    ...{ waivers: [], done: [], matched: [], stages: [] },
  } as unknown as Facts;
  const [record = null] = Object.values(own);
  const seen = { now: instantOf(new Date()), facts, record, memory: facts.memory, assessed: new Map() };
  return ruleEnv(rule, { record, target: "" }, seen, trigger);
}
