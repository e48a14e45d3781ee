import type { RequestContext } from "#sandbox/graphql/context.ts";
import { badRequest, notSimulated } from "#sandbox/graphql/graphql-error.ts";
import { type AddressInput, addressInput } from "#sandbox/graphql/mutations/address-input.ts";
import { type MoneyBagInput, moneyBagInput } from "#sandbox/graphql/mutations/money-input.ts";
import { digits, mutate } from "#sandbox/graphql/mutations/mutate.ts";
import { refuseLongTags } from "#sandbox/graphql/mutations/refuse-long-tags.ts";
import { gramsOf, type WeightInput } from "#sandbox/graphql/mutations/weight-input.ts";
import { refuseArguments } from "#sandbox/graphql/resolver.ts";
import { appNumber } from "#sandbox/world/app-number.ts";
import { companyLocation } from "#sandbox/world/companies/expect-company.ts";
import { type ApiOrder, type CustomerChoice, createOrder } from "#sandbox/world/create-order.ts";
import { gid } from "#sandbox/world/gid.ts";
import { instant } from "#sandbox/world/instant.ts";
import { checkedMetafields, type MetafieldInput, writeMetafield } from "#sandbox/world/metafields/metafields.ts";
import type { LineDraft, TransactionDraft } from "#sandbox/world/place-order.ts";
import type { FulfillmentEventStatus, OriginAddressRecord } from "#sandbox/world/records/fulfillment.ts";
import type { TaxLineRecord } from "#sandbox/world/records/order.ts";
import { Refused } from "#sandbox/world/world.ts";

interface TaxInput {
  title: string;
  rate: string | number;
  priceSet?: MoneyBagInput | null;
  channelLiable?: boolean | null;
}

interface LineInput {
  title?: string | null;
  quantity: number;
  priceSet?: MoneyBagInput | null;
  variantId?: string | null;
  productId?: string | null;
  properties?: { name: string; value: string }[] | null;
  requiresShipping: boolean;
  taxable: boolean;
  giftCard: boolean;
  sku?: string | null;
  taxLines?: TaxInput[] | null;
  variantTitle?: string | null;
  vendor?: string | null;
  weight?: WeightInput | null;
  fulfillmentService?: string | null;
}

interface CustomerInput {
  id?: string | null;
  email?: string | null;
  firstName?: string | null;
  lastName?: string | null;
  phone?: string | null;
  note?: string | null;
  tags?: string[] | null;
  taxExempt?: boolean | null;
  multipassIdentifier?: string | null;
  addresses?: AddressInput[] | null;
}

export interface OrderCreateInput {
  lineItems?: LineInput[] | null;
  transactions?:
    | {
        amountSet: MoneyBagInput;
        kind: TransactionDraft["kind"];
        status: TransactionDraft["status"];
        gateway?: string | null;
        test?: boolean | null;
        processedAt?: string | null;
        authorizationCode?: string | null;
        receiptJson?: unknown;
        locationId?: string | null;
        [other: string]: unknown;
      }[]
    | null;
  shippingLines?:
    | {
        title: string;
        code?: string | null;
        source?: string | null;
        priceSet: MoneyBagInput;
        taxLines?: TaxInput[] | null;
      }[]
    | null;
  taxLines?: TaxInput[] | null;
  customer?: { toUpsert?: CustomerInput | null; toAssociate?: CustomerInput | null } | null;
  customerId?: string | null;
  discountCode?: {
    itemFixedDiscountCode?: { code: string; amountSet?: MoneyBagInput | null } | null;
    itemPercentageDiscountCode?: { code: string; percentage?: number | null } | null;
    freeShippingDiscountCode?: { code: string } | null;
  } | null;
  fulfillment?: {
    locationId: string;
    trackingNumber?: string | null;
    trackingNumbers?: string[] | null;
    trackingCompany?: string | null;
    originAddress?: OriginAddressRecord | null;
    shipmentStatus?: FulfillmentEventStatus | null;
  } | null;
  metafields?: MetafieldInput[] | null;
  shippingAddress?: AddressInput | null;
  billingAddress?: AddressInput | null;
  customAttributes?: { key: string; value: string }[] | null;
  currency?: string | null;
  presentmentCurrency?: string | null;
  tags?: string[] | null;
  processedAt?: string | null;
  closedAt?: string | null;
  [other: string]: unknown;
}

/** `orderCreate`: maps the input to the world's own words. */
export function orderCreate(
  args: { order: OrderCreateInput; options?: { inventoryBehaviour?: ApiOrder["stock"] | null } | null },
  context: RequestContext,
): Record<string, unknown> {
  const { world, shop, actor } = context;
  const { order: input, options } = args;
  const stock = options?.inventoryBehaviour ?? "BYPASS";
  refuseArguments("orderCreate", input as Record<string, unknown>, "userId", "referringSite");
  refuseLongTags("orderCreate", "Order", input.tags ?? []);
  if (input.fulfillmentStatus) throw notSimulated("orderCreate(order: {fulfillmentStatus})");
  return mutate(
    context,
    "orderCreate",
    { ...args },
    [],
    () => {
      const number = appNumber(context.appId);
      const metafields = checkedMetafields(world, { type: "Order", id: "" }, input.metafields ?? [], number);
      const order = createOrder(world, shop.domain, { ...apiOrder(input, context), stock }, actor);
      for (const metafield of metafields) writeMetafield(world, { type: "Order", id: order.id }, metafield);
      return { changed: true, payload: { order }, targetIds: [gid("Order", order.id)] };
    },
    (userErrors) => ({ order: null, userErrors }),
  );
}

