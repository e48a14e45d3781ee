// The handler of `lanes.work`: claims the lanes, keeps their leases alive, has each kind worked on, and lets go of them.
// A lane that fails in a batch does not fail the others: the batch is taken apart.
import { confirmInstallation } from "#app/confirm-installation.server.ts";
import { inShop } from "#app/db.server.ts";
import { faultpoint } from "#app/faultpoint.server.ts";
import { logger } from "#app/logger.server.ts";
import { lanesWorked, retries } from "#app/metrics.server.ts";
import type { LanesWork } from "#app/queue/catalogue.ts";
import type { JobOutcome } from "#app/queue/outcome.ts";
import { claimLanes, crashLane, type LaneRelease, releaseLanes } from "#app/store/lanes.server.ts";
import { getShop, type ShopRecord, tokenIsOfBooks } from "#app/store/shops.server.ts";
import { endOfError } from "#app/worker/end-of-error.ts";
import { fillHistory } from "#app/worker/fill-history.server.ts";
import { type HeldLane, type LaneEnd, type LaneEnds, laneName } from "#app/worker/held-lane.ts";
import { keepLeases } from "#app/worker/keep-leases.server.ts";
import { readSegmentMembers } from "#app/worker/read-segment-members.server.ts";
import { sweepOrders } from "#app/worker/sweep-orders.server.ts";
import { workChildLanes } from "#app/worker/work-child-lanes.server.ts";
import { workFulfillmentOrderLanes } from "#app/worker/work-fulfillment-order-lanes.server.ts";
import { workPreviewLane } from "#app/worker/work-preview-lane.server.ts";
import { workOrderLanes, workRecordLanes } from "#app/worker/work-records.server.ts";
import { workScanLane } from "#app/worker/work-scan-lane.server.ts";
import { workShopLane } from "#app/worker/work-shop-lane.server.ts";

type WorkBatch = (shop: ShopRecord, lanes: HeldLane[]) => Promise<LaneEnds>;

/** One lane at a time, for kinds that share no round trips. */
const oneByOne =
  (work: (shop: ShopRecord, lane: HeldLane) => Promise<LaneEnd>): WorkBatch =>
  async (shop, lanes) => {
    const ends: LaneEnds = new Map();
    for (const lane of lanes) ends.set(laneName(lane), await work(shop, lane));
    return ends;
  };

const KINDS: Record<string, WorkBatch> = {
  order: workOrderLanes,
  customer: workRecordLanes,
  product: workRecordLanes,
  stock: workRecordLanes,
  draft_order: workRecordLanes,
  "fulfillment-order": workFulfillmentOrderLanes,
  return: workChildLanes,
  "reverse-fulfillment-order": workChildLanes,
  "payment-schedule": workChildLanes,
  shop: oneByOne(workShopLane),
  scan: oneByOne(workScanLane),
  sweep: oneByOne(sweepOrders),
  history: oneByOne(fillHistory),
  preview: oneByOne(workPreviewLane),
  segments: oneByOne(readSegmentMembers),
};

/**
 * Looks at lanes of one shop.
 * @param worker the number under which this process is announced.
 */
export async function workLanes(
  { shop, installation, lanes }: LanesWork,
  worker: number | null = null,
): Promise<JobOutcome> {
  const held = await claimLanes(shop, lanes, worker);
  if (!held.length) return { outcome: "skipped", reason: "the lanes are in other hands" };
  faultpoint("lanes.after-claim");

  const leases = keepLeases(shop, held);
  try {
    const record = await inShop(shop, (client) => getShop(client, shop));
    const ends: LaneEnds = new Map();
    if (!record || record.installation !== installation)
      for (const lane of held) ends.set(laneName(lane), { outcome: "rested", dueAt: null });
    else
      for (const kind of new Set(held.map((lane) => lane.kind))) {
        const ofKind = held.filter((lane) => lane.kind === kind);
        // The shop's own lane asks by itself, of what it is told.
        const end = kind === "shop" ? null : await endWithoutToken(record);
        for (const [name, itsEnd] of end ? everyLane(ofKind, end) : await workKind(record, kind, ofKind))
          ends.set(name, itsEnd);
      }
    faultpoint("lanes.before-release");
    leases.stop();
    void leases.giveBack(await letGo(shop, held, ends));
    faultpoint("lanes.after-release");
    return { outcome: "done" };
  } catch (error) {
    // What is the lanes' own fault counts when their leases run out.
    if (endOfError(error).outcome !== "failed") void leases.giveBack(held);
    throw error;
  } finally {
    leases.stop();
  }
}

