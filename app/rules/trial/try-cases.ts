// Pure. A facts file: one case, a list of cases, or {"cases": [...]}, each tried for itself.
import { isPlain, type Plain } from "#app/rules/plain.ts";
import { type Trial, tryRule } from "#app/rules/trial/try-rule.ts";

export interface TriedCase {
  name?: string;
  trial: Trial;
}
/** Facts that stand beside each case: those of a case go before them. */
export interface Beside {
  facts?: Plain;
  /** Overrides the moment of each case (ISO instant). */
  now?: string | undefined;
}

/** Null: the file holds one case only. */
export function casesOf(file: unknown): readonly unknown[] | null {
  if (Array.isArray(file)) return file;
  return isPlain(file) && Array.isArray(file.cases) ? file.cases : null;
}

export function tryCase(rule: unknown, given: unknown, { facts: beside = {}, now }: Beside = {}): TriedCase {
  if (!isPlain(given)) return { trial: tryRule(rule, given, now) };
  const { name, facts, expect: _expect, ...rest } = given;
  const own = isPlain(facts) ? facts : rest;
  const merged = {
    ...beside,
    ...own,
    ...(isPlain(beside.order) && isPlain(own.order) ? { order: { ...beside.order, ...own.order } } : {}),
  };
  return { ...(typeof name === "string" ? { name } : {}), trial: tryRule(rule, merged, now) };
}
