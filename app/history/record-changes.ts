// Pure. What differs between one state of a record and the next one: of lists what came and went, of prices each variant's.

export type Shown = string | number | boolean | null;
export type RecordChange =
  | { field: string; from: Shown; to: Shown }
  | { field: string; added: string[]; removed: string[] }
  | { field: "price"; variantId: string; from: string | null; to: string | null };

type Detail = Readonly<Record<string, unknown>>;

/** @param before null: it was never seen before; then what is empty is left out. */
export function recordChanges(before: Detail | null, after: Detail): RecordChange[] {
  return [...new Set([...Object.keys(before ?? {}), ...Object.keys(after)])].flatMap((field): RecordChange[] => {
    const [old, now] = [before?.[field], after[field]];
    // A body that does not carry it says nothing of it.
    if (now === undefined || JSON.stringify(old ?? null) === JSON.stringify(now)) return [];
    if (field === "prices") return priceChanges(textsOf(old), textsOf(now));
    if (Array.isArray(now) || Array.isArray(old)) {
      const [was, is] = [new Set(textsOf(old)), new Set(textsOf(now))];
      const [added, removed] = [[...is.difference(was)], [...was.difference(is)]];
      return added.length || removed.length ? [{ field, added, removed }] : [];
    }
    return [{ field, from: shown(old), to: shown(now) }];
  });
}

/** @param was, is "variant price compare-at price", as history/record-event.ts writes them. */
function priceChanges(was: string[], is: string[]): RecordChange[] {
  const priceOf = (texts: string[]) =>
    new Map(
      texts.map((text) => {
        const [variantId = "", price = "-", compared = "-"] = text.split(" ");
        return [variantId, compared === "-" ? price : `${price} (${compared})`];
      }),
    );
  const [old, now] = [priceOf(was), priceOf(is)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((variantId): RecordChange[] => {
    const [from, to] = [old.get(variantId) ?? null, now.get(variantId) ?? null];
    return from === to ? [] : [{ field: "price", variantId, from, to }];
  });
}

const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

const shown = (value: unknown): Shown =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? value
    : value == null
      ? null
      : JSON.stringify(value);
