// Pure. One action of one rule: what the store must show (state), or whether it is time to act (once, each).
import { digestOf } from "#app/lib/canonical-json.ts";
import type { ActionState } from "#app/rules/action.ts";
import { actionNamed } from "#app/rules/actions/index.ts";
import type { DesiredState, Finding } from "#app/rules/decision.ts";
import type { DecidedEffect, EffectBody } from "#app/rules/effect.ts";
import type { RuleInForce } from "#app/rules/evaluate-rule.ts";
import type { Facts, OwnedState } from "#app/rules/facts.ts";
import type { HoldBalance } from "#app/rules/reconcile-holds.ts";
import { renderText } from "#app/rules/render-text.ts";
import type { RuleAction } from "#app/rules/rule-document.ts";

export interface Reconciled {
  desired: DesiredState[];
  effects: DecidedEffect[];
}

export interface TagLedger {
  /** Whether the store has this tag whatever our own states put there. */
  isThereWithoutUs(tag: string): boolean;
  /** Whether a state other than this one keeps the tag on. */
  isWantedByAnother(tag: string, ruleId: string, actionId: string): boolean;
}

export interface ActionContext {
  rule: RuleInForce;
  action: RuleAction;
  finding: Finding;
  facts: Facts;
  holds: HoldBalance | null;
  tags: TagLedger;
}

// Looks that a person or the clock asked for count as the rule's own triggers.
const ALWAYS = new Set(["by-hand", "settings.changed", "approved", "timer.due"]);

/** The id of one state of an action: what was written before is recognised by it. */
export const stateId = (actionId: string, slot: string): string => (slot ? `${actionId}:${slot}` : actionId);

export function reconcileAction(context: ActionContext): Reconciled {
  const { rule, action } = context;
  const known = actionNamed(action.do);
  if (!known) throw new Error(`no such action: ${action.do}`);
  const { id: _id, do: _do, acts, ...settings } = action;
  if (acts === "state") {
    const reconciled = known.states(settings, rule.ruleId).map((state) => reconcileState(context, state));
    return {
      desired: reconciled.map(({ desired }) => desired),
      effects: reconciled.flatMap(({ effect }) => (effect ? [effect] : [])),
    };
  }
  const occasions = occasionsOf(context);
  return {
    desired: [],
    effects: occasions.map((occasion) =>
      effectOf(context, action.id, occasion, known.on(settings, { ruleId: rule.ruleId, render: renderer(context) })),
    ),
  };
}

function renderer({ rule, finding, facts }: ActionContext): (template: string) => string {
  const values = { "order.name": facts.order?.name ?? "", "rule.name": rule.document.name, reason: finding.reason };
  return (template) => renderText(template, values);
}

/** The occasions at which a one-shot action is to act now and has not acted yet. */
function occasionsOf({ rule, action, finding, facts }: ActionContext): string[] {
  if (finding.outcome !== "matched") return [];
  const own = facts.triggers.filter(({ on }) => rule.document.on.includes(on));
  const isSetOff = own.length > 0 || facts.triggers.some(({ on }) => ALWAYS.has(on));
  const occasions =
    action.acts === "each" ? own.flatMap(({ of }) => (of === undefined ? [] : [of])) : isSetOff ? [""] : [];
  return [...new Set(occasions)].filter(
    (occasion) => !facts.done.includes(`${rule.ruleId}/${action.id}/${finding.target}/${occasion}`),
  );
}

function reconcileState(
  context: ActionContext,
  { slot, wants, body }: ActionState,
): { desired: DesiredState; effect: DecidedEffect | null } {
  const { rule, action, finding, facts } = context;
  const actionId = stateId(action.id, slot);
  const { ruleId } = rule;
  const digest = digestOf(wants).slice(0, 16);
  const owned = facts.owned.find(
    (state) => state.ruleId === ruleId && state.actionId === actionId && state.target === finding.target,
  );
  const on = isWanted(context, actionId, owned);
  const desired: DesiredState = {
    ...{ ruleId, actionId, target: finding.target, on, digest },
    wants: on ? wants : whatMustGo(wants, { ruleId, actionId }, context.tags),
  };
  if (on) {
    const isToWrite =
      owned?.on && owned.digest === digest ? isIncomplete(context, body) : !isThereAlready(context, body);
    return { desired, effect: isToWrite ? effectOf(context, actionId, `on:${digest}`, body) : null };
  }
  const undo = owned?.on ? takeBack(owned, context.tags) : null;
  return { desired, effect: undo && effectOf(context, actionId, `off:${owned?.digest}`, undo) };
}

function effectOf(
  { rule, action, finding }: ActionContext,
  actionId: string,
  occasion: string,
  body: EffectBody,
): DecidedEffect {
  const { ruleId, version: ruleVersion } = rule;
  return { ruleId, ruleVersion, actionId, acts: action.acts, occasion, target: finding.target, body };
}

function isWanted({ rule, finding, facts }: ActionContext, actionId: string, owned: OwnedState | undefined): boolean {
  // Unknown changes nothing: neither written nor taken back on a guess.
  if (finding.outcome === "unknown") return owned?.on ?? false;
  if (finding.outcome !== "matched")
    return finding.outcome === "not-matched" && rule.document.otherwise === "leave" ? (owned?.on ?? false) : false;
  // A person took this one thing back (a tag): the rule goes on without it.
  return !facts.waivers.some(
    (waiver) =>
      waiver.ruleId === `${rule.ruleId}/${actionId}` &&
      waiver.target === finding.target &&
      waiver.fingerprint === finding.fingerprint,
  );
}

/** What was true before us is not written, and so never taken back. */
function isThereAlready({ tags }: ActionContext, body: EffectBody): boolean {
  return body.kind === "add-tags" && body.tags.every((tag) => tags.isThereWithoutUs(tag));
}

/** Fulfilment orders are born later too, from edits, splits and moves. */
function isIncomplete({ holds }: ActionContext, body: EffectBody): boolean {
  return body.kind === "hold-fulfillment" && (holds?.unheld(body.handle).length ?? 0) > 0;
}

/** What must not be there while a state is off: not a tag that another rule keeps on. */
export function whatMustGo(
  wants: Record<string, unknown>,
  { ruleId, actionId }: { ruleId: string; actionId: string },
  tags: TagLedger,
): Record<string, unknown> {
  if (!Array.isArray(wants.tags)) return wants;
  return { ...wants, tags: wants.tags.filter((tag: string) => !tags.isWantedByAnother(tag, ruleId, actionId)) };
}

/** What undoes a state that we reached; null: nothing can be, or a tag that another rule wants stays. */
export function takeBack({ ruleId, actionId, wrote }: OwnedState, tags: TagLedger): EffectBody | null {
  const body = actionNamed(String(wrote.kind))?.off(wrote) ?? null;
  if (body?.kind !== "remove-tags") return body;
  const ours = body.tags.filter((tag) => !tags.isWantedByAnother(tag, ruleId, actionId));
  return ours.length ? { ...body, tags: ours } : null;
}
