// Pure. Facts, rules and `now` in; findings, effects, target states and timers out. No clock, no database, no randomness:
// the same input gives the same decision, bit for bit.
import { digestOf } from "#app/lib/canonical-json.ts";
import type { Decision, FactNeed, WaiverByHand } from "#app/rules/decision.ts";
import { ENGINE } from "#app/rules/engine.ts";
import { type EvaluatedRule, evaluateRule, nextChange, type RuleInForce } from "#app/rules/evaluate-rule.ts";
import type { Facts } from "#app/rules/facts.ts";
import { projectTags } from "#app/rules/project-tags.ts";
import { type Reconciled, reconcileAction } from "#app/rules/reconcile-action.ts";
import { type HoldBalance, reconcileHolds } from "#app/rules/reconcile-holds.ts";

/** How often effects are folded into the facts before a decision counts as going round in circles. */
const MAX_DEPTH = 8;

const targetOf = ({ lane }: Facts) => `gid://shopify/${lane.kind === "order" ? "Order" : "Customer"}/${lane.key}`;

interface Round {
  evaluated: EvaluatedRule[];
  reconciled: Reconciled[];
}

function evaluateAll(
  rules: RuleInForce[],
  facts: Facts,
  projected: Facts,
  holds: HoldBalance | null,
  now: string,
): Round {
  const evaluated = rules.map((rule) => evaluateRule(rule, projected, targetOf(facts), now));
  const reconciled = evaluated.flatMap(({ rule, finding }) =>
    // Conditions see the projected facts; what has to be written is measured against what the store really shows.
    rule.document.actions.map((action) => reconcileAction({ rule, action, finding, facts, holds })),
  );
  return { evaluated, reconciled };
}

/**
 * Decides one lane.
 * @param rules versions in force; those about another subject are left out. Their order changes nothing but the order of findings.
 * @param options.now ISO instant, UTC, whole seconds.
 */
export function decide(given: Facts, allRules: readonly RuleInForce[], { now }: { now: string }): Decision {
  const rules = allRules
    .filter(({ document }) => document.subject === given.lane.kind)
    .toSorted((a, b) => a.position - b.position || (a.ruleId < b.ruleId ? -1 : 1));
  const holds = reconcileHolds(given);
  const waivers = waiversByHand(rules, given, holds, now);
  const gone = new Set(holds?.gone.map((hold) => `${hold.fulfillmentOrderId} ${hold.handle}`));
  const facts: Facts = {
    ...given,
    waivers: [
      ...given.waivers,
      ...waivers.map(({ ruleId, target, fingerprint }) => ({ ruleId, target, fingerprint, givenBy: "store" })),
    ],
    holds: given.holds.filter((hold) => !gone.has(`${hold.fulfillmentOrderId} ${hold.handle}`)),
  };

  let projected = facts;
  let round = evaluateAll(rules, facts, projected, holds, now);
  for (let depth = 0; depth < MAX_DEPTH && facts.order; depth++) {
    const order = projectTags(
      facts.order,
      round.reconciled.flatMap(({ effects }) => effects),
    );
    if (digestOf(order.tags) === digestOf(projected.order?.tags)) break;
    projected = { ...facts, order };
    round = evaluateAll(rules, facts, projected, holds, now);
  }

  const target = targetOf(facts);
  const findings = round.evaluated.map(({ finding }) => finding);
  const effects = round.reconciled.flatMap((entry) => entry.effects);
  const desired = round.reconciled.flatMap((entry) => (entry.desired ? [entry.desired] : []));
  const timers = rules.flatMap((rule) => {
    const dueAt = nextChange(rule, projected, target, now);
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

/** What a person took back in the store: a hold waives the rule, a tag waives that one action. */
function waiversByHand(rules: RuleInForce[], facts: Facts, holds: HoldBalance | null, now: string): WaiverByHand[] {
  const target = targetOf(facts);
  return rules.flatMap((rule): WaiverByHand[] => {
    const { finding } = evaluateRule(rule, facts, target, now);
    if (finding.outcome !== "matched") return [];
    const { fingerprint } = finding;
    if (holds?.gone.some((hold) => hold.ruleId === rule.ruleId && hold.byPerson))
      return [{ ruleId: rule.ruleId, target, fingerprint, note: "The hold was released in the store." }];
    return facts.owned.flatMap((state): WaiverByHand[] => {
      const tags = state.wrote.tags;
      const isOurs = state.ruleId === rule.ruleId && state.target === target && state.on && Array.isArray(tags);
      if (!isOurs || !facts.order) return [];
      const there = new Set(facts.order.tags.map((tag) => tag.toLowerCase()));
      if (tags.every((tag: string) => there.has(tag.toLowerCase()))) return [];
      const ruleId = `${rule.ruleId}/${state.actionId}`;
      if (
        facts.waivers.some(
          (waiver) => waiver.ruleId === ruleId && waiver.target === target && waiver.fingerprint === fingerprint,
        )
      )
        return [];
      return [{ ruleId, target, fingerprint, note: "The tag was removed in the store." }];
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
      on === "hold.placed" || on === "hold.released" || on === "fulfillment-order.routed" || on === "order.edited",
  );
  const holdsWanted = facts.owned.some((state) => state.on && "handle" in state.wrote);
  if (facts.order && touched && (facts.holds.length || holdsWanted) && !facts.fulfillmentOrders.known)
    needs.push({ fact: "fulfillmentOrders", orderId: facts.order.orderId });
  return [...new Map(needs.map((need) => [JSON.stringify(need), need])).values()];
}
