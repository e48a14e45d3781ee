// Pure. What an action of the rule language is. One small file each in actions/: what may be set, what it does, how it can be
// taken back, what it shows at once in the facts.
import type { z } from "zod";
import type { Acts, EffectBody, EffectClass, EffectKind } from "#app/rules/effect.ts";
import type { Env } from "#app/rules/env.ts";
import type { Unknown } from "#app/rules/unknown.ts";

/** One thing that a `state` action keeps true, reconciled by itself. */
export interface ActionState {
  /** Tells the states of one action apart; empty where it has only one. */
  slot: string;
  /** What the store has to show while it is on; its digest tells whether it was rewritten. */
  wants: Record<string, unknown>;
  /** What makes it so. */
  body: EffectBody;
}

/** Where an action stands when it makes its effects. */
export interface ActionContext {
  env: Env;
  ruleId: string;
  ruleName: string;
  /** The sentence of the finding. */
  reason: string;
  /** The record that it acts on, and its kind. */
  target: Record<string, unknown>;
  kind: string;
  /** A field of the target, also one that is joined or worked out; null: there is none. @throws FactMissing */
  read(field: string): unknown;
  /**
   * The record of that kind with this name (a collection's title, handle or id; a variant's SKU or id); null: there is none.
   * A "collection title" is of a collection that need not be there.
   * @throws FactMissing
   */
  lookUp(kind: "collection" | "collection title" | "variant", name: string): Record<string, unknown> | null;
}

/** Thrown by ActionContext.read: the action cannot be made without this fact. */
export class FactMissing extends Error {
  unknown: Unknown;
  constructor(unknown: Unknown) {
    super(unknown.why);
    this.name = "FactMissing";
    this.unknown = unknown;
  }
}

/** What is to be done; or why nothing is, in words for the merchant. */
export type Made = { bodies: EffectBody[] } | { nothing: string /** Nor what comes after it. */; halts?: true };

export interface Action<S = Record<string, unknown>> {
  name: string;
  /** In a list: "Add tags". */
  title: string;
  about: string;
  /** Kinds of record that it can act on; the first that the rule knows is the default target. */
  targets: readonly string[];
  class: EffectClass;
  acts: { default: Acts; allowed: readonly Acts[] };
  /** As they stand in a document. Texts may be templates: their limits are checked again when they are filled in. */
  settings: z.ZodType<S>;
  /** As they are once every template is filled in; null: the same as `settings`. */
  filled?: z.ZodType<S>;
  /** Settings in which a template that is one expression keeps what it gives: a list stays a list. Elsewhere it is text. */
  keepsLists?: readonly string[];
  /** Access scopes of the Admin API that it needs. */
  scopes: readonly string[];
  /** Of a rule about the parent it acts on each record of this list. */
  forEach?: { kind: string; list: string };
  /** What cannot be undone and costs money or goodwill: capped a day, and asked about unless the rule says otherwise. */
  destructive?: boolean;
  /** Effects of one occasion. Pure: looks at facts alone. */
  make(settings: S, context: ActionContext): Made;
  /** What it keeps true as a `state` action. */
  states?(settings: S, context: ActionContext): ActionState[];
  /** What takes back what was written; null: it cannot be. */
  undo?(wrote: Record<string, unknown>): EffectBody | null;
  example: Record<string, unknown>;
}

export function defineAction<S>(action: Action<S>): Action {
  return action as unknown as Action;
}
export type { EffectKind };
