import { listConnection } from "#sandbox/graphql/connection.ts";
import { notSimulated } from "#sandbox/graphql/graphql-error.ts";
import { moneyBag } from "#sandbox/graphql/money-bag.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import type { Of } from "#sandbox/graphql/resolvers/order.ts";
import { gid } from "#sandbox/world/gid.ts";
import { shippingLineOf } from "#sandbox/world/records/order.ts";
import { supportedActions } from "#sandbox/world/supported-actions.ts";
import type { FulfillmentOrderRecord, FulfillmentRecord, HoldRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

const orderOf = (world: World, one: FulfillmentOrderRecord) => world.state.orders[one.orderId];
const deliveryOf = (world: World, one: FulfillmentOrderRecord) => {
  const order = orderOf(world, one);
  return order ? shippingLineOf(order) : null;
};

export const fulfillmentOrderResolvers: TypeResolvers<FulfillmentOrderRecord> = {
  id: (one) => gid("FulfillmentOrder", one.id),
  status: (one) => one.status,
  requestStatus: () => "UNSUBMITTED",
  createdAt: (one) => one.createdAt,
  updatedAt: (one) => one.updatedAt,
  fulfillAt: (one) => one.fulfillAt,
  fulfillBy: (one) => one.fulfillBy,
  orderId: (one) => gid("Order", one.orderId),
  order: (one, _args, { world }) => orderOf(world, one),
  orderName: (one, _args, { world }) => orderOf(world, one)?.name,
  orderProcessedAt: (one, _args, { world }) => orderOf(world, one)?.processedAt,
  channelId: () => null,
  supportedActions: (one, _args, { world }) => {
    const order = orderOf(world, one);
    return supportedActions(one, order ? world.fulfillmentOrdersOf(order) : []).map((action) => ({
      action,
      externalUrl: null,
    }));
  },
  assignedLocation: (one, _args, { world }) => world.state.locations[one.locationId],
  // A location, where it is collected, is not simulated: then there is no destination.
  destination: (one, _args, { world }) => {
    const order = orderOf(world, one);
    return one.deliveryMethod === "SHIPPING" && order?.shippingAddress
      ? { id: gid("FulfillmentOrderDestination", one.id), address: order.shippingAddress, email: order.email }
      : null;
  },
  deliveryMethod: (one, _args, { world }) => ({
    id: gid("DeliveryMethod", one.id),
    methodType: one.deliveryMethod,
    presentedName: deliveryOf(world, one)?.title ?? null,
    serviceCode: deliveryOf(world, one)?.code ?? null,
    minDeliveryDateTime: null,
    maxDeliveryDateTime: null,
  }),
  fulfillmentHolds: (one) => one.holds,
  merchantRequests: (_one, args) => listConnection<{ id: string }>([], args, ({ id }) => id),
  lineItems: (one, args, { world }) => {
    const order = orderOf(world, one);
    if (!order) throw notSimulated("FulfillmentOrder of no order");
    // An emptied line is not listed unless the fulfilment order itself was emptied by joining.
    const lines = one.lines.map((it) => ({ order, it }));
    return listConnection(lines, args, ({ it }) => it.id);
  },
  fulfillments: (one, args, { world }) => {
    const order = orderOf(world, one);
    const made = order?.fulfillments.filter((fulfillment) => fulfillment.fulfillmentOrderIds.includes(one.id)) ?? [];
    return listConnection(
      made.map((it) => ({ order, it })),
      args,
      ({ it }) => it.id,
    );
  },
};

export const fulfillmentOrderLineItemResolvers: TypeResolvers<Of<FulfillmentOrderRecord["lines"][number]>> = {
  id: ({ it }) => gid("FulfillmentOrderLineItem", it.id),
  totalQuantity: ({ it }) => it.totalQuantity,
  remainingQuantity: ({ it }) => it.remainingQuantity,
  lineItem: ({ order, it }) => ({ order, it: order.lines.find((line) => line.id === it.lineId) }),
  productTitle: ({ order, it }) => order.lines.find((line) => line.id === it.lineId)?.title,
  variantTitle: ({ order, it }) => order.lines.find((line) => line.id === it.lineId)?.variantTitle,
  sku: ({ order, it }) => order.lines.find((line) => line.id === it.lineId)?.sku,
  vendor: ({ order, it }) => order.lines.find((line) => line.id === it.lineId)?.vendor,
  requiresShipping: ({ order, it }) => order.lines.find((line) => line.id === it.lineId)?.requiresShipping,
};

const HOLD_REASONS: Record<string, string> = {
  AWAITING_PAYMENT: "Awaiting payment",
  AWAITING_RETURN_ITEMS: "Exchange items awaiting return delivery",
  HIGH_RISK_OF_FRAUD: "High risk of fraud",
  INCORRECT_ADDRESS: "Incorrect address",
  INVENTORY_OUT_OF_STOCK: "Inventory out of stock",
  ONLINE_STORE_POST_PURCHASE_CROSS_SELL: "Post-purchase offer",
  OTHER: "Other",
  UNKNOWN_DELIVERY_DATE: "Unknown delivery date",
};

export const fulfillmentHoldResolvers: TypeResolvers<HoldRecord> = {
  id: (hold) => gid("FulfillmentHold", hold.id),
  handle: (hold) => hold.handle || null,
  reason: (hold) => hold.reason,
  reasonNotes: (hold) => hold.reasonNotes,
  displayReason: (hold) => HOLD_REASONS[hold.reason] ?? hold.reason,
  heldByRequestingApp: (hold, _args, { appId }) => hold.appId === appId,
  heldByApp: (hold) => (hold.appId ? { apiKey: hold.appId } : null),
};

export const fulfillmentOrderDestinationResolvers: TypeResolvers<{
  id: string;
  address: NonNullable<import("#sandbox/world/types.ts").OrderRecord["shippingAddress"]>;
  email: string | null;
}> = {
  id: ({ id }) => id,
  firstName: ({ address }) => address.firstName,
  lastName: ({ address }) => address.lastName,
  company: ({ address }) => address.company,
  address1: ({ address }) => address.address1,
  address2: ({ address }) => address.address2,
  city: ({ address }) => address.city,
  zip: ({ address }) => address.zip,
  province: ({ address }) => address.province,
  countryCode: ({ address }) => address.countryCode,
  phone: ({ address }) => address.phone,
  email: ({ email }) => email,
  location: () => null,
};

export const fulfillmentResolvers: TypeResolvers<Of<FulfillmentRecord>> = {
  id: ({ it }) => gid("Fulfillment", it.id),
  legacyResourceId: ({ it }) => it.id,
  name: ({ it }) => it.name,
  status: ({ it }) => it.status,
  displayStatus: ({ it }) => (it.status === "CANCELLED" ? "CANCELED" : "FULFILLED"),
  createdAt: ({ it }) => it.createdAt,
  updatedAt: ({ it }) => it.updatedAt,
  deliveredAt: () => null,
  inTransitAt: () => null,
  estimatedDeliveryAt: () => null,
  order: ({ order }) => order,
  location: ({ it }, _args, { world }) => world.state.locations[it.locationId] ?? null,
  service: () => null,
  requiresShipping: ({ order, it }) =>
    it.lines.some(({ lineId }) => order.lines.find((line) => line.id === lineId)?.requiresShipping),
  totalQuantity: ({ it }) => it.lines.reduce((sum, line) => sum + line.quantity, 0),
  trackingInfo: ({ it }) => it.tracking,
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

export const fulfillmentLineItemResolvers: TypeResolvers<Of<FulfillmentRecord["lines"][number]>> = {
  id: ({ it }) => gid("FulfillmentLineItem", it.id),
  quantity: ({ it }) => it.quantity,
  lineItem: ({ order, it }) => ({ order, it: order.lines.find((line) => line.id === it.lineId) }),
  originalTotalSet: ({ order, it }, _args, { shop }) =>
    moneyBag(order, shop.currency, (order.lines.find((line) => line.id === it.lineId)?.price ?? 0) * it.quantity),
};
