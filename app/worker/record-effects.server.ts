// Writes down the effects of decisions: what is to be sent, what a person is asked first, and what is done at once because
// it concerns our own books only.
import type { PoolClient } from "pg";
import { env } from "#app/env.server.ts";
import type { RuleInForce } from "#app/rules/compile-rule.ts";
import { beyondCaps, DAILY_CAPS } from "#app/rules/daily-caps.ts";
import { type DecidedEffect, EFFECT_CLASS, type EffectBody } from "#app/rules/effect.ts";
import { stoppedTargets } from "#app/rules/stopped-targets.ts";
import { wasLookedAt } from "#app/rules/was-looked-at.ts";
import { countDoneToday } from "#app/store/done-today.server.ts";
import {
  type EffectToInsert,
  effectKey,
  insertEffects,
  listOpenEffects,
  type OpenEffect,
  occasionOfRun,
  settleEffects,
} from "#app/store/effects.server.ts";
import type { LaneName } from "#app/store/lane-name.ts";
import { bumpLanes } from "#app/store/lanes.server.ts";
import { writeMemory } from "#app/store/memory.server.ts";
import { listFruitlessStates } from "#app/store/past-effects.server.ts";
import { saveReports } from "#app/store/reports.server.ts";
import { addRows } from "#app/store/rule-tables.server.ts";
import { cancelStages, endStagesOfEffects } from "#app/store/stages.server.ts";
import { wakeStages } from "#app/store/wake-stages.server.ts";
import { laneName } from "#app/worker/held-lane.ts";
import { planEffects } from "#app/worker/plan-effects.ts";
import type { WithRun } from "#app/worker/record-decisions.server.ts";

/** Triggers by which a person says "try again", also after a refusal. */
const ASKED: ReadonlySet<string> = new Set(["by_hand", "order.approved", "settings"]);

/** Effects that stand in the ledger by now, new ones and those from before: what a stage waits for. */
export type KeyOfEffect = (
  runId: number,
  effect: { ruleId: string; actionId: string; occasion: string },
) => string | null;

export type RecordedEffects =
  | {
      outcome: "recorded";
      /** By run, what will be written because of it. */
      awaited: Map<number, DecidedEffect[]>;
      keyOf: KeyOfEffect;
      /** Rules that other rules started now. */
      started: { run: WithRun; body: Extract<EffectBody, { kind: "start_rule" }>; ruleId: string }[];
    }
  /** A counter would go beyond its cap. */
  | { outcome: "cap_reached"; name: string };

type Planned = EffectToInsert & { run: WithRun };

