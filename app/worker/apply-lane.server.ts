// Sends what a lane's recorded decisions still owe, one step after another: mark as sent, send, settle. Never decides.
import type { PoolClient } from "pg";
import type { AdminClient } from "#app/admin/client.server.ts";
import { ShopAccessLost } from "#app/admin/errors.ts";
import { inShop } from "#app/db.server.ts";
import type { Application, BodyOf, Prepared } from "#app/effects/application.ts";
import type { EffectResult } from "#app/effects/effect-result.ts";
import type { HoldBook } from "#app/effects/hold-book.ts";
import type { OrderFieldBody } from "#app/effects/order-fields.ts";
import type { Outlets } from "#app/effects/outlets.ts";
import { prepareEffect, prepareOrderFields } from "#app/effects/prepare-effect.server.ts";
import type { PreparedTogether } from "#app/effects/write-order-fields.server.ts";
import { env } from "#app/env.server.ts";
import { faultpoint } from "#app/faultpoint.server.ts";
import { assertNever } from "#app/lib/assert-never.ts";
import { logger } from "#app/logger.server.ts";
import { effectsMoved, retries } from "#app/metrics.server.ts";
import type { EffectBody } from "#app/rules/effect.ts";
import { readBrake } from "#app/store/brakes.server.ts";
import type { OpenEffect, Settlement } from "#app/store/effects.server.ts";
import { listLiveHolds, markHold, markHoldPlaced, markHoldSent } from "#app/store/holds.server.ts";
import { assertFence } from "#app/store/lanes.server.ts";
import { saveFulfillmentOrderMap } from "#app/store/orders.server.ts";
import { getChatChannel, getSigningSecret } from "#app/store/outlets.server.ts";
import { isTracing, traceFields } from "#app/trace.server.ts";
import { backOffMs } from "#app/worker/back-off.ts";
import { type HeardRequest, hearRequests } from "#app/worker/hear-requests.ts";
import type { HeldLane } from "#app/worker/held-lane.ts";
import { type NextSend, planSend } from "#app/worker/plan-send.ts";
import { followEffects, tellWrite } from "#app/worker/tell-work.server.ts";
import type { WriteGroup } from "#app/worker/write-group.server.ts";

/** How many steps one look at a lane may take: far more than any decision asks for, and an end all the same. */
const MAX_STEPS = 200;

export interface LaneToApply {
  shop: string;
  installation: number;
  lane: HeldLane;
  admin: AdminClient;
  /** Shared with the lanes that are worked on at the same time. */
  group: WriteGroup;
  /** Fulfilment orders are there now: holds that waited for them are due at once. */
  wakesHolds: boolean;
}

/**
 * Sends until nothing is due. @param open all that the lane owes, as it stands.
 * @returns when to look again; null: nothing is left, or writing is stopped.
 */
export async function applyLane(work: LaneToApply, open: OpenEffect[]): Promise<Date | null> {
  let { wakesHolds } = work;
  for (let step = 0; step < MAX_STEPS; step++) {
    if (wakesHolds)
      for (const effect of open)
        if (effect.body.kind === "hold_fulfillment" && effect.status === "INTENDED") effect.isDue = true;
    wakesHolds = false;

    const next = planSend(open);
    switch (next.step) {
      case "rest":
        return next.dueAt;
      case "supersede":
        open = await settle(work, next.effects, SUPERSEDED);
        break;
      case "unsettle":
        open = await settle(work, [next.effect], {
          outcome: "unknown",
          lookInMs: 0,
          reason: NEVER_ANSWERED,
          points: 0,
        });
        break;
      case "write-tags":
      case "write-fields":
      case "apply": {
        const left = await send(work, next);
        if (!left) return null;
        open = left;
        break;
      }
      default:
        assertNever(next);
    }
  }
  throw new Error(`lane ${work.lane.kind}/${work.lane.key} did not come to rest in ${MAX_STEPS} steps`);
}

const SUPERSEDED: EffectResult = { outcome: "superseded", reason: "A newer decision replaced it.", points: 0 };
/** Found as sent: the process that sent it died, or its answer was lost. */
const NEVER_ANSWERED =
  "It may or may not have been sent: the answer was never seen. Send it again, or mark it as done.";

