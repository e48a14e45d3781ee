// Pure. Which records a recorded step has made, as far as its mutation's name and its answer tell.
import { gidsIn, gidType, isGid } from "#tests/recordings/id-map.ts";
import { at, eachObject, eachText } from "#tests/recordings/json.ts";
import type { RecordedStep } from "#tests/recordings/read-scenarios.ts";

/** Mutations that make a record of a type; of types that are not here, any mutation may. */
const MAKERS: Record<string, RegExp> = {
  Shop: /^$/,
  App: /^$/,
  // Named at random, and recordings show one name for several.
  Job: /^$/,
  Location: /^(locationAdd|fulfillmentServiceCreate)$/,
  FulfillmentService: /^fulfillmentServiceCreate$/,
  Product: /^product(Create|Set|Duplicate|Bundle\w*)$/,
  ProductVariant: /^product(Create|Set|Duplicate|Variants?\w*Create\w*|VariantsBulkUpdate|OptionsCreate)$/,
  InventoryItem: /^product(Create|Set|Duplicate|Variants?\w*Create\w*|VariantsBulkUpdate|OptionsCreate)$/,
  Customer: /^(customer(Create|Set)|orderCreate|draftOrder(Create|Complete))$/,
  Order: /^(orderCreate|draftOrderComplete)$/,
  LineItem: /^(orderCreate|draftOrderComplete|orderEditCommit|returnProcess)$/,
  FulfillmentOrderLineItem: /^(orderCreate|draftOrderComplete|orderEditCommit|returnProcess|fulfillmentOrder\w+)$/,
  DraftOrder: /^draftOrder(Create|Duplicate|CreateFromOrder)$/,
};

/** A mutation's payload has a list of user errors, whatever it is called. */
export const isMutation = ({ answer, query }: RecordedStep): boolean =>
  query
    ? /^\s*mutation\b/m.test(query)
    : Object.values(answer.data ?? {}).some((payload) => at(payload, "userErrors") !== undefined);

/** Gids that a step names in its variables and document. */
export function namedBy(step: RecordedStep): string[] {
  const named: string[] = [];
  eachText(step.variables, (text) => named.push(...gidsIn(text)));
  if (step.query) named.push(...gidsIn(step.query));
  return named;
}

/** Gids of objects that an answer shows. */
export function shownBy({ answer }: RecordedStep): string[] {
  const shown: string[] = [];
  eachObject(answer.data, ({ id }) => {
    if (typeof id === "string" && isGid(id)) shown.push(id);
  });
  return shown;
}

/** Of the records that an answer shows, those that its mutation may have made: shown, not named, and of a type that it makes. */
export function madeBy(step: RecordedStep): string[] {
  if (!isMutation(step)) return [];
  const mutations = mutationNames(step);
  const named = new Set(namedBy(step));
  return shownBy(step).filter((gid) => {
    const makers = MAKERS[gidType(gid)];
    return !named.has(gid) && (makers === undefined || mutations.some((name) => makers.test(name)));
  });
}

// Aliased fields hide the mutation's name: then the document tells it.
const mutationNames = ({ answer, query }: RecordedStep): string[] => [
  ...Object.keys(answer.data ?? {}),
  ...[...(query ?? "").matchAll(/\b(\w+)\s*\(/g)].flatMap((match) => match[1] ?? []),
];
