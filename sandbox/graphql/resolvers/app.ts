import type { RequestContext } from "#sandbox/graphql/context.ts";
import { notSimulated } from "#sandbox/graphql/graphql-error.ts";
import type { NodeFinder } from "#sandbox/graphql/node-finder.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { appNumber } from "#sandbox/world/app-number.ts";
import { gid } from "#sandbox/world/gid.ts";
import { channelOfApp, type SalesChannel } from "#sandbox/world/sales-channels.ts";

/** An app of this world, by its key; or one of Shopify's own, which is a channel. */
type ReadApp = { apiKey: string } | { channel: SalesChannel };

/** What is known of an app beyond its key is what the asking one says of itself. */
function ownName(app: ReadApp, field: string, { appId, appName }: RequestContext): string {
  if ("channel" in app || app.apiKey !== appId || appName === undefined) throw notSimulated(`App.${field}`);
  return appName;
}

export const appResolvers: TypeResolvers<ReadApp> = {
  id: (app) => gid("App", "channel" in app ? app.channel.appId : appNumber(app.apiKey)),
  apiKey: (app) => {
    if ("channel" in app) throw notSimulated("App.apiKey of Shopify's own apps");
    return app.apiKey;
  },
  title: (app, _args, context) => ("channel" in app ? app.channel.name : ownName(app, "title", context)),
  handle: (app) => {
    if (!("channel" in app)) throw notSimulated("App.handle");
    return app.channel.handle;
  },
  embedded: () => true,
  shopifyDeveloped: (app) => "channel" in app,
};

/** The asking app, others that are or were in the store, Shopify's own channels. */
export const findApp: NodeFinder = (id, { appId, shop }): ReadApp | null => {
  const channel = channelOfApp(id);
  if (channel) return { channel };
  const apiKey = [appId, ...shop.installations.map((one) => one.appId)].find((key) => appNumber(key) === id);
  return apiKey === undefined ? null : { apiKey };
};
