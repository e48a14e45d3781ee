// Pure. What a scenario shows of each record, and which records must have been there before it began.
import { gidType, isGid } from "#tests/recordings/id-map.ts";
import { at, eachObject, eachText, type Json, members } from "#tests/recordings/json.ts";
import { madeBy, namedBy, shownBy } from "#tests/recordings/made-by.ts";
import type { RecordedStep, Scenario } from "#tests/recordings/read-scenarios.ts";

export class Observed {
  readonly #views = new Map<string, Json[]>();
  readonly #tags = new Map<string, string[]>();
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
    for (const step of [...sideReads, ...steps]) this.#tagsSearched(step);
    const foreign = this.#foreignVariants(steps);
    this.before = this.#thereBefore(steps).filter((gid) => !foreign.has(gid));
  }

  #tagsSearched({ variables, answer }: RecordedStep): void {
    const searches: string[] = [];
    eachText(variables, (text) => {
      if (/^\(?-?[\w.]+:[^/]/.test(text)) searches.push(text);
    });
    // Which of several searches found a record is not told.
    if (searches.length > 1) return;
    eachText(variables, (text) => {
      const tags = [...text.matchAll(/(?<![\w-])tag:(?:"([^"]+)"|'([^']+)'|([^\s()]+))/g)];
      const named = tags.flatMap((match) => match[1] ?? match[2] ?? match[3] ?? []);
      if (named.length === 0) return;
      for (const list of Object.values(answer.data ?? {}))
        for (const { id } of members(list) ?? [])
          if (typeof id === "string") this.#tags.set(id, [...(this.#tags.get(id) ?? []), ...named]);
    });
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

  /** The tags that a search by tag found a record with. */
  tagsOf(gid: string | null): readonly string[] {
    return (gid && this.#tags.get(gid)) || [];
  }

  /** All gids of a type that were shown. */
  ofType(type: string): string[] {
    return [...this.#views.keys()].filter((gid) => gidType(gid) === type);
  }

  /** Variants that an order was made of and that its lines do not have: the store did not know them. */
  #foreignVariants(steps: readonly RecordedStep[]): ReadonlySet<string> {
    const lines = this.ofType("LineItem").map((gid) => this.of(gid));
    const foreign = new Set<string>();
    for (const { variables } of steps)
      for (const asked of members(at(variables, "order", "lineItems")) ?? [])
        if (
          typeof asked.variantId === "string" &&
          lines.some((line) => line?.variant === null && line.title === asked.title)
        )
          foreign.add(asked.variantId);
    return foreign;
  }

  #thereBefore(steps: readonly RecordedStep[]): string[] {
    const seen = new Set<string>();
    const before: string[] = [];
    for (const step of steps) {
      for (const gid of namedBy(step))
        if (!seen.has(gid)) {
          seen.add(gid);
          if (this.#views.has(gid) || wasTaken(step)) before.push(gid);
        }
      const made = new Set(madeBy(step));
      for (const gid of shownBy(step))
        if (!seen.has(gid)) {
          seen.add(gid);
          if (!made.has(gid)) before.push(gid);
        }
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
