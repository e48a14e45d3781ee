// Pure. The tags of an order seen as two layers: what is there whatever we do, and what each state of our rules adds. Rules
// look at the layers of the others, never at their own, so that what is decided does not depend on what is applied already.
import type { Facts } from "#app/rules/facts.ts";
import { projectTags } from "#app/rules/project-tags.ts";
import type { Reconciled, TagLedger } from "#app/rules/reconcile-action.ts";

/** Tags that a rule puts on the order, by the rule and the action's state. */
export interface TagLayer {
  ruleId: string;
  actionId: string;
  tags: string[];
}

export interface TagWorld extends TagLedger {
  /** The facts as this rule has to see them. */
  seenBy(ruleId: string): Facts;
}

const tagsIn = (of: Record<string, unknown>): string[] => (Array.isArray(of.tags) ? of.tags : []);
const folded = (tag: string): string => tag.toLowerCase();

/** The layers that one rule's actions add: states that are on, and what is written once (it is part of the store at the next look). */
export function tagLayers(target: string, reconciled: Reconciled[]): TagLayer[] {
  return reconciled
    .flatMap(({ desired, effects }) => [
      ...desired.filter((state) => state.on).map((state) => ({ ...state, tags: tagsIn(state.wants) })),
      ...effects
        .filter((effect) => effect.acts !== "state" && effect.target === target)
        .map((effect) => ({ ...effect, tags: effect.body.kind === "add-tags" ? effect.body.tags : [] })),
    ])
    .filter(({ tags }) => tags.length > 0)
    .map(({ ruleId, actionId, tags }) => ({ ruleId, actionId, tags }));
}

export function tagWorld(facts: Facts, target: string, layers: TagLayer[]): TagWorld {
  const owned = facts.owned.filter((state) => state.on && state.target === target);
  const { order } = facts;
  const without =
    order &&
    projectTags(
      order,
      owned.map((state) => ({ target, body: { kind: "remove-tags", tags: tagsIn(state.wrote) } })),
    );
  const there = new Set(without?.tags.map(folded));
  return {
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
