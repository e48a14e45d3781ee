// Writes down what was decided, all of it in one transaction, before anything is sent.
import type { PoolClient } from "pg";
import { inShop } from "#app/db.server.ts";
import { faultpoint } from "#app/faultpoint.server.ts";
import { logger } from "#app/logger.server.ts";
import type { RuleAt } from "#app/rules/compile-rule.ts";
import type { Decision } from "#app/rules/decision.ts";
import type { DecidedEffect } from "#app/rules/effect.ts";
import type { Facts, OrderPicture } from "#app/rules/facts.ts";
import { projectEffect } from "#app/rules/project-effect.ts";
import { laneTarget } from "#app/rules/subject-records.ts";
import { settleDeliveries } from "#app/store/deliveries.server.ts";
import { saveFraudSignals } from "#app/store/fraud-signals.server.ts";
import { markHold } from "#app/store/holds.server.ts";
import { assertFences } from "#app/store/lanes.server.ts";
import { saveOrderEvents } from "#app/store/order-events.server.ts";
import { lockOrderKeys, saveOrderKeys } from "#app/store/order-keys.server.ts";
import { type OrderToSave, saveOrders } from "#app/store/orders.server.ts";
import { saveRecordEvents, saveStockDays } from "#app/store/record-events.server.ts";
import { type RecordToSave, saveInventoryItems, saveRecordStates } from "#app/store/record-states.server.ts";
import type { StoredRule } from "#app/store/rules.server.ts";
import { insertRuns, takeRunIds } from "#app/store/runs.server.ts";
import { saveSegmentNews } from "#app/store/segment-members.server.ts";
import { reconcileTimers } from "#app/store/timers.server.ts";
import { saveWaivers } from "#app/store/waivers.server.ts";
import { traceFields } from "#app/trace.server.ts";
import { fraudSignalsOf } from "#app/worker/fraud-signals-of.ts";
import { type GatheredLane, recordName } from "#app/worker/gathered.ts";
import { handOverEvents } from "#app/worker/hand-over-events.server.ts";
import { asksForOthers, lookAgainAtRelated } from "#app/worker/look-again-at-related.server.ts";
import { recordEffects } from "#app/worker/record-effects.server.ts";
import { recordLedger } from "#app/worker/record-ledger.server.ts";
import { recordStages } from "#app/worker/record-stages.server.ts";
import { segmentNewsOf } from "#app/worker/segment-news-of.ts";
import { type RuleFailure, tellOfFailures } from "#app/worker/tell-of-failures.server.ts";

export interface Conclusion
  extends Omit<GatheredLane, "facts" | "state" | "hasOpenEffects" | "waitsUntil" | "wakesHolds"> {
  state: GatheredLane["state"];
  flags: string[];
  matched: string[];
  /** Null: nothing happened that a rule could look at. */
  decided: {
    facts: Facts;
    decision: Decision;
    rules: RuleAt[];
    now: string;
  } | null;
}

export type WithRun = Conclusion & { decided: NonNullable<Conclusion["decided"]>; runId: number };

/** A counter would go beyond its cap: others counted on it meanwhile. Nothing was recorded; it is to be decided anew. */
export class CapReached extends Error {
  override name = "CapReached";
}

interface Shop {
  shop: string;
  installation: number;
  mode: "WATCHING" | "LIVE";
}

/**
 * Records these conclusions in one transaction. @param rules those in force. @returns the runs that were recorded.
 * @throws FenceLost when one of the leases is gone by now, CapReached; then nothing is recorded.
 */
