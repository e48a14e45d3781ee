// Pure. What can be said of a value beforehand: unless it is so, an operator is false. Rules are found by that (value-index.ts),
// so that those whose condition cannot be true cost nothing. It may say too little, never too much.
import { foldText } from "#app/rules/compare-values.ts";

export type Narrowing =
  /** The value, or an entry of the list, is one of these (`valueKey`). */
  | { by: "value"; keys: readonly string[] }
  /** The text, or an entry of the list, begins with one of these, without case. */
  | { by: "prefix"; keys: readonly string[] }
  | { by: "at_least" | "at_most"; bound: number };

/** Numbers of up to so many characters are compared as doubles (compare-values.ts): equal ones have one spelling here. */
const SAFE_LENGTH = 15;
const DECIMAL = /^(-?)0*(\d+)(?:\.(\d+?)0*)?$/;
const [DIGIT_0, DIGIT_9] = [48, 57];

/**
 * A spelling that is the same for all values that “is” takes for equal: trimmed, without case, numbers without needless zeros.
 * @returns null: there is none for it (a record, a number with an exponent).
 */
export function valueKey(value: unknown): string | null {
  if (value === null || value === undefined) return "";
  if (typeof value === "object") return null;
  const text = typeof value === "string" ? foldText(value) : String(value);
  const last = text.charCodeAt(text.length - 1);
  const match = last >= DIGIT_0 && last <= DIGIT_9 ? DECIMAL.exec(text) : null;
  if (!match) return typeof value === "number" ? null : text;
  const [, sign = "", whole = "", fraction = ""] = match;
  const size = fraction && fraction !== "0" ? `${whole}.${fraction}` : whole;
  return size === "0" ? size : `${sign}${size}`;
}

/** Of right sides that are made ready; null: one of them has no key, or a number is too long for one spelling. */
export function byValues(rights: readonly unknown[]): Narrowing | null {
  const keys: string[] = [];
  for (const right of rights) {
    const key = valueKey(right);
    if (key === null || (key.length > SAFE_LENGTH && DECIMAL.test(key))) return null;
    keys.push(key);
  }
  return keys.length ? { by: "value", keys } : null;
}

/** As a double, which keeps the order of decimals but may take two of them for equal: never too narrow. */
export function byBound(by: "at_least" | "at_most", size: string | number): Narrowing | null {
  return String(size).length > SAFE_LENGTH ? null : { by, bound: Number(size) };
}

/** Of parts that a text begins with; null: an empty one is never found. */
export function byPrefixes(parts: readonly string[]): Narrowing | null {
  return parts.length && parts.every((part) => part !== "") ? { by: "prefix", keys: parts } : null;
}
