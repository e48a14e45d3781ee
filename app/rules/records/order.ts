import { addAmounts, subtractAmounts, sumAmounts } from "#app/lib/money.ts";
import { locationsWithStock } from "#app/rules/locations-with-stock.ts";
import {
  amount,
  computed,
  count,
  defineRecord,
  id,
  instant,
  joined,
  many,
  manyRead,
  money,
  number,
  one,
  oneRead,
  ownId,
  tags,
  text,
  texts,
  time,
  word,
  yesNo,
} from "#app/rules/record.ts";
import { address } from "#app/rules/records/address.ts";
import { attribute } from "#app/rules/records/attribute.ts";
import { discountApplication } from "#app/rules/records/discount-application.ts";
import { discountCode } from "#app/rules/records/discount-code.ts";
import { foundByChecks } from "#app/rules/records/found-by-checks.ts";
import { fulfillment } from "#app/rules/records/fulfillment.ts";
import { fulfillmentOrder } from "#app/rules/records/fulfillment-order.ts";
import { lineItem } from "#app/rules/records/line-item.ts";
import { metafieldFields } from "#app/rules/records/metafields.ts";
import { paymentTerms } from "#app/rules/records/payment-terms.ts";
import { refund } from "#app/rules/records/refund.ts";
import { relatedOrder } from "#app/rules/records/related-order.ts";
import { orderReturn } from "#app/rules/records/return.ts";
import { risk } from "#app/rules/records/risk.ts";
import { shippingLine } from "#app/rules/records/shipping-line.ts";
import { taxLine } from "#app/rules/records/tax-line.ts";
import { timelineEvent } from "#app/rules/records/timeline-event.ts";
import { transaction } from "#app/rules/records/transaction.ts";
import { visit } from "#app/rules/records/visit.ts";
import { sampleNumber } from "#app/rules/sample-number.ts";
import { Unknown } from "#app/rules/unknown.ts";
import { valueNamed } from "#app/rules/value-named.ts";
import { variantOf } from "#app/rules/variant-of-line.ts";
import { daysBefore } from "#app/rules/window.ts";

type Line = {
  quantity: number;
  current_quantity: number;
  fulfillable_quantity: number | null;
  requires_shipping: boolean;
};
const lines = (order: Record<string, unknown>) => order.line_items as Line[];

/** Of many orders that a rule looks at, each has its own customer. */
const isCustomer = (customer: unknown, id: unknown): boolean =>
  (customer as { id?: unknown } | null | undefined)?.id === id;

function visitAt(visits: unknown, at: number): unknown {
  return Array.isArray(visits) ? (visits.at(at) ?? null) : undefined;
}

/** By the time of the orders; Unknown where older ones may be missing. */
function nthOrder(own: Record<string, unknown>, customer: unknown): number | Unknown | null | undefined {
  if (own.customer_id === null) return null;
  const { orders, orders_known_since: since } = (customer ?? {}) as {
    orders?: { id: string; created_at: string; test: boolean }[];
    orders_known_since?: string | null;
  };
  if (!orders) return undefined;
  const earlier = orders.filter(
    ({ id, created_at, test }) => id !== own.id && !test && created_at <= String(own.created_at),
  ).length;
  if (since)
    return new Unknown(`We know this customer's orders since ${since.slice(0, 10)} only.`, { atLeast: earlier + 1 });
  return earlier + 1;
}

