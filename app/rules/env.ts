// Pure. What one rule looks at while it is evaluated: the names of its scope with their values, and the calendar.
import type { Calendar } from "#app/rules/duration.ts";
import type { Look } from "#app/rules/look.ts";
import type { FactWorld } from "#app/rules/record.ts";

export interface Env {
  /** ISO instant, UTC, whole seconds. */
  now: string;
  calendar: Calendar;
  world: FactWorld;
  /** Root names (order, customer, event …), names given by the rule, and those of loops. Undefined: not known. */
  names: Record<string, unknown>;
  /** The rule's subject at the last look; null: there was none, undefined: not known. */
  before: unknown;
  tables: Readonly<Record<string, Table>>;
  /** Names of the rule that hold only some of what it looked for: what they hold, in words. */
  cut: Readonly<Record<string, string>>;
  /** What was worked out already for rules that see the same. */
  look: Look;
}

/** A merchant's table: key (folded) → row, column → text. The first column is the key. */
export interface Table {
  columns: readonly string[];
  rows: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** All rows as they were written, where `rows` has them in another order or lacks some: two of one key. */
  list?: readonly Readonly<Record<string, string>>[] | undefined;
}

type Rows = readonly Readonly<Record<string, string>>[];
const lists = new WeakMap<Env["tables"], Record<string, Rows>>();

/** The rows of each table as a list, for loops and templates: `tables.zones`. The same object for the same tables. */
export function tableLists(tables: Env["tables"]): Readonly<Record<string, Rows>> {
  let made = lists.get(tables);
  if (!made) {
    made = Object.fromEntries(
      Object.entries(tables).map(([name, { rows, list }]) => [name, list ?? Object.values(rows)]),
    );
    lists.set(tables, made);
  }
  return made;
}

/** The row with that key, case and spaces around it not counting; undefined: there is none. */
export function tableRow(
  tables: Env["tables"],
  name: string,
  key: string,
): Readonly<Record<string, string>> | undefined {
  const rows = Object.hasOwn(tables, name) ? tables[name]?.rows : undefined;
  const folded = key.trim().toLowerCase();
  return rows && Object.hasOwn(rows, folded) ? rows[folded] : undefined;
}
