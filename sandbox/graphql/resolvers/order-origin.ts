import { listConnection } from "#sandbox/graphql/connection.ts";
import type { RequestContext } from "#sandbox/graphql/context.ts";
import { type TypeResolvers, typed } from "#sandbox/graphql/resolver.ts";
import { gid } from "#sandbox/world/gid.ts";
import type { VisitRecord } from "#sandbox/world/records/order.ts";
import { channelOf, type SalesChannel } from "#sandbox/world/sales-channels.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";

export const channelDefinition = (channel: SalesChannel) => ({
  id: gid("ChannelDefinition", channel.appId),
  channelName: channel.name,
  subChannelName: channel.name,
  handle: channel.handle,
  isMarketplace: false,
  svgIcon: null,
});

export const channelInformation = (channel: SalesChannel) => ({
  id: gid("ChannelInformation", channel.appId),
  channelId: gid("Channel", channel.appId),
  displayName: channel.name,
  app: { channel },
  channelDefinition: channelDefinition(channel),
});

const visit = (record: VisitRecord) =>
  typed("CustomerVisit", {
    id: gid("CustomerVisit", record.id),
    occurredAt: record.occurredAt,
    landingPage: record.landingPage,
    landingPageHtml: record.landingPage,
    referrerUrl: record.referrerUrl,
    referralCode: record.referralCode,
    source: record.source,
    sourceType: record.sourceType,
    sourceDescription: record.sourceDescription,
    marketingEvent: null,
    utmParameters: record.utm && {
      campaign: record.utm.campaign ?? null,
      content: record.utm.content ?? null,
      medium: record.utm.medium ?? null,
      source: record.utm.source ?? null,
      term: record.utm.term ?? null,
    },
  });

/** As `Channel` reads it. */
export const channelFields = (channel: SalesChannel) => ({
  id: gid("Channel", channel.appId),
  handle: channel.handle,
  name: channel.name,
  app: { channel },
});

const sellingChannel = ({ sourceName }: OrderRecord): SalesChannel | null => {
  const channel = channelOf(sourceName);
  return channel?.sells ? channel : null;
};

const DAY = 86_400_000;

/** How a buyer came to an order; the numbers are null where nothing is known. */
function journeyOf(order: OrderRecord, { world }: RequestContext) {
  const { journey } = order;
  return {
    customerOrderIndex: order.customerId
      ? world.ordersOfCustomer(order.customerId).filter((one) => one.createdAt < order.createdAt).length
      : null,
    daysToConversion: journey
      ? Math.floor((Date.parse(order.createdAt) - Date.parse(journey.first.occurredAt)) / DAY)
      : null,
    firstVisit: journey ? visit(journey.first) : null,
    lastVisit: journey ? visit(journey.last) : null,
    moments: (journey ? [journey.first, ...(journey.moments > 1 ? [journey.last] : [])] : []).map(visit),
  };
}

/** Where an order came from: channel, app, place, and what its buyer looked at before. */
export const orderOriginResolvers: TypeResolvers<OrderRecord> = {
  sourceName: (order) => order.sourceName,
  sourceIdentifier: (order) => order.sourceIdentifier ?? null,
  registeredSourceUrl: () => null,
  clientIp: (order) => order.clientIp ?? null,
  cartToken: () => null,
  checkoutToken: () => null,
  app: (order) => {
    const channel = channelOf(order.sourceName);
    return channel ? { id: gid("App", channel.appId), name: channel.name } : null;
  },
  attribution: (order) => {
    const channel = sellingChannel(order);
    return channel && { handle: channel.handle, displayName: channel.name, icon: null };
  },
  channelInformation: (order) => {
    const channel = sellingChannel(order);
    return channel && channelInformation(channel);
  },
  channel: (order) => {
    const channel = sellingChannel(order);
    return channel && channelFields(channel);
  },
  publication: (order, _args, { world, shop }) => {
    const channel = sellingChannel(order);
    return (channel && world.publicationsOf(shop.domain).find(({ name }) => name === channel.name)) ?? null;
  },
  retailLocation: (order, _args, { world }) =>
    (order.retailLocationId && world.state.locations[order.retailLocationId]) || null,
  physicalLocation: (order, _args, { world }) => {
    const [first] = world.fulfillmentOrdersOf(order);
    return (first && world.state.locations[first.locationId]) ?? null;
  },
  landingPageUrl: (order) => order.journey?.last.landingPage ?? null,
  landingPageDisplayText: (order) => order.journey?.last.landingPage ?? null,
  referrerUrl: (order) => order.journey?.last.referrerUrl ?? null,
  referrerDisplayText: (order) => order.journey?.last.referrerUrl && new URL(order.journey.last.referrerUrl).hostname,
  referralCode: (order) => order.journey?.last.referralCode ?? null,
  customerJourney: (order, _args, context) => (order.journey ? journeyOf(order, context) : null),
  customerJourneySummary: (order, _args, context) => {
    const { moments, ...known } = journeyOf(order, context);
    return {
      ...known,
      ready: true,
      momentsCount: order.journey ? { count: order.journey.moments, precision: "EXACT" } : null,
      moments: listConnection(moments, { first: 250 }, ({ id }) => id),
    };
  },
};