export async function recordDecisions(shop: Shop, all: Conclusion[], rules: readonly StoredRule[]): Promise<WithRun[]> {
  const conclusions = all.filter(
    ({ decided, picture, isGone, answered, settled }) =>
      decided || picture || isGone || answered.length || settled.length,
  );
  if (!conclusions.length) return [];
  faultpoint("lanes.before-record");
  const recorded = await inShop(shop.shop, async (client) => {
    // Before any row is locked: of two orders of one buyer that are recorded at once, one has to see the other.
    if (asksForOthers(conclusions)) await lockOrderKeys(client, shop.shop);
    await assertFences(client, shop.shop, [...new Set(conclusions.map((entry) => entry.lane))]);

    const deciding = conclusions.filter((entry) => entry.decided !== null);
    const runIds = await takeRunIds(client, deciding.length);
    const runs = deciding.map((entry, index) => ({ ...entry, runId: runIds[index] }) as WithRun);

    await recordRuns(client, shop, runs);
    const effects = await recordEffects(client, shop, runs, rules);
    if (effects.outcome === "cap_reached") throw new CapReached(`“${effects.name}” has reached its cap`);
    await recordStages(client, shop, runs, effects.keyOf);
    await recordSideBooks(client, shop, runs);
    await saveOrderEvents(
      client,
      shop.shop,
      shop.installation,
      conclusions.flatMap(({ happened }) => happened),
    );
    await saveRecordEvents(
      client,
      shop.shop,
      shop.installation,
      conclusions.flatMap(({ recordEvents, customerId }) => recordEvents.map((one) => ({ ...one, customerId }))),
    );
    await saveSegmentNews(
      client,
      shop.shop,
      shop.installation,
      conclusions.flatMap(({ recordEvents }) => segmentNewsOf(recordEvents)),
    );
    await saveStockDays(
      client,
      shop.shop,
      shop.installation,
      conclusions.flatMap(({ stockSeen }) => stockSeen),
    );
    const runOf = new Map(runs.map((run) => [recordName(run), run]));
    await recordOrders(client, shop, conclusions, runOf, effects.awaited, rules);
    await recordLedger(client, shop, conclusions, rules);
    await recordRecords(client, shop, conclusions, runOf, effects.awaited);
    await handOverEvents(client, shop.shop, conclusions, effects.started, rules);
    await tellOfFailures(client, shop.shop, runs.flatMap(failedRules), rules);
    await answerDeliveries(client, shop.shop, conclusions, runs);
    return runs;
  });
  // With the lines of its effects, which name the run, a write is followed back to what set it off.
  for (const { lane, recordKey, runId, answered, decided } of recorded)
    logger[decided.decision.effects.length ? "info" : "debug"](
      {
        ...{ shop: shop.shop, lane: `${lane.kind} ${recordKey}`, runId, deliveryIds: answered },
        ...traceFields(answered[0] === undefined ? null : { shop: shop.shop, deliveryId: answered[0] }),
      },
      "decided",
    );
  faultpoint("lanes.after-record");
  return recorded;
}

function failedRules({ runId, lane, recordKey, decided }: WithRun): RuleFailure[] {
  return decided.decision.findings
    .filter(({ outcome }) => outcome === "failed")
    .map(({ ruleId, target, reason, notes }) => ({
      ...{ key: `${runId}:${ruleId}:${target}`, ruleId, target, body: null, step: null, status: "failed" as const },
      ...{ error: notes[0] ?? reason, originKind: lane.kind, originKey: recordKey },
    }));
}

async function recordRuns(client: PoolClient, { shop, installation }: Shop, runs: WithRun[]): Promise<void> {
  await insertRuns(
    client,
    shop,
    installation,
    runs.map(({ lane, recordKey, decided, runId, orderId, customerId, state }) => ({
      ...decided,
      id: runId,
      laneKind: lane.kind,
      laneKey: recordKey,
      leaseToken: lane.token,
      orderId,
      customerId,
      previousRunId: state.lastRunId,
    })),
  );
}

async function recordSideBooks(client: PoolClient, { shop, installation }: Shop, runs: WithRun[]): Promise<void> {
  await saveWaivers(
    client,
    shop,
    installation,
    runs.flatMap(({ decided }) => decided.decision.waivers.map((waiver) => ({ ...waiver, givenBy: "store" }))),
  );
  for (const { decided } of runs)
    for (const hold of decided.decision.goneHolds) await markHold(client, shop, hold, "GONE");
  const signals = runs.flatMap(({ decided }) => fraudSignalsOf(decided) ?? []);
  if (signals.length) await saveFraudSignals(client, shop, installation, signals);
  // Of one lane with several records each has its own timers: the earliest look at any is a look at all.
  const byLane = [...Map.groupBy(runs, ({ lane }) => lane)];
  await reconcileTimers(
    client,
    shop,
    installation,
    byLane.map(([lane, ofLane]) => ({
      laneKind: lane.kind,
      laneKey: lane.key,
      ruleIds: ofLane.flatMap(({ decided }) => decided.decision.findings.map((finding) => finding.ruleId)),
      timers: distinct(ofLane.flatMap(({ decided }) => decided.decision.timers)),
    })),
  );
}

