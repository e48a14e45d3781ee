// Pure. What the fraud check counted against an order at a look, worked out once more from the look's facts.
import { settingsFor } from "#app/checks/check.ts";
import type { FraudVerdict } from "#app/checks/fraud/assess-fraud.ts";
import { fraudCheck } from "#app/checks/fraud/fraud-check.ts";
import type { Decision } from "#app/rules/decision.ts";
import type { Facts } from "#app/rules/facts.ts";
import type { FactWorld, Owner } from "#app/rules/record.ts";
import { Unknown } from "#app/rules/unknown.ts";
import type { OrderSignals } from "#app/store/fraud-signals.server.ts";

const OWN = new Set(fraudCheck.ruleIds);
const ANSWERED: ReadonlySet<string> = new Set(["matched", "not_matched", "waived"]);

/** Null: none of the check's rules had an answer, and nothing is disputed. */
export function fraudSignalsOf({ facts, decision }: { facts: Facts; decision: Decision }): OrderSignals | null {
  const { order } = facts;
  if (!order || facts.lane.kind !== "order") return null;
  const isDisputed = facts.triggers.some(({ on }) => on === "dispute.opened" || on === "dispute.updated");
  const isAnswered = decision.findings.some(({ ruleId, outcome }) => OWN.has(ruleId) && ANSWERED.has(outcome));
  const signals = isAnswered ? signalsOf(facts) : [];
  if (!signals.length && !isDisputed) return null;
  return { orderId: order.id, createdAt: order.created_at, signals, isDisputed };
}

function signalsOf(facts: Facts): { code: string; points: number }[] {
  const world = { ...facts, customer: facts.customer, memory: facts.memory } as unknown as FactWorld;
  const settings = settingsFor(fraudCheck, world);
  if (settings instanceof Unknown || !fraudCheck.assess) return [];
  const verdict = fraudCheck.assess(facts.order as unknown as Owner, world, settings as never);
  if (verdict === null || verdict instanceof Unknown) return [];
  return (verdict as unknown as FraudVerdict).parts.map(({ code, points }) => ({ code, points }));
}
