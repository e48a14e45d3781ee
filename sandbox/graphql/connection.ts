// Pure. Relay connections as Shopify pages them: a cursor holds the last value and id, so that paging goes on at the right
// place when records were changed in between.
import { GraphQLError } from "graphql";

export interface PageArguments {
  first?: number | null;
  last?: number | null;
  after?: string | null;
  before?: string | null;
  reverse?: boolean | null;
}

export interface Connection<T> {
  nodes: T[];
  edges: { cursor: string; node: T }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

/** What a list is ordered by: a value (text or number), then the id. */
export interface Ordering<T> {
  value: (item: T) => string | number;
  id: (item: T) => string;
}

/** Marks the place in a list that is ordered by id alone, from which one goes on after a record (`Navigable.defaultCursor`). */
export const defaultCursor = ({ id }: { id: string }): string => encode(Number(id), id);

const encode = (value: string | number, id: string) =>
  Buffer.from(JSON.stringify({ last_id: id, last_value: value })).toString("base64");

export function decodeCursor(cursor: string): { id: string; value: string | number } {
  try {
    const { last_id, last_value } = JSON.parse(Buffer.from(cursor, "base64").toString("utf8"));
    if (typeof last_id === "string" && (typeof last_value === "string" || typeof last_value === "number"))
      return { id: last_id, value: last_value };
  } catch {
    // falls through: not one of ours
  }
  throw new GraphQLError(`Invalid cursor for current pagination sort.`, { extensions: { code: "BAD_REQUEST" } });
}

let isWhole = false;

/** Runs `work` with pages as large as they are asked for: bulk operations read connections whole. */
export function withoutPageLimit<T>(work: () => T): T {
  const before = isWhole;
  isWhole = true;
  try {
    return work();
  } finally {
    isWhole = before;
  }
}

/** Throws Shopify's error when neither `first` nor `last` is given, or more than a page may hold. */
export function checkPage({ first, last }: PageArguments): void {
  if (first == null && last == null)
    throw new GraphQLError("you must provide one of first or last", { extensions: { code: "BAD_REQUEST" } });
  if ((first ?? last ?? 0) > 250 && !isWhole)
    throw new GraphQLError(`${first != null ? "first" : "last"} cannot exceed 250`, {
      extensions: { code: "BAD_REQUEST" },
    });
}

/** One page of `items`. */
export function connection<T>(items: readonly T[], args: PageArguments, ordering: Ordering<T>): Connection<T> {
  const { first, last } = args;
  checkPage(args);
  const sign = args.reverse ? -1 : 1;
  const against = (item: T, cursor: { id: string; value: string | number }) =>
    sign * (orderValues(ordering.value(item), cursor.value) || orderIds(ordering.id(item), cursor.id));
  const sorted = items.toSorted(
    (a, b) => sign * (orderValues(ordering.value(a), ordering.value(b)) || orderIds(ordering.id(a), ordering.id(b))),
  );
  const after = args.after ? decodeCursor(args.after) : null;
  const before = args.before ? decodeCursor(args.before) : null;
  const window = sorted.filter(
    (item) => (!after || against(item, after) > 0) && (!before || against(item, before) < 0),
  );
  const page = first != null ? window.slice(0, first) : window.slice(Math.max(0, window.length - (last ?? 0)));
  const [start] = page;
  const end = page.at(-1);
  return pageOf(page, ordering, {
    hasNextPage: end === undefined ? window.length > 0 : sorted.indexOf(end) < sorted.length - 1,
    hasPreviousPage: start === undefined ? false : sorted.indexOf(start) > 0,
  });
}

/** A page from its records, in their order. */
export function pageOf<T>(
  page: T[],
  ordering: Ordering<T>,
  more: { hasNextPage: boolean; hasPreviousPage: boolean },
): Connection<T> {
  const edges = page.map((node) => ({ cursor: encode(ordering.value(node), ordering.id(node)), node }));
  return {
    nodes: page,
    edges,
    pageInfo: { ...more, startCursor: edges[0]?.cursor ?? null, endCursor: edges.at(-1)?.cursor ?? null },
  };
}

/** Values by their size. */
export const orderValues = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0);
/** Ids by their number. */
export const orderIds = (a: string, b: string) => a.length - b.length || orderValues(a, b);

/** A connection in the order the items stand in. */
export function listConnection<T>(items: readonly T[], args: PageArguments, id: (item: T) => string): Connection<T> {
  const position = new Map(items.map((item, index) => [item, index]));
  return connection(items, args, { value: (item) => position.get(item) ?? 0, id });
}
