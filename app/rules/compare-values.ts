// Pure. Order and equality of the values that facts hold: decimal amounts and numbers by size, the rest as text.
import { compareAmounts, isDecimal } from "#app/lib/money.ts";

/** Numbers of up to fifteen digits keep their order and equality as doubles. */
const SAFE_LENGTH = 15;

/** The number or decimal text as something to compare; null: it is none. */
export function asDecimal(value: unknown): string | number | null {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value !== "string") return null;
  const text = value.trim();
  return isDecimal(text) ? text : null;
}

/** Negative, zero or positive as `a` is less than, equal to or more than `b`; both from asDecimal. */
export function compareDecimals(a: string | number, b: string | number): number {
  if (isShort(a) && isShort(b)) {
    const [x, y] = [Number(a), Number(b)];
    return x < y ? -1 : x > y ? 1 : 0;
  }
  return compareAmounts(plain(a), plain(b));
}

const isShort = (value: string | number) => typeof value === "number" || value.length <= SAFE_LENGTH;
const plain = (value: string | number) =>
  typeof value === "string" ? value : Number.isInteger(value) ? BigInt(value).toString() : value.toFixed(12);

/** Trimmed and without case: how texts are compared unless a condition says `exact`. */
export function foldText(value: unknown): string {
  return String(value ?? "")
    .trim()
    .toLowerCase();
}
