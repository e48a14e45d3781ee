// Writes down what was decided, all of it in one transaction, before anything is sent.
import type { PoolClient } from "pg";
import { gidOf } from "#app/admin/gid.ts";
import { inShop } from "#app/db.server.ts";
import { env } from "#app/env.server.ts";
import { faultpoint } from "#app/faultpoint.server.ts";
import type { Decision } from "#app/rules/decision.ts";
import { type DecidedEffect, EFFECT_CLASS } from "#app/rules/effect.ts";
import type { Facts, OrderPicture } from "#app/rules/facts.ts";
import { projectEffect } from "#app/rules/project-effect.ts";
import { insertInternalDeliveries, settleDeliveries } from "#app/store/deliveries.server.ts";
import {
  type EffectToInsert,
  insertEffects,
  listFruitlessStates,
  listOpenEffects,
  type OpenEffect,
  settleEffects,
} from "#app/store/effects.server.ts";
import { markHold } from "#app/store/holds.server.ts";
import { assertFences, bumpLanes } from "#app/store/lanes.server.ts";
import { saveCustomers, saveLedger } from "#app/store/ledger.server.ts";
import { listLaterOrders, listRelatedOrders, lockOrderKeys, saveOrderKeys } from "#app/store/order-keys.server.ts";
import { type OrderToSave, saveOrders } from "#app/store/orders.server.ts";
import { insertRuns, takeRunIds } from "#app/store/runs.server.ts";
import { reconcileTimers } from "#app/store/timers.server.ts";
import { saveWaivers } from "#app/store/waivers.server.ts";
import { type HeldLane, laneName } from "#app/worker/held-lane.ts";
import { planEffects } from "#app/worker/plan-effects.ts";

export interface Conclusion {
  lane: HeldLane;
  /** The newest picture of the order; null on a customer's lane. */
  snapshot: OrderPicture | null;
  flags: string[];
  matched: string[];
  /** Null: nothing happened that a rule could look at. */
  decided: {
    facts: Facts;
    decision: Decision;
    rules: { ruleId: string; version: number; position: number }[];
    now: string;
    previousRunId: number | null;
    customerId: string | null;
  } | null;
  /** Deliveries answered by this look. */
  answered: number[];
  settled: { ids: number[]; status: "IGNORED" | "UNREADABLE"; reason: string }[];
}

type WithRun = Conclusion & { decided: NonNullable<Conclusion["decided"]>; runId: number };
/** Triggers by which a person says "try again", also after a refusal. */
const ASKED: ReadonlySet<string> = new Set(["by_hand", "order.approved", "settings"]);

/**
 * Records these conclusions in one transaction.
 * @throws FenceLost when one of the leases is gone by now; then nothing is recorded.
 */
export async function recordDecisions(
  { shop, installation, mode }: { shop: string; installation: number; mode: "WATCHING" | "LIVE" },
  all: Conclusion[],
): Promise<void> {
  const conclusions = all.filter(
    ({ decided, snapshot, answered, settled }) => decided || snapshot || answered.length || settled.length,
  );
  if (!conclusions.length) return;
  faultpoint("lanes.before-record");
  await inShop(shop, async (client) => {
    // Before any row is locked: of two orders of one buyer that are recorded at once, one has to see the other.
    if (tellingOrders(conclusions).some(wasAskedForOthers)) await lockOrderKeys(client, shop);
    await assertFences(
      client,
      shop,
      conclusions.map((entry) => entry.lane),
    );

    const deciding = conclusions.filter((entry) => entry.decided !== null);
    const runIds = await takeRunIds(client, deciding.length);
    const runs = deciding.map((entry, index) => ({ ...entry, runId: runIds[index] }) as WithRun);

    await recordRuns(client, shop, installation, runs);
    const awaited = await recordEffects(client, { shop, installation, mode }, runs);
    await recordSideBooks(client, shop, installation, runs);
    await recordOrders(client, shop, installation, conclusions, runs, awaited);
    await saveCustomers(
      client,
      shop,
      installation,
      runs.flatMap(({ lane, flags, matched, runId }) =>
        lane.kind === "customer" ? [{ customerId: lane.key, flags, matched, runId }] : [],
      ),
    );
    await answerDeliveries(client, shop, conclusions, runs);
  });
  faultpoint("lanes.after-record");
}

