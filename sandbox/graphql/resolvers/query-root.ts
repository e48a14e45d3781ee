import { granted, scopesNamed } from "#sandbox/graphql/access.ts";
import type { RequestContext } from "#sandbox/graphql/context.ts";
import { fulfillmentNodes } from "#sandbox/graphql/fulfillment-nodes.ts";
import { accessDenied, badRequest, notSimulated } from "#sandbox/graphql/graphql-error.ts";
import type { NodeFinders } from "#sandbox/graphql/node-finder.ts";
import { officialSchema } from "#sandbox/graphql/official-schema.ts";
import { type TypeResolvers, typed } from "#sandbox/graphql/resolver.ts";
import { findApp } from "#sandbox/graphql/resolvers/app.ts";
import { domainsOf } from "#sandbox/graphql/resolvers/shop.ts";
import { returnNodes } from "#sandbox/graphql/return-nodes.ts";
import { catalogueNodes } from "#sandbox/graphql/rooms/catalogue-nodes.ts";
import { orderNodes } from "#sandbox/graphql/rooms/order-nodes.ts";
import { gid, parseGid } from "#sandbox/world/gid.ts";

/** Found by the rooms beside this file. */
const NODES: NodeFinders = {
  ...catalogueNodes,
  ...fulfillmentNodes,
  ...orderNodes,
  ...returnNodes,
};

/** What stands behind a gid in this store, marked with its type; null for nothing, or what the app may not see. */
function nodeOf(id: string, context: RequestContext): object | null {
  const { world, shop } = context;
  const parsed = parseGid(id);
  if (!parsed) throw badRequest(`Invalid global id '${id}'`);
  const needed = officialSchema().requiredAccess.get(parsed.type);
  if (needed && !granted(scopesNamed(needed), context.scopes)) throw accessDenied("node", needed);
  const find: Record<string, () => object | null> = {
    App: () => findApp(parsed.id, context, id),
    AppInstallation: () => (installationOf(context).id === id ? installationOf(context) : null),
    Location: () => world.location(shop.domain, parsed.id),
    Domain: () => domainsOf(shop).find((one) => one.id === id) ?? null,
    Shop: () => (parsed.id === shop.id ? shop : null),
    ShopAddress: () => (parsed.id === shop.id ? shop : null),
  };
  const others = NODES[parsed.type];
  const look = find[parsed.type] ?? (others && (() => others(parsed.id, context, id)));
  if (!look) throw notSimulated(`node(id:) of type ${parsed.type}`);
  const record = look();
  return record && typed(parsed.type, record);
}

/** The asking app's own. */
const installationOf = ({ scopes, appId, installation, shop }: RequestContext) => ({
  id: gid("AppInstallation", `${shop.id}${installation}`),
  accessScopes: [...scopes].map((handle) => ({ handle, description: handle.replaceAll("_", " ") })),
  app: { apiKey: appId },
  activeSubscriptions: [],
});

export const queryRootResolvers: TypeResolvers<undefined> = {
  node: (_root, args: { id: string }, context) => nodeOf(args.id, context),
  nodes: (_root, args: { ids: string[] }, context) => {
    if (args.ids.length > 250)
      throw badRequest(`The input array size of ${args.ids.length} is greater than the maximum allowed of 250.`);
    return args.ids.map((id) => nodeOf(id, context));
  },
  shop: (_root, _args, { shop }) => shop,
  currentAppInstallation: (_root, _args, context) => installationOf(context),
  job: (_root, args: { id: string }) => ({ id: args.id, done: true }),
  publicApiVersions: () => [{ handle: "2026-10", displayName: "2026-10 (Latest)", supported: true }],
};
