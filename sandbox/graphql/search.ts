// Pure. Applies a search query to records, with the warnings that Shopify gives for a field it does not know.
import { notSimulated } from "#sandbox/graphql/graphql-error.ts";
import { type Comparator, parseSearchQuery, type SearchNode } from "#sandbox/graphql/search-query.ts";

/** How one search field tests a record. */
export type SearchField<T> = (record: T, comparator: Comparator, value: string) => boolean;

export interface Searchable<T> {
  /** Named in messages: "orders". */
  connection: string;
  fields: Record<string, SearchField<T>>;
  /** Fields that Shopify knows and this sandbox does not. */
  notHeld: readonly string[];
  /** A bare word. */
  text: (record: T, word: string) => boolean;
  /** `metafields.namespace.key`: the value that a record has, where records of this kind have metafields. */
  metafield?: (record: T, namespace: string, key: string) => string | null;
}

export interface SearchWarning {
  field: string;
  message: string;
  code: "invalid_field";
}

/** The records that match, and a warning a field that does not exist: Shopify ignores such a term. */
export function search<T>(
  records: readonly T[],
  query: string | null | undefined,
  searchable: Searchable<T>,
): { found: readonly T[]; warnings: SearchWarning[] } {
  const { test, warnings } = searchTest(query, searchable);
  return { found: test ? records.filter(test) : records, warnings };
}

/** How one record is tested; null: all match. */
export function searchTest<T>(
  query: string | null | undefined,
  searchable: Searchable<T>,
): { test: ((record: T) => boolean) | null; warnings: SearchWarning[] } {
  const node = query ? parseSearchQuery(query) : null;
  const warnings: SearchWarning[] = [];
  return { test: node && compile(node, searchable, warnings), warnings };
}

/**
 * A test that whatever matches the query passes too, of those terms that must hold anyway and whose fields are here; null when
 * there are none. For passing over records without reading them.
 */
export function necessaryTest<T>(
  query: string | null | undefined,
  fields: Readonly<Record<string, SearchField<T>>>,
): ((record: T) => boolean) | null {
  const node = query ? parseSearchQuery(query) : null;
  const terms = node?.kind === "and" ? node.nodes : node ? [node] : [];
  const tests = terms.flatMap((term) => {
    const field = term.kind === "term" && term.field !== null ? fields[term.field] : undefined;
    return term.kind === "term" && field ? [(record: T) => field(record, term.comparator, term.value)] : [];
  });
  return tests.length > 0 ? (record) => tests.every((test) => test(record)) : null;
}

function compile<T>(
  node: SearchNode,
  searchable: Searchable<T>,
  warnings: SearchWarning[],
): ((record: T) => boolean) | null {
  if (node.kind === "not") {
    const test = compile(node.node, searchable, warnings);
    return test && ((record) => !test(record));
  }
  if (node.kind !== "term") {
    const tests = node.nodes.map((one) => compile(one, searchable, warnings)).filter((test) => test !== null);
    if (tests.length === 0) return null;
    return node.kind === "and"
      ? (record) => tests.every((test) => test(record))
      : (record) => tests.some((test) => test(record));
  }
  const { field, comparator, value } = node;
  if (field === null) return (record) => searchable.text(record, value.toLowerCase());
  const test = searchable.fields[field];
  if (test) return (record) => test(record, comparator, value);
  const [, namespace, key] = /^metafields\.([^.]+)\.([^.]+)$/.exec(field) ?? [];
  const { metafield } = searchable;
  if (metafield && namespace && key) {
    const compare = byText<T>((record) => metafield(record, namespace, key));
    return (record) => compare(record, comparator, value);
  }
  if (searchable.notHeld.includes(field) || field.startsWith("metafields."))
    throw notSimulated(`${searchable.connection}(query: ${field})`);
  warnings.push({ field, message: "Invalid search field for this query.", code: "invalid_field" });
  return null;
}

/** Ready-made tests. */
export const byText =
  <T>(read: (record: T) => string | null | undefined): SearchField<T> =>
  (record, _comparator, value) => {
    const text = read(record)?.toLowerCase() ?? "";
    const wanted = value.toLowerCase();
    return wanted.endsWith("*") ? text.startsWith(wanted.slice(0, -1)) && text !== "" : text === wanted;
  };

export const byList =
  <T>(read: (record: T) => readonly string[]): SearchField<T> =>
  (record, comparator, value) =>
    read(record).some((one) => byText<string>((text) => text)(one, comparator, value));

/** Several values in one term, one of which is enough: `channel:web,pos`. */
export const anyOf =
  <T>(field: SearchField<T>): SearchField<T> =>
  (record, comparator, value) =>
    value.split(",").some((one) => field(record, comparator, one.trim()));

/** Ids and other numbers, also from and to: `5..20`. */
export const byNumber =
  <T>(read: (record: T) => string | number): SearchField<T> =>
  (record, comparator, value) => {
    const number = Number(read(record));
    const range = /^(.+?)\.\.(.+)$/.exec(value);
    if (range) return number >= Number(range[1]) && number <= Number(range[2]);
    return compared(number - Number(value), comparator);
  };

/** A date alone means the whole of that day (UTC here; Shopify takes the shop's zone). */
export const byInstant =
  <T>(read: (record: T) => string | null): SearchField<T> =>
  (record, comparator, value) => {
    const at = read(record);
    return at !== null && isAt(Date.parse(at), comparator, value);
  };

/** The same for milliseconds since the epoch. */
export const byMilliseconds =
  <T>(read: (record: T) => number): SearchField<T> =>
  (record, comparator, value) =>
    isAt(read(record), comparator, value);

function isAt(ms: number, comparator: Comparator, value: string): boolean {
  const range = /^(.+?)\.\.(.+)$/.exec(value);
  if (range) return isAt(ms, ">=", range[1] ?? "") && (isAt(ms, "=", range[2] ?? "") || isAt(ms, "<", range[2] ?? ""));
  const wanted = instantOf(value);
  if (Number.isNaN(wanted)) return false;
  if (comparator === "=" && /^\d{4}-\d\d-\d\d$/.test(value)) return ms >= wanted && ms < wanted + 86_400_000;
  return compared(ms - wanted, comparator);
}

// A query names few instants, and tests them against many records.
const instants = new Map<string, number>();

function instantOf(value: string): number {
  let ms = instants.get(value);
  if (ms === undefined) {
    ms = Date.parse(/^\d{4}-\d\d-\d\dT\d\d$/.test(value) ? `${value}:00:00Z` : value);
    if (instants.size >= 100) instants.clear();
    instants.set(value, ms);
  }
  return ms;
}

function compared(difference: number, comparator: Comparator): boolean {
  if (comparator === "=") return difference === 0;
  if (comparator === ">") return difference > 0;
  if (comparator === ">=") return difference >= 0;
  return comparator === "<" ? difference < 0 : difference <= 0;
}
