import { anyOf, byInstant, byList, byNumber, byText, type SearchField } from "#sandbox/graphql/search.ts";
import type { Listing } from "#sandbox/graphql/searched-page.ts";
import { metafieldOf } from "#sandbox/world/metafields/metafields.ts";
import { decimals } from "#sandbox/world/money.ts";
import { financialStatus, fulfillmentStatus } from "#sandbox/world/order-status.ts";
import { orderTotals } from "#sandbox/world/order-totals.ts";
import { paymentGatewayNames } from "#sandbox/world/payment-gateway-names.ts";
import { returnStatus } from "#sandbox/world/returns/return-status.ts";
import { riskLevel } from "#sandbox/world/risk/order-risk.ts";
import { channelOf } from "#sandbox/world/sales-channels.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

type Field = SearchField<OrderRecord>;

const DELIVERY_METHODS: Record<string, string> = {
  SHIPPING: "shipping",
  PICK_UP: "pick-up",
  RETAIL: "retail",
  LOCAL: "local",
  PICKUP_POINT: "pickup-point",
  NONE: "none",
};

/** How many grams one unit of a weight is, as `total_weight` spells units. */
const GRAMS: Record<string, number> = { g: 1, kg: 1_000, oz: 28.349_523_125, lb: 453.592_37 };

/** "10.5kg", ".5 lb": of a whole order, packaging not counted. */
const byWeight: Field = (order, comparator, value) => {
  const [, number, unit] = /^([\d.]+)\s*(g|kg|oz|lb)?$/.exec(value) ?? [];
  if (!number) return false;
  const grams = order.lines.reduce((sum, line) => sum + line.grams * line.quantity, 0);
  return byNumber<number>((one) => one)(grams, comparator, String(Number(number) * (GRAMS[unit ?? "g"] ?? 1)));
};

const byStatus: Field = (order, _comparator, value) =>
  ({
    open: !order.closedAt && !order.cancelledAt,
    closed: order.closedAt !== null,
    cancelled: order.cancelledAt !== null,
    not_closed: order.closedAt === null,
  })[value.toLowerCase()] ?? value.toLowerCase() === "any";

const byFulfillmentStatus =
  (world: World): Field =>
  (order, _comparator, value) => {
    const status = fulfillmentStatus(order, world.fulfillmentOrdersOf(order));
    const wanted = value.toLowerCase();
    if (wanted === "shipped" || wanted === "fulfilled") return status === "FULFILLED";
    if (wanted === "partial") return status === "PARTIALLY_FULFILLED";
    if (wanted === "unshipped") return status === "UNFULFILLED" || status === "ON_HOLD";
    if (wanted === "unfulfilled") return status === "UNFULFILLED" || status === "PARTIALLY_FULFILLED";
    return status.toLowerCase() === wanted;
  };

/** With the sign before the number or without. */
const byName: Field = (order, comparator, value) =>
  [value, `#${value}`].some((one) => byText<OrderRecord>(({ name }) => name)(order, comparator, one));

const firstCode = (order: OrderRecord) => order.discounts?.find(({ kind }) => kind === "CODE")?.name;

const units = (order: OrderRecord) => order.lines.reduce((sum, line) => sum + line.quantity, 0);

/** Places that have to do with an order: where it was sold, is kept, was shipped from or sent back to. */
function placesOf(order: OrderRecord, world: World): string[] {
  return [
    ...(order.retailLocationId ? [order.retailLocationId] : []),
    ...world.fulfillmentOrdersOf(order).map((one) => one.locationId),
    ...order.fulfillments.map((one) => one.locationId),
    ...order.refunds.flatMap((refund) => refund.lines.flatMap((line) => line.locationId ?? [])),
  ];
}

function customerName(order: OrderRecord, world: World): string {
  const customer = order.customerId ? world.customer(order.shop, order.customerId) : null;
  return `${customer?.lastName ?? ""} ${customer?.firstName ?? ""}`.trim().toLowerCase();
}

