// Pure. One action of one rule: what the store must show (state), or whether it is time to act (once, each).
import { digestOf } from "#app/lib/canonical-json.ts";
import { actionNamed } from "#app/rules/actions/index.ts";
import type { DesiredState, Finding } from "#app/rules/decision.ts";
import type { DecidedEffect } from "#app/rules/effect.ts";
import type { RuleInForce } from "#app/rules/evaluate-rule.ts";
import type { Facts, OwnedState } from "#app/rules/facts.ts";
import type { HoldBalance } from "#app/rules/reconcile-holds.ts";
import type { RuleAction } from "#app/rules/rule-document.ts";

export interface Reconciled {
  desired: DesiredState | null;
  effects: DecidedEffect[];
}

export interface ActionContext {
  rule: RuleInForce;
  action: RuleAction;
  finding: Finding;
  facts: Facts;
  holds: HoldBalance | null;
}

// Looks that a person or the clock asked for count as the rule's own triggers.
const ALWAYS = new Set(["by-hand", "settings.changed", "approved", "timer.due"]);

const hasTag = (tags: string[], tag: string) => tags.some((other) => other.toLowerCase() === tag.toLowerCase());

export function reconcileAction(context: ActionContext): Reconciled {
  const { rule, action, finding, facts } = context;
  const known = actionNamed(action.do);
  if (!known) throw new Error(`no such action: ${action.do}`);
  const { id, do: _do, acts, ...settings } = action;
  const { ruleId } = rule;
  const effect = (
    body: DecidedEffect["body"],
    occasion: string,
    overrides: Partial<DecidedEffect> = {},
  ): DecidedEffect => ({
    ruleId,
    ruleVersion: rule.version,
    actionId: id,
    acts,
    occasion,
    target: finding.target,
    body,
    ...overrides,
  });

  if (acts !== "state") {
    const isSetOff = facts.triggers.some(({ on }) => ALWAYS.has(on) || rule.document.on.includes(on));
    if (finding.outcome !== "matched" || !isSetOff) return { desired: null, effects: [] };
    const occasions = acts === "each" ? facts.triggers.flatMap(({ of }) => (of === undefined ? [] : [of])) : [""];
    const fresh = occasions.filter((occasion) => !facts.done.includes(`${ruleId}/${id}/${finding.target}/${occasion}`));
    return { desired: null, effects: fresh.map((occasion) => effect(known.on(settings, ruleId), occasion)) };
  }

  const wants = known.wants(settings, ruleId);
  const digest = digestOf(wants).slice(0, 16);
  const owned = facts.owned.find(
    (state) => state.ruleId === ruleId && state.actionId === id && state.target === finding.target,
  );
  const on = isWanted(context, owned);
  const desired: DesiredState = { ruleId, actionId: id, target: finding.target, on, wants, digest };
  if (on) return { desired, effects: switchOn(context, known.on(settings, ruleId), digest, owned, effect) };
  if (!owned?.on) return { desired, effects: [] };
  const body = known.off(owned.wrote);
  return { desired, effects: body ? [effect(body, `off:${owned.digest}`)] : [] };
}

function isWanted({ rule, action, finding, facts }: ActionContext, owned: OwnedState | undefined): boolean {
  // Unknown changes nothing: neither written nor taken back on a guess.
  if (finding.outcome === "unknown") return owned?.on ?? false;
  if (finding.outcome !== "matched")
    return finding.outcome === "not-matched" && rule.document.otherwise === "leave" ? (owned?.on ?? false) : false;
  // A person took this one thing back (a tag): the rule goes on without it.
  return !facts.waivers.some(
    (waiver) =>
      waiver.ruleId === `${rule.ruleId}/${action.id}` &&
      waiver.target === finding.target &&
      waiver.fingerprint === finding.fingerprint,
  );
}

function switchOn(
  { action, facts, holds }: ActionContext,
  body: DecidedEffect["body"],
  digest: string,
  owned: OwnedState | undefined,
  effect: (body: DecidedEffect["body"], occasion: string, overrides?: Partial<DecidedEffect>) => DecidedEffect,
): DecidedEffect[] {
  if (body.kind === "add-tags") {
    if (owned?.on && owned.digest === digest) return [];
    const stale =
      owned?.on && Array.isArray(owned.wrote.tags)
        ? (owned.wrote.tags as string[]).filter((tag) => !hasTag(body.tags, tag))
        : [];
    // The tags of an earlier version of the rule go; what was there before us, and is not ours, is not written and never removed.
    const takeBack = stale.length
      ? [
          effect({ kind: "remove-tags", tags: stale }, `replaced:${owned?.digest}:${digest}`, {
            actionId: `${action.id}-before`,
            acts: "once",
          }),
        ]
      : [];
    const missing = facts.order ? body.tags.filter((tag) => !hasTag(facts.order?.tags ?? [], tag)) : body.tags;
    return missing.length ? [...takeBack, effect({ ...body, tags: missing }, `on:${digest}`)] : takeBack;
  }
  if (body.kind === "hold-fulfillment" && owned?.on && owned.digest === digest)
    // Fulfilment orders are born later too, from edits, splits and moves.
    return holds?.unheld(body.handle).length ? [effect(body, `on:${digest}`)] : [];
  return owned?.on && owned.digest === digest ? [] : [effect(body, `on:${digest}`)];
}
