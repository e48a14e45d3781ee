import type { GraphQLResolveInfo } from "graphql";
import { type Connection, connection, type Ordering, type PageArguments } from "#sandbox/graphql/connection.ts";
import type { RequestContext } from "#sandbox/graphql/context.ts";
import { notSimulated } from "#sandbox/graphql/graphql-error.ts";
import { refuseArguments } from "#sandbox/graphql/resolver.ts";
import { type Searchable, search } from "#sandbox/graphql/search.ts";
import { withNow } from "#sandbox/graphql/search-query.ts";

export interface SearchArguments extends PageArguments {
  query?: string | null;
  sortKey?: string | null;
  savedSearchId?: string | null;
}

/** How the records of a connection can be searched and sorted. */
export interface Listing<T> {
  searchable: Searchable<T>;
  /** By sort key. */
  sortKeys: Record<string, Ordering<T>["value"]>;
  /** When none is asked for. */
  sortKey: string;
}

/** What a search finds, with Shopify's warnings for fields that it does not know. */
export function searched<T>(
  records: readonly T[],
  query: string | null | undefined,
  { searchable }: Listing<T>,
  context: RequestContext,
  info: GraphQLResolveInfo,
): readonly T[] {
  const { found, warnings } = search(records, query && withNow(query, context.world.nowMs()), searchable);
  if (warnings.length > 0) context.search.push({ path: [info.path.key], query: query ?? "", warnings });
  return found;
}

/** One page of records, searched and sorted. */
export function searchedPage<T extends { id: string }>(
  records: readonly T[],
  args: SearchArguments,
  listing: Listing<T>,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Connection<T> {
  const { connection: name } = listing.searchable;
  refuseArguments(name, { ...args }, "savedSearchId");
  const sortKey = args.sortKey ?? listing.sortKey;
  const value = listing.sortKeys[sortKey];
  if (!value) throw notSimulated(`${name}(sortKey: ${sortKey})`);
  return connection(searched(records, args.query, listing, context, info), args, { value, id: ({ id }) => id });
}

/** `…Count(query:, limit:)`: exact up to the limit. */
export function searchedCount<T>(
  records: readonly T[],
  args: { query?: string | null; limit?: number | null; savedSearchId?: string | null },
  listing: Listing<T>,
  context: RequestContext,
  info: GraphQLResolveInfo,
): { count: number; precision: "EXACT" | "AT_LEAST" } {
  refuseArguments(`${listing.searchable.connection}Count`, { ...args }, "savedSearchId");
  const found = searched(records, args.query, listing, context, info).length;
  const limit = args.limit ?? Number.POSITIVE_INFINITY;
  return { count: Math.min(found, limit), precision: found > limit ? "AT_LEAST" : "EXACT" };
}

/** A count that is always exact. */
export const exactly = (count: number) => ({ count, precision: "EXACT" });
