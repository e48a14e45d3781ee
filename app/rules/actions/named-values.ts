// Names with values, as a setting says them: an object, or a template that gives an object or a list of {name, value}.
import { z } from "zod";
import { orTemplate } from "#app/rules/actions/templated.ts";
import { isPlain } from "#app/rules/plain.ts";

const ValueSchema = z.union([z.string().max(5_000), z.number(), z.boolean()]);
const RecordSchema = z.record(z.string().min(1).max(255), ValueSchema);

export const namedValues = orTemplate(RecordSchema);

/** Filled in: what a template gave is JSON by now, of a list one entry a line. Names without a value are left out. */
export const filledNamedValues = z.preprocess(
  (said) => (typeof said === "string" ? fromLines(said) : Array.isArray(said) ? fromEntries(said) : said),
  RecordSchema,
) as unknown as z.ZodType<Record<string, string | number | boolean>>;

function fromLines(said: string): unknown {
  const lines = said.split("\n").filter((line) => line.trim());
  try {
    const given = lines.map((line): unknown => JSON.parse(line));
    const [only] = given;
    return given.length === 1 && isPlain(only) && !("value" in only) ? whole(only) : fromEntries(given);
  } catch {
    return said;
  }
}

function fromEntries(entries: unknown[]): unknown {
  const pairs = entries.flatMap((entry): [string, unknown][] => {
    const name = isPlain(entry) ? (entry.name ?? entry.key) : null;
    return isPlain(entry) && typeof name === "string" && name !== "" && "value" in entry ? [[name, entry.value]] : [];
  });
  return pairs.length === entries.length ? whole(Object.fromEntries(pairs)) : entries;
}

const whole = (given: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null && value !== undefined));

export const asTexts = (given: Record<string, string | number | boolean>): Record<string, string> =>
  Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)]));