/** One call for these effects. Returns what is open then; null: a brake is pulled, nothing was sent. */
async function send(whole: LaneToApply, next: Sending): Promise<OpenEffect[] | null> {
  const effects = next.step === "apply" ? [next.effect] : next.effects;
  const startMs = Date.now();
  const requests: HeardRequest[] = [];
  const work = isTracing() ? { ...whole, admin: hearRequests(whole.admin, requests) } : whole;
  const prepared = await prepare(work, next);
  if (!prepared) return null;
  if ("end" in prepared) return settle(work, effects, prepared.end);
  if ("ends" in prepared) {
    const ended = effects.filter((_, at) => prepared.ends[at]);
    return settle(
      work,
      ended,
      prepared.ends.filter((end) => end !== null),
    );
  }

  faultpoint("effect.before-mark-sent");
  const marked = await work.group.markSent({
    lane: work.lane,
    effectIds: effects.map((effect) => effect.id),
    before: prepared.before,
  });
  if (marked.outcome === "stopped") return null;
  if (marked.outcome === "fallen") {
    const reason = "When it was to be sent, the rule did not say so any more.";
    const fallen = effects.filter(({ id }) => marked.fallen.has(id));
    return settle(work, fallen, { outcome: "superseded", reason, points: 0 });
  }
  const { attempts } = marked;
  // A person settled one of them in the meantime: plan anew.
  if (!effects.every(({ id }) => attempts.has(id))) return settle(work, [], []);
  faultpoint("effect.after-mark-sent");

  const sent = effects.map((effect) => ({ ...effect, attempts: attempts.get(effect.id) ?? effect.attempts }));
  const result = await (prepared.write() as Promise<EffectResult | EffectResult[]>).catch(async (error: unknown) => {
    // Turned away at the door: nothing was applied, and nothing will be until a person opens the app again.
    if (error instanceof ShopAccessLost)
      await settle(work, sent, { outcome: "not_applied", retryInMs: 0, reason: error.message, points: 0 });
    throw error;
  });
  faultpoint("effect.after-answer");
  const left = await settle(work, sent, result);
  faultpoint("effect.after-settle");
  if (isTracing()) {
    const all = [result].flat();
    const { outcome } = all.find((one) => one.outcome !== "confirmed") ?? (all[0] as EffectResult);
    await tellWrite(work.shop, sent, { startMs, outcome }, requests);
  }
  return left;
}

type Sending = Extract<NextSend, { step: "write-tags" | "write-fields" | "apply" }>;

/** Looks before the send. Null: a brake is pulled, and nothing is looked at either. */
async function prepare(work: LaneToApply, next: Sending): Promise<Prepared | PreparedTogether | null> {
  if (await work.group.readBrake()) return null;
  if (next.step === "write-fields")
    return prepareOrderFields(
      work.admin,
      next.effects.map((effect) => applicationOf(effect, effect.body as OrderFieldBody, true)),
    );
  const effect = next.step === "apply" ? next.effect : next.effects[0];
  if (!effect) throw new Error("a call for no effect");
  const [body, wanted] = next.step === "apply" ? [effect.body, next.wanted] : [next.body, true];
  return prepareEffect(
    work.admin,
    applicationOf(effect, body, wanted),
    () => openHoldBook(work, effect),
    outletsOf(work),
  );
}

function applicationOf<K extends EffectBody["kind"]>(
  effect: OpenEffect,
  body: BodyOf<K>,
  wanted: boolean,
): Application<K> {
  return {
    body,
    target: effect.target,
    orderId: effect.laneKind === "order" ? effect.laneKey : null,
    key: effect.key,
    ageMs: effect.ageMs,
    wanted,
    isDoubtful: effect.isDoubtful,
    absenceCounts: effect.absenceCounts,
    before: effect.before,
    retryInMs: backOffMs(effect.attempts + 1),
    lookInMs: Math.min(env.READ_BACK_AFTER_MS / 4, 15_000),
  };
}

/** Writes how it ended: all of them alike, or each as it did. Returns what is open then. */
async function settle(
  work: LaneToApply,
  effects: OpenEffect[],
  result: EffectResult | EffectResult[],
): Promise<OpenEffect[]> {
  // The points of one call for several effects stand with the first of them.
  const results = Array.isArray(result)
    ? result
    : effects.map((_, index) => (index === 0 ? result : { ...result, points: 0 }));
  const settlements = effects.map((effect, index) => settlementOf(effect, results[index] as EffectResult));
  const answeredAt = results.flatMap((one) => (one.outcome === "confirmed" && one.answeredAt) || []).at(-1) ?? null;
  const { moved, open } = await work.group.settle({ lane: work.lane, effects, settlements, answeredAt });
  const effectOf = new Map(effects.map((effect) => [effect.id, effect]));
  const deliveries = isTracing() ? await followEffects(work.shop, effects) : null;
  for (const { id, to } of settlements) {
    const effect = effectOf.get(id);
    if (!effect || !moved.has(id)) continue;
    const { kind } = effect.body;
    effectsMoved.inc({ kind, to });
    if (to === "INTENDED" || to === "SENT") retries.inc({ of: "write" });
    const deliveryId = deliveries?.get(effect.runId);
    const trace = traceFields(deliveryId === undefined ? null : { shop: work.shop, deliveryId });
    logger.info({ shop: work.shop, runId: effect.runId, effectId: id, kind, to, ...trace }, "an effect moved on");
  }
  return open;
}

