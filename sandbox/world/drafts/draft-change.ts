// What is said of a draft order, and what Shopify refuses about it. Wording not verified by a recording.
import { randomUUID } from "node:crypto";
import { priceDraft } from "#sandbox/world/drafts/price-draft.ts";
import { decimals } from "#sandbox/world/money.ts";
import { makePaymentTerms, type PaymentTermsDraft } from "#sandbox/world/payment-terms/make-payment-terms.ts";
import { completeAddress, type LineDraft, lineFrom } from "#sandbox/world/place-order.ts";
import type { DraftDiscountRecord, DraftLineRecord, DraftOrderRecord } from "#sandbox/world/records/draft-order.ts";
import { normaliseTags } from "#sandbox/world/tag.ts";
import type { AddressRecord, Minor } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

export type DraftDiscount = Omit<DraftDiscountRecord, "amount">;

export interface DraftLine extends LineDraft {
  /** The customer pays this instead of the variant's price. */
  priceOverride?: Minor;
  uuid?: string;
  appliedDiscount?: DraftDiscount | null;
}

/** Only what is given is changed; null empties. */
export interface DraftChange {
  lines?: DraftLine[];
  appliedDiscount?: DraftDiscount | null;
  shippingLine?: { title: string; price: Minor } | null;
  customerId?: string | null;
  company?: DraftOrderRecord["company"] | null;
  email?: string | null;
  phone?: string | null;
  note?: string | null;
  poNumber?: string | null;
  tags?: string[];
  customAttributes?: { key: string; value: string }[];
  localizedFields?: { key: string; value: string }[];
  shippingAddress?: Partial<AddressRecord> | null;
  billingAddress?: Partial<AddressRecord> | null;
  useCustomerDefaultAddress?: boolean;
  taxExempt?: boolean;
  visibleToCustomer?: boolean;
  acceptAutomaticDiscounts?: boolean | null;
  allowDiscountCodesInCheckout?: boolean;
  sourceName?: string | null;
  paymentTerms?: PaymentTermsDraft | null;
}

/** `DraftOrderInput.lineItems`: "a maximum of 499 line items". */
const LINES = 499;

function lineOf(world: World, shop: string, draft: DraftLine, index: number): DraftLineRecord {
  const field = ["lineItems", String(index)];
  if (draft.variantId && world.state.variants[draft.variantId]?.shop !== shop)
    throw new Refused(`Product with ID ${draft.variantId} is no longer available.`, { field: null });
  if (!draft.variantId && !draft.title?.trim())
    throw new Refused("Merchandise title is empty.", { field: [...field, "title"] });
  if (draft.quantity < 1)
    throw new Refused("Quantity must be greater than or equal to 1", { field: [...field, "quantity"] });
  if (!draft.variantId && (draft.price ?? 0) < 0)
    throw new Refused("Cannot send negative price for line_item", { field: [...field, "originalUnitPrice"] });
  const { priceOverride, uuid, appliedDiscount, ...rest } = draft;
  const custom = draft.variantId === undefined;
  const { variantId, quantity, attributes } = rest;
  // What is said of a variant's line beside its quantity and attributes is ignored (documentation: "This field is ignored").
  const said: LineDraft = custom
    ? rest
    : {
        ...(variantId ? { variantId } : {}),
        quantity,
        ...(attributes ? { attributes } : {}),
        ...(priceOverride === undefined ? {} : { price: priceOverride }),
      };
  return {
    ...lineFrom(world, shop, said),
    uuid: uuid ?? randomUUID(),
    custom,
    priceOverridden: priceOverride !== undefined,
    appliedDiscount: appliedDiscount ? { ...appliedDiscount, amount: 0 } : null,
  };
}

/** The customer who buys for a company, which must have that contact and that place. */
function contactOf(world: World, shop: string, buyer: NonNullable<DraftOrderRecord["company"]>): string {
  const company = world.state.companies[buyer.companyId];
  const contact = company?.contacts.find(({ id }) => id === buyer.contactId);
  const hasPlace = company?.locations.some(({ id }) => id === buyer.locationId);
  if (company?.shop !== shop || !contact || !hasPlace)
    throw new Refused("Company does not exist, or has no such contact or location", {
      field: ["purchasingEntity", "purchasingCompany"],
    });
  return contact.customerId;
}