export async function recordEffects(
  client: PoolClient,
  { shop, installation, mode }: { shop: string; installation: number; mode: "WATCHING" | "LIVE" },
  runs: WithRun[],
  rules: readonly RuleInForce[],
): Promise<RecordedEffects> {
  const origins = runs.map(({ lane, recordKey }) => ({ kind: lane.kind, key: recordKey }));
  const open = await listOpenEffects(client, shop, installation, origins, env.READ_BACK_AFTER_MS, "origin");
  const fruitless = await listFruitlessStates(client, shop, installation, origins);
  const awaited = new Map<number, DecidedEffect[]>();
  const insert: Planned[] = [];
  const supersede: OpenEffect[] = [];
  for (const run of runs) {
    const { decided, runId } = run;
    const isOwn = ({ originKind, originKey }: { originKind: string; originKey: string }) =>
      originKind === run.lane.kind && originKey === run.recordKey;
    const asked = decided.facts.triggers.some(({ on }) => ASKED.has(on));
    const inVain = fruitless.filter(
      (state) => isOwn(state) && (state.status === "WITHHELD" ? mode === "WATCHING" : !asked),
    );
    const inForce = new Set(decided.rules.map((rule) => rule.ruleId));
    const plan = planEffects(decided.decision, open.filter(isOwn), inVain, runId, inForce, (ruleId) => {
      const rule = rules.find((one) => one.ruleId === ruleId);
      return rule !== undefined && wasLookedAt(rule, decided.facts, decided.decision, decided.now);
    });
    awaited.set(runId, mode === "LIVE" ? plan.awaited : []);
    supersede.push(...plan.supersede);
    insert.push(
      ...plan.insert.map((effect) => toInsert(run, effect, mode)),
      // What a rule that only watches would do is shown, never sent.
      ...decided.decision.watched.map((effect) => toInsert(run, ofRun(effect, runId), "WATCHING")),
    );
  }
  const ids = await settleEffects(
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
  await wakeStages(client, shop, await endStagesOfEffects(client, shop, { ids }));
  await askBeyondCaps(client, shop, insert);
  const fresh = await insertEffects(client, shop, installation, insert);
  const isFresh = ({ effect }: Planned) => fresh.has(effectKey(shop, installation, effect));
  const done = insert.filter((entry) => entry.status === "CONFIRMED" && isFresh(entry));
  const full = await doAtOnce(client, shop, installation, done);
  if (full) return { outcome: "cap_reached", name: full };

  // What is to be done to another record is worked on by that record's lane.
  const own = new Set(runs.map(({ lane }) => laneName(lane)));
  const others = insert
    .filter(({ status }) => status === "INTENDED")
    .map(({ effect }) => effect.lane)
    .filter((lane) => !own.has(laneName(lane)));
  await bumpLanes(client, shop, [...new Map(others.map((lane) => [laneName(lane), lane])).values()]);
  return {
    outcome: "recorded",
    awaited,
    keyOf: keysOf(shop, installation, runs, insert, open),
    started: done.flatMap(({ run, effect }) =>
      effect.body.kind === "start_rule" ? [{ run, body: effect.body, ruleId: effect.ruleId }] : [],
    ),
  };
}

/** What goes beyond the day's caps waits for a person instead. */
async function askBeyondCaps(client: PoolClient, shop: string, insert: Planned[]): Promise<void> {
  const capped = insert.filter(({ status, effect: { body } }) => status === "INTENDED" && DAILY_CAPS[body.kind]);
  if (!capped.length) return;
  const { caps, done } = await countDoneToday(client, shop, [...new Set(capped.map(({ effect }) => effect.body.kind))]);
  const bodies = capped.map(({ effect }) => effect.body);
  for (const [at, reason] of beyondCaps(bodies, done, { ...DAILY_CAPS, ...caps })) {
    const entry = capped[at];
    if (entry) Object.assign(entry, { status: "AWAITING", reason });
  }
}

const ofRun = (effect: DecidedEffect, runId: number): DecidedEffect =>
  effect.occasion === "@run" ? { ...effect, occasion: occasionOfRun(runId) } : effect;

function toInsert(run: WithRun, effect: DecidedEffect, mode: "WATCHING" | "LIVE"): Planned {
  const effectClass = EFFECT_CLASS[effect.body.kind];
  return {
    run,
    originKind: run.lane.kind,
    originKey: run.recordKey,
    runId: run.runId,
    orderId: orderOf(run.lane, effect),
    customerId: effect.lane.kind === "customer" ? effect.lane.key : run.customerId,
    matched: run.flags.includes(effect.ruleId),
    class: effectClass,
    status: statusOf(effect, effectClass, mode),
    reason: effectClass === "OWN" && mode === "LIVE" && !effect.approval ? "Done with the decision." : null,
    effect,
  };
}

/** Going live later does not replay the past: what was decided while watching is never sent. */
function statusOf(
  { approval }: DecidedEffect,
  effectClass: EffectToInsert["class"],
  mode: "WATCHING" | "LIVE",
): EffectToInsert["status"] {
  if (mode === "WATCHING") return "WITHHELD";
  if (effectClass === "OWN") return "CONFIRMED";
  return approval ? "AWAITING" : "INTENDED";
}

/** The order whose story it belongs to: the one that it is written to, else the one that it was decided on. */
function orderOf(lane: LaneName, effect: DecidedEffect): string | null {
  if (effect.lane.kind === "order") return effect.lane.key;
  return lane.kind === "order" ? lane.key : null;
}

/** Effects on our own books. Returns the name of a counter that is full: then nothing may be recorded. */
async function doAtOnce(
  client: PoolClient,
  shop: string,
  installation: number,
  effects: Planned[],
): Promise<string | null> {
  const full = await writeMemory(
    client,
    shop,
    installation,
    effects.flatMap(({ effect: { body } }) => (body.kind === "remember" || body.kind === "forget" ? [body] : [])),
  );
  if (full) return full.name;
  await addRows(
    client,
    shop,
    installation,
    effects.flatMap(({ effect: { body }, orderId, customerId }) =>
      body.kind === "add_row" ? [{ table: body.table, row: body.row, orderId, customerId }] : [],
    ),
  );
  await saveReports(
    client,
    shop,
    installation,
    effects.flatMap(({ effect: { body, ruleId }, runId, orderId, customerId }) =>
      body.kind === "save_report" ? [{ ...body, ruleId, runId, orderId, customerId }] : [],
    ),
  );
  for (const { effect } of effects) {
    const { body, lane, target } = effect;
    if (body.kind !== "stop_rule") continue;
    const targets = stoppedTargets(target, lane);
    await cancelStages(
      client,
      shop,
      { ruleId: body.rule, lane, ...(targets ? { targets } : {}) },
      `“${effect.ruleId}” stopped it.`,
    );
  }
  return null;
}

/** By what a stage says of the effect that it waits for: its rule, its step and its occasion before the run had a number. */
function keysOf(
  shop: string,
  installation: number,
  runs: WithRun[],
  insert: Planned[],
  open: OpenEffect[],
): KeyOfEffect {
  const same = (a: { ruleId: string; actionId: string }, b: { ruleId: string; actionId: string }) =>
    a.ruleId === b.ruleId && a.actionId === b.actionId;
  return (runId, wanted) => {
    const occasion = wanted.occasion === "@run" ? occasionOfRun(runId) : wanted.occasion;
    const fits = (one: string) => one === occasion || one.startsWith(`${occasion}#`);
    const planned = insert.findLast(
      ({ effect, runId: of }) => of === runId && same(effect, wanted) && fits(effect.occasion),
    );
    if (planned) return effectKey(shop, installation, planned.effect);
    const run = runs.find((one) => one.runId === runId);
    const known = open.findLast(
      (effect) => effect.originKey === run?.recordKey && same(effect, wanted) && fits(effect.occasion),
    );
    if (known) return known.key;
    // Of a one-shot that acted before: its key follows from what was decided.
    const decided = run?.decided.decision.effects.find((effect) => same(effect, wanted) && fits(effect.occasion));
    return decided ? effectKey(shop, installation, decided) : null;
  };
}
