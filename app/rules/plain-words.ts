// Pure. A value of a document as a person reads it: no braces, no escapes. Two that differ never read the same.

/** @param isInside of another value: there texts are quoted, and what has parts is in brackets. */
export function plainWords(value: unknown, isInside = false): string {
  if (typeof value === "string") return isInside ? `“${value}”` : value;
  if (typeof value !== "object" || value === null) return String(value);
  if (Array.isArray(value) && value.every((entry) => typeof entry === "string")) {
    const list = value.join(", ");
    return isInside ? `[${list}]` : list;
  }
  const parts = Array.isArray(value)
    ? value.map((entry) => plainWords(entry, true))
    : Object.entries(value).map(([name, entry]) => `${name}: ${plainWords(entry, true)}`);
  if (!parts.length) return "nothing";
  return isInside ? `(${parts.join("; ")})` : parts.join("; ");
}
