// Pure. What decide() returns: findings with reasons, effects, and what it would need to know better.
import type { DecidedEffect } from "#app/rules/effect.ts";

/** Three values: a condition whose facts are missing is neither true nor false. */
export type Verdict = "true" | "false" | "unknown";

/** One node of a rule's condition tree with the value seen. */
export interface Explanation {
  /** "all", "any", "none", or the condition in words: "shipping address differs from billing address". */
  says: string;
  verdict: Verdict;
  /** The field looked at, where the value came from ("webhook", "own ledger since 2025-11-24", "Admin API"), and the value. */
  field?: string;
  source?: string;
  seen?: unknown;
  expected?: unknown;
  /** Why it is unknown. */
  why?: string;
  parts?: Explanation[];
}

export interface Finding {
  ruleId: string;
  ruleVersion: number;
  ruleName: string;
  target: string;
  /** waived: it is true, and a person said to leave it. skipped: the rule does not look at such orders, `reason` says why. */
  outcome: "matched" | "not-matched" | "unknown" | "waived" | "skipped";
  /** One sentence for the merchant. */
  reason: string;
  /** Of the facts complained of: a waiver holds while it stays the same. */
  fingerprint: string;
  explanation: Explanation | null;
}

/** The target state of one `state` action: what the store must show once everything is settled. */
export interface DesiredState {
  ruleId: string;
  actionId: string;
  target: string;
  on: boolean;
  /** {tags} or {handle}: what the store has to show while it is on, and must not show while it is off. */
  wants: Record<string, unknown>;
  digest: string;
}

/** A fact that would turn an unknown into an answer that matters now; gather reads it and decides again. */
export type FactNeed =
  | { fact: "customer.amountSpent"; customerId: string }
  | { fact: "fulfillmentOrders"; orderId: string };

/** A person took our hold away: recorded as a waiver in the same transaction. */
export interface WaiverByHand {
  ruleId: string;
  target: string;
  fingerprint: string;
  note: string;
}

export interface Decision {
  engine: string;
  findings: Finding[];
  effects: DecidedEffect[];
  desired: DesiredState[];
  /** Look again at this lane then, for this rule (ISO instants, UTC). */
  timers: { ruleId: string; dueAt: string }[];
  waivers: WaiverByHand[];
  needs: FactNeed[];
  /** Our holds that Shopify no longer shows (released by a person, or gone with their fulfilment order). */
  goneHolds: { fulfillmentOrderId: string; handle: string }[];
  /** SHA-256 over findings, effects, desired, timers: same input, same digest. */
  digest: string;
}