function settlementOf({ id, attempts, class: effectClass }: OpenEffect, result: EffectResult): Settlement {
  const common = { id, attempts, points: result.points, reason: result.reason };
  switch (result.outcome) {
    case "confirmed":
      return { ...common, to: "CONFIRMED", answer: answerOf(result), dueInMs: null };
    case "refused": {
      const answer = result.response === undefined ? null : { response: result.response };
      return { ...common, to: "REFUSED", answer, dueInMs: null };
    }
    case "unsettled":
      return { ...common, to: "UNSETTLED", answer: null, dueInMs: null };
    case "superseded":
      return { ...common, to: "SUPERSEDED", answer: null, dueInMs: null };
    case "not_applied":
      return { ...common, to: "INTENDED", answer: null, dueInMs: result.retryInMs };
    case "unknown":
      return effectClass === "BLIND"
        ? { ...common, to: "UNSETTLED", answer: null, dueInMs: null }
        : { ...common, to: "SENT", answer: null, dueInMs: result.lookInMs };
    default:
      return assertNever(result);
  }
}

/** What is kept of an answer; what was there before has served. */
function answerOf({ answeredAt, response }: Extract<EffectResult, { outcome: "confirmed" }>): Record<string, unknown> {
  return { answeredAt, before: null, ...(response === undefined ? {} : { response }) };
}

/** Read when a message asks for them, and never kept. */
const outletsOf = ({ shop, installation }: LaneToApply): Outlets => ({
  chatChannel: (name) => inShop(shop, (client) => getChatChannel(client, shop, name)),
  signingSecret: () => inShop(shop, (client) => getSigningSecret(client, shop, installation)),
});

async function openHoldBook({ shop, installation, lane }: LaneToApply, effect: OpenEffect): Promise<HoldBook> {
  const orderId = effect.laneKind === "order" ? effect.laneKey : null;
  if (!orderId) throw new Error(`effect ${effect.id} (${effect.body.kind}) holds no order`);
  const absentAfterMs = env.ADMIN_TIMEOUT_MS + env.READ_BACK_AFTER_MS;
  const booked = await inShop(shop, (client) => listLiveHolds(client, shop, [orderId], absentAfterMs));
  const entry = (fulfillmentOrderId: string, handle: string) => ({
    ...{ orderId, fulfillmentOrderId, handle, ruleId: effect.ruleId, effectId: effect.id },
  });
  const inOwnTransaction = <T>(work: (client: PoolClient) => Promise<T>) => inShop(shop, work);
  /** A step of our own write: only while the lane is ours and no brake is pulled. */
  const beforeCall = (write: (client: PoolClient) => Promise<void>) =>
    inOwnTransaction(async (client) => {
      await assertFence(client, shop, lane);
      if (await readBrake(client, shop, installation)) return false;
      await write(client);
      return true;
    });

  return {
    orderId,
    booked: (booked.get(orderId) ?? []).map((hold) => ({
      ...hold,
      status: hold.status as "SENT" | "PLACED" | "RELEASING",
    })),
    learn: (ids) =>
      inOwnTransaction((client) =>
        saveFulfillmentOrderMap(
          client,
          shop,
          ids.map((fulfillmentOrderId) => ({ fulfillmentOrderId, orderId })),
        ),
      ),
    aboutToPlace: (id, handle) => beforeCall((client) => markHoldSent(client, shop, installation, entry(id, handle))),
    aboutToRelease: (id, handle) => beforeCall((client) => markHold(client, shop, entry(id, handle), "RELEASING")),
    mayCall: () => beforeCall(async () => {}),
    placed: (id, handle, holdId) =>
      inOwnTransaction((client) => markHoldPlaced(client, shop, installation, { ...entry(id, handle), holdId })),
    released: (id, handle) => inOwnTransaction((client) => markHold(client, shop, entry(id, handle), "RELEASED")),
    gone: (id, handle) => inOwnTransaction((client) => markHold(client, shop, entry(id, handle), "GONE")),
  };
}
