// Pure. Where a store keeps its goods, and which of its locations it prefers, told from where new orders were routed to.
import { at, type Json, members, textAt } from "#tests/recordings/json.ts";
import type { RecordedStep } from "#tests/recordings/read-scenarios.ts";

interface Routed {
  location: string;
  variants: string[];
}

export interface RecordedRouting {
  /** Gids of the locations that orders were routed to, the preferred one first. */
  locations: string[];
  /** Gids of the locations that a variant is stocked at, by its gid. */
  stockedAt: ReadonlyMap<string, ReadonlySet<string>>;
}

export function recordedRouting(steps: readonly RecordedStep[]): RecordedRouting {
  const routed = steps.flatMap(routedBy);
  const stockedAt = new Map<string, Set<string>>();
  for (const { location, variants } of routed)
    for (const variant of variants) stockedAt.set(variant, (stockedAt.get(variant) ?? new Set()).add(location));
  const locations = [...new Set(routed.map(({ location }) => location))];
  // A place that was passed over, though everything lay there, is less preferred than the one that was chosen.
  for (let round = 0; round < locations.length; round++)
    for (const { location, variants } of routed) {
      const passed = locations.findIndex((one) => variants.every((variant) => stockedAt.get(variant)?.has(one)));
      const chosen = locations.indexOf(location);
      if (passed >= 0 && passed < chosen) locations.splice(passed, 0, ...locations.splice(chosen, 1));
    }
  return { locations, stockedAt };
}

/** The fulfilment orders of a new order, as its answer shows them. */
function routedBy({ variables, answer }: RecordedStep): Routed[] {
  const asked = members(at(variables, "order", "lineItems")) ?? [];
  const order = at(answer.data, "orderCreate", "order");
  const made = members(at(order, "fulfillmentOrders")) ?? [];
  const lines = made.flatMap((one) => members(one.lineItems) ?? []);
  return made.flatMap((one) => {
    const location = textAt(one, "assignedLocation", "location", "id");
    if (!location) return [];
    const variants = (members(one.lineItems) ?? []).flatMap((line) => {
      const named = asked.find((input) => input.title !== undefined && input.title === at(line, "lineItem", "title"));
      const input: Json | undefined = named ?? asked[lines.indexOf(line)];
      return textAt(input, "variantId") ?? [];
    });
    return [{ location, variants }];
  });
}
