import { createHash } from "node:crypto";
import { orderTotals } from "#sandbox/world/order-totals.ts";
import { routeOrder } from "#sandbox/world/route-order.ts";
import { normaliseTags } from "#sandbox/world/tag.ts";
import type { Actor, AddressRecord, LineRecord, Minor, OrderRecord, TransactionRecord } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

export interface LineDraft {
  variantId?: string;
  /** Needed without a variant. */
  title?: string;
  price?: Minor;
  sku?: string;
  quantity: number;
  discount?: Minor;
  requiresShipping?: boolean;
  taxable?: boolean;
}

export interface OrderDraft {
  lines: LineDraft[];
  customerId?: string | null;
  email?: string | null;
  phone?: string | null;
  shippingAddress?: Partial<AddressRecord> | null;
  billingAddress?: Partial<AddressRecord> | null;
  /** `pickup`: collected in person, no shipping address. Null: nothing to ship. */
  shipping?: { title: string; price: Minor; pickup?: boolean } | null;
  /** paid: captured at once; authorized: to be captured; pending: bank transfer and the like; none: no payment attached. */
  payment?: "paid" | "authorized" | "pending" | "none";
  gateway?: string;
  tags?: string[];
  note?: string | null;
  customAttributes?: { key: string; value: string }[];
  poNumber?: string | null;
  sourceName?: string;
  test?: boolean;
  presentment?: OrderRecord["presentment"];
  /** By default as the world says. later: fulfilment orders appear when somebody calls `routeOrder`, as Shopify does it some moments after. */
  routing?: "now" | "later";
}

const BLANK_ADDRESS: AddressRecord = {
  firstName: null,
  lastName: null,
  company: null,
  address1: null,
  address2: null,
  city: null,
  zip: null,
  province: null,
  provinceCode: null,
  country: null,
  countryCode: null,
  phone: null,
};

export const completeAddress = (partial: Partial<AddressRecord> | null | undefined): AddressRecord | null =>
  partial ? { ...BLANK_ADDRESS, ...partial } : null;

/** A buyer checks out. Emits orders/create, orders/paid when it is paid, orders/updated, then the routing. */
export function placeOrder(world: World, shop: string, draft: OrderDraft, actor: Actor = { by: "buyer" }): OrderRecord {
  const record = world.shop(shop);
  if (draft.lines.length === 0)
    throw new Refused("Line items must have at least one line item", { field: ["order", "lineItems"] });
  if (draft.customerId && !world.customer(shop, draft.customerId))
    throw new Refused("Customer does not exist", { field: ["order", "customerId"] });
  const customer = draft.customerId ? world.customer(shop, draft.customerId) : null;
  const now = world.now();
  const gateway =
    draft.gateway ?? (draft.payment === "pending" ? "manual" : draft.payment === "none" ? "" : "shopify_payments");
  const id = world.nextId();
  const order: OrderRecord = {
    id,
    shop,
    number: ++record.lastOrderNumber,
    name: `#${record.lastOrderNumber}`,
    token: createHash("sha256").update(`${shop} ${id}`).digest("hex").slice(0, 32),
    email: draft.email ?? customer?.email ?? null,
    phone: draft.phone ?? null,
    note: draft.note ?? null,
    customAttributes: draft.customAttributes ?? [],
    poNumber: draft.poNumber ?? null,
    tags: normaliseTags([], draft.tags ?? []),
    test: draft.test ?? false,
    sourceName: draft.sourceName ?? "web",
    gateway,
    originalTotal: 0,
    presentment: draft.presentment ?? null,
    createdAt: now,
    processedAt: now,
    updatedAt: now,
    routedAt: null,
    cancelledAt: null,
    cancelReason: null,
    closedAt: null,
    customerId: draft.customerId ?? null,
    shippingAddress: completeAddress(draft.shippingAddress),
    billingAddress: completeAddress(draft.billingAddress),
    shippingLine: draft.shipping
      ? {
          id: world.nextId(),
          title: draft.shipping.title,
          code: draft.shipping.pickup ? "PICKUP" : draft.shipping.title,
          price: draft.shipping.price,
          source: "shopify",
        }
      : null,
    lines: draft.lines.map((line) => lineFrom(world, shop, line)),
    transactions: [],
    refunds: [],
    fulfillments: [],
    fulfillmentOrderIds: [],
    returns: [],
    edits: [],
  };
  const { subtotal, shipping } = orderTotals(order);
  const total = subtotal + shipping;
  order.originalTotal = total;
  const payment = draft.payment ?? "paid";
  const transaction = (kind: TransactionRecord["kind"], status: TransactionRecord["status"]): TransactionRecord => ({
    id: world.nextId(),
    parentId: null,
    kind,
    status,
    amount: total,
    gateway,
    processedAt: now,
  });
  if (total > 0 && payment !== "none")
    order.transactions.push(
      payment === "authorized"
        ? transaction("AUTHORIZATION", "SUCCESS")
        : transaction("SALE", payment === "paid" ? "SUCCESS" : "PENDING"),
    );
  world.addOrder(order);
  const emit = world.action(shop, actor);
  const about = { orderId: order.id, customerId: order.customerId };
  emit("orders/create", about);
  if (payment === "paid") emit("orders/paid", about);
  emit("orders/updated", about);
  if ((draft.routing ?? world.routing) === "now") routeOrder(world, shop, order.id);
  return order;
}

/** A line of an order from what was asked for; the variant gives what is not said. */
export function lineFrom(world: World, shop: string, draft: LineDraft): LineRecord {
  const variant = draft.variantId ? world.state.variants[draft.variantId] : undefined;
  if (draft.variantId && variant?.shop !== shop)
    throw new Refused("Variant does not exist", { field: ["lineItems", "variantId"] });
  const product = variant ? world.state.products[variant.productId] : undefined;
  const title = draft.title ?? product?.title;
  if (!title) throw new Refused("Title can't be blank", { field: ["lineItems", "title"] });
  if (!Number.isInteger(draft.quantity) || draft.quantity < 1)
    throw new Refused("Quantity must be greater than 0", { field: ["lineItems", "quantity"] });
  return {
    id: world.nextId(),
    variantId: variant?.id ?? null,
    productId: variant?.productId ?? null,
    title,
    variantTitle: variant && variant.title !== "Default Title" ? variant.title : null,
    sku: draft.sku ?? variant?.sku ?? null,
    vendor: product?.vendor ?? null,
    quantity: draft.quantity,
    currentQuantity: draft.quantity,
    price: draft.price ?? variant?.price ?? 0,
    discount: draft.discount ?? 0,
    grams: Math.round(variant?.grams ?? 0),
    requiresShipping: draft.requiresShipping ?? variant?.requiresShipping ?? true,
    taxable: draft.taxable ?? variant?.taxable ?? true,
    giftCard: variant?.giftCard ?? false,
  };
}
