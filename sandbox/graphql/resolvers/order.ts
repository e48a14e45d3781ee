import { listConnection } from "#sandbox/graphql/connection.ts";
import type { RequestContext } from "#sandbox/graphql/context.ts";
import { moneyBag } from "#sandbox/graphql/money-bag.ts";
import { refuseArguments, type TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { gid } from "#sandbox/world/gid.ts";
import { financialStatus, fulfilledQuantity, fulfillmentStatus } from "#sandbox/world/order-status.ts";
import { type OrderTotals, orderTotals } from "#sandbox/world/order-totals.ts";
import { statusPageUrl } from "#sandbox/world/status-page-url.ts";
import type { AddressRecord, LineRecord, OrderRecord, ShippingLineRecord } from "#sandbox/world/types.ts";

/** A child record needs its order: for money, and for what else stands there. */
export interface Of<T> {
  order: OrderRecord;
  it: T;
}

const amount =
  (read: (totals: OrderTotals, order: OrderRecord) => number) =>
  (order: OrderRecord, _args: unknown, { shop }: RequestContext) =>
    moneyBag(order, shop.currency, read(orderTotals(order), order));

const units = (order: OrderRecord, read: (line: LineRecord) => number) =>
  order.lines.reduce((sum, line) => sum + read(line), 0);

const isOpen = (order: OrderRecord, context: RequestContext) =>
  context.world.fulfillmentOrdersOf(order).some((one) => one.status === "OPEN" || one.status === "IN_PROGRESS");

export const orderResolvers: TypeResolvers<OrderRecord> = {
  id: (order) => gid("Order", order.id),
  legacyResourceId: (order) => order.id,
  name: (order) => order.name,
  number: (order) => order.number,
  email: (order) => order.email,
  phone: (order) => order.phone,
  note: (order) => order.note,
  poNumber: (order) => order.poNumber,
  tags: (order) => order.tags,
  test: (order) => order.test,
  customAttributes: (order) => order.customAttributes,
  sourceName: (order) => order.sourceName,
  createdAt: (order) => order.createdAt,
  processedAt: (order) => order.processedAt,
  updatedAt: (order) => order.updatedAt,
  cancelledAt: (order) => order.cancelledAt,
  cancelReason: (order) => order.cancelReason,
  closed: (order) => order.closedAt !== null,
  closedAt: (order) => order.closedAt,
  confirmed: () => true,
  edited: (order) => order.edits.length > 0,
  currencyCode: (_order, _args, { shop }) => shop.currency,
  presentmentCurrencyCode: (order, _args, { shop }) => order.presentment?.currency ?? shop.currency,
  statusPageUrl: (order, _args, { shop }) => statusPageUrl(shop, order),
  customer: (order, _args, { world, shop }) => order.customerId && world.customer(shop.domain, order.customerId),
  shippingAddress: (order) => order.shippingAddress,
  billingAddress: (order) => order.billingAddress,
  billingAddressMatchesShippingAddress: (order) =>
    order.billingAddress !== null &&
    order.shippingAddress !== null &&
    JSON.stringify(order.billingAddress) === JSON.stringify(order.shippingAddress),
  shippingLine: (order) => order.shippingLine && { order, it: order.shippingLine },
  shippingLines: (order, args) =>
    listConnection(order.shippingLine ? [{ order, it: order.shippingLine }] : [], args, ({ it }) => it.id),
  lineItems: (order, args) =>
    listConnection(
      order.lines.map((it) => ({ order, it })),
      args,
      ({ it }) => it.id,
    ),
  subtotalLineItemsQuantity: (order) => units(order, (line) => line.quantity),
  currentSubtotalLineItemsQuantity: (order) => units(order, (line) => line.currentQuantity),
  requiresShipping: (order) => order.lines.some((line) => line.requiresShipping),
  currentTotalWeight: (order) => String(units(order, (line) => line.grams * line.currentQuantity)),
  totalWeight: (order) => String(units(order, (line) => line.grams * line.quantity)),
  displayFinancialStatus: (order) => financialStatus(order),
  displayFulfillmentStatus: (order, _args, { world }) => fulfillmentStatus(order, world.fulfillmentOrdersOf(order)),
  fullyPaid: (order) => financialStatus(order) === "PAID",
  unpaid: (order) => orderTotals(order).received === 0 && orderTotals(order).currentTotal > 0,
  canMarkAsPaid: (order) => !order.cancelledAt && orderTotals(order).outstanding > 0,
  capturable: (order) => orderTotals(order).authorized > 0,
  refundable: (order) => orderTotals(order).received > 0,
  fulfillable: (order, _args, context) => isOpen(order, context),
  paymentGatewayNames: (order) => [
    ...new Set(order.transactions.filter((one) => one.status !== "FAILURE").map((one) => one.gateway)),
  ],
  totalPriceSet: amount((totals) => totals.total),
  originalTotalPriceSet: amount((totals) => totals.total),
  subtotalPriceSet: amount((totals) => totals.subtotal),
  currentSubtotalPriceSet: amount((totals) => totals.currentSubtotal),
  currentTotalPriceSet: amount((totals) => totals.currentTotal),
  totalShippingPriceSet: amount((totals) => totals.shipping),
  currentShippingPriceSet: amount((totals) => totals.currentShipping),
  totalDiscountsSet: amount((totals) => totals.discounts),
  currentTotalDiscountsSet: amount((_totals, order) =>
    units(order, (line) => (line.quantity ? Math.round((line.discount * line.currentQuantity) / line.quantity) : 0)),
  ),
  totalReceivedSet: amount((totals) => totals.captured),
  netPaymentSet: amount((totals) => totals.received),
  totalRefundedSet: amount((totals) => totals.refunded),
  totalRefundedShippingSet: amount((_totals, order) => order.refunds.reduce((sum, refund) => sum + refund.shipping, 0)),
  totalOutstandingSet: amount((totals) => totals.outstanding),
  totalCapturableSet: amount((totals) => totals.authorized),
  refundDiscrepancySet: amount((_totals, order) => order.refunds.reduce((sum, refund) => sum + refund.discrepancy, 0)),
  // This world has no taxes, duties, tips or returns.
  totalTaxSet: amount(() => 0),
  currentTotalTaxSet: amount(() => 0),
  taxesIncluded: () => false,
  taxLines: () => [],
  currentTaxLines: () => [],
  totalTipReceivedSet: amount(() => 0),
  returnStatus: () => "NO_RETURN",
  disputes: () => [],
  discountCodes: () => [],
  transactions: (order, args: { first?: number; capturable?: boolean; manuallyResolvable?: boolean }) => {
    refuseArguments("Order.transactions", args, "capturable", "manuallyResolvable");
    return order.transactions.slice(0, args.first).map((it) => ({ order, it }));
  },
  refunds: (order, args: { first?: number }) => order.refunds.slice(0, args.first).map((it) => ({ order, it })),
  fulfillments: (order, args: { first?: number; query?: string }) => {
    refuseArguments("Order.fulfillments", args, "query");
    return order.fulfillments.slice(0, args.first).map((it) => ({ order, it }));
  },
  fulfillmentOrders: (order, args, { world }) => {
    refuseArguments("Order.fulfillmentOrders", args, "displayable", "query");
    return listConnection(world.fulfillmentOrdersOf(order), args, (one) => one.id);
  },
};

export const lineItemResolvers: TypeResolvers<Of<LineRecord>> = {
  id: ({ it }) => gid("LineItem", it.id),
  title: ({ it }) => it.title,
  name: ({ it }) => (it.variantTitle ? `${it.title} - ${it.variantTitle}` : it.title),
  variantTitle: ({ it }) => it.variantTitle,
  sku: ({ it }) => it.sku,
  vendor: ({ it }) => it.vendor,
  quantity: ({ it }) => it.quantity,
  currentQuantity: ({ it }) => it.currentQuantity,
  requiresShipping: ({ it }) => it.requiresShipping,
  taxable: ({ it }) => it.taxable,
  isGiftCard: ({ it }) => it.giftCard,
  customAttributes: () => [],
  taxLines: () => [],
  fulfillableQuantity: ({ order, it }, _args, { world }) =>
    world
      .fulfillmentOrdersOf(order)
      .filter((one) => one.status === "OPEN" || one.status === "IN_PROGRESS" || one.status === "SCHEDULED")
      .flatMap((one) => one.lines)
      .reduce((sum, line) => (line.lineId === it.id ? sum + line.remainingQuantity : sum), 0),
  unfulfilledQuantity: ({ order, it }) => Math.max(0, it.currentQuantity - fulfilledQuantity(order, it.id)),
  refundableQuantity: ({ it }) => it.currentQuantity,
  originalUnitPriceSet: ({ order, it }, _args, { shop }) => moneyBag(order, shop.currency, it.price),
  originalTotalSet: ({ order, it }, _args, { shop }) => moneyBag(order, shop.currency, it.price * it.quantity),
  totalDiscountSet: ({ order, it }, _args, { shop }) => moneyBag(order, shop.currency, it.discount),
  discountedTotalSet: ({ order, it }, _args, { shop }) =>
    moneyBag(order, shop.currency, it.price * it.quantity - it.discount),
  variant: ({ it }, _args, { world }) => (it.variantId ? (world.state.variants[it.variantId] ?? null) : null),
  product: ({ it }, _args, { world, shop }) => it.productId && world.product(shop.domain, it.productId),
};

export const shippingLineResolvers: TypeResolvers<Of<ShippingLineRecord>> = {
  id: ({ it }) => gid("ShippingLine", it.id),
  title: ({ it }) => it.title,
  code: ({ it }) => it.code,
  source: ({ it }) => it.source,
  custom: () => false,
  isRemoved: () => false,
  carrierIdentifier: () => null,
  deliveryCategory: ({ it }) => (it.code === "PICKUP" ? "pickup" : null),
  phone: () => null,
  taxLines: () => [],
  originalPriceSet: ({ order, it }, _args, { shop }) => moneyBag(order, shop.currency, it.price),
  discountedPriceSet: ({ order, it }, _args, { shop }) => moneyBag(order, shop.currency, it.price),
  currentDiscountedPriceSet: ({ order }, _args, { shop }) =>
    moneyBag(order, shop.currency, orderTotals(order).currentShipping),
};

const fullName = (address: AddressRecord) => [address.firstName, address.lastName].filter(Boolean).join(" ") || null;

export const mailingAddressResolvers: TypeResolvers<AddressRecord> = {
  firstName: (address) => address.firstName,
  lastName: (address) => address.lastName,
  name: fullName,
  company: (address) => address.company,
  address1: (address) => address.address1,
  address2: (address) => address.address2,
  city: (address) => address.city,
  zip: (address) => address.zip,
  province: (address) => address.province,
  provinceCode: (address) => address.provinceCode,
  country: (address) => address.country,
  countryCode: (address) => address.countryCode,
  countryCodeV2: (address) => address.countryCode,
  phone: (address) => address.phone,
  formatted: (address) =>
    [
      ...[fullName(address), address.company, address.address1, address.address2],
      ...[[address.city, address.provinceCode, address.zip].filter(Boolean).join(" "), address.country],
    ].filter(Boolean),
};
