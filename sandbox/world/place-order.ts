import { createHash } from "node:crypto";
import { countUses } from "#sandbox/world/discounts/discount-status.ts";
import { financialStatus } from "#sandbox/world/order-status.ts";
import { totalAsOrdered } from "#sandbox/world/order-totals.ts";
import { presentedOrder } from "#sandbox/world/presented-order.ts";
import { bundleLines } from "#sandbox/world/products/bundle-lines.ts";
import type {
  AllocationRecord,
  AttributeRecord,
  DiscountRecord,
  DutyRecord,
  ShippingLineRecord,
  TaxLineRecord,
} from "#sandbox/world/records/order.ts";
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
  allocations?: AllocationRecord[];
  requiresShipping?: boolean;
  taxable?: boolean;
  giftCard?: boolean;
  grams?: number;
  presentmentPrice?: Minor;
  variantTitle?: string | null;
  vendor?: string | null;
  attributes?: AttributeRecord[];
  taxLines?: TaxLineRecord[];
  duties?: Omit<DutyRecord, "id">[];
  sellingPlan?: LineRecord["sellingPlan"];
  group?: LineRecord["group"];
  fulfillmentService?: string;
  /** Of a line without a variant. */
  productId?: string;
}

export interface ShippingDraft {
  title: string;
  price: Minor;
  /** Collected in person, no shipping address. */
  pickup?: boolean;
  code?: string;
  source?: string;
  presentmentPrice?: Minor;
  discount?: Minor;
  allocations?: AllocationRecord[];
  taxLines?: TaxLineRecord[];
  custom?: boolean;
}

export type TransactionDraft = Partial<Omit<TransactionRecord, "id" | "parentId">> &
  Pick<TransactionRecord, "kind" | "status" | "amount" | "gateway">;

export interface OrderDraft {
  lines: LineDraft[];
  customerId?: string | null;
  email?: string | null;
  phone?: string | null;
  shippingAddress?: Partial<AddressRecord> | null;
  billingAddress?: Partial<AddressRecord> | null;
  /** Null: nothing to ship. */
  shipping?: ShippingDraft | ShippingDraft[] | null;
  discounts?: DiscountRecord[];
  /** paid: captured at once; authorized: to be captured; pending: bank transfer and the like; none: no payment attached. */
  payment?: "paid" | "authorized" | "pending" | "none";
  /** What was moved, one by one, instead of `payment`; also as it follows from the total. */
  transactions?: TransactionDraft[] | ((total: Minor) => TransactionDraft[]);
  gateway?: string;
  tags?: string[];
  note?: string | null;
  customAttributes?: { key: string; value: string }[];
  poNumber?: string | null;
  sourceName?: string;
  test?: boolean;
  presentment?: OrderRecord["presentment"];
  /** In the past, for orders that were made elsewhere. */
  processedAt?: string;
  closedAt?: string | null;
  /** Instead of "#" and the number. */
  name?: string;
  /** What else an order may have, as its record says it. */
  more?: Partial<
    Pick<
      OrderRecord,
      | "currency"
      | "taxesIncluded"
      | "taxExempt"
      | "dutiesIncluded"
      | "tip"
      | "statedFinancialStatus"
      | "sourceIdentifier"
      | "sourceUrl"
      | "retailLocationId"
      | "appId"
      | "clientIp"
      | "customerLocale"
      | "acceptsMarketing"
      | "journey"
      | "company"
      | "localizedFields"
      | "draftOrderId"
      | "paymentTerms"
      | "claimsNoStock"
    >
  >;
  /** By default as the world says. later: fulfilment orders appear when somebody calls `routeOrder`, as Shopify does it some moments after. */
  routing?: "now" | "later";
  /** Where it is routed at once, instead of by what is in stock. */
  routedTo?: string;
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
  const listed = typeof draft.transactions === "function" ? undefined : draft.transactions?.[0]?.gateway;
  const gateway = draft.gateway ?? listed ?? gatewayOf(draft.payment);
  const id = world.nextId();
  const deliveries = Array.isArray(draft.shipping) ? draft.shipping : draft.shipping ? [draft.shipping] : [];
  const order: OrderRecord = {
    id,
    shop,
    number: ++record.lastOrderNumber,
    name: draft.name ?? `#${record.lastOrderNumber}`,
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
    processedAt: draft.processedAt ?? now,
    updatedAt: now,
    routedAt: null,
    cancelledAt: null,
    cancelReason: null,
    closedAt: draft.closedAt ?? null,
    customerId: draft.customerId ?? null,
    shippingAddress: completeAddress(draft.shippingAddress),
    billingAddress: completeAddress(draft.billingAddress),
    shippingLines: deliveries.map((line) => shippingLineFrom(world, line)),
    lines: draft.lines.flatMap((line) => bundleLines(world, line)).map((line) => lineFrom(world, shop, line)),
    ...discountsOf(draft),
    transactions: [],
    refunds: [],
    fulfillments: [],
    fulfillmentOrderIds: [],
    returns: [],
    edits: [],
    ...(actor.by === "staff" ? { byStaff: true } : {}),
    ...draft.more,
  };
  const total = totalAsOrdered(order);
  order.originalTotal = total;
  const shown = order.presentment
    ? totalAsOrdered(presentedOrder(order, order.currency ?? record.currency))
    : undefined;
  if (order.presentment && shown !== undefined) order.presentment = { ...order.presentment, originalTotal: shown };
  const payments =
    (typeof draft.transactions === "function" ? paid(draft.transactions, total) : draft.transactions) ??
    paymentOf(draft.payment ?? "paid", total, gateway, record.plan === "plus").map((one) =>
      shown === undefined ? one : { ...one, presentmentAmount: shown },
    );
  for (const { processedAt, ...transaction } of payments)
    order.transactions.push({ id: world.nextId(), parentId: null, processedAt: processedAt ?? now, ...transaction });
  world.addOrder(order);
  countUses(world, order);
  const emit = world.action(shop, actor);
  const about = { orderId: order.id, customerId: order.customerId };
  emit("orders/create", about);
  for (const { id: childId } of order.transactions) emit("order_transactions/create", { ...about, childId });
  if (financialStatus(order) === "PAID") emit("orders/paid", about);
  emit("orders/updated", about);
  if ((draft.routing ?? world.routing) === "now") routeOrder(world, shop, order.id, draft.routedTo);
  return order;
}