const pick = <T extends object, K extends keyof T>(from: T, ...names: K[]): Partial<Pick<T, K>> =>
  Object.fromEntries(names.filter((name) => from[name] !== undefined).map((name) => [name, from[name]])) as Partial<
    Pick<T, K>
  >;

/** The draft as it is after a change; the given one is left alone. */
export function draftAfter(world: World, draft: DraftOrderRecord, change: DraftChange): DraftOrderRecord {
  const { shop } = draft;
  const buyer = change.company === undefined ? draft.company : change.company;
  const person = change.company ? contactOf(world, shop, change.company) : null;
  const customerId = person ?? (change.customerId === undefined ? draft.customerId : change.customerId);
  const customer = customerId === null ? null : world.customer(shop, customerId);
  if (customerId !== null && !customer) throw new Refused("Customer does not exist", { field: ["customerId"] });
  if (change.email && !/^[^@\s]+@[^@\s]+$/.test(change.email))
    throw new Refused("Email is invalid", { field: ["email"] });
  const lines = change.lines?.map((line, index) => lineOf(world, shop, line, index)) ?? draft.lines;
  if (lines.length === 0) throw new Refused("Add at least 1 product", { field: null });
  if (lines.length > LINES)
    throw new Refused(`Draft orders can have at most ${LINES} line items`, { field: ["lineItems"] });
  const whole =
    change.appliedDiscount === undefined
      ? draft.appliedDiscount
      : change.appliedDiscount && { ...change.appliedDiscount, amount: 0 };
  const address = (name: "shippingAddress" | "billingAddress") => {
    if (change[name] !== undefined) return completeAddress(change[name]);
    return change.useCustomerDefaultAddress ? (customer?.defaultAddress ?? draft[name]) : draft[name];
  };
  const { currency } = world.shop(shop);
  const { paymentTerms, company: _before, ...kept } = draft;
  const terms =
    change.paymentTerms === undefined
      ? paymentTerms
      : change.paymentTerms && makePaymentTerms(world, change.paymentTerms, { field: ["paymentTerms"], code: null });
  return {
    ...kept,
    ...pick(change, "phone", "note", "poNumber", "customAttributes", "localizedFields", "taxExempt", "sourceName"),
    ...pick(change, "visibleToCustomer", "acceptAutomaticDiscounts", "allowDiscountCodesInCheckout"),
    ...priceDraft(lines, whole, 10 ** decimals(currency)),
    customerId,
    email: change.email === undefined ? (draft.email ?? customer?.email ?? null) : change.email,
    tags: change.tags ? normaliseTags([], change.tags) : draft.tags,
    shippingAddress: address("shippingAddress"),
    billingAddress: address("billingAddress"),
    shippingLines:
      change.shippingLine === undefined
        ? draft.shippingLines
        : change.shippingLine
          ? [{ id: world.nextId(), code: "custom", source: "shopify", custom: true, ...change.shippingLine }]
          : [],
    ...(terms ? { paymentTerms: terms } : {}),
    ...(buyer ? { company: buyer } : {}),
  };
}

/** A draft with nothing on it. */
export function blankDraft(world: World, shop: string): DraftOrderRecord {
  const now = world.now();
  return {
    id: "0",
    shop,
    name: "",
    token: "",
    status: "OPEN",
    createdAt: now,
    updatedAt: now,
    completedAt: null,
    invoiceSentAt: null,
    orderId: null,
    email: null,
    phone: null,
    note: null,
    poNumber: null,
    tags: [],
    customAttributes: [],
    customerId: null,
    shippingAddress: null,
    billingAddress: null,
    lines: [],
    shippingLines: [],
    appliedDiscount: null,
    discountCodes: [],
    acceptAutomaticDiscounts: null,
    allowDiscountCodesInCheckout: false,
    visibleToCustomer: false,
    taxExempt: false,
    presentment: null,
    sourceName: null,
    reserveInventoryUntil: null,
  };
}

export function expectDraft(world: World, shop: string, id: string): DraftOrderRecord {
  const draft = world.state.draftOrders[id];
  if (draft?.shop !== shop) throw new Refused("Draft order does not exist", { field: ["id"] });
  return draft;
}