/**
 * A page brought a token, and did not come as far as to ask Shopify of which installation it is: then that is asked here.
 * @returns how the lanes end without being looked at; null: they are to be looked at.
 */
async function endWithoutToken(shop: ShopRecord): Promise<LaneEnd | null> {
  if (shop.uninstalledAt || tokenIsOfBooks(shop)) return null;
  try {
    await confirmInstallation(shop.shop);
  } catch (error) {
    return endOfError(error);
  }
  const now = await inShop(shop.shop, (client) => getShop(client, shop.shop));
  return now?.installation === shop.installation ? null : { outcome: "rested", dueAt: null };
}

async function workKind(shop: ShopRecord, kind: string, lanes: HeldLane[]): Promise<LaneEnds> {
  const work = KINDS[kind];
  if (!work) return everyLane(lanes, { outcome: "failed", reason: `no worker knows lanes of the kind ${kind}` });
  // Taken off the store: only the shop's own lane goes on, redaction comes after the uninstall.
  if (shop.uninstalledAt && kind !== "shop") return everyLane(lanes, { outcome: "rested", dueAt: null });
  try {
    return await work(shop, lanes);
  } catch (error) {
    const [first, ...others] = lanes;
    if (first && others.length) {
      logger.warn(
        { shop: shop.shop, kind, lanes: lanes.length, error: messageOf(error) },
        "a batch failed and is taken apart",
      );
      const ends: LaneEnds = new Map();
      for (const lane of lanes) for (const [name, end] of await workKind(shop, kind, [lane])) ends.set(name, end);
      return ends;
    }
    const end = endOfError(error);
    if (end.outcome === "failed") logger.error({ shop: shop.shop, kind, key: first?.key, err: error }, "a lane failed");
    return everyLane(lanes, end);
  }
}

function everyLane(lanes: HeldLane[], end: LaneEnd): LaneEnds {
  return new Map(lanes.map((lane) => [laneName(lane), end]));
}

/** @returns the lanes whose lease was lost meanwhile, without a fault of their own. */
async function letGo(shop: string, lanes: HeldLane[], ends: LaneEnds): Promise<HeldLane[]> {
  const releases = lanes.flatMap((lane): (HeldLane & LaneRelease)[] => {
    const end = ends.get(laneName(lane)) ?? { outcome: "failed" as const, reason: "the look at this lane had no end" };
    lanesWorked.inc({ kind: lane.kind, end: end.outcome });
    if (end.outcome === "postponed" || end.outcome === "failed") retries.inc({ of: "lane" });
    if (end.outcome === "rested") return [{ ...lane, sawWanted: lane.wanted, dueAt: end.dueAt }];
    if (end.outcome === "postponed") {
      logger.info({ shop, kind: lane.kind, key: lane.key, inMs: end.inMs, reason: end.reason }, "a lane is postponed");
      return [{ ...lane, sawWanted: lane.wanted, dueInMs: end.inMs }];
    }
    return [];
  });
  const released = new Set((await releaseLanes(shop, releases)).map(laneName));
  for (const lane of lanes) {
    const end = ends.get(laneName(lane));
    if (end?.outcome !== "failed") continue;
    const fate = await crashLane(shop, lane, end.reason);
    logger.error({ shop, kind: lane.kind, key: lane.key, reason: end.reason, fate }, "a lane counts as crashed");
  }
  return lanes.filter((lane) => ends.get(laneName(lane))?.outcome !== "failed" && !released.has(laneName(lane)));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
