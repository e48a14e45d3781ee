// What the store and our own books look like once everything that was decided has been confirmed.
import type { Decision } from "#app/rules/decision.ts";
import type { Facts, OwnedState } from "#app/rules/facts.ts";
import { projectEffect } from "#app/rules/project-effect.ts";

export function confirmed(facts: Facts, { effects, waivers, findings }: Decision): Facts {
  const slot = ({ ruleId, actionId, target }: OwnedState) => `${ruleId}/${actionId}/${target}`;
  const owned = new Map<string, OwnedState>(facts.owned.map((state) => [slot(state), state]));
  const done = [...facts.done];
  for (const { ruleId, actionId, target, acts, occasion, body } of effects) {
    if (acts !== "state") {
      if (occasion !== "@run") done.push(`${ruleId}/${actionId}/${target}/${occasion}`);
      continue;
    }
    const [on, digest = ""] = occasion.split(":");
    const state = { ruleId, actionId, target, on: on === "on", digest, wrote: { ...body } };
    owned.set(slot(state), state);
  }
  const { order } = facts;
  const own = effects.filter(({ target }) => order && target === `gid://shopify/Order/${order.id}`);
  return {
    ...facts,
    ...(order ? { order: own.reduce((picture, { body }) => projectEffect(picture, body), order) } : {}),
    owned: [...owned.values()],
    waivers: [...facts.waivers, ...waivers.map((waiver) => ({ ...waiver, givenBy: "store" }))],
    done,
    matched: findings.flatMap(({ ruleId, target, outcome }) => (outcome === "matched" ? [`${ruleId}/${target}`] : [])),
    triggers: [{ on: "order.updated" }],
  };
}
