// Pure. The tags of an order seen as two layers: what is there whatever we do, and what each state of our rules adds. Rules
// look at the layers of the others, never at their own, so that what is decided does not depend on what is applied already.
import type { DesiredState } from "#app/rules/decision.ts";
import type { DecidedEffect } from "#app/rules/effect.ts";
import type { Facts } from "#app/rules/facts.ts";
import { projectTags } from "#app/rules/project-tags.ts";
import type { TagLedger } from "#app/rules/reconcile-action.ts";

/** Tags that a rule puts on the order, by the rule and the action's state. */
interface Layer {
  ruleId: string;
  actionId: string;
  tags: string[];
}

export interface TagWorld extends TagLedger {
  /** The facts as this rule has to see them. */
  seenBy(ruleId: string): Facts;
  /** Equal for two worlds that look the same to every rule. */
  key: string;
}

const tagsIn = (of: Record<string, unknown>): string[] => (Array.isArray(of.tags) ? of.tags : []);
const folded = (tag: string): string => tag.toLowerCase();

export function tagWorld(facts: Facts, target: string, desired: DesiredState[], effects: DecidedEffect[]): TagWorld {
  const owned = facts.owned.filter((state) => state.on && state.target === target);
  const { order } = facts;
  const without =
    order &&
    projectTags(
      order,
      owned.map((state) => ({ target, body: { kind: "remove-tags", tags: tagsIn(state.wrote) } })),
    );
  const layers: Layer[] = [
    ...desired.filter((state) => state.on).map((state) => ({ ...state, tags: tagsIn(state.wants) })),
    // What is written once stays, and is part of the store at the next look.
    ...effects
      .filter((effect) => effect.acts !== "state" && effect.target === target)
      .map((effect) => ({ ...effect, tags: effect.body.kind === "add-tags" ? effect.body.tags : [] })),
  ].filter((layer) => layer.tags.length > 0);
  const there = new Set(without?.tags.map(folded));
  return {
    key: JSON.stringify(layers.map(({ ruleId, actionId, tags }) => [ruleId, actionId, tags])),
    seenBy: (ruleId) => {
      if (!without) return facts;
      const others = layers.filter((layer) => layer.ruleId !== ruleId);
      const seen = projectTags(
        without,
        others.map(({ tags }) => ({ target, body: { kind: "add-tags", tags } })),
      );
      return { ...facts, order: seen };
    },
    isThereWithoutUs: (tag) => there.has(folded(tag)),
    isWantedByAnother: (tag, ruleId, actionId) =>
      layers.some(
        (layer) =>
          (layer.ruleId !== ruleId || layer.actionId !== actionId) &&
          layer.tags.some((other) => folded(other) === folded(tag)),
      ),
  };
}
