import { defaultCursor, listConnection, type PageArguments } from "#sandbox/graphql/connection.ts";
import type { RequestContext } from "#sandbox/graphql/context.ts";
import { money, moneyBag } from "#sandbox/graphql/money-bag.ts";
import { refuseArguments, type TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { localizedField, purchasingEntity } from "#sandbox/graphql/resolvers/buyer.ts";
import { serviceOfLine } from "#sandbox/graphql/resolvers/fulfillment-service.ts";
import type { ReadAddress } from "#sandbox/graphql/resolvers/mailing-address.ts";
import { metafieldFields } from "#sandbox/graphql/resolvers/metafield.ts";
import type { OwnedTerms } from "#sandbox/graphql/resolvers/payment-terms.ts";
import { draftOrderEvents } from "#sandbox/graphql/resolvers/record-events.ts";
import { taxLinesOf } from "#sandbox/graphql/resolvers/tax-line.ts";
import { draftAsOrder } from "#sandbox/world/drafts/draft-as-order.ts";
import { INVOICE_SUBJECT } from "#sandbox/world/drafts/preview-draft-invoice.ts";
import { gid } from "#sandbox/world/gid.ts";
import { webhookMoney } from "#sandbox/world/money.ts";
import { orderTaxLines } from "#sandbox/world/order-tax-lines.ts";
import { type OrderTotals, orderTotals } from "#sandbox/world/order-totals.ts";
import type { DraftDiscountRecord, DraftLineRecord, DraftOrderRecord } from "#sandbox/world/records/draft-order.ts";
import { sameAddress } from "#sandbox/world/same-address.ts";
import type { Minor } from "#sandbox/world/types.ts";

/** A line with its draft. */
interface Line {
  draft: DraftOrderRecord;
  it: DraftLineRecord;
}

/** A discount by hand with its draft. */
interface Discount {
  draft: DraftOrderRecord;
  it: DraftDiscountRecord;
}

const bagOf = (draft: DraftOrderRecord, { shop }: RequestContext, amount: Minor) =>
  moneyBag(draftAsOrder(draft), shop.currency, amount);

type Read = (totals: OrderTotals, draft: DraftOrderRecord) => Minor;

/** As `MoneyBag`. */
const bag = (read: Read) => (draft: DraftOrderRecord, _args: unknown, context: RequestContext) =>
  bagOf(draft, context, read(orderTotals(draftAsOrder(draft)), draft));

/** As the deprecated `Money` scalar, and as `MoneyBag`. */
const both = (name: string, read: Read): TypeResolvers<DraftOrderRecord> => ({
  [name]: (draft, _args, { shop }) => webhookMoney(read(orderTotals(draftAsOrder(draft)), draft), shop.currency),
  [`${name}Set`]: bag(read),
});

const ownDiscount = (line: DraftLineRecord): Minor => line.appliedDiscount?.amount ?? 0;

const discountOf = (draft: DraftOrderRecord, it: DraftDiscountRecord | null): Discount | null => it && { draft, it };

/** A draft keeps its addresses without ids of their own: they are told apart by the draft's. */
const address = (draft: DraftOrderRecord, which: "shippingAddress" | "billingAddress"): ReadAddress | null => {
  const kept = draft[which];
  return kept && { ...kept, id: `${draft.id}${which === "shippingAddress" ? 1 : 2}`, model: "Address" };
};

const overridden = (draft: DraftOrderRecord) =>
  draft.lines.filter((line) => !line.custom).map((one) => one.priceOverridden);

/** What a draft and the calculation of one have in common. */
const common: TypeResolvers<DraftOrderRecord> = {
  ...both("totalPrice", (totals) => totals.total),
  ...both("subtotalPrice", (totals) => totals.subtotal),
  ...both("totalTax", (totals) => totals.tax),
  ...both("totalShippingPrice", (totals) => totals.shipping),
  totalDiscountsSet: bag((totals) => totals.discounts),
  totalLineItemsPriceSet: bag((totals) => totals.lineItems),
  lineItemsSubtotalPrice: bag((totals, draft) => totals.subtotal + (draft.appliedDiscount?.amount ?? 0)),
  amountDueNowSet: bag((totals, draft) => (draft.paymentTerms ? 0 : totals.total)),
  amountDueLaterSet: bag((totals, draft) => (draft.paymentTerms ? totals.total : 0)),
  acceptAutomaticDiscounts: (draft) => draft.acceptAutomaticDiscounts,
  allVariantPricesOverridden: (draft) => overridden(draft).length > 0 && overridden(draft).every(Boolean),
  anyVariantPricesOverridden: (draft) => overridden(draft).some(Boolean),
  appliedDiscount: (draft) => discountOf(draft, draft.appliedDiscount),
  billingAddressMatchesShippingAddress: (draft) => sameAddress(draft.billingAddress, draft.shippingAddress),
  currencyCode: (_draft, _args, { shop }) => shop.currency,
  presentmentCurrencyCode: (_draft, _args, { shop }) => shop.currency,
  customer: (draft, _args, { world, shop }) => draft.customerId && world.customer(shop.domain, draft.customerId),
  deposit: () => null,
  discountCodes: (draft) => draft.discountCodes,
  phone: (draft) => draft.phone,
  platformDiscounts: () => [],
  purchasingEntity: (draft, _args, context) => purchasingEntity(draft, context),
  shippingLine: (draft) => {
    const [it] = draft.shippingLines;
    return it ? { order: draftAsOrder(draft), it } : null;
  },
  taxLines: (draft) => {
    const order = draftAsOrder(draft);
    return taxLinesOf(order, orderTaxLines(order));
  },
  taxesIncluded: () => false,
  totalQuantityOfLineItems: (draft) => draft.lines.reduce((sum, line) => sum + line.quantity, 0),
  transformerFingerprint: () => null,
  warnings: () => [],
};

/** By both of their names. */
function localizedFields(draft: DraftOrderRecord, args: PageArguments) {
  refuseArguments("DraftOrder.localizedFields", { ...args }, "countryCodes", "purposes");
  return listConnection((draft.localizedFields ?? []).map(localizedField), args, ({ key }) => key);
}

export const draftOrderResolvers: TypeResolvers<DraftOrderRecord> = {
  ...common,
  ...metafieldFields<DraftOrderRecord>("DraftOrder"),
  ...draftOrderEvents,
  id: (draft) => gid("DraftOrder", draft.id),
  legacyResourceId: (draft) => draft.id,
  name: (draft) => draft.name,
  status: (draft) => draft.status,
  ready: () => true,
  createdAt: (draft) => draft.createdAt,
  updatedAt: (draft) => draft.updatedAt,
  completedAt: (draft) => draft.completedAt,
  invoiceSentAt: (draft) => draft.invoiceSentAt,
  invoiceUrl: (draft, _args, { shop }) => `https://${shop.primaryHost}/${shop.id}/invoices/${draft.token}`,
  email: (draft) => draft.email,
  note2: (draft) => draft.note,
  poNumber: (draft) => draft.poNumber,
  defaultCursor,
  invoiceEmailTemplateSubject: () => INVOICE_SUBJECT,
  tags: (draft) => draft.tags,
  customAttributes: (draft) => draft.customAttributes,
  taxExempt: (draft) => draft.taxExempt,
  visibleToCustomer: (draft) => draft.visibleToCustomer,
  allowDiscountCodesInCheckout: (draft) => draft.allowDiscountCodesInCheckout,
  reserveInventoryUntil: (draft) => draft.reserveInventoryUntil,
  hasTimelineComment: () => false,
  shippingAddress: (draft) => address(draft, "shippingAddress"),
  billingAddress: (draft) => address(draft, "billingAddress"),
  totalWeight: (draft) => String(draft.lines.reduce((sum, line) => sum + line.grams * line.quantity, 0)),
  order: (draft, _args, { world, shop }) => draft.orderId && world.order(shop.domain, draft.orderId),
  paymentTerms: (draft): OwnedTerms | null =>
    draft.paymentTerms ? { terms: draft.paymentTerms, order: null, draft } : null,
  lineItems: (draft, args: PageArguments) =>
    listConnection(
      draft.lines.map((it) => ({ draft, it })),
      args,
      ({ it }) => it.id,
    ),
  localizedFields,
  localizationExtensions: localizedFields,
};

export const calculatedDraftOrderResolvers: TypeResolvers<DraftOrderRecord> = {
  ...common,
  alerts: () => [],
  lineItems: (draft) => draft.lines.map((it) => ({ draft, it })),
};

const lineFigures: Record<string, (line: DraftLineRecord) => Minor> = {
  originalUnitPrice: (line) => line.price,
  originalTotal: (line) => line.price * line.quantity,
  totalDiscount: ownDiscount,
  discountedTotal: (line) => line.price * line.quantity - ownDiscount(line),
  discountedUnitPrice: (line) => Math.round((line.price * line.quantity - ownDiscount(line)) / line.quantity),
};

const lineCommon: TypeResolvers<Line> = {
  ...Object.fromEntries(
    Object.entries(lineFigures).map(([name, read]) => [
      `${name}Set`,
      ({ draft, it }: Line, _args: unknown, context: RequestContext) => bagOf(draft, context, read(it)),
    ]),
  ),
  approximateDiscountedUnitPriceSet: ({ draft, it }, _args, context) =>
    bagOf(draft, context, lineFigures.discountedUnitPrice?.(it) ?? 0),
  originalUnitPriceWithCurrency: ({ it }, _args, { shop }) => (it.custom ? money(it.price, shop.currency) : null),
  priceOverride: ({ it }, _args, { shop }) => (it.priceOverridden ? money(it.price, shop.currency) : null),
  appliedDiscount: ({ draft, it }) => discountOf(draft, it.appliedDiscount),
  uuid: ({ it }) => it.uuid,
  custom: ({ it }) => it.custom,
  customAttributes: ({ it }) => it.attributes ?? [],
  customAttributesV2: ({ it }) => it.attributes ?? [],
  components: () => [],
  bundleComponents: () => [],
  isGiftCard: ({ it }) => it.giftCard,
  name: ({ it }) => (it.variantTitle ? `${it.title} - ${it.variantTitle}` : it.title),
  title: ({ it }) => it.title,
  variantTitle: ({ it }) => it.variantTitle,
  sku: ({ it }) => it.sku,
  vendor: ({ it }) => it.vendor,
  quantity: ({ it }) => it.quantity,
  requiresShipping: ({ it }) => it.requiresShipping,
  taxable: ({ it }) => it.taxable,
  weight: ({ it }) => ({ value: it.grams, unit: "GRAMS" }),
  image: () => null,
  fulfillmentService: ({ it }, _args, context) => serviceOfLine(it.fulfillmentService, context),
  product: ({ it }, _args, { world, shop }) => it.productId && world.product(shop.domain, it.productId),
  variant: ({ it }, _args, { world }) => (it.variantId ? (world.state.variants[it.variantId] ?? null) : null),
};

export const draftLineResolvers: TypeResolvers<Line> = {
  ...lineCommon,
  ...Object.fromEntries(
    Object.entries(lineFigures).map(([name, read]) => [
      name,
      ({ it }: Line, _args: unknown, { shop }: RequestContext) => webhookMoney(read(it), shop.currency),
    ]),
  ),
  id: ({ it }) => gid("DraftOrderLineItem", it.id),
  grams: ({ it }) => it.grams,
  taxLines: ({ draft, it }) => taxLinesOf(draftAsOrder(draft), it.taxLines),
};

export const calculatedDraftLineResolvers: TypeResolvers<Line> = {
  ...lineCommon,
  ...Object.fromEntries(
    Object.entries(lineFigures).map(([name, read]) => [
      name,
      ({ it }: Line, _args: unknown, { shop }: RequestContext) => money(read(it), shop.currency),
    ]),
  ),
};

export const draftDiscountResolvers: TypeResolvers<Discount> = {
  title: ({ it }) => it.title,
  description: ({ it }) => it.description,
  value: ({ it }) => it.value,
  valueType: ({ it }) => it.valueType,
  amount: ({ it }, _args, { shop }) => webhookMoney(it.amount, shop.currency),
  amountV2: ({ it }, _args, { shop }) => money(it.amount, shop.currency),
  amountSet: ({ draft, it }, _args, context) => bagOf(draft, context, it.amount),
};
