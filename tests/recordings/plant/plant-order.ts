import { gid } from "#sandbox/world/gid.ts";
import { decimals, parseMoney } from "#sandbox/world/money.ts";
import { type LineDraft, type OrderDraft, placeOrder } from "#sandbox/world/place-order.ts";
import type { Minor, OrderRecord, TransactionRecord } from "#sandbox/world/types.ts";
import { at, type Json, members, numberAt, objectAt, textAt } from "#tests/recordings/json.ts";
import type { Ground } from "#tests/recordings/plant/ground.ts";
import { plantFulfillmentOrders } from "#tests/recordings/plant/plant-fulfillment-orders.ts";
import { plantFulfillments } from "#tests/recordings/plant/plant-fulfillments.ts";

/** An order as a recording shows it, with its lines, payments, fulfilment orders and fulfilments. */
export function plantOrder(ground: Ground, recorded: string | null, view: Json, fulfillmentOrders: Json[]): void {
  if (recorded && ground.ids.get(recorded)) return;
  const { world, shop } = ground;
  const lines = shownLines(view, fulfillmentOrders);
  const drafts = lines.map((line) => lineDraft(ground, line));
  priceFrom(ground, view, drafts);
  const draft: OrderDraft = {
    lines: drafts,
    customerId: ground.digits(textAt(view, "customer", "id")),
    email: textAt(view, "email"),
    phone: textAt(view, "phone"),
    note: textAt(view, "note"),
    poNumber: textAt(view, "poNumber"),
    tags: [
      ...(Array.isArray(view.tags) ? view.tags.filter((tag): tag is string => typeof tag === "string") : []),
      ...ground.observed.tagsOf(recorded),
    ],
    shippingAddress: objectAt(view, "shippingAddress"),
    billingAddress: objectAt(view, "billingAddress"),
    shipping: shippingFrom(ground, view),
    payment: paymentFrom(view),
    routing: "now",
  };
  const createdAt = Date.parse(textAt(view, "createdAt") ?? "");
  const placedMs = Number.isFinite(createdAt) ? createdAt : ground.clock.ms - 60_000;
  world.inThePast(placedMs, () => {
    const order = placeOrder(world, shop.domain, draft);
    if (recorded) ground.ids.learn(recorded, gid("Order", order.id));
    for (const [index, line] of lines.entries()) {
      const mine = order.lines[index];
      const id = textAt(line, "id");
      if (id && mine) ground.ids.learn(id, gid("LineItem", mine.id));
      const current = numberAt(line, "currentQuantity");
      if (mine && current !== null) mine.currentQuantity = current;
    }
    const name = textAt(view, "name");
    if (name) {
      order.name = name;
      order.number = Number(/\d+/.exec(name)?.[0] ?? order.number);
      shop.lastOrderNumber = Math.max(shop.lastOrderNumber, order.number);
    }
    plantTransactions(ground, order, view);
    plantFulfillmentOrders(ground, order, fulfillmentOrders);
    plantFulfillments(ground, order, view, fulfillmentOrders);
    order.closedAt = textAt(view, "closedAt");
    order.cancelledAt = textAt(view, "cancelledAt");
    order.cancelReason = textAt(view, "cancelReason") as OrderRecord["cancelReason"];
    if (order.cancelledAt) for (const line of order.lines) line.currentQuantity = 0;
    world.changed(order);
  });
}

/** The order's lines, or what its fulfilment orders show of them. */
function shownLines(view: Json, fulfillmentOrders: Json[]): Json[] {
  const own = members(view.lineItems);
  const byId = new Map<string, Json>();
  for (const line of own ?? []) byId.set(textAt(line, "id") ?? `#${byId.size}`, line);
  for (const one of fulfillmentOrders)
    for (const part of members(one.lineItems) ?? []) {
      const line = objectAt(part, "lineItem");
      const id = textAt(line, "id") ?? textAt(part, "id");
      if (!id || (own && own.length > 0 && !textAt(line, "id"))) continue;
      const units = numberAt(part, "totalQuantity") ?? 1;
      const known = byId.get(id);
      if (!known) byId.set(id, { id, quantity: units, ...line });
      else if (!own && numberAt(line, "quantity") === null) known.quantity = (numberAt(known, "quantity") ?? 0) + units;
    }
  const lines = [...byId.values()];
  return lines.length > 0 ? lines : [{ title: "Recorded line", quantity: 1 }];
}

