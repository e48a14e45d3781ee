// Pure. Facts, rules and `now` in; findings, effects, target states and timers out. No clock, no database, no randomness:
// the same input gives the same decision, bit for bit.
import { digestOf } from "#app/lib/canonical-json.ts";
import type { Decision, DesiredState, FactNeed, WaiverByHand } from "#app/rules/decision.ts";
import type { DecidedEffect } from "#app/rules/effect.ts";
import { ENGINE } from "#app/rules/engine.ts";
import { type EvaluatedRule, evaluateRule, nextChange, type RuleInForce, skipped } from "#app/rules/evaluate-rule.ts";
import type { Facts } from "#app/rules/facts.ts";
import { type Reconciled, reconcileAction, takeBack, whatMustGo } from "#app/rules/reconcile-action.ts";
import { type HoldBalance, reconcileHolds } from "#app/rules/reconcile-holds.ts";
import { type TagLayer, type TagWorld, tagLayers, tagWorld } from "#app/rules/tag-world.ts";

/** How often rules are looked at again because others of them tag, before they count as going round in circles. */
const MAX_DEPTH = 8;

const targetOf = ({ lane }: Facts) => `gid://shopify/${lane.kind === "order" ? "Order" : "Customer"}/${lane.key}`;

interface Round {
  evaluated: EvaluatedRule[];
  desired: DesiredState[];
  effects: DecidedEffect[];
  /** What the rules looked at. */
  world: TagWorld;
}

/**
 * Looks at the rules in their order, each at the tags that the others add, until none of them changes what another one
 * sees. It begins with the order as it is without our own states, so that the end does not depend on what is applied
 * already: with everything confirmed, nothing is left to do.
 *
 * Rules that contradict each other without end (“has a, so add b” and “lacks b, so add a”) have no such state: from
 * MAX_DEPTH on, a rule that tags stays as it was found (each rule once per target), which ends after as many looks as
 * there are rules, and always in the same way.
 */
function lookUntilSettled(rules: RuleInForce[], facts: Facts, holds: HoldBalance | null, now: string): Round {
  const target = targetOf(facts);
  const found = new Map<RuleInForce, { result: EvaluatedRule; layers: TagLayer[] }>();
  let world = tagWorld(facts, target, []);
  const reconcile = ({ rule, finding }: EvaluatedRule) =>
    rule.document.actions.map((action) => reconcileAction({ rule, action, finding, facts, holds, tags: world }));
  for (let depth = 0, moved = true; moved; depth++) {
    moved = false;
    let stoppedBy: string | null = null;
    for (const rule of rules) {
      const before = found.get(rule);
      const isKept = depth >= MAX_DEPTH && before && before.layers.length > 0;
      const result = isKept
        ? before.result
        : stoppedBy !== null
          ? skipped(rule, target, `“${stoppedBy}” was true, and says that no later rule runs.`)
          : evaluateRule(rule, world.seenBy(rule.ruleId), target, now);
      if (rule.document.stop && result.finding.outcome === "matched") stoppedBy ??= rule.document.name;
      const layers = isKept ? before.layers : tagLayers(target, reconcile(result));
      found.set(rule, { result, layers });
      if (JSON.stringify(layers) === JSON.stringify(before?.layers ?? [])) continue;
      moved = true;
      world = tagWorld(
        facts,
        target,
        [...found.values()].flatMap((entry) => entry.layers),
      );
    }
  }
  const evaluated = [...found.values()].map(({ result }) => result);
  const reconciled = evaluated.flatMap(reconcile);
  return {
    evaluated,
    world,
    desired: reconciled.flatMap((entry) => entry.desired),
    effects: reconciled.flatMap((entry) => entry.effects),
  };
}

/**
 * Decides one lane.
 * @param rules versions in force; those about another subject are left out. Their order in the list changes nothing.
 * @param options.now ISO instant, UTC, whole seconds.
 */
