import type { GraphQLResolveInfo } from "graphql";
import { listConnection, type PageArguments } from "#sandbox/graphql/connection.ts";
import type { RequestContext } from "#sandbox/graphql/context.ts";
import { notSimulated } from "#sandbox/graphql/graphql-error.ts";
import { moneyBag } from "#sandbox/graphql/money-bag.ts";
import { refuseArguments, type TypeResolvers } from "#sandbox/graphql/resolver.ts";
import type { Of } from "#sandbox/graphql/resolvers/order.ts";
import { fulfillmentServiceOf } from "#sandbox/world/fulfillment-service-of.ts";
import { gid } from "#sandbox/world/gid.ts";
import { allocationsOf } from "#sandbox/world/order-discounts.ts";
import type { MerchantRequestRecord } from "#sandbox/world/records/fulfillment-order.ts";
import { shippingLineOf } from "#sandbox/world/records/order.ts";
import { supportedActions } from "#sandbox/world/supported-actions.ts";
import type { FulfillmentOrderRecord, HoldRecord, LocationRecord, Minor, OrderRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

export type FulfillmentOrderLine = Of<FulfillmentOrderRecord["lines"][number]>;

const orderOf = (world: World, one: FulfillmentOrderRecord) => world.state.orders[one.orderId];
const deliveryOf = (world: World, one: FulfillmentOrderRecord) => {
  const order = orderOf(world, one);
  return order ? shippingLineOf(order) : null;
};

/** Its gid has the fulfilment order's number. */
export function destinationOf(world: World, one: FulfillmentOrderRecord) {
  const order = orderOf(world, one);
  return one.deliveryMethod === "SHIPPING" && order?.shippingAddress
    ? { id: gid("FulfillmentOrderDestination", one.id), address: order.shippingAddress, email: order.email }
    : null;
}

/** Its gid has the fulfilment order's number. */
export const deliveryMethodOf = (world: World, one: FulfillmentOrderRecord) => ({
  id: gid("DeliveryMethod", one.id),
  methodType: one.deliveryMethod,
  presentedName: deliveryOf(world, one)?.title ?? null,
  serviceCode: deliveryOf(world, one)?.code ?? null,
  sourceReference: null,
  minDeliveryDateTime: null,
  maxDeliveryDateTime: null,
  additionalInformation: null,
  brandedPromise: null,
});

/**
 * Duties that were charged at checkout are the seller's to pay (DDP), and within a country there are none: null. Abroad without
 * them depends on settings that this world does not have.
 */
function incotermOf(world: World, one: FulfillmentOrderRecord): { incoterm: string } | null {
  const order = orderOf(world, one);
  const to = order?.shippingAddress?.countryCode;
  if (!order || one.deliveryMethod !== "SHIPPING" || !to) return null;
  if (order.lines.some(({ duties }) => duties && duties.length > 0)) return { incoterm: "DDP" };
  if (to === world.state.locations[one.locationId]?.address.countryCode) return null;
  throw notSimulated("FulfillmentOrder.internationalDuties of an order abroad without duties");
}

/** Whether a record was read by its own id or in a list of the store, and not through its order or a mutation. */
function readAlone({ path }: GraphQLResolveInfo): boolean {
  let step = path.prev;
  while (step && (typeof step.key === "number" || /(Connection|Edge)$/.test(step.typename ?? ""))) step = step.prev;
  return step?.typename === "QueryRoot";
}

export const fulfillmentOrderResolvers: TypeResolvers<FulfillmentOrderRecord> = {
  id: (one) => gid("FulfillmentOrder", one.id),
  status: (one) => one.status,
  requestStatus: (one) => one.requestStatus,
  createdAt: (one) => one.createdAt,
  updatedAt: (one) => one.updatedAt,
  fulfillAt: (one) => one.fulfillAt,
  fulfillBy: (one) => one.fulfillBy,
  orderId: (one) => gid("Order", one.orderId),
  order: (one, _args, { world }) => orderOf(world, one),
  orderName: (one, _args, { world }) => orderOf(world, one)?.name,
  orderProcessedAt: (one, _args, { world }) => orderOf(world, one)?.processedAt,
  channelId: () => null,
  internationalDuties: (one, _args, { world }) => incotermOf(world, one),
  supportedActions: (one, _args, { world }, info) => {
    const order = readAlone(info) ? undefined : orderOf(world, one);
    const byService = fulfillmentServiceOf(world, one.locationId) !== null;
    return supportedActions(one, order ? world.fulfillmentOrdersOf(order) : [], byService).map((action) => ({
      action,
      externalUrl: null,
    }));
  },
  assignedLocation: (one, _args, { world }) => world.state.locations[one.locationId],
  // A location, where it is collected, is not simulated: then there is no destination.
  destination: (one, _args, { world }) => destinationOf(world, one),
  deliveryMethod: (one, _args, { world }) => deliveryMethodOf(world, one),
  fulfillmentHolds: (one) => one.holds,
  remainingLineItemsWeight: (one, _args, { world }) => ({
    unit: "GRAMS",
    value: one.lines.reduce((sum, line) => {
      const grams = orderOf(world, one)?.lines.find(({ id }) => id === line.lineId)?.grams ?? 0;
      return sum + grams * line.remainingQuantity;
    }, 0),
  }),
  merchantRequests: (one, args: PageArguments & { kind?: string | null }) =>
    listConnection(
      one.merchantRequests
        .filter(({ kind }) => !args.kind || kind === args.kind)
        .map((it) => ({ fulfillmentOrder: one, it })),
      args,
      ({ it }) => it.id,
    ),
  lineItems: (one, args, { world }) => {
    const order = orderOf(world, one);
    if (!order) throw notSimulated("FulfillmentOrder of no order");
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
  fulfillmentOrdersForMerge: (one, args, { world }) => {
    const order = orderOf(world, one);
    const others = (order ? world.fulfillmentOrdersOf(order) : []).filter(
      (other) =>
        other !== one && other.status === "OPEN" && one.status === "OPEN" && other.locationId === one.locationId,
    );
    return listConnection(others, args, ({ id }) => id);
  },
  locationsForMove: (one, args: PageArguments & { locationIds?: string[]; query?: string }, { world, shop }) => {
    refuseArguments("FulfillmentOrder.locationsForMove", { ...args }, "lineItemIds", "query");
    const places = Object.values(world.state.locations).filter(
      (place) =>
        place.shop === shop.domain &&
        place.active &&
        (!args.locationIds || args.locationIds.includes(gid("Location", place.id))),
    );
    const order = orderOf(world, one);
    return listConnection(
      places.map((place) => ({ place, one, order })),
      args,
      ({ place }) => place.id,
    );
  },
};

type Destination = { place: LocationRecord; one: FulfillmentOrderRecord; order: OrderRecord };

/** Where a fulfilment order could go. That a place lacks the stock is not looked at. */
export const locationForMoveResolvers: TypeResolvers<Destination> = {
  location: ({ place }) => place,
  movable: ({ place, one }) => place.id !== one.locationId,
  message: ({ place, one }) => (place.id === one.locationId ? "Current location." : null),
  availableLineItems: ({ place, one, order }, args) =>
    listConnection(place.id === one.locationId ? [] : one.lines.map((it) => ({ order, it })), args, ({ it }) => it.id),
  unavailableLineItems: ({ place, one, order }, args) =>
    listConnection(place.id === one.locationId ? one.lines.map((it) => ({ order, it })) : [], args, ({ it }) => it.id),
  availableLineItemsCount: ({ place, one }) => ({
    count: place.id === one.locationId ? 0 : one.lines.length,
    precision: "EXACT",
  }),
  unavailableLineItemsCount: ({ place, one }) => ({
    count: place.id === one.locationId ? one.lines.length : 0,
    precision: "EXACT",
  }),
};

const lineOf = ({ order, it }: FulfillmentOrderLine) => order.lines.find((line) => line.id === it.lineId);

export const fulfillmentOrderLineItemResolvers: TypeResolvers<FulfillmentOrderLine> = {
  id: ({ it }) => gid("FulfillmentOrderLineItem", it.id),
  totalQuantity: ({ it }) => it.totalQuantity,
  remainingQuantity: ({ it }) => it.remainingQuantity,
  lineItem: (line) => ({ order: line.order, it: lineOf(line) }),
  productTitle: (line) => lineOf(line)?.title,
  variantTitle: (line) => lineOf(line)?.variantTitle,
  sku: (line) => lineOf(line)?.sku,
  vendor: (line) => lineOf(line)?.vendor,
  requiresShipping: (line) => lineOf(line)?.requiresShipping,
  image: () => null,
  warnings: () => [],
  weight: (line) => ({ unit: "GRAMS", value: lineOf(line)?.grams ?? 0 }),
  variant: (line, _args, { world }) => world.state.variants[lineOf(line)?.variantId ?? ""] ?? null,
  inventoryItemId: (line, _args, { world }) => {
    const variant = world.state.variants[lineOf(line)?.variantId ?? ""];
    return variant ? gid("InventoryItem", variant.inventoryItemId) : null;
  },
  originalUnitPriceSet: (line, _args, { shop }) => moneyBag(line.order, shop.currency, lineOf(line)?.price ?? 0),
  // What needs no shipping goes by no delivery.
  shippingLine: ({ order, it }) => {
    const shipping = lineOf({ order, it })?.requiresShipping ? shippingLineOf(order) : null;
    return shipping && { order, it: shipping };
  },
  financialSummaries: (line, _args, context) => financialSummaries(line, context),
};

/** All units of an order's line were sold alike: one summary. */
function financialSummaries(of: FulfillmentOrderLine, { shop }: RequestContext) {
  const { order, it } = of;
  const line = lineOf(of);
  if (!line) return [];
  const each = (amount: Minor) => (line.quantity === 0 ? 0 : Math.round(amount / line.quantity));
  const bag = (amount: Minor) => moneyBag(order, shop.currency, amount);
  return [
    {
      quantity: it.totalQuantity,
      originalUnitPriceSet: bag(line.price),
      approximateDiscountedUnitPriceSet: bag(line.price - each(line.discount)),
      discountAllocations: allocationsOf(line).map(({ discount, amount }) => {
        const { allocation, selection, target } = order.discounts?.[discount] ?? {};
        return {
          approximateAllocatedAmountPerItem: bag(each(amount)),
          discountApplication: { allocationMethod: allocation, targetSelection: selection, targetType: target },
        };
      }),
    },
  ];
}

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
  address: NonNullable<OrderRecord["shippingAddress"]>;
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

export const merchantRequestResolvers: TypeResolvers<{
  fulfillmentOrder: FulfillmentOrderRecord;
  it: MerchantRequestRecord;
}> = {
  id: ({ it }) => gid("FulfillmentOrderMerchantRequest", it.id),
  fulfillmentOrder: ({ fulfillmentOrder }) => fulfillmentOrder,
  kind: ({ it }) => it.kind,
  message: ({ it }) => it.message,
  requestOptions: ({ it }) => (it.kind === "FULFILLMENT_REQUEST" ? { notify_customer: it.notifyCustomer } : {}),
  responseData: () => null,
  sentAt: ({ it }) => it.sentAt,
};
