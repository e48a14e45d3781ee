// Pure. What decide() returns: findings with reasons, effects, and what it would need to know better.
import type { DecidedEffect } from "#app/rules/effect.ts";
import type { Pointer } from "#app/rules/facts.ts";
import type { Need } from "#app/rules/need.ts";
import type { Verdict } from "#app/rules/ternary.ts";
import type { Trigger } from "#app/rules/trigger.ts";

/** One node of a rule's condition tree with the value seen. */
export interface Explanation {
  /** "all", "any", "none", or the condition in words: "Shipping address (…) differs from …". */
  says: string;
  verdict: Verdict;
  /** The field looked at, and the value. */
  field?: string;
  seen?: unknown;
  before?: unknown;
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
  /**
   * waived: it is true, and a person said to leave it. skipped: the rule does not look at such records. failed: a template
   * broke. The reason says which and why.
   */
  outcome: "matched" | "not_matched" | "unknown" | "waived" | "skipped" | "failed";
  /** Whether something set it off at this look; else only its target states are kept. */
  setOff: boolean;
  /** One or two sentences for the merchant; empty where nobody asked for an explanation. */
  reason: string;
  /** Of the facts complained of: a waiver holds while it stays the same. */
  fingerprint: string;
  explanation: Explanation | null;
  /** What its steps did not do, and why: "add_tags: It has these tags already." */
  notes: string[];
  /** Those of them that say which fact was missing; absent: none was. */
  doubts?: string[];
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

/** A person took our hold or tag away: recorded as a waiver in the same transaction. */
export interface WaiverByHand {
  ruleId: string;
  target: string;
  fingerprint: string;
  note: string;
}

/** A rule's program that waits, and goes on with a stage of its own. */
export interface OpenedStage {
  ruleId: string;
  ruleVersion: number;
  target: string;
  block: "then" | "else";
  pointer: Pointer;
  waits:
    | { for: "time"; until: string; recheck: boolean }
    /** The effect of that action and occasion, confirmed or refused. */
    | {
        for: "effect";
        actionId: string;
        occasion: string /** Its answer is a result of that name. */;
        saveAs: string | null;
      }
    | { for: "approval"; text: string; expiresAt: string | null };
  results: Record<string, unknown>;
  trigger: Trigger;
  /** The same for the same stage, so that it is opened once. */
  key: string;
}

export interface Decision {
  engine: string;
  findings: Finding[];
  effects: DecidedEffect[];
  /** What rules that only watch would have done: to be shown, never sent. */
  watched: DecidedEffect[];
  desired: DesiredState[];
  /** Look again at this lane then, for this rule (ISO instants, UTC). */
  timers: { ruleId: string; dueAt: string }[];
  stages: OpenedStage[];
  /** Stages that this decision went on with. */
  closed: string[];
  waivers: WaiverByHand[];
  /** Facts that would turn an unknown into an answer that matters now; gather reads them and decides again. */
  needs: Need[];
  /** Our holds that Shopify no longer shows (released by a person, or gone with their fulfilment order). */
  goneHolds: { fulfillmentOrderId: string; handle: string }[];
  /** SHA-256 over all of it but the explanations: same input, same digest. */
  digest: string;
}
