import type { GraphQLResolveInfo } from "graphql";
import { listConnection, type PageArguments } from "#sandbox/graphql/connection.ts";
import type { RequestContext } from "#sandbox/graphql/context.ts";
import { refuseArguments, type TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { localizedField, purchasingEntity } from "#sandbox/graphql/resolvers/buyer.ts";
import { orderAddress } from "#sandbox/graphql/resolvers/mailing-address.ts";
import { metafieldFields } from "#sandbox/graphql/resolvers/metafield.ts";
import { orderMoneyResolvers } from "#sandbox/graphql/resolvers/order-money.ts";
import { orderOriginResolvers } from "#sandbox/graphql/resolvers/order-origin.ts";
import { orderRiskResolvers } from "#sandbox/graphql/resolvers/risk.ts";
import { type SuggestedRefundArguments, suggestedRefund } from "#sandbox/graphql/resolvers/suggested-refund.ts";
import { gid } from "#sandbox/world/gid.ts";
import { editable } from "#sandbox/world/order-editable.ts";
import { financialStatus, fulfillmentStatus } from "#sandbox/world/order-status.ts";
import { capturableOf, orderTotals } from "#sandbox/world/order-totals.ts";
import { payable } from "#sandbox/world/pay-order.ts";
import { paymentGatewayNames } from "#sandbox/world/payment-gateway-names.ts";
import { shippingLineOf } from "#sandbox/world/records/order.ts";
import { sameAddress } from "#sandbox/world/same-address.ts";
import { statusPageUrl } from "#sandbox/world/status-page-url.ts";
import type { LineRecord, OrderRecord } from "#sandbox/world/types.ts";

/** A child record needs its order: for money, and for what else stands there. */
export interface Of<T> {
  order: OrderRecord;
  it: T;
}

const units = (order: OrderRecord, read: (line: LineRecord) => number) =>
  order.lines.reduce((sum, line) => sum + read(line), 0);

const isOpen = (order: OrderRecord, context: RequestContext) =>
  context.world.fulfillmentOrdersOf(order).some((one) => one.status === "OPEN" || one.status === "IN_PROGRESS");

const exactly = (count: number) => ({ count, precision: "EXACT" });

/** By both of their names. */
function localizedFields(
  order: OrderRecord,
  args: PageArguments & { countryCodes?: string[]; purposes?: string[] },
  _context: RequestContext,
  info: GraphQLResolveInfo,
) {
  refuseArguments(`Order.${info.fieldName}`, { ...args }, "countryCodes", "purposes");
  return listConnection((order.localizedFields ?? []).map(localizedField), args, ({ key }) => key);
}

export const orderResolvers: TypeResolvers<OrderRecord> = {
  ...orderMoneyResolvers,
  ...orderOriginResolvers,
  ...orderRiskResolvers,
  ...metafieldFields<OrderRecord>("Order"),
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
  createdAt: (order) => order.createdAt,
  processedAt: (order) => order.processedAt,
  updatedAt: (order) => order.updatedAt,
  cancelledAt: (order) => order.cancelledAt,
  cancelReason: (order) => order.cancelReason,
  closed: (order) => order.closedAt !== null,
  closedAt: (order) => order.closedAt,
  cancellation: (order) => order.cancelledAt && { staffNote: order.cancelStaffNote ?? null },
  confirmationNumber: (order) => order.token.slice(0, 9).toUpperCase(),
  confirmed: () => true,
  edited: (order) => order.edits.length > 0,
  merchantEditable: (order) => editable(order),
  merchantEditableErrors: (order) => (editable(order) ? [] : ["The order cannot be edited."]),
  currencyCode: (order, _args, { shop }) => order.currency ?? shop.currency,
  presentmentCurrencyCode: (order, _args, { shop }) => order.presentment?.currency ?? order.currency ?? shop.currency,
  statusPageUrl: (order, _args, { shop }) => statusPageUrl(shop, order),
  customer: (order, _args, { world, shop }) => order.customerId && world.customer(shop.domain, order.customerId),
  shippingAddress: (order) => orderAddress(order, "shippingAddress"),
  billingAddress: (order) => orderAddress(order, "billingAddress"),
  billingAddressMatchesShippingAddress: (order) => sameAddress(order.billingAddress, order.shippingAddress),
  displayAddress: (order) => orderAddress(order, order.shippingAddress ? "shippingAddress" : "billingAddress"),
  canNotifyCustomer: (order) => order.email !== null,
  customerAcceptsMarketing: (order) => order.acceptsMarketing ?? false,
  customerLocale: (order) => order.customerLocale ?? "en",
  purchasingEntity: (order, _args, context) => purchasingEntity(order, context),
  paymentTerms: (order) => order.paymentTerms && { terms: order.paymentTerms, order, draft: null },
  localizedFields,
  localizationExtensions: localizedFields,
  // No mandates are simulated; where to pay the rest is the buyer's page of the order.
  paymentCollectionDetails: (order, _args, { shop }) => ({
    additionalPaymentCollectionUrl: orderTotals(order).outstanding > 0 ? statusPageUrl(shop, order) : null,
    vaultedPaymentMethods: [],
  }),
  shippingLine: (order) => {
    const it = shippingLineOf(order);
    return it && { order, it };
  },
  shippingLines: (order, args: PageArguments & { includeRemovals?: boolean }) =>
    listConnection(
      order.shippingLines.filter((line) => args.includeRemovals || !line.removed).map((it) => ({ order, it })),
      args,
      ({ it }) => it.id,
    ),
  lineItems: (order, args) =>
    listConnection(
      order.lines.map((it) => ({ order, it })),
      args,
      ({ it }) => it.id,
    ),
  nonFulfillableLineItems: (order, args) =>
    listConnection(
      order.lines.filter((line) => line.currentQuantity === 0).map((it) => ({ order, it })),
      args,
      ({ it }) => it.id,
    ),
  restockable: (order) => order.lines.some((line) => line.variantId !== null && line.currentQuantity > 0),
  alerts: () => [],
  additionalFees: () => [],
  hasTimelineComment: () => false,
  productNetwork: () => false,
  shopifyProtect: () => null,
  merchantOfRecordApp: () => null,
  staffMember: () => null,
  subtotalLineItemsQuantity: (order) => units(order, (line) => line.quantity),
  currentSubtotalLineItemsQuantity: (order) => units(order, (line) => line.currentQuantity),
  requiresShipping: (order) => order.lines.some((line) => line.requiresShipping),
  currentTotalWeight: (order) => String(units(order, (line) => line.grams * line.currentQuantity)),
  totalWeight: (order) => String(units(order, (line) => line.grams * line.quantity)),
  displayFinancialStatus: (order) => financialStatus(order),
  displayFulfillmentStatus: (order, _args, { world }) => fulfillmentStatus(order, world.fulfillmentOrdersOf(order)),
  fullyPaid: (order) => financialStatus(order) === "PAID",
  unpaid: (order) => orderTotals(order).received === 0 && orderTotals(order).currentTotal > 0,
  canMarkAsPaid: (order) => payable(order),
  capturable: (order) => orderTotals(order).authorized > 0,
  refundable: (order) => orderTotals(order).received > 0,
  fulfillable: (order, _args, context) => isOpen(order, context),
  paymentGatewayNames,
  transactions: (order, args: { first?: number; capturable?: boolean; manuallyResolvable?: boolean }) => {
    refuseArguments("Order.transactions", args, "manuallyResolvable");
    return order.transactions
      .filter((it) => args.capturable == null || capturableOf(order, it) > 0 === args.capturable)
      .slice(0, args.first)
      .map((it) => ({ order, it }));
  },
  transactionsCount: (order) => exactly(order.transactions.length),
  suggestedRefund: (order, args: SuggestedRefundArguments, context) => suggestedRefund(order, args, context),
  refunds: (order, args: { first?: number }) => order.refunds.slice(0, args.first).map((it) => ({ order, it })),
  fulfillments: (order, args: { first?: number; query?: string }) => {
    refuseArguments("Order.fulfillments", args, "query");
    return order.fulfillments.slice(0, args.first).map((it) => ({ order, it }));
  },
  fulfillmentsCount: (order) => exactly(order.fulfillments.length),
  fulfillmentOrders: (order, args, { world }) => {
    refuseArguments("Order.fulfillmentOrders", args, "displayable", "query");
    return listConnection(world.fulfillmentOrdersOf(order), args, (one) => one.id);
  },
};
