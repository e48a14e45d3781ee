// Pure. Target states: what the store must show, against what we know to have written.
import { digestOf } from "#app/lib/canonical-json.ts";
import { actionNamed } from "#app/rules/actions/index.ts";
import type { CompiledRule } from "#app/rules/compile-rule.ts";
import type { DesiredState, Finding } from "#app/rules/decision.ts";
import type { DecidedEffect, EffectBody } from "#app/rules/effect.ts";
import type { Facts, OwnedState } from "#app/rules/facts.ts";
import type { HoldBalance } from "#app/rules/reconcile-holds.ts";
import type { WantedState } from "#app/rules/run.ts";
import { hasTag, type TagLayers } from "#app/rules/tag-layers.ts";
import type { Lane } from "#app/rules/target.ts";

export interface Reconciled {
  desired: DesiredState[];
  effects: DecidedEffect[];
}

export interface StateWorld {
  facts: Facts;
  holds: HoldBalance | null;
  layers: TagLayers;
  /** Gid of the lane's own record, and that record without what our own states put there. */
  laneTarget: string;
  bare: Record<string, unknown> | null;
  lane: Lane;
}

/** A person took this one thing back (a tag): the rule goes on without it. */
export function isWaived(
  facts: Facts,
  { ruleId, target, fingerprint }: Pick<Finding, "ruleId" | "target" | "fingerprint">,
  actionId: string,
): boolean {
  return facts.waivers.some(
    (waiver) =>
      waiver.ruleId === `${ruleId}/${actionId}` && waiver.target === target && waiver.fingerprint === fingerprint,
  );
}

const digestOfState = (wants: Record<string, unknown>) => digestOf(wants).slice(0, 16);

/** The states that a rule wants on (`wanted`) and those that it reached before and does not want any more. */
export function reconcileStates(
  rule: CompiledRule,
  finding: Finding,
  wanted: WantedState[],
  world: StateWorld,
): Reconciled {
  const desired: DesiredState[] = [];
  const effects: DecidedEffect[] = [];
  const { ruleId, version: ruleVersion } = rule;
  const spokenOf = new Set<string>();
  const put = (state: DesiredState, lane: Lane, body: EffectBody | null, occasion: string) => {
    desired.push(state);
    if (!body) return;
    const { actionId, target } = state;
    effects.push({ ruleId, ruleVersion, actionId, acts: "state", occasion, target, lane, body, approval: false });
  };

  for (const { actionId, target, lane, state, record } of wanted) {
    const key = `${actionId}/${target}`;
    if (spokenOf.has(key)) continue;
    spokenOf.add(key);
    const digest = digestOfState(state.wants);
    const owned = ownedState(world.facts, ruleId, actionId, target);
    const common = { ruleId, actionId, target, digest };
    if (isWaived(world.facts, finding, actionId)) {
      const undo = owned?.on ? takeBack(owned, world) : null;
      put({ ...common, on: false, wants: whatMustGo(state.wants, common, world) }, lane, undo, `off:${owned?.digest}`);
      continue;
    }
    const isToWrite =
      owned?.on && owned.digest === digest
        ? isIncomplete(state.body, world)
        : !isThereAlready(state.body, target, record, world);
    put({ ...common, on: true, wants: state.wants }, lane, isToWrite ? state.body : null, `on:${digest}`);
  }

  // What was reached and is not spoken of now: it is not true any more, or the rule does other things.
  const keeps =
    finding.outcome === "unknown" ||
    finding.outcome === "failed" ||
    (finding.outcome === "not_matched" && rule.document.otherwise === "leave");
  for (const owned of world.facts.owned) {
    if (owned.ruleId !== ruleId || !owned.on || spokenOf.has(`${owned.actionId}/${owned.target}`)) continue;
    if (!belongsTo(owned, finding, world)) continue;
    const { kind: _kind, ...wants } = owned.wrote;
    const common = { ruleId, actionId: owned.actionId, target: owned.target, digest: owned.digest };
    // Unknown changes nothing: neither written nor taken back on a guess.
    if (keeps || rule.document.otherwise === "leave") desired.push({ ...common, on: true, wants });
    else
      put(
        { ...common, on: false, wants: whatMustGo(wants, common, world) },
        laneOf(owned, world),
        takeBack(owned, world),
        `off:${owned.digest}`,
      );
  }
  return { desired, effects };
}

/** Of a rule about children each child keeps its own states; those on other records belong to whoever is looked at. */
function belongsTo({ target }: OwnedState, finding: Finding, world: StateWorld): boolean {
  return target === finding.target || finding.target === world.laneTarget;
}

export function laneOf(
  { target }: { target: string },
  { laneTarget, lane }: Pick<StateWorld, "laneTarget" | "lane">,
): Lane {
  if (target === laneTarget) return lane;
  const [, type, id] = /^gid:\/\/shopify\/(\w+)\/(\w+)/.exec(target) ?? [];
  const kind = { Order: "order", Customer: "customer", Product: "product", DraftOrder: "draft_order" }[type ?? ""];
  return kind && id ? { kind, key: id } : lane;
}

function ownedState(facts: Facts, ruleId: string, actionId: string, target: string): OwnedState | undefined {
  return facts.owned.find((state) => state.ruleId === ruleId && state.actionId === actionId && state.target === target);
}

/** What was true before us is not written, and so never taken back. */
function isThereAlready(
  body: EffectBody,
  target: string,
  record: Record<string, unknown>,
  { laneTarget, bare }: StateWorld,
): boolean {
  if (body.kind !== "add_tags") return false;
  const shown = target === laneTarget ? bare : record;
  return body.tags.every((tag) => hasTag(shown, tag));
}

/** Fulfilment orders are born later too, from edits, splits and moves. */
function isIncomplete(body: EffectBody, { holds }: StateWorld): boolean {
  if (body.kind !== "hold_fulfillment") return false;
  const unheld = holds?.unheld(body.handle) ?? [];
  return unheld.some((id) => body.fulfillment_order_ids === null || body.fulfillment_order_ids.includes(id));
}

/** What must not be there while a state is off: not a tag that another rule keeps on. */
export function whatMustGo(
  wants: Record<string, unknown>,
  { ruleId, actionId }: { ruleId: string; actionId: string },
  { layers }: Pick<StateWorld, "layers">,
): Record<string, unknown> {
  if (!Array.isArray(wants.tags)) return wants;
  return { ...wants, tags: wants.tags.filter((tag: string) => !layers.isWantedByAnother(tag, ruleId, actionId)) };
}

// The kinds of effects that `state` actions write, and the action that takes each back.
const UNDOES: Record<string, string> = { add_tags: "add_tags", hold_fulfillment: "hold_fulfillment" };

/** What undoes a state that we reached; null: nothing can be, or a tag that another rule wants stays. */
export function takeBack(
  { ruleId, actionId, wrote }: OwnedState,
  { layers }: Pick<StateWorld, "layers">,
): EffectBody | null {
  const action = actionNamed(UNDOES[String(wrote.kind)] ?? "");
  const body = action?.undo?.(wrote) ?? null;
  if (body?.kind !== "remove_tags") return body;
  const ours = body.tags.filter((tag) => !layers.isWantedByAnother(tag, ruleId, actionId));
  return ours.length ? { ...body, tags: ours } : null;
}
