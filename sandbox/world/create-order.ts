import { e164 } from "#sandbox/world/customers/check-customer.ts";
import { type CustomerDraft, createCustomer } from "#sandbox/world/customers/create-customer.ts";
import { addressesOf, type KeptAddress, newAddress } from "#sandbox/world/customers/customer-addresses.ts";
import { customerIndex } from "#sandbox/world/customers/customer-index.ts";
import { updateCustomer } from "#sandbox/world/customers/update-customer.ts";
import { fulfillOrder } from "#sandbox/world/fulfill-order.ts";
import { addFulfillmentEvent } from "#sandbox/world/fulfillments/add-fulfillment-event.ts";
import type { Parcel } from "#sandbox/world/fulfillments/ship.ts";
import { levelsOf } from "#sandbox/world/inventory/inventory-level.ts";
import { spread } from "#sandbox/world/order-discounts.ts";
import {
  completeAddress,
  type LineDraft,
  type OrderDraft,
  placeOrder,
  type ShippingDraft,
} from "#sandbox/world/place-order.ts";
import type { FulfillmentEventStatus, OriginAddressRecord } from "#sandbox/world/records/fulfillment.ts";
import type { DiscountRecord, TaxLineRecord } from "#sandbox/world/records/order.ts";
import { sameAddress } from "#sandbox/world/same-address.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor, Minor, OrderRecord } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/** What `orderCreate` knows of a customer: found by id or e-mail, made or changed when `upsert`. */
export interface CustomerChoice extends CustomerDraft {
  id?: string | null;
  upsert: boolean;
}

export interface ApiOrder extends Omit<OrderDraft, "customerId" | "discounts"> {
  customer?: CustomerChoice | null;
  /** On the whole order, spread over its taxable lines. */
  taxLines?: TaxLineRecord[];
  code?:
    | { code: string; percentage: number }
    | { code: string; amount: Minor }
    | { code: string; freeShipping: true }
    | null;
  /** Whether stock is claimed for it, and whether there must be enough. By default it is not. */
  stock?: "BYPASS" | "DECREMENT_IGNORING_POLICY" | "DECREMENT_OBEYING_POLICY";
  /** Everything is shipped at once from this place. */
  fulfillment?: {
    locationId: string;
    tracking: Parcel[];
    originAddress: OriginAddressRecord | null;
    /** What its carrier has told so far. */
    shipmentStatus: FulfillmentEventStatus | null;
  } | null;
}

/**
 * Makes an order as an app does, for orders that were taken elsewhere. An e-mail address makes its customer (recorded), a
 * time in the future counts as now (2026-07 and later), and fulfilment orders are there at once (recorded).
 */
export function createOrder(world: World, shop: string, order: ApiOrder, actor: Actor): OrderRecord {
  const { customer, taxLines, code, fulfillment, processedAt, stock = "BYPASS", ...draft } = order;
  if (draft.lines.length === 0)
    throw new Refused("Line items must have at least one line item", {
      field: ["order", "lineItems"],
      code: "INVALID",
    });
  for (const [index, line] of draft.lines.entries()) checkLine(world, shop, line, ["order", "lineItems", `${index}`]);
  if (draft.phone && e164(draft.phone) === null)
    throw new Refused("Phone is invalid", { field: ["order", "phone"], code: "INVALID" });
  if (taxLines?.length && draft.lines.some((line) => line.taxLines?.length))
    throw new Refused("Tax lines can be specified on the order or the line items but not both", {
      field: ["order", "taxLines"],
      code: "INVALID",
    });
  if (fulfillment && world.state.locations[fulfillment.locationId]?.shop !== shop)
    throw new Refused("Location does not exist", { field: ["order", "fulfillment", "locationId"], code: "INVALID" });
  if (stock === "DECREMENT_OBEYING_POLICY") checkStock(world, shop, draft.lines);
  const lines = taxLines?.length ? taxed(draft.lines, taxLines) : draft.lines;
  const reduced = code ? reducedBy(lines, shippingOf(draft.shipping), code) : null;
  const customerId = customerOf(world, shop, order, actor);
  const made = placeOrder(
    world,
    shop,
    {
      ...draft,
      lines,
      ...(reduced ?? {}),
      customerId,
      processedAt: processedAt && processedAt < world.now() ? processedAt : world.now(),
      payment: "none",
      routing: "now",
      ...(fulfillment ? { routedTo: fulfillment.locationId } : {}),
      closedAt: null,
      more: { ...draft.more, ...(stock === "BYPASS" ? { claimsNoStock: true } : {}) },
    },
    actor,
  );
  if (made.company) made.company.contactId = contactOf(world, made.company.companyId, customerId);
  if (fulfillment) {
    const { tracking, originAddress, shipmentStatus: status } = fulfillment;
    const { fulfillments } = fulfillOrder(world, shop, made.id, { tracking, originAddress }, actor);
    if (status) for (const { id } of fulfillments) addFulfillmentEvent(world, shop, id, { status }, actor);
  }
  if (draft.closedAt && !made.closedAt) {
    made.closedAt = draft.closedAt;
    touch(world, made);
  }
  return made;
}

/** What may not be sold beyond what is there must be there (wording not verified by a recording). */
function checkStock(world: World, shop: string, lines: readonly LineDraft[]): void {
  for (const { variantId, quantity } of lines) {
    const variant = variantId ? world.variant(shop, variantId) : null;
    const item = variant && world.inventoryItem(shop, variant.inventoryItemId);
    if (!variant || !item?.tracked || variant.inventoryPolicy === "CONTINUE") continue;
    const available = levelsOf(world, item).reduce(
      (sum, { active, quantities }) => sum + (active ? quantities.available : 0),
      0,
    );
    if (available < quantity)
      throw new Refused("Unable to reserve inventory", {
        field: ["order", "lineItems"],
        code: "INVENTORY_CLAIM_FAILED",
      });
  }
}