/** Lines with a discount that nobody explains had a code: the one that new buyers are given. */
function discountsOf(draft: OrderDraft): Pick<OrderRecord, "discounts"> {
  if (draft.discounts) return draft.discounts.length > 0 ? { discounts: draft.discounts } : {};
  const amount = draft.lines.reduce((sum, line) => sum + (line.discount ?? 0), 0);
  if (amount === 0) return {};
  const common = {
    kind: "CODE",
    name: "WELCOME",
    target: "LINE_ITEM",
    selection: "ALL",
    allocation: "ACROSS",
  } as const;
  return { discounts: [{ ...common, value: { amount } }] };
}

/** Of a free order nothing is paid. */
const paid = (payments: (total: Minor) => TransactionDraft[], total: Minor) => (total === 0 ? [] : payments(total));

function gatewayOf(payment: OrderDraft["payment"]): string {
  return payment === "pending" ? "manual" : payment === "none" ? "" : "shopify_payments";
}

/** @param plus Shopify Payments lets stores on Plus capture an authorisation in several parts. */
function paymentOf(
  payment: NonNullable<OrderDraft["payment"]>,
  total: Minor,
  gateway: string,
  plus: boolean,
): TransactionDraft[] {
  if (total === 0 || payment === "none") return [];
  if (payment === "authorized") {
    const several = plus && gateway === "shopify_payments" ? { multiCapturable: true } : {};
    return [{ kind: "AUTHORIZATION", status: "SUCCESS", amount: total, gateway, ...several }];
  }
  return [{ kind: "SALE", status: payment === "paid" ? "SUCCESS" : "PENDING", amount: total, gateway }];
}

function shippingLineFrom(world: World, draft: ShippingDraft): ShippingLineRecord {
  const { pickup, title, price, code, source, ...rest } = draft;
  return {
    id: world.nextId(),
    title,
    code: code ?? (pickup ? "PICKUP" : title),
    price,
    source: source ?? "shopify",
    ...rest,
  };
}

/** A line of an order from what was asked for; the variant gives what is not said. */
export function lineFrom(world: World, shop: string, draft: LineDraft): LineRecord {
  const variant = draft.variantId ? world.state.variants[draft.variantId] : undefined;
  if (draft.variantId && variant?.shop !== shop)
    throw new Refused("Variant does not exist", { field: ["lineItems", "variantId"] });
  const product = world.state.products[variant?.productId ?? draft.productId ?? ""];
  const title = draft.title ?? product?.title;
  if (!title) throw new Refused("Title can't be blank", { field: ["lineItems", "title"] });
  if (!Number.isInteger(draft.quantity) || draft.quantity < 1)
    throw new Refused("Quantity must be greater than 0", { field: ["lineItems", "quantity"] });
  const { attributes, taxLines, allocations, duties, sellingPlan, group, presentmentPrice, fulfillmentService } = draft;
  return {
    id: world.nextId(),
    variantId: variant?.id ?? null,
    productId: product?.id ?? null,
    title,
    variantTitle: draft.variantTitle ?? (variant && variant.title !== "Default Title" ? variant.title : null),
    sku: draft.sku ?? variant?.sku ?? null,
    vendor: draft.vendor ?? product?.vendor ?? null,
    quantity: draft.quantity,
    currentQuantity: draft.quantity,
    price: draft.price ?? variant?.price ?? 0,
    discount: draft.discount ?? 0,
    grams: draft.grams ?? Math.round(variant?.grams ?? 0),
    requiresShipping: draft.requiresShipping ?? variant?.requiresShipping ?? true,
    taxable: draft.taxable ?? variant?.taxable ?? true,
    giftCard: draft.giftCard ?? variant?.giftCard ?? false,
    ...(presentmentPrice === undefined ? {} : { presentmentPrice }),
    ...(allocations ? { allocations } : {}),
    ...(attributes?.length ? { attributes } : {}),
    ...(taxLines?.length ? { taxLines } : {}),
    ...(duties?.length ? { duties: duties.map((duty) => ({ id: world.nextId(), ...duty })) } : {}),
    ...(sellingPlan ? { sellingPlan } : {}),
    ...(group ? { group } : {}),
    ...(fulfillmentService ? { fulfillmentService } : {}),
  };
}