async function recordRuns(client: PoolClient, shop: string, installation: number, runs: WithRun[]): Promise<void> {
  await insertRuns(
    client,
    shop,
    installation,
    runs.map(({ lane, decided, runId }) => ({
      ...decided,
      id: runId,
      laneKind: lane.kind,
      laneKey: lane.key,
      leaseToken: lane.token,
      orderId: lane.kind === "order" ? lane.key : null,
    })),
  );
}

async function recordEffects(
  client: PoolClient,
  { shop, installation, mode }: { shop: string; installation: number; mode: "WATCHING" | "LIVE" },
  runs: WithRun[],
): Promise<Map<number, DecidedEffect[]>> {
  const lanes = runs.map((run) => run.lane);
  const open = await listOpenEffects(client, shop, installation, lanes, env.READ_BACK_AFTER_MS, "origin");
  const fruitless = await listFruitlessStates(client, shop, installation, lanes);
  const awaited = new Map<number, DecidedEffect[]>();
  const insert: EffectToInsert[] = [];
  const supersede: OpenEffect[] = [];
  for (const { lane, decided, flags, runId } of runs) {
    const ofLane = open.filter((effect) => effect.originKind === lane.kind && effect.originKey === lane.key);
    const asked = decided.facts.triggers.some(({ on }) => ASKED.has(on));
    const inVain = fruitless.filter(
      (state) =>
        state.originKind === lane.kind &&
        state.originKey === lane.key &&
        (state.status === "WITHHELD" ? mode === "WATCHING" : !asked),
    );
    const plan = planEffects(
      decided.decision,
      ofLane,
      inVain,
      runId,
      new Set(decided.rules.map((rule) => rule.ruleId)),
    );
    awaited.set(runId, mode === "LIVE" ? plan.awaited : []);
    supersede.push(...plan.supersede);
    for (const effect of plan.insert)
      insert.push({
        originKind: lane.kind,
        originKey: lane.key,
        runId,
        orderId: orderOf(lane, effect),
        customerId: customerOf(decided, effect),
        matched: flags.includes(effect.ruleId),
        class: EFFECT_CLASS[effect.body.kind],
        // Going live later does not replay the past: what was decided while watching is never sent.
        status: mode === "LIVE" ? "INTENDED" : "WITHHELD",
        effect,
      });
  }
  await settleEffects(
    client,
    shop,
    supersede.map(({ id, attempts }) => ({
      id,
      attempts,
      to: "SUPERSEDED",
      reason: "A newer decision replaced it.",
      answer: null,
      points: 0,
      dueInMs: null,
    })),
  );
  await insertEffects(client, shop, installation, insert);
  // What is to be done to another record is worked on by that record's lane.
  const own = new Set(lanes.map(laneName));
  const others = insert.map(({ effect }) => effect.lane).filter((lane) => !own.has(laneName(lane)));
  await bumpLanes(client, shop, [...new Map(others.map((lane) => [laneName(lane), lane])).values()]);
  return awaited;
}

/** The order whose story it belongs to: the one that it is written to, else the one that it was decided on. */
function orderOf(lane: HeldLane, effect: DecidedEffect): string | null {
  if (effect.lane.kind === "order") return effect.lane.key;
  return lane.kind === "order" ? lane.key : null;
}

/** Whose data it may hold. */
function customerOf({ customerId }: WithRun["decided"], effect: DecidedEffect): string | null {
  return effect.lane.kind === "customer" ? effect.lane.key : customerId;
}

async function recordSideBooks(client: PoolClient, shop: string, installation: number, runs: WithRun[]): Promise<void> {
  await saveWaivers(
    client,
    shop,
    installation,
    runs.flatMap(({ decided }) => decided.decision.waivers.map((waiver) => ({ ...waiver, givenBy: "store" }))),
  );
  for (const { decided } of runs)
    for (const hold of decided.decision.goneHolds) await markHold(client, shop, hold, "GONE");
  await reconcileTimers(
    client,
    shop,
    installation,
    runs.map(({ lane, decided }) => ({
      laneKind: lane.kind,
      laneKey: lane.key,
      ruleIds: decided.decision.findings.map((finding) => finding.ruleId),
      timers: decided.decision.timers,
    })),
  );
}