/** What every line needs: the words are those of an order's other ways. */
function checkLine(world: World, shop: string, line: LineDraft, field: string[]): void {
  const refuse = (name: string, message: string) => new Refused(message, { field: [...field, name], code: "INVALID" });
  const variant = line.variantId ? world.variant(shop, line.variantId) : null;
  if (line.variantId && !variant) throw refuse("variantId", "Variant does not exist");
  if (!variant && !line.title) throw refuse("title", "Title can't be blank");
  if (line.quantity < 1) throw refuse("quantity", "Quantity must be greater than 0");
}

/** The person of a company that a customer is. */
const contactOf = (world: World, companyId: string, customerId: string | null): string | null =>
  world.state.companies[companyId]?.contacts.find((one) => one.customerId === customerId)?.id ?? null;

function customerOf(world: World, shop: string, order: ApiOrder, actor: Actor): string | null {
  const { customer } = order;
  const email = customer?.email ?? order.email ?? null;
  const known = customer?.id
    ? world.customer(shop, customer.id)
    : email
      ? customerIndex(world).find(shop, { email })
      : null;
  if (customer?.id && !known)
    throw new Refused("Customer does not exist", { field: ["order", "customer", "id"], code: "INVALID" });
  if (!known) {
    if (customer && !customer.upsert)
      throw new Refused("Customer does not exist", { field: ["order", "customer"], code: "INVALID" });
    if (!email && !customer?.phone) return null;
    const address = order.shippingAddress ?? order.billingAddress;
    const { id, upsert, ...draft } = customer ?? { id: null, upsert: true };
    return createCustomer(
      world,
      shop,
      {
        ...draft,
        email,
        firstName: draft.firstName ?? address?.firstName ?? null,
        lastName: draft.lastName ?? address?.lastName ?? null,
        addresses: draft.addresses?.length ? draft.addresses : address ? [address] : [],
      },
      actor,
      customer ? ["order", "customer"] : ["order"],
    ).id;
  }
  if (customer?.upsert) {
    const { id, upsert, addresses, ...given } = customer;
    const change = Object.fromEntries(Object.entries(given).filter(([, value]) => value != null));
    const kept = addresses?.length ? { addresses: withNew(world, addressesOf(known), addresses) } : {};
    updateCustomer(world, shop, known.id, { ...change, ...kept }, actor);
  }
  return known.id;
}

/** An address that is there already stays the one that it is. */
function withNew(world: World, known: KeptAddress[], added: NonNullable<CustomerDraft["addresses"]>): KeptAddress[] {
  const isThere = (one: (typeof added)[number]) =>
    known.some(({ address }) => sameAddress(completeAddress(one), address));
  return [...known, ...added.filter((one) => !isThere(one)).map((one) => newAddress(world.nextId(), one))];
}

const shippingOf = (shipping: ApiOrder["shipping"]): ShippingDraft[] =>
  Array.isArray(shipping) ? shipping : shipping ? [shipping] : [];

const worth = (line: LineDraft): Minor => (line.price ?? 0) * line.quantity;

/** Spreads taxes of the whole order over its taxable lines by what they cost. */
function taxed(lines: LineDraft[], taxLines: TaxLineRecord[]): LineDraft[] {
  const weights = lines.map((line) => (line.taxable === false ? 0 : worth(line)));
  const parts = taxLines.map((tax) => spread(tax.amount, weights));
  return lines.map((line, index) => ({
    ...line,
    taxLines: taxLines.flatMap((tax, which) => {
      const amount = parts[which]?.[index] ?? 0;
      if (weights[index] === 0) return [];
      const { presentmentAmount, ...rest } = tax;
      return [{ ...rest, amount }];
    }),
  }));
}

/** One discount code on the whole order: on its lines, or on its delivery. */
function reducedBy(
  lines: LineDraft[],
  shipping: ShippingDraft[],
  code: NonNullable<ApiOrder["code"]>,
): { lines: LineDraft[]; shipping: ShippingDraft[]; discounts: DiscountRecord[] } {
  const common = { kind: "CODE", name: code.code, selection: "ALL" } as const;
  if ("freeShipping" in code)
    return {
      lines,
      shipping: shipping.map((line) => ({
        ...line,
        discount: line.price,
        allocations: [{ discount: 0, amount: line.price }],
      })),
      discounts: [{ ...common, target: "SHIPPING_LINE", allocation: "EACH", value: { percentage: 100 } }],
    };
  const total = lines.reduce((sum, line) => sum + worth(line), 0);
  const amount = Math.min(
    total,
    "amount" in code ? code.amount : Math.round((total * Math.min(100, code.percentage)) / 100),
  );
  const parts = spread(amount, lines.map(worth));
  return {
    lines: lines.map((line, index) => {
      const part = parts[index] ?? 0;
      return part > 0 ? { ...line, discount: part, allocations: [{ discount: 0, amount: part }] } : line;
    }),
    shipping,
    discounts: [
      {
        ...common,
        target: "LINE_ITEM",
        allocation: "ACROSS",
        value: "amount" in code ? { amount: code.amount } : { percentage: code.percentage },
      },
    ],
  };
}
