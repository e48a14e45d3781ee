// Automations that merchants use, each written from docs/rules alone: rule, facts of its cases, and what has to come out. They
// run through the code of `npm run rules -- test`.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compareExpected, ExpectedSchema } from "#app/rules/trial/compare-expected.ts";
import { casesOf, tryCase } from "#app/rules/trial/try-cases.ts";

const folder = new URL("../../automations/", import.meta.url);
const ids = readdirSync(folder).sort();
const read = (id: string, file: string): unknown => JSON.parse(readFileSync(new URL(`${id}/${file}`, folder), "utf8"));

test("every automation of the public sample is written", () => {
  expect(ids.length).toBeGreaterThanOrEqual(104);
});

describe.each(ids)("%s", (id) => {
  const rule = read(id, "rule.json");
  const facts = casesOf(read(id, "facts.json")) as { name: string }[];
  const { cases } = ExpectedSchema.parse(read(id, "expect.json"));

  test("has facts for each expectation", () => {
    expect(facts.map(({ name }) => name)).toEqual(cases.map(({ name }) => name));
  });

  test.each(cases.map((one, at) => [one.name, one, facts[at]] as const))("%s", (_name, expected, given) => {
    expect(compareExpected(tryCase(rule, given).trial, expected)).toEqual([]);
  });
});
