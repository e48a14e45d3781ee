// Pure. The lane as rules see it while a decision is made: its facts, with what was decided so far folded in.
import type { CompiledRule } from "#app/rules/compile-rule.ts";
import type { Finding } from "#app/rules/decision.ts";
import type { DecidedEffect } from "#app/rules/effect.ts";
import type { Facts, Memory, OwnedState } from "#app/rules/facts.ts";
import { projectEffect } from "#app/rules/project-effect.ts";
import { projectMemory } from "#app/rules/project-memory.ts";
import { isWaived } from "#app/rules/reconcile-states.ts";
import type { ProgramResult } from "#app/rules/run.ts";
import { laneRecordOf, laneTarget } from "#app/rules/subject-records.ts";
import { type TagLayer, TagLayers, tagsIn, withoutOwn } from "#app/rules/tag-layers.ts";

export class LanePicture {
  facts: Facts;
  readonly target: string;
  readonly layers = new TagLayers();
  memory: Memory;
  /** The lane's record without our own states, with what acts once folded in. */
  bare: Record<string, unknown> | null;

  constructor(facts: Facts) {
    this.facts = facts;
    this.target = laneTarget(facts);
    this.memory = facts.memory;
    const record = laneRecordOf(facts);
    this.bare = record && Array.isArray(record.tags) ? withoutOwn(record as never, this.ownTags()) : record;
  }

  /** States of ours on the lane's own record. */
  ownTags(): OwnedState[] {
    return this.facts.owned.filter((state) => state.on && state.target === this.target);
  }

  /** The record with the tags that other rules keep on it; of no rule in particular as the store will show it. */
  seenBy(ruleId: string | null): Record<string, unknown> | null {
    const { bare } = this;
    return bare && Array.isArray(bare.tags) ? this.layers.seenBy(ruleId, bare as never) : bare;
  }

  /** What a rule sees of the lane now: each part the same object as long as nothing of it is different. */
  sight(ruleId: string): { facts: Facts; memory: Memory; record: Record<string, unknown> | null } {
    return { facts: this.facts, memory: this.memory, record: this.seenBy(ruleId) };
  }

  /**
   * The tags that a rule keeps on the lane's own record, after this look. While it is unknown, what the rule keeps on stays on.
   * @param states that its program wants.
   */
  layersOf({ ruleId, document }: CompiledRule, finding: Finding, states: ProgramResult["states"]): TagLayer[] {
    const layers = states.flatMap(({ target, actionId, state }): TagLayer[] => {
      if (document.watch_only || target !== this.target || isWaived(this.facts, finding, actionId)) return [];
      const tags = tagsIn(state.wants);
      return tags.length > 0 ? [{ ruleId, actionId, tags }] : [];
    });
    if (layers.length || finding.outcome !== "unknown") return layers;
    return this.ownTags()
      .filter((state) => state.ruleId === ruleId)
      .map(({ actionId, wrote }) => ({ ruleId, actionId, tags: tagsIn(wrote) }));
  }

  /** What was decided once is seen by the rules that come later. */
  fold({ target, body }: DecidedEffect): void {
    if (target === this.target && this.bare) this.bare = projectEffect(this.bare, body);
    const { customer, lane } = this.facts;
    if (customer && lane.kind !== "customer" && target === `gid://shopify/Customer/${customer.id}`)
      this.facts = { ...this.facts, customer: projectEffect(customer as never, body) };
    this.memory = projectMemory(this.memory, body);
  }
}
