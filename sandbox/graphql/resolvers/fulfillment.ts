import { connection, listConnection, type PageArguments } from "#sandbox/graphql/connection.ts";
import { moneyBag } from "#sandbox/graphql/money-bag.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { manualService } from "#sandbox/graphql/resolvers/fulfillment-service.ts";
import type { Of } from "#sandbox/graphql/resolvers/order.ts";
import { fulfillmentServiceOf } from "#sandbox/world/fulfillment-service-of.ts";
import { fulfillmentDelivery } from "#sandbox/world/fulfillments/fulfillment-delivery.ts";
import { gid } from "#sandbox/world/gid.ts";
import { webhookMoney } from "#sandbox/world/money.ts";
import type { FulfillmentEventRecord } from "#sandbox/world/records/fulfillment.ts";
import type { FulfillmentRecord, Minor } from "#sandbox/world/types.ts";

interface EventsArguments extends PageArguments {
  sortKey?: "CREATED_AT" | "HAPPENED_AT" | "ID" | "RELEVANCE";
}

const NO_ADDRESS = { address1: null, address2: null, city: null, provinceCode: null, zip: null };

export const fulfillmentResolvers: TypeResolvers<Of<FulfillmentRecord>> = {
  id: ({ it }) => gid("Fulfillment", it.id),
  legacyResourceId: ({ it }) => it.id,
  name: ({ it }) => it.name,
  status: ({ it }) => it.status,
  displayStatus: ({ it }) => fulfillmentDelivery(it).displayStatus,
  createdAt: ({ it }) => it.createdAt,
  updatedAt: ({ it }) => it.updatedAt,
  deliveredAt: ({ it }) => fulfillmentDelivery(it).deliveredAt,
  inTransitAt: ({ it }) => fulfillmentDelivery(it).inTransitAt,
  estimatedDeliveryAt: ({ it }) => fulfillmentDelivery(it).estimatedDeliveryAt,
  order: ({ order }) => order,
  location: ({ it }, _args, { world }) => world.state.locations[it.locationId] ?? null,
  originAddress: ({ it: { originAddress } }) => originAddress && { ...NO_ADDRESS, ...originAddress },
  service: ({ it }, _args, context) => fulfillmentServiceOf(context.world, it.locationId) ?? manualService(context),
  requiresShipping: ({ order, it }) =>
    it.lines.some(({ lineId }) => order.lines.find((line) => line.id === lineId)?.requiresShipping),
  totalQuantity: ({ it }) => it.lines.reduce((sum, line) => sum + line.quantity, 0),
  trackingInfo: ({ it }, args: { first?: number | null }) => it.tracking.slice(0, args.first ?? undefined),
  events: ({ it }, args: EventsArguments) => {
    const value = {
      HAPPENED_AT: (event: FulfillmentEventRecord) => event.happenedAt,
      CREATED_AT: (event: FulfillmentEventRecord) => event.createdAt,
      ID: (event: FulfillmentEventRecord) => Number(event.id),
      RELEVANCE: (event: FulfillmentEventRecord) => event.happenedAt,
    }[args.sortKey ?? "HAPPENED_AT"];
    return connection(it.events, args, { value, id: ({ id }) => id });
  },
  fulfillmentLineItems: ({ order, it }, args) =>
    listConnection(
      it.lines.map((one) => ({ order, it: one })),
      args,
      (one) => one.it.id,
    ),
  fulfillmentOrders: ({ it }, args, { world }) =>
    listConnection(
      it.fulfillmentOrderIds.flatMap((id) => world.state.fulfillmentOrders[id] ?? []),
      args,
      (one) => one.id,
    ),
};

type FulfillmentLine = Of<FulfillmentRecord["lines"][number]>;

const originalTotal = ({ order, it }: FulfillmentLine): Minor =>
  (order.lines.find((line) => line.id === it.lineId)?.price ?? 0) * it.quantity;

function discountedTotal(of: FulfillmentLine): Minor {
  const line = of.order.lines.find((one) => one.id === of.it.lineId);
  return originalTotal(of) - (line ? Math.round((line.discount * of.it.quantity) / line.quantity) : 0);
}

export const fulfillmentLineItemResolvers: TypeResolvers<FulfillmentLine> = {
  id: ({ it }) => gid("FulfillmentLineItem", it.id),
  quantity: ({ it }) => it.quantity,
  lineItem: ({ order, it }) => ({ order, it: order.lines.find((line) => line.id === it.lineId) }),
  originalTotal: (of, _args, { shop }) => webhookMoney(originalTotal(of), shop.currency),
  originalTotalSet: (of, _args, { shop }) => moneyBag(of.order, shop.currency, originalTotal(of)),
  discountedTotal: (of, _args, { shop }) => webhookMoney(discountedTotal(of), shop.currency),
  discountedTotalSet: (of, _args, { shop }) => moneyBag(of.order, shop.currency, discountedTotal(of)),
};

export const fulfillmentEventResolvers: TypeResolvers<FulfillmentEventRecord> = {
  id: (event) => gid("FulfillmentEvent", event.id),
  status: (event) => event.status,
  message: (event) => event.message,
  happenedAt: (event) => event.happenedAt,
  createdAt: (event) => event.createdAt,
  estimatedDeliveryAt: (event) => event.estimatedDeliveryAt,
  address1: (event) => event.address1,
  city: (event) => event.city,
  province: (event) => event.province,
  country: (event) => event.country,
  zip: (event) => event.zip,
  latitude: (event) => event.latitude,
  longitude: (event) => event.longitude,
};
