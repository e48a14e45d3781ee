/** A text or a number of a document as text; of anything else, which is no word, an empty one. */
export function saidWord(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
