/** What a spreadsheet begins a formula with, in full width too (Excel takes it for one in Japanese), or passes over before one. */
const BEGINS_FORMULA = /^[=+\-@\t\r\n\0\uff1d\uff0b\uff0d\uff20]/;

/**
 * One cell of a CSV file. A text that a spreadsheet would take for a formula is led by an apostrophe (OWASP, CSV injection): whatever a
 * buyer typed stays text. An amount and a phone number (+441130000000) are no formulas.
 */
export function csvCell(value: string | number | boolean | null): string {
  const text = value === null ? "" : String(value);
  const isRisky = typeof value === "string" && BEGINS_FORMULA.test(text);
  const safe = isRisky && !/^(-?\d+(\.\d+)?|\+\d{4,15})$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
