// Pure. The order of a webhook (REST shape, any API version since 2023-07) as our snapshot. Reads tolerantly and never
// throws: what is missing becomes null or the neutral value; without an id or its stamps the body is unreadable.
import { compareAmounts, isDecimal, normalAmount, subtractAmounts, sumAmounts } from "#app/lib/money.ts";
import { storable } from "#app/lib/storable.ts";
import type { Address, OrderSnapshot } from "#app/rules/order-snapshot.ts";

type Fields = Record<string, unknown>;

/** The snapshot, or why there is none, in words without personal data. */
export function orderFromWebhook(body: unknown): OrderSnapshot | { unreadable: string } {
  const order = fieldsOf(body);
  if (!order) return { unreadable: "The body is not an order." };
  const orderId = idOf(order);
  if (!orderId) return { unreadable: "The body has no order id." };
  const createdAt = instant(order.created_at);
  const updatedAt = instant(order.updated_at);
  if (!createdAt || !updatedAt) return { unreadable: `The order has no ${createdAt ? "updated_at" : "created_at"}.` };

  const total = shopAmount(order, "total_price") ?? "0.00";
  const currentTotal = shopAmount(order, "current_total_price") ?? total;
  const financialStatus = (text(order.financial_status) ?? "pending").toLowerCase();
  const lines = list(order.line_items).flatMap(lineOf);
  const shippingAddress = address(order.shipping_address);
  return {
    orderId,
    name: text(order.name) ?? `#${orderId}`,
    createdAt,
    processedAt: instant(order.processed_at),
    updatedAt,
    cancelledAt: instant(order.cancelled_at),
    closedAt: instant(order.closed_at),
    test: order.test === true,
    sourceName: text(order.source_name),
    currency: shopCurrency(order),
    total,
    currentTotal,
    received: receivedOf(order, currentTotal, financialStatus),
    financialStatus,
    fulfillmentStatus: (text(order.fulfillment_status) ?? "unfulfilled").toLowerCase(),
    tags: [
      ...new Set(
        (text(order.tags) ?? "")
          .split(",")
          .map((tag) => tag.trim())
          .filter(Boolean),
      ),
    ].sort(),
    note: text(order.note),
    customerId: idOf(fieldsOf(order.customer)),
    shippingAddress,
    billingAddress: address(order.billing_address),
    // Nothing to ship: digital. To be handed over, and no address to send it to: collected in person.
    delivery: !lines.some((line) => line.requiresShipping) ? "none" : shippingAddress ? "shipping" : "pickup",
    lines,
    fulfillments: list(order.fulfillments).flatMap((entry) => {
      const fulfillmentId = idOf(entry);
      return fulfillmentId ? [{ fulfillmentId, status: (text(entry.status) ?? "pending").toLowerCase() }] : [];
    }),
    refunds: list(order.refunds).flatMap((entry) => {
      const refundId = idOf(entry);
      return refundId
        ? [{ refundId, createdAt: instant(entry.created_at) ?? updatedAt, refunded: refundedBy(entry) }]
        : [];
    }),
  };
}

// What was received, less what was refunded. A webhook carries no transactions of the order; Shopify's "outstanding" is
// the current total less the net payment, so the net payment is the difference. Refunds and edits lower the current
// total and raise nothing, so that it holds after them too. Money that is only promised (pending, authorised, voided,
// expired) was not received, whatever outstanding says there, and of what was refunded in full nothing is left.
const NOTHING_RECEIVED = new Set(["pending", "authorized", "voided", "expired", "refunded"]);
function receivedOf(order: Fields, currentTotal: string, financialStatus: string): string {
  if (NOTHING_RECEIVED.has(financialStatus)) return "0.00";
  const outstanding = amount(order.total_outstanding);
  if (outstanding !== null) {
    const received = subtractAmounts(currentTotal, outstanding);
    // A body that contradicts itself must not lower what a customer spent elsewhere.
    return compareAmounts(received, "0") < 0 ? "0.00" : received;
  }
  return financialStatus === "paid" || financialStatus === "partially_refunded" ? currentTotal : "0.00";
}

function refundedBy(refund: Fields): string {
  return sumAmounts(
    list(refund.transactions)
      .filter(
        ({ kind, status }) => kind === "refund" && (status === undefined || status === null || status === "success"),
      )
      .map((transaction) => shopAmount(transaction, "amount") ?? "0.00"),
  );
}

function lineOf(line: Fields): OrderSnapshot["lines"] {
  const lineId = idOf(line);
  if (!lineId) return [];
  const quantity = count(line.quantity) ?? 0;
  return [
    {
      lineId,
      sku: text(line.sku),
      title: text(line.title) ?? "",
      quantity,
      currentQuantity: count(line.current_quantity) ?? quantity,
      requiresShipping: line.requires_shipping !== false,
      price: shopAmount(line, "price") ?? "0.00",
    },
  ];
}

function address(value: unknown): Address | null {
  const from = fieldsOf(value);
  if (!from) return null;
  const name = [text(from.first_name), text(from.last_name)].filter(Boolean).join(" ");
  return {
    name: text(from.name) ?? (name || null),
    company: text(from.company),
    address1: text(from.address1),
    address2: text(from.address2),
    city: text(from.city),
    zip: text(from.zip),
    provinceCode: text(from.province_code),
    countryCode: text(from.country_code),
    phone: text(from.phone),
  };
}

function shopCurrency(order: Fields): string {
  const said = text(fieldsOf(fieldsOf(order.total_price_set)?.shop_money)?.currency_code) ?? text(order.currency);
  return said && /^[A-Z]{3}$/.test(said) ? said : "XXX";
}

/** `<name>_set.shop_money`, else the plain amount, which is in shop currency too. */
function shopAmount(from: Fields, name: string): string | null {
  return amount(fieldsOf(fieldsOf(from[`${name}_set`])?.shop_money)?.amount) ?? amount(from[name]);
}

function amount(value: unknown): string | null {
  const said = typeof value === "number" ? String(value) : value;
  return typeof said === "string" && isDecimal(said) ? normalAmount(said) : null;
}

function count(value: unknown): number | null {
  return typeof value === "number" && Number.isSafeInteger(value) ? value : null;
}

function text(value: unknown): string | null {
  if (typeof value !== "string") return null;
  return storable(value) || null;
}

function fieldsOf(value: unknown): Fields | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

function list(value: unknown): Fields[] {
  return Array.isArray(value) ? value.map(fieldsOf).filter((entry) => entry !== null) : [];
}

/** The digits of an id; the gid is exact where a number was rounded on its way. */
function idOf(from: Fields | null): string | null {
  const gid =
    typeof from?.admin_graphql_api_id === "string"
      ? /\/(\d+)(?:\?.*)?$/.exec(from.admin_graphql_api_id)?.[1]
      : undefined;
  if (gid) return gid;
  const id = from?.id;
  if (typeof id === "number" && Number.isSafeInteger(id) && id > 0) return String(id);
  return typeof id === "string" && /^\d+$/.test(id) ? id : null;
}

/** ISO 8601 UTC, whole seconds; null for what is no instant. */
function instant(value: unknown): string | null {
  if (typeof value !== "string") return null;
  const ms = Date.parse(value);
  if (Number.isNaN(ms) || ms < 0 || ms > 253_402_300_799_000) return null;
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
