// Automations that merchants use, each written from docs/rules alone: rule, facts of its cases, and what has to come out. They
// run through the code of `npm run rules -- try`.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { casesOf, tryCase } from "#app/rules/trial/try-cases.ts";

interface ExpectedCase {
  name: string;
  /** What is written or sent, in order, and nothing else: each a part of the effect. */
  effects: Record<string, unknown>[];
  /** Instants that the rule came to wait for. */
  waits?: string[];
  /** What a rule that only watches would have done. */
  would?: Record<string, unknown>[];
}

const folder = new URL("../../automations/", import.meta.url);
const ids = readdirSync(folder).sort();
const read = (id: string, file: string): unknown => JSON.parse(readFileSync(new URL(`${id}/${file}`, folder), "utf8"));

test("every automation of the public sample is written", () => {
  expect(ids.length).toBeGreaterThanOrEqual(104);
});

describe.each(ids)("%s", (id) => {
  const rule = read(id, "rule.json");
  const facts = casesOf(read(id, "facts.json")) as { name: string }[];
  const { cases } = read(id, "expect.json") as { cases: ExpectedCase[] };

  test("has facts for each expectation", () => {
    expect(facts.map(({ name }) => name)).toEqual(cases.map(({ name }) => name));
  });

  test.each(cases.map((one, at) => [one.name, one, facts[at]] as const))("%s", (_name, expected, given) => {
    const { trial } = tryCase(rule, given);
    if (trial.outcome !== "tried") throw new Error(JSON.stringify(trial));
    expect(trial.effects).toEqual(expected.effects.map((effect) => expect.objectContaining(partial(effect) as object)));
    expect(trial.would ?? []).toEqual(
      (expected.would ?? []).map((effect) => expect.objectContaining(partial(effect) as object)),
    );
    if (expected.waits) {
      const waits = trial.moments.flatMap(({ results }) =>
        results.flatMap((result) => result.waits.flatMap(({ until }) => until ?? [])),
      );
      expect(waits).toEqual(expected.waits);
    }
  });
});

/** Objects inside are parts too; lists have to have as many entries. */
function partial(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map((entry) =>
      typeof entry === "object" && entry !== null && !Array.isArray(entry)
        ? expect.objectContaining(partial(entry) as object)
        : partial(entry),
    );
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [
      name,
      typeof entry === "object" && entry !== null && !Array.isArray(entry)
        ? expect.objectContaining(partial(entry) as object)
        : partial(entry),
    ]),
  );
}