function apiOrder(input: OrderCreateInput, context: RequestContext): ApiOrder {
  const { shop, appId } = context;
  const currency = input.currency ?? shop.currency;
  const presentment = presentmentOf(input, currency);
  const shown = presentment?.currency ?? null;
  const price = (set: MoneyBagInput) => {
    const { amount, presentmentAmount } = moneyBagInput(set, currency, shown, "orderCreate");
    return { price: amount, ...(presentmentAmount === undefined ? {} : { presentmentPrice: presentmentAmount }) };
  };
  const tax = (line: TaxInput): TaxLineRecord => ({
    title: line.title,
    rate: Number(line.rate),
    ...(line.priceSet ? moneyBagInput(line.priceSet, currency, shown, "orderCreate") : { amount: 0 }),
    channelLiable: line.channelLiable ?? null,
  });
  const text = (name: string) => (typeof input[name] === "string" ? (input[name] as string) : null);
  return {
    lines: (input.lineItems ?? []).map((line) => lineDraft(line, price, tax, context)),
    shipping: (input.shippingLines ?? []).map((line) => ({
      title: line.title,
      code: line.code ?? line.title,
      ...(line.source ? { source: line.source } : {}),
      ...price(line.priceSet),
      ...(line.taxLines?.length ? { taxLines: line.taxLines.map(tax) } : {}),
    })),
    transactions: (input.transactions ?? []).map((one) => transactionDraft(one, currency, shown, context)),
    ...(input.taxLines?.length ? { taxLines: input.taxLines.map(tax) } : {}),
    customer: customerChoice(input),
    code: codeOf(input.discountCode, currency, shown),
    fulfillment: input.fulfillment
      ? {
          locationId: digits(input.fulfillment.locationId, "Location"),
          tracking: trackingOf(input.fulfillment),
          originAddress: input.fulfillment.originAddress ?? null,
          shipmentStatus: input.fulfillment.shipmentStatus ?? null,
        }
      : null,
    email: text("email"),
    phone: text("phone"),
    note: text("note"),
    poNumber: text("poNumber"),
    tags: input.tags ?? [],
    test: input.test === true,
    sourceName: text("sourceName") ?? appNumber(appId),
    customAttributes: input.customAttributes ?? [],
    shippingAddress: input.shippingAddress ? addressInput(input.shippingAddress) : null,
    billingAddress: input.billingAddress ? addressInput(input.billingAddress) : null,
    presentment,
    ...(text("name") ? { name: text("name") as string } : {}),
    ...(input.processedAt ? { processedAt: instant(Date.parse(input.processedAt)) } : {}),
    closedAt: input.closedAt ? instant(Date.parse(input.closedAt)) : null,
    more: {
      appId,
      ...buyerOf(input, context),
      ...(currency === shop.currency ? {} : { currency }),
      ...(input.taxesIncluded ? { taxesIncluded: true } : {}),
      ...(text("financialStatus") ? { statedFinancialStatus: text("financialStatus") as string } : {}),
      ...(text("sourceIdentifier") ? { sourceIdentifier: text("sourceIdentifier") } : {}),
      ...(text("sourceUrl") ? { sourceUrl: text("sourceUrl") } : {}),
      ...(input.buyerAcceptsMarketing ? { acceptsMarketing: true } : {}),
    },
  };
}

/** The place of a company that buys. Who acts for it is known once the order has its customer. */
function buyerOf({ companyLocationId }: OrderCreateInput, { world, shop }: RequestContext) {
  if (typeof companyLocationId !== "string") return {};
  const found = companyLocation(world, shop.domain, digits(companyLocationId, "CompanyLocation"));
  if (!found)
    throw new Refused("Company location does not exist", { field: ["order", "companyLocationId"], code: "INVALID" });
  return { company: { companyId: found.company.id, contactId: null, locationId: found.it.id } };
}

/** The buyer's currency with the rate that the first price in both currencies tells; null when it is the order's own. */
function presentmentOf(input: OrderCreateInput, currency: string): ApiOrder["presentment"] {
  const { presentmentCurrency } = input;
  if (!presentmentCurrency || presentmentCurrency === currency) return null;
  const sets = [
    ...(input.lineItems ?? []).map((line) => line.priceSet),
    ...(input.transactions ?? []).map((one) => one.amountSet),
    ...(input.shippingLines ?? []).map((line) => line.priceSet),
  ];
  const pair = sets.find((set) => set?.presentmentMoney && Number(set.shopMoney.amount) > 0);
  if (!pair?.presentmentMoney)
    throw notSimulated(`orderCreate(order: {presentmentCurrency: ${presentmentCurrency}}) without prices in it`);
  return {
    currency: presentmentCurrency,
    perShopUnit: Number(pair.presentmentMoney.amount) / Number(pair.shopMoney.amount),
  };
}