async function recordOrders(
  client: PoolClient,
  shop: string,
  installation: number,
  conclusions: Conclusion[],
  runs: WithRun[],
  awaited: Map<number, DecidedEffect[]>,
): Promise<void> {
  const runOf = new Map(runs.map((run) => [laneName(run.lane), run]));
  const orders = conclusions.flatMap(({ lane, snapshot, flags, matched }): OrderToSave[] => {
    if (!snapshot) return [];
    const run = runOf.get(laneName(lane));
    if (!run) return [{ seen: snapshot, decided: null, flags, matched, runId: null }];
    // With our own writes folded in, their echo shows no difference and costs nothing.
    const target = gidOf("Order", lane.key);
    const own = (awaited.get(run.runId) ?? []).filter((effect) => effect.target === target);
    const decided = own.reduce((picture, { body }) => projectEffect(picture, body), snapshot);
    return [{ seen: snapshot, decided, flags, matched, runId: run.runId }];
  });
  await saveOrders(client, shop, installation, orders);
  const seen = orders.map((order) => order.seen);
  await saveOrderKeys(client, shop, installation, seen);
  await lookAgainAtRelated(client, shop, conclusions);

  const changes = await saveLedger(client, shop, installation, seen);
  const tokens = new Map(conclusions.map(({ lane }) => [lane.key, lane.token]));
  await insertInternalDeliveries(
    client,
    shop,
    changes.map(({ orderId, customerId }) => ({
      webhookId: `ledger:${orderId}:${customerId}:${tokens.get(orderId)}`,
      source: "LEDGER" as const,
      topic: "ledger/changed",
      laneKind: "customer",
      laneKey: customerId,
    })),
  );
}

/** What an order is to those that came after it has changed by these: it is there, it is not wanted any more, it holds other things. */
const TELLS_LATER: ReadonlySet<string> = new Set([
  ...["order.created", "order.edited", "order.address_changed", "order.cancelled", "order.deleted"],
  ...["order.fulfilled", "order.partially_fulfilled", "refund.created"],
]);

/** Orders of which something was told that changes what others are to them, or they to others. */
const tellingOrders = (conclusions: Conclusion[]): (Conclusion & { snapshot: OrderPicture })[] =>
  conclusions.flatMap((entry) =>
    entry.snapshot && entry.decided?.facts.triggers.some(({ on }) => TELLS_LATER.has(on))
      ? [{ ...entry, snapshot: entry.snapshot }]
      : [],
  );

/** Did a rule want to know the orders that share a buyer? */
const wasAskedForOthers = ({ decided }: Conclusion): boolean => decided?.facts.order?.related_orders !== undefined;

/**
 * Orders that were created later and share a buyer look again: so an order that arrives late, or is cancelled, changes what was
 * decided on them. One that was decided before an earlier one was written down looks again itself: of two that are recorded
 * under the lock (see below) the second sees the first.
 */
async function lookAgainAtRelated(client: PoolClient, shop: string, conclusions: Conclusion[]): Promise<void> {
  const telling = tellingOrders(conclusions);
  const [first] = telling;
  if (!first) return;
  const snapshots = telling.map(({ snapshot }) => snapshot);
  const asked = telling.filter(wasAskedForOthers);
  const earlier = await listRelatedOrders(
    client,
    shop,
    asked.map(({ snapshot }) => snapshot),
  );
  const late = asked.flatMap(({ snapshot, decided }) => {
    const known = new Set(decided?.facts.order?.related_orders?.map(({ id }) => id));
    return earlier.get(snapshot.id)?.some(({ id }) => !known.has(id)) ? [snapshot.id] : [];
  });
  const again = new Set([...(await listLaterOrders(client, shop, snapshots)), ...late]);
  await insertInternalDeliveries(
    client,
    shop,
    [...again].map((orderId) => ({
      webhookId: `related:${orderId}:${first.lane.key}:${first.lane.token}`,
      source: "TIMER" as const,
      topic: "orders/related",
      laneKind: "order",
      laneKey: orderId,
    })),
  );
}

async function answerDeliveries(
  client: PoolClient,
  shop: string,
  conclusions: Conclusion[],
  runs: WithRun[],
): Promise<void> {
  for (const { answered, runId } of runs)
    if (answered.length) await settleDeliveries(client, shop, answered, { status: "DECIDED", runId });
  const unchanged = conclusions.flatMap((entry) => (entry.decided ? [] : entry.answered));
  if (unchanged.length) await settleDeliveries(client, shop, unchanged, { status: "UNCHANGED" });
  for (const { settled } of conclusions)
    for (const { ids, status, reason } of settled) await settleDeliveries(client, shop, ids, { status, reason });
}
