import {
  amount,
  defineRecord,
  id,
  instant,
  joined,
  many,
  manyRead,
  one,
  ownId,
  tags,
  text,
  time,
  word,
} from "#app/rules/record.ts";
import { address } from "#app/rules/records/address.ts";
import { attribute } from "#app/rules/records/attribute.ts";
import { lineItem } from "#app/rules/records/line-item.ts";
import { metafieldFields } from "#app/rules/records/metafields.ts";
import { timelineEvent } from "#app/rules/records/timeline-event.ts";

/** Of many orders that a rule looks at, each has its own customer. */
const isCustomer = (customer: unknown, id: unknown): boolean =>
  (customer as { id?: unknown } | null | undefined)?.id === id;

export const draftOrder = defineRecord(
  "draft_order",
  { says: "draft order", about: "An order that staff or an app prepares." },
  {
    id: ownId("id"),
    name: text("name"),
    status: word("status", "open", { oneOf: ["open", "invoice_sent", "completed"] }),
    created_at: instant("day of creation"),
    updated_at: instant("last change"),
    completed_at: time("day of completion"),
    invoice_sent_at: time("day the invoice was sent"),
    email: text("e-mail"),
    note: text("note"),
    tags: tags("tags"),
    currency: word("currency", "USD"),
    subtotal_price: amount("subtotal"),
    total_tax: amount("taxes"),
    total_price: amount("total"),
    order_id: id("order's id"),
    note_attributes: many(attribute, "attributes"),
    line_items: many(lineItem, "lines"),
    shipping_address: one(address, "shipping address"),
    billing_address: one(address, "billing address"),
    timeline: manyRead(
      timelineEvent,
      "timeline",
      "draft_order_events",
      "What Shopify's own timeline says, newest first.",
    ),
    staff_member: text("staff member's name", {
      need: "draft_order_events",
      about: "Who made it in the admin; empty where an app did.",
    }),
    ...metafieldFields("draft_order_metafields"),
    customer_id: id("customer's id"),
    customer: joined(
      "record",
      "customer",
      "customer",
      { need: "customer", about: "Whom it is for." },
      (own, { customer }) =>
        own.customer_id === null ? null : isCustomer(customer, own.customer_id) ? customer : undefined,
    ),
  },
);