const distinct = (timers: Decision["timers"]): Decision["timers"] => [
  ...new Map(timers.map((timer) => [`${timer.ruleId} ${timer.dueAt}`, timer])).values(),
];

/** The picture with our own writes folded in: their echo shows no difference and costs nothing. */
function withOwnWrites<T extends Record<string, unknown>>(
  picture: T,
  { runId, decided }: WithRun,
  awaited: Map<number, DecidedEffect[]>,
): T {
  const target = laneTarget(decided.facts);
  const own = (awaited.get(runId) ?? []).filter((effect) => effect.target === target);
  return own.reduce((seen, { body }) => projectEffect(seen, body), picture);
}

async function recordOrders(
  client: PoolClient,
  { shop, installation }: Shop,
  conclusions: Conclusion[],
  runOf: ReadonlyMap<string, WithRun>,
  awaited: Map<number, DecidedEffect[]>,
  rules: readonly StoredRule[],
): Promise<void> {
  const orders = conclusions.flatMap((entry): OrderToSave[] => {
    const { lane, picture, flags, matched } = entry;
    if (lane.kind !== "order" || !picture) return [];
    const seen = picture as OrderPicture;
    const run = runOf.get(recordName(entry));
    if (!run) return [{ seen, decided: null, flags, matched, runId: null }];
    return [{ seen, decided: withOwnWrites(seen, run, awaited), flags, matched, runId: run.runId }];
  });
  if (!orders.length) return;
  await saveOrders(client, shop, installation, orders);
  await saveOrderKeys(
    client,
    shop,
    installation,
    orders.map(({ seen }) => seen),
  );
  if (rules.some(({ looksAtRelated }) => looksAtRelated)) await lookAgainAtRelated(client, shop, conclusions);
}

async function recordRecords(
  client: PoolClient,
  { shop, installation }: Shop,
  conclusions: Conclusion[],
  runOf: ReadonlyMap<string, WithRun>,
  awaited: Map<number, DecidedEffect[]>,
): Promise<void> {
  const others = conclusions.filter(({ lane }) => lane.kind !== "order");
  const records = others.flatMap((entry): RecordToSave[] => {
    const { lane, recordKey, picture, pictureAt, isGone, flags, matched, customerId, isConfirmed: confirmed } = entry;
    const run = runOf.get(recordName(entry)) ?? null;
    if (!run && !picture && !isGone) return [];
    const seen = isGone ? null : picture;
    const common = {
      kind: lane.kind,
      key: recordKey,
      customerId,
      seen,
      updatedAt: pictureAt,
      flags,
      matched,
      confirmed,
    };
    return [
      {
        ...common,
        decided: run && seen ? withOwnWrites(seen, run, awaited) : null,
        runId: run?.runId ?? null,
      },
    ];
  });
  await saveRecordStates(client, shop, installation, records);
  const items = others
    .filter(({ lane }) => lane.kind === "product")
    .flatMap(({ recordKey, picture }) =>
      ((picture?.variants ?? []) as { id: string; inventory_item_id: string | null }[]).flatMap((variant) =>
        variant.inventory_item_id
          ? [{ inventoryItemId: variant.inventory_item_id, productId: recordKey, variantId: variant.id }]
          : [],
      ),
    );
  await saveInventoryItems(client, shop, items);
}

async function answerDeliveries(
  client: PoolClient,
  shop: string,
  conclusions: Conclusion[],
  runs: WithRun[],
): Promise<void> {
  await settleDeliveries(client, shop, [
    ...runs.map(({ answered, runId }) => ({ ids: answered, status: "DECIDED" as const, runId })),
    ...conclusions.flatMap(({ decided, answered, settled }) => [
      ...(decided ? [] : [{ ids: answered, status: "UNCHANGED" as const }]),
      ...settled,
    ]),
  ]);
}