function lineDraft(
  line: LineInput,
  price: (set: MoneyBagInput) => { price: number; presentmentPrice?: number },
  tax: (line: TaxInput) => TaxLineRecord,
  { world, shop }: RequestContext,
): LineDraft {
  const variantId = line.variantId ? digits(line.variantId, "ProductVariant") : null;
  // Recorded: a line with a title of its own and a variant that the shop does not have is a custom line.
  const custom = variantId !== null && line.title && !world.variant(shop.domain, variantId);
  return {
    quantity: line.quantity,
    ...(variantId === null || custom ? productOf(line, world, shop.domain) : { variantId }),
    ...(line.title ? { title: line.title } : {}),
    ...(line.priceSet ? price(line.priceSet) : {}),
    ...(line.sku ? { sku: line.sku } : {}),
    requiresShipping: line.requiresShipping,
    taxable: line.taxable,
    giftCard: line.giftCard,
    ...(line.weight ? { grams: gramsOf(line.weight) } : {}),
    ...(line.variantTitle ? { variantTitle: line.variantTitle } : {}),
    ...(line.vendor ? { vendor: line.vendor } : {}),
    attributes: (line.properties ?? []).map(({ name, value }) => ({ key: name, value })),
    taxLines: (line.taxLines ?? []).map(tax),
    ...(line.fulfillmentService ? { fulfillmentService: line.fulfillmentService } : {}),
  };
}

/** Of a line without a variant. */
function productOf({ productId }: LineInput, world: RequestContext["world"], shop: string): { productId?: string } {
  if (!productId) return {};
  const id = digits(productId, "Product");
  return world.product(shop, id) ? { productId: id } : {};
}

type TransactionInput = NonNullable<OrderCreateInput["transactions"]>[number];

function transactionDraft(
  one: TransactionInput,
  currency: string,
  shown: string | null,
  { world, shop }: RequestContext,
): TransactionDraft {
  if (one.giftCardId || one.deviceId || one.userId)
    throw notSimulated("orderCreate(order: {transactions}) with a gift card, device or user");
  const locationId = one.locationId ? digits(one.locationId, "Location") : null;
  if (locationId && world.state.locations[locationId]?.shop !== shop.domain)
    throw badRequest("Location does not exist");
  return {
    kind: one.kind,
    status: one.status,
    ...moneyBagInput(one.amountSet, currency, shown, "orderCreate"),
    gateway: one.gateway ?? "",
    test: one.test ?? false,
    ...(one.processedAt ? { processedAt: instant(Date.parse(one.processedAt)) } : {}),
    ...(one.authorizationCode ? { authorizationCode: one.authorizationCode } : {}),
    ...(one.receiptJson === undefined || one.receiptJson === null ? {} : { receipt: one.receiptJson }),
    ...(locationId ? { locationId } : {}),
  };
}

function customerChoice(input: OrderCreateInput): CustomerChoice | null {
  if (input.customer && input.customerId)
    throw new Refused("Only one of customer or customer_id can be provided", {
      field: ["order", "customerId"],
      code: "REDUNDANT_CUSTOMER_FIELDS",
    });
  if (input.customerId) return { id: digits(input.customerId, "Customer"), upsert: false };
  const given = input.customer?.toUpsert ?? input.customer?.toAssociate;
  if (!given) return null;
  const { id, addresses, email, firstName, lastName, phone, note, tags, taxExempt, multipassIdentifier } = given;
  const said = { email, firstName, lastName, phone, note, tags, taxExempt, multipassIdentifier };
  return {
    ...Object.fromEntries(Object.entries(said).filter(([, value]) => value != null)),
    ...(id ? { id: digits(id, "Customer") } : {}),
    ...(addresses ? { addresses: addresses.map(addressInput) } : {}),
    upsert: Boolean(input.customer?.toUpsert),
  };
}

function codeOf(input: OrderCreateInput["discountCode"], currency: string, shown: string | null): ApiOrder["code"] {
  if (input?.itemFixedDiscountCode) {
    const { code, amountSet } = input.itemFixedDiscountCode;
    return { code, amount: amountSet ? moneyBagInput(amountSet, currency, shown, "orderCreate").amount : 0 };
  }
  if (input?.itemPercentageDiscountCode) {
    const { code, percentage } = input.itemPercentageDiscountCode;
    return { code, percentage: percentage ?? 0 };
  }
  return input?.freeShippingDiscountCode ? { code: input.freeShippingDiscountCode.code, freeShipping: true } : null;
}

function trackingOf(input: NonNullable<OrderCreateInput["fulfillment"]>) {
  const numbers = input.trackingNumbers ?? (input.trackingNumber ? [input.trackingNumber] : []);
  return numbers.map((number) => ({ number, company: input.trackingCompany ?? "" }));
}
