// Pure. The surfaces that orders come from, by their source name, with Shopify's own app numbers.

export interface SalesChannel {
  appId: string;
  handle: string;
  name: string;
  /** Whether it is a channel that sells, and not a tool of the admin. */
  sells: boolean;
}

const CHANNELS: Readonly<Record<string, SalesChannel>> = {
  web: { appId: "580111", handle: "web", name: "Online Store", sells: true },
  pos: { appId: "129785", handle: "pos", name: "Point of Sale", sells: true },
  shopify_draft_order: { appId: "1354745", handle: "draft_orders", name: "Draft Orders", sells: false },
};

/** Null: an app's or another platform's, whose name this world does not know. */
export const channelOf = (sourceName: string): SalesChannel | null =>
  Object.hasOwn(CHANNELS, sourceName) ? (CHANNELS[sourceName] ?? null) : null;

export const channelOfApp = (appId: string): SalesChannel | null =>
  Object.values(CHANNELS).find((channel) => channel.appId === appId) ?? null;
