import type { RequestContext } from "#sandbox/graphql/context.ts";
import { notSimulated } from "#sandbox/graphql/graphql-error.ts";
import { type AddressInput, addressInput } from "#sandbox/graphql/mutations/address-input.ts";
import { amountInput, type MoneyInput, moneyInput } from "#sandbox/graphql/mutations/money-input.ts";
import { digits } from "#sandbox/graphql/mutations/mutate.ts";
import { type PaymentTermsInput, paymentTermsInput } from "#sandbox/graphql/mutations/payment-terms-input.ts";
import { refuseLongTags } from "#sandbox/graphql/mutations/refuse-long-tags.ts";
import { gramsOf, type WeightInput } from "#sandbox/graphql/mutations/weight-input.ts";
import { refuseArguments } from "#sandbox/graphql/resolver.ts";
import type { DraftChange, DraftDiscount, DraftLine } from "#sandbox/world/drafts/draft-change.ts";
import type { MetafieldInput } from "#sandbox/world/metafields/metafields.ts";

interface DiscountInput {
  title?: string | null;
  description?: string | null;
  value: number;
  valueType: "FIXED_AMOUNT" | "PERCENTAGE";
}

interface LineInput {
  variantId?: string | null;
  title?: string | null;
  quantity: number;
  sku?: string | null;
  originalUnitPrice?: string | number | null;
  originalUnitPriceWithCurrency?: MoneyInput | null;
  priceOverride?: MoneyInput | null;
  requiresShipping?: boolean | null;
  taxable?: boolean | null;
  grams?: number | null;
  weight?: WeightInput | null;
  customAttributes?: { key: string; value: string }[] | null;
  appliedDiscount?: DiscountInput | null;
  uuid?: string | null;
}

export interface DraftOrderInput {
  lineItems?: LineInput[] | null;
  appliedDiscount?: DiscountInput | null;
  shippingLine?: {
    title?: string | null;
    price?: string | number | null;
    priceWithCurrency?: MoneyInput | null;
    shippingRateHandle?: string | null;
  } | null;
  customerId?: string | null;
  purchasingEntity?: {
    customerId?: string | null;
    purchasingCompany?: { companyId: string; companyContactId: string; companyLocationId: string } | null;
  } | null;
  presentmentCurrencyCode?: string | null;
  shippingAddress?: AddressInput | null;
  billingAddress?: AddressInput | null;
  paymentTerms?: PaymentTermsInput | null;
  metafields?: MetafieldInput[] | null;
  [other: string]: unknown;
}

/** Said as they are, when they are said at all. */
const PLAIN = [
  ...["email", "phone", "note", "poNumber", "tags", "customAttributes", "localizedFields", "taxExempt", "sourceName"],
  ...["visibleToCustomer", "acceptAutomaticDiscounts", "allowDiscountCodesInCheckout", "useCustomerDefaultAddress"],
] as const;

/** Those of them that cannot be nothing. */
const NEVER_NULL: ReadonlySet<string> = new Set([
  ...["tags", "customAttributes", "localizedFields", "taxExempt", "visibleToCustomer", "allowDiscountCodesInCheckout"],
  "useCustomerDefaultAddress",
]);

const discount = ({ title, description, value, valueType }: DiscountInput): DraftDiscount => ({
  title: title ?? null,
  description: description ?? "",
  value,
  valueType,
});

function draftLine(line: LineInput, currency: string): DraftLine {
  refuseArguments("DraftOrderLineItemInput", { ...line }, "components", "bundleComponents", "generatePriceOverride");
  const money = (input: MoneyInput) => moneyInput(input, currency, "DraftOrderLineItemInput");
  const price = line.originalUnitPriceWithCurrency
    ? money(line.originalUnitPriceWithCurrency)
    : line.originalUnitPrice != null
      ? amountInput(line.originalUnitPrice, currency)
      : undefined;
  return {
    ...(line.variantId ? { variantId: digits(line.variantId, "ProductVariant") } : {}),
    ...(line.title ? { title: line.title } : {}),
    quantity: line.quantity,
    ...(price === undefined ? {} : { price }),
    ...(line.priceOverride ? { priceOverride: money(line.priceOverride) } : {}),
    ...(line.sku ? { sku: line.sku } : {}),
    ...(line.requiresShipping == null ? {} : { requiresShipping: line.requiresShipping }),
    ...(line.taxable == null ? {} : { taxable: line.taxable }),
    ...(line.weight ? { grams: gramsOf(line.weight) } : line.grams == null ? {} : { grams: line.grams }),
    ...(line.customAttributes ? { attributes: line.customAttributes } : {}),
    ...(line.uuid ? { uuid: line.uuid } : {}),
    appliedDiscount: line.appliedDiscount ? discount(line.appliedDiscount) : null,
  };
}

function delivery(line: NonNullable<DraftOrderInput["shippingLine"]>, currency: string) {
  if (line.shippingRateHandle) throw notSimulated("ShippingLineInput(shippingRateHandle:)");
  const price = line.priceWithCurrency
    ? moneyInput(line.priceWithCurrency, currency, "ShippingLineInput")
    : amountInput(line.price ?? "0", currency);
  return { title: line.title ?? "", price };
}

/** `DraftOrderInput` in the world's own words: only what is given. */
export function draftChange(input: DraftOrderInput, { shop }: RequestContext): DraftChange {
  refuseArguments(
    "DraftOrderInput",
    input,
    ...["deposit", "discountCodes", "localizationExtensions", "marketRegionCountryCode", "reserveInventoryUntil"],
    ...["sessionToken", "transformerFingerprint"],
  );
  refuseLongTags("DraftOrderInput", "DraftOrder", (input.tags as string[] | null | undefined) ?? []);
  const { currency } = shop;
  if (input.presentmentCurrencyCode && input.presentmentCurrencyCode !== currency)
    throw notSimulated(`DraftOrderInput(presentmentCurrencyCode: ${input.presentmentCurrencyCode})`);
  const change: DraftChange = Object.fromEntries(
    PLAIN.filter((name) => input[name] !== undefined && !(input[name] === null && NEVER_NULL.has(name))).map((name) => [
      name,
      input[name],
    ]),
  );
  const { lineItems, appliedDiscount, shippingLine, shippingAddress, billingAddress, paymentTerms } = input;
  if (lineItems) change.lines = lineItems.map((line) => draftLine(line, currency));
  if (appliedDiscount !== undefined) change.appliedDiscount = appliedDiscount && discount(appliedDiscount);
  if (shippingLine !== undefined) change.shippingLine = shippingLine && delivery(shippingLine, currency);
  if (shippingAddress !== undefined) change.shippingAddress = shippingAddress && addressInput(shippingAddress);
  if (billingAddress !== undefined) change.billingAddress = billingAddress && addressInput(billingAddress);
  if (paymentTerms !== undefined) change.paymentTerms = paymentTerms && paymentTermsInput(paymentTerms);
  return { ...change, ...buyer(input) };
}

function buyer({ customerId, purchasingEntity }: DraftOrderInput): Pick<DraftChange, "customerId" | "company"> {
  const company = purchasingEntity?.purchasingCompany;
  if (company)
    return {
      company: {
        companyId: digits(company.companyId, "Company"),
        contactId: digits(company.companyContactId, "CompanyContact"),
        locationId: digits(company.companyLocationId, "CompanyLocation"),
      },
    };
  const id = purchasingEntity?.customerId ?? customerId;
  if (id === undefined) return {};
  return { customerId: id && digits(id, "Customer") };
}
