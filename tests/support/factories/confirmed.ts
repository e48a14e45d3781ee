// What the store and our own ledger look like once everything that was decided has been confirmed.
import type { Decision } from "#app/rules/decision.ts";
import type { Facts, OwnedState } from "#app/rules/facts.ts";
import { projectTags } from "#app/rules/project-tags.ts";

export function confirmed(facts: Facts, { effects, waivers }: Decision): Facts {
  const owned = new Map<string, OwnedState>(facts.owned.map((state) => [`${state.ruleId}/${state.actionId}`, state]));
  const done = [...facts.done];
  for (const { ruleId, actionId, target, acts, occasion, body } of effects) {
    if (acts !== "state") {
      done.push(`${ruleId}/${actionId}/${target}/${occasion}`);
      continue;
    }
    const [on, digest = ""] = occasion.split(":");
    owned.set(`${ruleId}/${actionId}`, { ruleId, actionId, target, on: on === "on", digest, wrote: { ...body } });
  }
  return {
    ...facts,
    order: facts.order && projectTags(facts.order, effects),
    owned: [...owned.values()],
    waivers: [...facts.waivers, ...waivers.map((waiver) => ({ ...waiver, givenBy: "store" }))],
    done,
    triggers: [{ on: "order.changed" }],
  };
}
