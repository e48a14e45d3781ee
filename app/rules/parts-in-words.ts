// Pure. What stands around the condition and the steps of a rule, in words: what a person enters, its own tables, its limits.
import type { Line } from "#app/rules/condition-in-words.ts";
import { plainWords } from "#app/rules/plain-words.ts";
import type { RuleDocument } from "#app/rules/rule-document.ts";

/** Asks for “numbers” (a list; needed). */
export function inputsInWords(inputs: NonNullable<RuleDocument["inputs"]>): Line[] {
  return inputs.map(({ name, type, label, required, ...others }) => {
    const said = [
      type.replaceAll("_", " "),
      ...(required === undefined ? [] : [required ? "needed" : "may be left out"]),
      ...Object.entries(others).flatMap(([key, value]) =>
        value === undefined ? [] : [`${key}: ${plainWords(value, true)}`],
      ),
    ];
    return { depth: 0, text: `Asks for “${name}”${label === undefined ? "" : `, as “${label}”`} (${said.join("; ")})` };
  });
}

/** A line for each row: “rep-anna”: “anna@example.com”. */
export function tablesInWords(tables: NonNullable<RuleDocument["tables"]>): Line[] {
  return Object.entries(tables).flatMap(([name, table]): Line[] => {
    const isInRows = Array.isArray(table.columns) && Array.isArray(table.rows);
    const head = isInRows ? ` (${(table.columns as string[]).join(", ")})` : "";
    const rows = isInRows
      ? (table.rows as unknown[][]).map((row) => row.map((cell) => plainWords(cell, true)).join(", "))
      : Object.entries(table).map(([key, value]) => `“${key}”: ${plainWords(value, true)}`);
    return [{ depth: 0, text: `The table “${name}”${head}:` }, ...rows.map((text) => ({ depth: 1, text }))];
  });
}

/** When it ends others, how often it may act, whether it acts at all. What is as it always is has no words. */
export function limitsInWords({
  stop,
  group,
  otherwise,
  enabled,
  watch_only: isWatching,
  caps,
}: RuleDocument): string[] {
  return [
    ...(otherwise === "leave" ? ["When it stops being true, what it did stays"] : []),
    ...(stop === true ? ["Where it is true, no later rule is looked at"] : []),
    ...(stop === "group"
      ? [`Where it is true, no later rule of its group${group ? ` “${group}”` : ""} is looked at`]
      : []),
    ...(stop === false ? ["Later rules are looked at too"] : []),
    ...(caps?.per_day === undefined ? [] : [`It acts at most ${caps.per_day} times a day`]),
    ...(caps?.per_run === undefined ? [] : [`It acts at most ${caps.per_run} times a run`]),
    ...(enabled ? [] : ["It is switched off"]),
    ...(isWatching ? ["It only says what it would do"] : []),
  ];
}
