// Pure. The store's tables that a rule names: looked up, asked for a key, or given a row.
import { isPlain } from "#app/rules/plain.ts";

/** Names in order of appearance, without the tables that the rule brings itself. A name that is filled in at the time is not known. */
export function tablesNamed(document: unknown): string[] {
  const names = new Set<string>();
  collect(document, names);
  const own = isPlain(document) && isPlain(document.tables) ? Object.keys(document.tables) : [];
  return [...names].filter((name) => !own.includes(name) && !name.includes("{{"));
}

/** Gone through: a list of a loop, a condition or a template. */
const ROWS = /(?:^|[^\w.])tables\.([a-z][a-z0-9_-]*)/g;
const LOOKUP = /\|\s*lookup:\s*(?:"([^"]+)"|'([^']+)')/g;

function collect(value: unknown, names: Set<string>): void {
  if (typeof value === "string") {
    for (const [, double, single] of value.matchAll(LOOKUP)) names.add(double ?? single ?? "");
    for (const [, name = ""] of value.matchAll(ROWS)) names.add(name);
  } else if (Array.isArray(value)) {
    for (const one of value) collect(one, names);
  } else if (isPlain(value)) {
    const { op, do: verb, value: operand, table } = value;
    if ((op === "in_table" || op === "not_in_table") && typeof operand === "string") names.add(operand);
    if (verb === "add_row" && typeof table === "string") names.add(table);
    for (const one of Object.values(value)) collect(one, names);
  }
}
