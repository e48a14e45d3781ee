// Pure. What a scenario shows of each record, and which records must have been there before it began.
import { gidsIn, gidType, isGid } from "#tests/recordings/id-map.ts";
import { at, eachObject, eachText, type Json, members } from "#tests/recordings/json.ts";
import type { RecordedStep, Scenario } from "#tests/recordings/read-scenarios.ts";

/** Mutations that make a record of a type; of types that are not here, any mutation may. */
const MAKERS: Record<string, RegExp> = {
  Shop: /^$/,
  App: /^$/,
  Location: /^(locationAdd|fulfillmentServiceCreate)$/,
  FulfillmentService: /^fulfillmentServiceCreate$/,
  Product: /^product(Create|Set|Duplicate|Bundle\w*)$/,
  ProductVariant: /^product(Create|Set|Duplicate|Variants?\w*Create\w*|VariantsBulkUpdate|OptionsCreate)$/,
  InventoryItem: /^product(Create|Set|Duplicate|Variants?\w*Create\w*|VariantsBulkUpdate|OptionsCreate)$/,
  Customer: /^(customer(Create|Set)|orderCreate|draftOrder(Create|Complete))$/,
  Order: /^(orderCreate|draftOrderComplete)$/,
  DraftOrder: /^draftOrder(Create|Duplicate|CreateFromOrder)$/,
};

export class Observed {
  readonly #views = new Map<string, Json[]>();
  /** Gids that were there before, in the order in which they turn up. */
  readonly before: readonly string[];

  constructor({ steps, sideReads }: Scenario) {
    // What was read on the side shows the state that a step was about to change.
    for (const { answer } of [...sideReads, ...steps])
      eachObject(answer.data, (object) => {
        if (typeof object.id === "string" && isGid(object.id)) {
          const views = this.#views.get(object.id) ?? [];
          views.push(object);
          this.#views.set(object.id, views);
        }
      });
    this.before = this.#thereBefore(steps);
  }

  /** Everything shown of a record; where it changed, what was shown first. Null: never shown. */
  of(gid: string): Json | null {
    const views = this.#views.get(gid);
    if (!views) return null;
    const merged: Json = {};
    for (const view of views)
      for (const [key, value] of Object.entries(view)) {
        const known = merged[key];
        if (
          known === undefined ||
          (members(known)?.length === 0 && (members(value)?.length ?? 0) > 0 && !wasEmpty(known))
        )
          merged[key] = value;
      }
    return merged;
  }

  /** All gids of a type that were shown. */
  ofType(type: string): string[] {
    return [...this.#views.keys()].filter((gid) => gidType(gid) === type);
  }

  #thereBefore(steps: readonly RecordedStep[]): string[] {
    const seen = new Set<string>();
    const before: string[] = [];
    for (const step of steps) {
      const needed: string[] = [];
      eachText(step.variables, (text) => needed.push(...gidsIn(text)));
      if (step.query) needed.push(...gidsIn(step.query));
      for (const gid of needed)
        if (!seen.has(gid)) {
          seen.add(gid);
          if (this.#views.has(gid) || wasTaken(step)) before.push(gid);
        }
      const mutations = Object.keys(step.answer.data ?? {});
      const isMutation = mutations.some((name) => at(step.answer.data, name, "userErrors") !== undefined);
      eachObject(step.answer.data, ({ id }) => {
        if (typeof id !== "string" || !isGid(id) || seen.has(id)) return;
        seen.add(id);
        const makers = MAKERS[gidType(id)];
        const made = isMutation && (makers === undefined || mutations.some((name) => makers.test(name)));
        if (!made) before.push(id);
      });
    }
    return before;
  }
}

const wasEmpty = (value: unknown) => Array.isArray(value) && value.length === 0;

/** A mutation that went through: what it named was there, though nothing else shows it. */
function wasTaken({ answer }: RecordedStep): boolean {
  if (answer.errors || !answer.data) return false;
  let complaints = 0;
  let payloads = 0;
  for (const payload of Object.values(answer.data)) {
    const errors = ["userErrors", "orderCancelUserErrors"].map((key) => at(payload, key)).filter(Array.isArray);
    if (errors.length > 0) payloads++;
    complaints += errors.flat().length;
  }
  return payloads > 0 && complaints === 0;
}