/** How `orders` and `ordersCount` search and sort (names and values: the official schema). */
export const ORDERS = (world: World): Listing<OrderRecord> => ({
  searchable: {
    connection: "orders",
    text: (order, word) =>
      [
        ...[order.name, order.email, order.phone, order.note, order.poNumber, ...order.tags],
        ...[order.shippingAddress?.firstName, order.shippingAddress?.lastName, customerName(order, world)],
        ...order.lines.flatMap((line) => [line.title, line.sku]),
      ].some((text) => text?.toLowerCase().includes(word)),
    metafield: (order, namespace, key) => metafieldOf(world, "Order", order.id, namespace, key)?.value ?? null,
    fields: {
      id: byNumber((order) => order.id),
      name: byName,
      email: byText((order) => order.email),
      customer_id: byText((order) => order.customerId),
      tag: anyOf(byList((order) => order.tags)),
      tag_not: (order, comparator, value) => !anyOf(byList<OrderRecord>((one) => one.tags))(order, comparator, value),
      test: byText((order) => String(order.test)),
      po_number: byText((order) => order.poNumber),
      source_name: anyOf(byText((order) => order.sourceName)),
      source_identifier: byText((order) => order.sourceIdentifier),
      channel: anyOf(byText((order) => channelOf(order.sourceName)?.handle)),
      sales_channel: anyOf(byText((order) => channelOf(order.sourceName)?.name)),
      gateway: anyOf(byList(paymentGatewayNames)),
      payment_id: byList((order) => order.transactions.flatMap(({ paymentId }) => paymentId ?? [])),
      credit_card_last4: byList((order) => order.transactions.flatMap(({ card }) => card?.number.slice(-4) ?? [])),
      sku: byList((order) => order.lines.flatMap((line) => line.sku ?? [])),
      discount_code: byText(firstCode),
      confirmation_number: byText((order) => order.token.slice(0, 9)),
      // Orders of this world come from no cart and no checkout that had a token.
      cart_token: () => false,
      checkout_token: () => false,
      created_at: byInstant((order) => order.createdAt),
      processed_at: byInstant((order) => order.processedAt),
      updated_at: byInstant((order) => order.updatedAt),
      current_total_price: byNumber((order) => {
        const currency = order.currency ?? world.shop(order.shop).currency;
        return orderTotals(order).currentTotal / 10 ** decimals(currency);
      }),
      subtotal_line_items_quantity: byNumber(units),
      total_weight: byWeight,
      status: anyOf(byStatus),
      financial_status: anyOf(byText((order) => financialStatus(order)?.toLowerCase())),
      fulfillment_status: anyOf(byFulfillmentStatus(world)),
      delivery_method: anyOf(
        byList((order) => world.fulfillmentOrdersOf(order).map((one) => DELIVERY_METHODS[one.deliveryMethod] ?? "")),
      ),
      return_status: anyOf(byText(returnStatus)),
      risk_level: anyOf(byText(riskLevel)),
      chargeback_status: anyOf(
        byList((order) => (order.disputeIds ?? []).flatMap((id) => world.state.disputes[id]?.status ?? [])),
      ),
      location_id: byText((order) => order.retailLocationId),
      fulfillment_location_id: byList((order) => order.fulfillments.map((one) => one.locationId)),
      reference_location_id: byList((order) => placesOf(order, world)),
    },
    notHeld: ["channel_id", "fraud_protection_level", "payment_provider_id"],
  },
  sortKeys: {
    CREATED_AT: (order) => order.createdAt,
    PROCESSED_AT: (order) => order.processedAt,
    UPDATED_AT: (order) => order.updatedAt,
    ID: (order) => Number(order.id),
    ORDER_NUMBER: (order) => order.number,
    TOTAL_PRICE: (order) => orderTotals(order).total,
    CURRENT_TOTAL_PRICE: (order) => orderTotals(order).currentTotal,
    CUSTOMER_NAME: (order) => customerName(order, world),
    DESTINATION: (order) => {
      const { country, province, city } = order.shippingAddress ?? {};
      return [city, province, country].filter(Boolean).join(", ").toLowerCase();
    },
    FINANCIAL_STATUS: (order) => financialStatus(order) ?? "",
    FULFILLMENT_STATUS: (order) => fulfillmentStatus(order, world.fulfillmentOrdersOf(order)),
    PO_NUMBER: (order) => order.poNumber ?? "",
    TOTAL_ITEMS_QUANTITY: units,
  },
  sortKey: "PROCESSED_AT",
});