export function decide(given: Facts, allRules: readonly RuleInForce[], { now }: { now: string }): Decision {
  const rules = allRules
    .filter(({ document }) => document.subject === given.lane.kind)
    .toSorted((a, b) => a.position - b.position || (a.ruleId < b.ruleId ? -1 : 1));
  const holds = reconcileHolds(given);
  const gone = new Set(holds?.gone.map((hold) => `${hold.fulfillmentOrderId} ${hold.handle}`));
  let facts: Facts = {
    ...given,
    holds: given.holds.filter((hold) => !gone.has(`${hold.fulfillmentOrderId} ${hold.handle}`)),
  };

  let round = lookUntilSettled(rules, facts, holds, now);
  const waivers = waiversByHand(round, facts, holds);
  if (waivers.length) {
    const given = waivers.map(({ ruleId, target, fingerprint }) => ({ ruleId, target, fingerprint, givenBy: "store" }));
    facts = { ...facts, waivers: [...facts.waivers, ...given] };
    round = lookUntilSettled(rules, facts, holds, now);
  }

  const findings = round.evaluated.map(({ finding }) => finding);
  const leftOver = takeBackLeftOvers(rules, facts, round);
  const effects = [...leftOver.effects, ...round.effects];
  const desired = [...leftOver.desired, ...round.desired];
  const timers = rules.flatMap((rule) => {
    const owns = facts.owned.some((state) => state.on && state.ruleId === rule.ruleId);
    const dueAt = nextChange(rule, round.world.seenBy(rule.ruleId), now, owns);
    return dueAt ? [{ ruleId: rule.ruleId, dueAt }] : [];
  });
  return {
    engine: ENGINE,
    findings,
    effects,
    desired,
    timers,
    waivers,
    needs: needsOf(round.evaluated, facts),
    goneHolds: (holds?.gone ?? []).map(({ fulfillmentOrderId, handle }) => ({ fulfillmentOrderId, handle })),
    digest: digestOf({ findings, effects, desired, timers, waivers }),
  };
}

/** States that we reached and that no rule in force speaks of any more: a rule was switched off, or does other things now. */
function takeBackLeftOvers(rules: RuleInForce[], facts: Facts, { desired, world }: Round): Reconciled {
  const target = targetOf(facts);
  const spokenOf = new Set(desired.map(({ ruleId, actionId }) => `${ruleId}/${actionId}`));
  const leftOver = facts.owned.filter((state) => {
    if (!state.on || state.target !== target || spokenOf.has(`${state.ruleId}/${state.actionId}`)) return false;
    return rules.find((rule) => rule.ruleId === state.ruleId)?.document.otherwise !== "leave";
  });
  const versionOf = new Map(rules.map((rule) => [rule.ruleId, rule.version]));
  return {
    desired: leftOver.map(({ ruleId, actionId, digest, wrote }) => {
      const { kind: _kind, ...wants } = wrote;
      return { ruleId, actionId, target, on: false, wants: whatMustGo(wants, { ruleId, actionId }, world), digest };
    }),
    effects: leftOver.flatMap((state): DecidedEffect[] => {
      const { ruleId, actionId, digest } = state;
      const body = takeBack(state, world);
      // Version 0: no version of the rule is in force.
      const ruleVersion = versionOf.get(ruleId) ?? 0;
      return body ? [{ ruleId, ruleVersion, actionId, acts: "state", occasion: `off:${digest}`, target, body }] : [];
    }),
  };
}

/** What a person took back in the store: a hold waives the rule, a tag waives that one state. */
function waiversByHand({ evaluated }: Round, facts: Facts, holds: HoldBalance | null): WaiverByHand[] {
  const there = new Set(facts.order?.tags.map((tag) => tag.toLowerCase()));
  return evaluated.flatMap(({ rule, finding }): WaiverByHand[] => {
    if (finding.outcome !== "matched") return [];
    const { target, fingerprint } = finding;
    if (holds?.gone.some((hold) => hold.ruleId === rule.ruleId && hold.byPerson))
      return [{ ruleId: rule.ruleId, target, fingerprint, note: "The hold was released in the store." }];
    if (!facts.order) return [];
    return facts.owned.flatMap(({ ruleId, actionId, target: of, on, wrote }): WaiverByHand[] => {
      if (ruleId !== rule.ruleId || of !== target || !on || !Array.isArray(wrote.tags)) return [];
      if (wrote.tags.every((tag: string) => there.has(tag.toLowerCase()))) return [];
      const waived = `${ruleId}/${actionId}`;
      const isKnown = facts.waivers.some(
        (waiver) => waiver.ruleId === waived && waiver.target === target && waiver.fingerprint === fingerprint,
      );
      return isKnown ? [] : [{ ruleId: waived, target, fingerprint, note: "The tag was removed in the store." }];
    });
  });
}

/** Only facts on which something hangs now: a state of ours that may have to go, or holds that were touched. */
function needsOf(evaluated: EvaluatedRule[], facts: Facts): FactNeed[] {
  const needs = evaluated.flatMap(({ rule, needs: wanted }) =>
    facts.owned.some((state) => state.on && state.ruleId === rule.ruleId) ? wanted : [],
  );
  const touched = facts.triggers.some(
    ({ on }) =>
      on === "hold.placed" ||
      on === "hold.released" ||
      on === "fulfillment-order.routed" ||
      on === "order.edited" ||
      // The sweep may have found what no webhook told.
      on === "order.changed" ||
      on === "by-hand",
  );
  const holdsWanted = facts.owned.some((state) => state.on && "handle" in state.wrote);
  if (facts.order && touched && (facts.holds.length || holdsWanted) && !facts.fulfillmentOrders.known)
    needs.push({ fact: "fulfillmentOrders", orderId: facts.order.orderId });
  return [...new Map(needs.map((need) => [JSON.stringify(need), need])).values()];
}
