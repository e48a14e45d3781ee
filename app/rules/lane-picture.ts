// Pure. The lane as rules see it while a decision is made: its facts, with what was decided so far folded in.
import type { DecidedEffect } from "#app/rules/effect.ts";
import type { Facts, Memory, OwnedState } from "#app/rules/facts.ts";
import { projectEffect } from "#app/rules/project-effect.ts";
import { projectMemory } from "#app/rules/project-memory.ts";
import { laneRecordOf, laneTarget } from "#app/rules/subject-records.ts";
import { TagLayers, withoutOwn } from "#app/rules/tag-layers.ts";

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

  /** What was decided once is seen by the rules that come later. */
  fold({ target, body }: DecidedEffect): void {
    if (target === this.target && this.bare) this.bare = projectEffect(this.bare, body);
    const { customer, lane } = this.facts;
    if (customer && lane.kind !== "customer" && target === `gid://shopify/Customer/${customer.id}`)
      this.facts = { ...this.facts, customer: projectEffect(customer as never, body) };
    this.memory = projectMemory(this.memory, body);
  }
}