function lineDraft(ground: Ground, line: Json): LineDraft {
  const quantity = numberAt(line, "quantity") ?? numberAt(line, "currentQuantity") ?? 1;
  const whole = amountAt(ground, line, "originalTotalSet");
  const price =
    amountAt(ground, line, "originalUnitPriceSet") ?? (whole === null ? null : Math.round(whole / quantity));
  const variantId = ground.digits(textAt(line, "variant", "id"));
  const sku = textAt(line, "sku");
  return {
    quantity: Math.max(1, quantity),
    title: textAt(line, "title") ?? textAt(line, "name") ?? "Recorded line",
    ...(variantId ? { variantId } : {}),
    ...(price === null ? {} : { price }),
    ...(sku === null ? {} : { sku }),
    ...(typeof line.requiresShipping === "boolean" ? { requiresShipping: line.requiresShipping } : {}),
    ...(typeof line.taxable === "boolean" ? { taxable: line.taxable } : {}),
  };
}

/** Where no line shows its price, the first one bears what the order came to. */
function priceFrom(ground: Ground, view: Json, drafts: LineDraft[]): void {
  const [first] = drafts;
  if (!first || drafts.some((draft) => draft.price !== undefined || draft.variantId)) return;
  const total =
    amountAt(ground, view, "subtotalPriceSet") ??
    amountAt(ground, view, "totalPriceSet") ??
    amountAt(ground, view, "currentTotalPriceSet") ??
    amountAt(ground, view, "totalOutstandingSet");
  if (total === null) return;
  for (const draft of drafts) draft.price = 0;
  first.price = Math.round(total / first.quantity);
}

function shippingFrom(ground: Ground, view: Json): OrderDraft["shipping"] {
  const line = objectAt(view, "shippingLine") ?? members(view.shippingLines)?.[0];
  const price = amountAt(ground, line, "originalPriceSet") ?? amountAt(ground, view, "totalShippingPriceSet");
  return line || price ? { title: textAt(line, "title") ?? "Shipping", price: price ?? 0 } : null;
}

function paymentFrom(view: Json): OrderDraft["payment"] {
  const shown = members(view.transactions);
  if (shown) return "none";
  switch (textAt(view, "displayFinancialStatus")) {
    case "PAID":
    case "PARTIALLY_REFUNDED":
    case "REFUNDED":
      return "paid";
    case "AUTHORIZED":
      return "authorized";
    case "PENDING":
      return "pending";
    default:
      return "none";
  }
}

function plantTransactions(ground: Ground, order: OrderRecord, view: Json): void {
  const shown = members(view.transactions);
  if (!shown) return;
  order.transactions = shown.map((one) => {
    const id = ground.world.nextId();
    const recorded = textAt(one, "id");
    if (recorded) ground.ids.learn(recorded, gid("OrderTransaction", id));
    return {
      id,
      parentId: ground.digits(textAt(one, "parentTransaction", "id")),
      kind: (textAt(one, "kind") ?? "SALE") as TransactionRecord["kind"],
      status: (textAt(one, "status") ?? "SUCCESS") as TransactionRecord["status"],
      amount: amountAt(ground, one, "amountSet") ?? order.originalTotal,
      gateway: textAt(one, "gateway") ?? "manual",
      processedAt: textAt(one, "processedAt") ?? ground.world.now(),
    };
  });
  order.gateway = order.transactions[0]?.gateway ?? "";
}

/** Minor units of a money bag's shop money; null when it is not shown. */
function amountAt(ground: Ground, view: unknown, key: string): Minor | null {
  const text = textAt(at(view, key), "shopMoney", "amount");
  if (text === null) return null;
  const { currency } = ground.shop;
  return parseMoney(text, currency) ?? Math.round(Number(text) * 10 ** decimals(currency));
}