export const order = defineRecord(
  "order",
  { says: "order", about: "An order with its children. Amounts are decimal strings in the shop's currency." },
  {
    id: ownId("id"),
    name: word("name", "", { about: "As it is printed: #1001." }),
    number: number("number", { about: "1001." }),
    created_at: instant("day of the order"),
    updated_at: instant("last change"),
    processed_at: time("day of sale", { about: "Differs from created_at for imported orders." }),
    cancelled_at: time("day of cancellation"),
    cancel_reason: text("reason for cancellation", {
      oneOf: ["customer", "inventory", "fraud", "declined", "staff", "other"],
    }),
    closed_at: time("day it was archived"),
    test: yesNo("is a test order"),
    confirmed: yesNo("is confirmed", true),
    confirmation_number: text("confirmation number"),
    source_name: text("source", {
      about: "web, pos, shopify_draft_order, iphone, android, subscription_contract …, or an app's id.",
    }),
    source_identifier: text("source's own number"),
    source_url: text("source's address"),
    app_id: id("app's id"),
    user_id: id("staff member"),
    location_id: id("point of sale's id", { about: "Where it was sold in person; empty online." }),
    currency: word("currency", "USD", { about: "The shop's currency: all amounts are in it." }),
    presentment_currency: text("buyer's currency"),
    presentment_total_price: money("total in the buyer's currency"),
    financial_status: word("payment status", "pending", {
      oneOf: ["pending", "authorized", "partially_paid", "paid", "partially_refunded", "refunded", "voided", "expired"],
    }),
    fulfillment_status: word("fulfilment status", "unfulfilled", {
      oneOf: ["unfulfilled", "partial", "fulfilled", "restocked"],
    }),
    subtotal_price: amount("subtotal", { about: "Lines after discounts, before shipping and taxes." }),
    total_line_items_price: amount("sum of the lines"),
    total_discounts: amount("sum of the discounts"),
    total_shipping_price: amount("shipping"),
    total_tax: amount("taxes"),
    total_tip_received: amount("tip"),
    total_duties: money("duties"),
    total_price: amount("total", { about: "At checkout." }),
    current_subtotal_price: amount("subtotal now"),
    current_total_price: amount("total now", { about: "After edits, refunds and cancellation." }),
    total_outstanding: amount("amount still to pay"),
    total_received: amount("amount received", { about: "Received minus refunded." }),
    total_refunded: amount("amount refunded"),
    total_weight: count("weight in grams"),
    taxes_included: yesNo("has taxes in its prices"),
    tax_exempt: yesNo("is free of tax"),
    tags: tags("tags"),
    note: text("note"),
    note_attributes: many(attribute, "attributes", { about: "Additional details: names with values." }),
    po_number: text("purchase order number"),
    email: text("e-mail"),
    phone: text("phone"),
    contact_email: text("contact e-mail"),
    customer_locale: text("buyer's language"),
    buyer_accepts_marketing: yesNo("buyer accepts marketing", false, { about: "Whether the buyer accepts marketing." }),
    browser_ip: text("IP address"),
    user_agent: text("browser", { about: "The user agent in full; `| browser` in a template gives its name." }),
    landing_site: text("landing page"),
    referring_site: text("referrer"),
    order_status_url: text("address of the status page"),
    payment_gateway_names: texts("payment methods", {
      about: "For example shopify_payments, manual, Cash on Delivery (COD), gift_card.",
    }),
    customer_id: id("customer's id"),
    customer: joined(
      "record",
      "customer",
      "customer",
      { need: "customer", about: "Who ordered; none for a guest." },
      (own, { customer }) =>
        own.customer_id === null ? null : isCustomer(customer, own.customer_id) ? customer : undefined,
    ),
    shipping_address: one(address, "shipping address"),
    billing_address: one(address, "billing address"),
    delivery: word("delivery", "shipping", {
      about: "shipping; pickup: it is collected in person; none: nothing has to be shipped.",
    }),
    discount_codes: many(discountCode, "discount codes"),
    discount_applications: many(discountApplication, "discounts"),
    tax_lines: many(taxLine, "tax lines"),
    line_items: many(lineItem, "lines"),
    shipping_lines: many(shippingLine, "shipping methods"),
    fulfillments: many(fulfillment, "fulfilments"),
    refunds: many(refund, "refunds"),
    payment_terms: one(paymentTerms, "payment terms"),
    returns: manyRead(orderReturn, "returns", "returns"),
    transactions: manyRead(transaction, "transactions", "transactions"),
    fulfillment_orders: manyRead(
      fulfillmentOrder,
      "fulfilment orders",
      "fulfillment_orders",
      "The parts of the order by location, closed ones included.",
    ),
    risk: oneRead(risk, "risk", "risk"),
    disputes: joined("list", "dispute", "disputes", { need: "disputes", about: "Chargebacks and inquiries about it." }),
    timeline: manyRead(
      timelineEvent,
      "timeline",
      "events",
      "What Shopify's own timeline says, newest first; the newest 50 entries.",
    ),
    visits: manyRead(visit, "visits", "origin", "The visits before the order, newest first; where UTM values are."),
    app_title: text("app", {
      need: "origin",
      about: "Name of the app that made it: Online Store, Draft Orders, Point of Sale …",
    }),
    channel_name: text("sales channel", { need: "origin" }),
    staff_member: text("staff member's name", {
      need: "origin",
      about: "Who made it in the admin or at the till; empty for the buyer.",
    }),
    company: joined("record", "company", "company", {
      need: "company",
      about: "The company that a business customer (B2B) buys for; none otherwise.",
    }),
    first_visit: computed(
      "record",
      "first visit",
      { of: "visit", need: "origin", about: "The oldest visit before the order." },
      (own) => visitAt(own.visits, -1),
    ),
    last_visit: computed(
      "record",
      "last visit",
      { of: "visit", need: "origin", about: "The newest visit before the order." },
      (own) => visitAt(own.visits, 0),
    ),
    nth_order: computed(
      "number",
      "number among the customer's orders",
      {
        need: "customer_orders",
        about: "1 for the customer's first order, 2 for the second …; test orders do not count. Empty for a guest.",
      },
      (own, { customer }) => nthOrder(own, customer),
    ),
    is_first_order: computed(
      "yes_no",
      "is the customer's first order",
      { need: "customer_orders", about: "Whether nth_order is 1. Empty for a guest." },
      (own, { customer }) => {
        const nth = nthOrder(own, customer);
        return typeof nth === "number" ? nth === 1 : nth;
      },
    ),
    address_verdict: text("Shopify's verdict on the address", {
      need: "address_verdict",
      oneOf: ["no_issues", "warning", "error"],
    }),
    related_orders: manyRead(
      relatedOrder,
      "related orders",
      "related_orders",
      "Orders of the 30 days before it that share a customer, e-mail, phone, address, IP address or card with it, oldest first. From our own books.",
    ),
    ...foundByChecks,
    ...metafieldFields("order_metafields"),
    can_mark_as_paid: yesNo("can be marked as paid", false, { need: "transactions" }),
    capturable: money("amount that can be captured", { need: "transactions" }),
    location: joined(
      "record",
      "location",
      "point of sale",
      { need: "locations", about: "Where it was sold in person; none online." },
      (own, { locations }) => (own.location_id === null ? null : locations?.find(({ id }) => id === own.location_id)),
    ),
    attribute: computed(
      "text",
      "attribute",
      {
        about: "The value of the additional detail with that name (case does not count); empty if there is none.",
        params: ["name"],
        needsName: true,
      },
      (own, _world, { name = "" }) => valueNamed(own.note_attributes, name),
    ),
    item_count: computed("number", "number of units", { about: "Units over all lines, as they are now." }, (own) =>
      lines(own).reduce((sum, line) => sum + line.current_quantity, 0),
    ),
    line_count: computed(
      "number",
      "number of lines",
      { about: "Lines with units left." },
      (own) => lines(own).filter(({ current_quantity }) => current_quantity > 0).length,
    ),
    shipping_method: computed(
      "text",
      "shipping method",
      { about: "Title of the first shipping line." },
      (own) =>
        (own.shipping_lines as { title: string | null; is_removed: boolean }[]).find(({ is_removed }) => !is_removed)
          ?.title ?? null,
    ),
    locations_with_stock: computed(
      "texts",
      "locations with stock for all lines",
      {
        need: "stock",
        about: "Names of the locations where every line that has to be shipped is available in its quantity.",
      },
      (own, world) =>
        locationsWithStock(
          (own.line_items as Record<string, unknown>[])
            .filter(
              ({ requires_shipping, fulfillable_quantity }) =>
                requires_shipping !== false && fulfillable_quantity !== 0,
            )
            .map((line) => ({
              variant: variantOf(line, world),
              quantity: Number(line.fulfillable_quantity ?? line.current_quantity),
              assignedTo: null,
            })),
          world.locations,
        ),
    ),
    is_imported: computed(
      "yes_no",
      "is imported",
      { about: "Its day of sale is more than a day before it came to Shopify." },
      (own) =>
        own.processed_at !== null &&
        own.processed_at !== undefined &&
        String(own.processed_at) < daysBefore(String(own.created_at), 1),
    ),
    is_cancelled: computed(
      "yes_no",
      "is cancelled",
      { about: "Whether cancelled_at is set." },
      (own) => own.cancelled_at !== null,
    ),
    is_open: computed(
      "yes_no",
      "is open",
      { about: "Neither archived nor cancelled." },
      (own) => own.closed_at === null && own.cancelled_at === null,
    ),
    is_paid: computed("yes_no", "is paid", { about: "Paid in full (whatever was refunded later)." }, (own) =>
      ["paid", "partially_refunded", "refunded"].includes(String(own.financial_status)),
    ),
    has_gift_card: computed("yes_no", "has a gift card", { about: "Whether any line is a gift card." }, (own) =>
      (own.line_items as { gift_card: boolean }[]).some(({ gift_card }) => gift_card),
    ),
    amount_due: computed(
      "money",
      "amount due",
      { about: "Total now minus what was received, at least zero." },
      (own) => {
        const due = subtractAmounts(String(own.current_total_price), String(own.total_received));
        return due.startsWith("-") ? "0.00" : due;
      },
    ),
    sample: computed(
      "number",
      "sample number",
      {
        about:
          "A number from 0 up to 100 that depends on the order alone: “less than 10” picks a stable tenth. `name` makes another draw.",
        params: ["name"],
      },
      (own, _world, { name = "" }) => sampleNumber(`${name}/${String(own.id)}`),
    ),
    line_discounts: computed("money", "discounts on lines", { about: "Sum of the lines' discounts." }, (own) =>
      sumAmounts((own.line_items as { total_discount: string }[]).map(({ total_discount }) => total_discount)),
    ),
    goods_and_shipping: computed(
      "money",
      "goods and shipping",
      { about: "Subtotal plus shipping, before taxes." },
      (own) => addAmounts(String(own.subtotal_price), String(own.total_shipping_price)),
    ),
  },
);
