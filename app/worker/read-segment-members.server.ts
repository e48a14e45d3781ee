// Once a night (and when a rule begins to ask) the members of the segments that rules ask after are read, page by page and resumable,
// behind all live work. Who joined or left without a word of Shopify's, and whom time alone moved, is told as if it had been said.
import type { PoolClient } from "pg";
import { type AdminClient, adminFor } from "#app/admin/client.server.ts";
import { AdminRejected } from "#app/admin/errors.ts";
import { gidOf } from "#app/admin/gid.ts";
import { listSegmentMembers } from "#app/admin/operations/list-segment-members.ts";
import { listSegments } from "#app/admin/operations/list-segments.ts";
import { inShop } from "#app/db.server.ts";
import type { RecordEvent } from "#app/history/record-event.ts";
import { instantOf } from "#app/lib/instant-of.ts";
import { logger } from "#app/logger.server.ts";
import { nextTick } from "#app/rules/schedule.ts";
import { databaseTime } from "#app/store/database-time.server.ts";
import { type InternalDelivery, insertInternalDeliveries } from "#app/store/deliveries.server.ts";
import { assertFences } from "#app/store/lanes.server.ts";
import { saveRecordEvents } from "#app/store/record-events.server.ts";
import { activeRules, type StoredRule } from "#app/store/rules.server.ts";
import {
  askForSegmentMembers,
  beginSegmentReading,
  endSegmentReading,
  forgetSegments,
  lastSegmentReading,
  openSegmentReading,
  type SegmentReading,
  saveMembersRead,
} from "#app/store/segment-members.server.ts";
import type { ShopRecord } from "#app/store/shops.server.ts";
import type { HeldLane, LaneEnd } from "#app/worker/held-lane.ts";
import { askingForSegments, segmentsAskedAfter } from "#app/worker/segments-asked-after.ts";

/** By the store's clock: few orders come then. */
const NIGHTLY = { every: "day", at: "03:00" } as const;
/** One look reads so many pages, then lets others have the worker. */
const PAGES = 10;
const BEHIND_LIVE_WORK = 10;
const SOURCE = "switchyard/segments";

/** For the sweep: whether members are to be read now, by what the rules in force ask and when that was done last. */
export async function keepSegments(
  client: PoolClient,
  { shop, timezone }: ShopRecord,
  rules: readonly StoredRule[],
  now: Date,
): Promise<void> {
  const readFor = askingForSegments(rules);
  const last = await lastSegmentReading(client, shop);
  if (readFor === null) {
    if (last) await forgetSegments(client, shop);
  } else if (isDue(last, readFor, now, timezone)) await askForSegmentMembers(client, shop);
}

function isDue(last: { at: Date; readFor: string } | null, readFor: string, now: Date, zone: string): boolean {
  if (last?.readFor !== readFor) return true;
  const next = nextTick(NIGHTLY, last.at.toISOString(), zone);
  return next !== null && Date.parse(next) <= now.getTime();
}

export async function readSegmentMembers(shop: ShopRecord, lane: HeldLane): Promise<LaneEnd> {
  const admin = adminFor(shop.shop, shop.installation, "back-fill");
  try {
    await begin(shop, lane, admin);
    for (let page = 0; page < PAGES; page++)
      if (!(await onePage(shop, lane, admin))) return { outcome: "rested", dueAt: null };
    return { outcome: "rested", dueAt: new Date(0) };
  } catch (error) {
    // Not allowed to read customers: the next night asks again.
    if (!(error instanceof AdminRejected)) throw error;
    logger.warn({ err: error, shop: shop.shop }, "the members of segments could not be read");
    return { outcome: "rested", dueAt: null };
  }
}

/** Begins a reading where one is due and none is under way for these rules. */
async function begin(shop: ShopRecord, lane: HeldLane, admin: AdminClient): Promise<void> {
  const { rules, last, now } = await inShop(shop.shop, async (client) => ({
    rules: await activeRules(client, shop.shop),
    last: await lastSegmentReading(client, shop.shop),
    now: await databaseTime(client),
  }));
  const readFor = askingForSegments(rules);
  if (readFor === null || !isDue(last, readFor, now, shop.timezone)) return;
  const { segments, answeredAt } = await listSegments(admin);
  const segmentIds = segmentsAskedAfter(rules, segments);
  await inShop(shop.shop, async (client) => {
    await assertFences(client, shop.shop, [lane]);
    await beginSegmentReading(client, shop.shop, shop.installation, {
      segmentIds,
      readFor,
      at: now,
      beganAt: answeredAt,
    });
  });
}

/** Reads the next page. False: none is left. */
async function onePage({ shop, installation }: ShopRecord, lane: HeldLane, admin: AdminClient): Promise<boolean> {
  const reading = await inShop(shop, (client) => openSegmentReading(client, shop));
  if (!reading) return false;
  const { customerIds, next } = await listSegmentMembers(admin, reading.segmentId, reading.cursor);
  await inShop(shop, async (client) => {
    await assertFences(client, shop, [lane]);
    const joined = await saveMembersRead(client, shop, installation, { reading, customerIds, next });
    const left = next ? [] : await endSegmentReading(client, shop, reading);
    if (!reading.isKnown) return;
    await tell(client, shop, installation, reading, "joined_segment", joined);
    await tell(client, shop, installation, reading, "left_segment", left);
  });
  return true;
}

/** In the customers' history, and to their lanes. */
async function tell(
  client: PoolClient,
  shop: string,
  installation: number,
  { segmentId, beganAt }: SegmentReading,
  event: "joined_segment" | "left_segment",
  customerIds: readonly string[],
): Promise<void> {
  const at = instantOf(beganAt);
  await saveRecordEvents(
    client,
    shop,
    installation,
    customerIds.map((key) => ({
      ...({ record: "customer", key, event, of: `${at} ${segmentId}` } satisfies Partial<RecordEvent>),
      ...{ at, exact: false, source: SOURCE, detail: { segment_id: segmentId }, customerId: key },
    })),
  );
  await insertInternalDeliveries(
    client,
    shop,
    customerIds.map(
      (laneKey): InternalDelivery => ({
        webhookId: `segment:${segmentId}:${event}:${laneKey}:${at}`,
        ...{ source: "EVENT", topic: SOURCE, laneKind: "customer", laneKey, priority: BEHIND_LIVE_WORK },
        trigger: {
          on: "customer.segment_changed",
          // As Shopify says it.
          body: { customer_id: gidOf("Customer", laneKey), segment_id: gidOf("Segment", segmentId) },
        },
      }),
    ),
  );
}
