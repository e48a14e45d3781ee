// Records of any kind: gather → decide → record → apply, for a whole batch of one shop at once. A single lane is the batch
// of one.
import { type AdminClient, adminFor } from "#app/admin/client.server.ts";
import { inShop } from "#app/db.server.ts";
import { env } from "#app/env.server.ts";
import { faultpoint } from "#app/faultpoint.server.ts";
import { listOpenEffects } from "#app/store/effects.server.ts";
import type { ShopRecord } from "#app/store/shops.server.ts";
import { isTracing } from "#app/trace.server.ts";
import { applyLane } from "#app/worker/apply-lane.server.ts";
import { decideWithNeeds } from "#app/worker/decide-with-needs.server.ts";
import { endOfError } from "#app/worker/end-of-error.ts";
import { flagsOf } from "#app/worker/flags-of.ts";
import { gatherOrders } from "#app/worker/gather-orders.server.ts";
import { gatherRecords } from "#app/worker/gather-records.server.ts";
import { type Gathered, type GatheredLane, recordName } from "#app/worker/gathered.ts";
import { type HeardRequest, hearRequests } from "#app/worker/hear-requests.ts";
import { type HeldLane, type LaneEnds, laneName } from "#app/worker/held-lane.ts";
import { CapReached, type Conclusion, recordDecisions } from "#app/worker/record-decisions.server.ts";
import { tellLook } from "#app/worker/tell-work.server.ts";
import { writeGroup } from "#app/worker/write-group.server.ts";

type Gather = (shop: ShopRecord, lanes: HeldLane[], admin: AdminClient) => Promise<Gathered>;

/** A counter that others carried to its cap meanwhile: so often it is decided anew on what is remembered by now. */
const MOST_TRIES = 3;
const TRY_LATER_MS = 5_000;

export const workOrderLanes = (shop: ShopRecord, lanes: HeldLane[]): Promise<LaneEnds> =>
  workRecords(shop, lanes, gatherOrders);

/** Lanes of customers, products, stock, draft orders and the shop. */
export const workRecordLanes = (shop: ShopRecord, lanes: HeldLane[]): Promise<LaneEnds> =>
  workRecords(shop, lanes, gatherRecords);

async function workRecords(shop: ShopRecord, lanes: HeldLane[], gather: Gather): Promise<LaneEnds> {
  const admin = adminFor(shop.shop, shop.installation, lanes.every((lane) => lane.priority > 0) ? "back-fill" : "live");
  let look = await lookAt(shop, lanes, gather, admin);
  // Of a batch each is decided on what was remembered before all of them: one after another they see each other.
  if (look.outcome === "cap_reached" && lanes.length > 1) return oneAfterAnother(shop, lanes, gather);
  for (let tries = 1; look.outcome === "cap_reached"; tries++) {
    if (tries === MOST_TRIES) return everyLane(lanes, TRY_LATER_MS);
    look = await lookAt(shop, lanes, gather, admin);
  }
  const { looked, ends } = look;
  for (const [lane, records] of Map.groupBy(looked, (record) => record.lane)) {
    const name = laneName(lane);
    const waitsUntil = earliest(...records.map((record) => record.waitsUntil));
    ends.set(name, { outcome: "rested", dueAt: waitsUntil });
  }
  await applyLanes(shop, admin, looked, ends);
  return ends;
}

/** Sends what these lanes owe; most owe nothing, which one statement tells of all of them. */
async function applyLanes(shop: ShopRecord, admin: AdminClient, looked: GatheredLane[], ends: LaneEnds): Promise<void> {
  const owing = [...Map.groupBy(looked, ({ lane }) => lane)].filter(([, records]) =>
    records.some(({ facts, hasOpenEffects }) => facts || hasOpenEffects),
  );
  if (!owing.length) return;
  const open = await inShop(shop.shop, (client) =>
    listOpenEffects(
      client,
      shop.shop,
      shop.installation,
      owing.map(([lane]) => lane),
      env.READ_BACK_AFTER_MS,
    ),
  );
  const byLane = Map.groupBy(open, ({ laneKind, laneKey }) => laneName({ kind: laneKind, key: laneKey }));
  const group = writeGroup(shop.shop, shop.installation);
  await Promise.all(
    owing.map(async ([lane, records]) => {
      const name = laneName(lane);
      const effects = byLane.get(name);
      if (!effects) return;
      const wakesHolds = records.some((record) => record.wakesHolds);
      const work = { shop: shop.shop, installation: shop.installation, lane, admin, group, wakesHolds };
      try {
        const dueAt = await applyLane(work, effects);
        const known = ends.get(name);
        ends.set(name, { outcome: "rested", dueAt: earliest(dueAt, known?.outcome === "rested" ? known.dueAt : null) });
      } catch (error) {
        ends.set(name, endOfError(error));
      }
    }),
  );
}

async function oneAfterAnother(shop: ShopRecord, lanes: HeldLane[], gather: Gather): Promise<LaneEnds> {
  const ends: LaneEnds = new Map();
  for (const lane of lanes) for (const [name, end] of await workRecords(shop, [lane], gather)) ends.set(name, end);
  return ends;
}

type Look = { outcome: "looked"; looked: GatheredLane[]; ends: LaneEnds } | { outcome: "cap_reached" };

async function lookAt(shop: ShopRecord, lanes: HeldLane[], gather: Gather, admin: AdminClient): Promise<Look> {
  const began = Date.now();
  const requests: HeardRequest[] = [];
  const asked = isTracing() ? hearRequests(admin, requests) : admin;
  const { now, rules, pinned, lanes: gathered, ends } = await gather(shop, lanes, asked);
  const gatheredAt = Date.now();
  faultpoint("lanes.after-gather");
  const decided = await decideWithNeeds(shop, asked, { rules, pinned, now }, gathered);
  const decidedAt = Date.now();
  // Of stock several records share a lane: one that cannot be decided keeps the others of its lane waiting too.
  for (const record of gathered) {
    const decision = decided.get(recordName(record));
    if (decision?.outcome === "not_decided") ends.set(laneName(record.lane), decision.end);
  }
  const rulesThen = rules.map(({ ruleId, version, position }) => ({ ruleId, version, position }));
  const inForce = new Set(rules.map(({ ruleId }) => ruleId));
  const looked = gathered.filter(({ lane }) => !ends.has(laneName(lane)));
  const conclusions = looked.map((record): Conclusion => {
    const decision = decided.get(recordName(record));
    if (decision?.outcome !== "decided") return { ...record, ...record.state, decided: null };
    return {
      ...record,
      ...flagsOf(decision.decision, record.state.matched, inForce),
      decided: {
        facts: decision.facts,
        decision: decision.decision,
        rules: rulesThen,
        now,
      },
    };
  });
  try {
    const recorded = await recordDecisions(shop, conclusions, rules);
    const times = { began, gathered: gatheredAt, decided: decidedAt, recorded: Date.now() };
    if (isTracing()) await tellLook(shop.shop, times, recorded, requests);
  } catch (error) {
    if (error instanceof CapReached) return { outcome: "cap_reached" };
    throw error;
  }
  return { outcome: "looked", looked, ends };
}

const everyLane = (lanes: HeldLane[], inMs: number): LaneEnds =>
  new Map(
    lanes.map((lane) => [
      laneName(lane),
      { outcome: "postponed", inMs, reason: "Others carry the same counter to its cap at this moment." },
    ]),
  );

function earliest(...instants: (Date | null)[]): Date | null {
  const times = instants.flatMap((at) => (at ? [at.getTime()] : []));
  return times.length ? new Date(Math.min(...times)) : null;
}
