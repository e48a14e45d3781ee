import type { RequestContext } from "#sandbox/graphql/context.ts";
import { badRequest } from "#sandbox/graphql/graphql-error.ts";
import { parseGid } from "#sandbox/world/gid.ts";

/** Finds what stands behind a gid of one type in the asking store; null for nothing. @param text the whole gid. */
export type NodeFinder = (id: string, context: RequestContext, text: string) => object | null;

/** By type of gid. */
export type NodeFinders = Readonly<Record<string, NodeFinder>>;

/** The digits of a gid of `type`; a gid of another type is refused as Shopify does. */
export function idOf(id: string, type: string): string {
  const parsed = parseGid(id);
  if (parsed?.type !== type) throw badRequest(`Invalid global id '${id}'`);
  return parsed.id;
}
