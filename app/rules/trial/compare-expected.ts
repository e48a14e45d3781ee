// Pure. Whether a trial came out as its author said beforehand: what was written or sent, in order, and nothing else.
import { z } from "zod";
import { asDecimal, compareDecimals } from "#app/rules/compare-values.ts";
import type { Trial } from "#app/rules/trial/try-rule.ts";

const EffectsSchema = z.array(z.record(z.string(), z.unknown()));
export const ExpectedCaseSchema = z.strictObject({
  name: z.string(),
  description: z.string().optional(),
  /** What is written or sent, in order, and nothing else: each a part of the effect. */
  effects: EffectsSchema,
  /** Instants that the rule came to wait for. */
  waits: z.array(z.string()).optional(),
  /** What a rule that only watches would have done. */
  would: EffectsSchema.optional(),
  /** Of the first record at the last moment. */
  outcome: z.string().optional(),
  /** A part of a reason, of a note, or of what was missing. */
  because: z.string().optional(),
});
export type ExpectedCase = z.infer<typeof ExpectedCaseSchema>;
export const ExpectedSchema = z.strictObject({ cases: z.array(ExpectedCaseSchema) });

/** Where the trial differs, in words; none: it came out so. */
export function compareExpected(trial: Trial, expected: ExpectedCase): string[] {
  if (trial.outcome !== "tried") return [`it was not tried: ${JSON.stringify(trial)}`];
  const results = trial.moments.flatMap((moment) => moment.results);
  const differences = [
    ...compareEffects("effects", trial.effects, expected.effects),
    ...compareEffects("would", trial.would ?? [], expected.would ?? []),
  ];
  if (expected.waits) {
    const waits = results.flatMap((result) => result.waits.flatMap(({ until }) => until ?? []));
    if (!isPart(waits, expected.waits)) differences.push(`waits: ${shown(waits)}, not ${shown(expected.waits)}`);
  }
  if (expected.outcome !== undefined) {
    const outcome = trial.moments.at(-1)?.results[0]?.outcome;
    if (outcome !== expected.outcome) differences.push(`outcome: ${shown(outcome)}, not ${shown(expected.outcome)}`);
  }
  if (expected.because !== undefined) {
    const wanted = expected.because.toLowerCase();
    const said = [
      ...trial.moments.flatMap(({ missing }) => missing),
      ...results.flatMap(({ reason, notes }) => [reason, ...notes]),
    ];
    if (!said.some((text) => text.toLowerCase().includes(wanted)))
      differences.push(`because: ${shown(said)}, and nowhere ${shown(expected.because)}`);
  }
  return differences;
}

function compareEffects(what: string, found: readonly unknown[], expected: readonly unknown[]): string[] {
  const differences = expected.flatMap((part, at) =>
    at < found.length && !isPart(found[at], part) ? [`${what}[${at}]: ${shown(found[at])}, not ${shown(part)}`] : [],
  );
  if (found.length > expected.length) differences.push(`${what}: besides ${shown(found.slice(expected.length))}`);
  if (found.length < expected.length) differences.push(`${what}: no ${shown(expected.slice(found.length))}`);
  return differences;
}

/** Objects are parts; lists have as many entries, tags in any order; an amount may be written as a number. */
function isPart(found: unknown, expected: unknown): boolean {
  if (Array.isArray(expected))
    return (
      Array.isArray(found) &&
      found.length === expected.length &&
      expected.every((entry, at) => isPart(found[at], entry))
    );
  if (typeof expected === "object" && expected !== null)
    return (
      typeof found === "object" &&
      found !== null &&
      Object.entries(expected).every(([name, entry]) =>
        isPart(inOrder(name, (found as Record<string, unknown>)[name]), inOrder(name, entry)),
      )
    );
  if (typeof expected === "number" && typeof found === "string") {
    const amount = asDecimal(found);
    return amount !== null && compareDecimals(amount, expected) === 0;
  }
  // Where one entry comes out the list need not be written.
  if (typeof expected === "string" && Array.isArray(found)) return found.length === 1 && found[0] === expected;
  return found === expected;
}

const inOrder = (name: string, value: unknown): unknown =>
  name !== "tags"
    ? value
    : Array.isArray(value)
      ? value.map(String).toSorted()
      : typeof value === "string"
        ? value
            .split(",")
            .map((tag) => tag.trim())
            .toSorted()
        : value;

const shown = (value: unknown): string => JSON.stringify(value) ?? "nothing";
