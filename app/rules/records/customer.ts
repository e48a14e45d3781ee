import { ordersInWindow } from "#app/rules/orders-in-window.ts";
import {
  computed,
  defineRecord,
  joined,
  many,
  manyRead,
  money,
  number,
  one,
  ownId,
  tags,
  text,
  texts,
  time,
  yesNo,
} from "#app/rules/record.ts";
import { address } from "#app/rules/records/address.ts";
import { company } from "#app/rules/records/company.ts";
import { metafieldFields } from "#app/rules/records/metafields.ts";
import { timelineEvent } from "#app/rules/records/timeline-event.ts";

/** Shopify's CustomerMarketingOptInLevel. */
const OPT_IN_LEVELS = ["single_opt_in", "confirmed_opt_in", "unknown"];

export const customer = defineRecord(
  "customer",
  { says: "customer", about: "A customer of the store.", whole: "customer" },
  {
    id: ownId("id"),
    email: text("e-mail"),
    phone: text("phone"),
    first_name: text("first name"),
    last_name: text("last name"),
    name: computed(
      "text",
      "name",
      { about: "First and last name in one." },
      (own) => [own.first_name, own.last_name].filter(Boolean).join(" ") || null,
    ),
    tags: tags("tags"),
    note: text("note"),
    state: text("account", { oneOf: ["disabled", "invited", "enabled", "declined"] }),
    locale: text("language"),
    verified_email: yesNo("has a verified e-mail"),
    tax_exempt: yesNo("is free of tax"),
    created_at: time("day of creation"),
    updated_at: time("last change"),
    default_address: one(address, "default address"),
    addresses: many(address, "addresses"),
    email_marketing_state: text("e-mail marketing", { about: "subscribed, not_subscribed, unsubscribed, pending …" }),
    email_marketing_opt_in_level: text("how far e-mail marketing was confirmed", { oneOf: OPT_IN_LEVELS }),
    sms_marketing_state: text("SMS marketing"),
    sms_marketing_opt_in_level: text("how far SMS marketing was confirmed", { oneOf: OPT_IN_LEVELS }),
    accepts_marketing: computed(
      "yes_no",
      "accepts marketing",
      { about: "Whether e-mail marketing is subscribed." },
      (own) => own.email_marketing_state === "subscribed",
    ),
    company: one(company, "company"),
    total_spent: money("lifetime spend", { about: "Shopify's own figure.", need: "customer" }),
    orders_count: number("number of orders ever", {
      about: "Shopify's own figure, this order included.",
      need: "customer",
    }),
    segments: texts("segments", { about: "Names of the customer segments.", need: "customer_segments" }),
    timeline: manyRead(timelineEvent, "timeline", "customer_events", "What Shopify's own timeline says, newest first."),
    staff_member: text("staff member's name", {
      need: "customer_events",
      about: "Who made the customer in the admin; empty where the buyer or an app did.",
    }),
    ...metafieldFields("customer_metafields"),
    orders: joined("list", "order", "orders", {
      need: "customer_orders",
      partial: true,
      about:
        "All orders of this customer that we know, oldest first, this one included. From our own ledger; orders from before the period that it covers are missing, and an answer that hangs on them is unknown.",
    }),
    orders_known_since: time("start of the known orders", {
      about: "The ledger holds every order since then; empty: all of them.",
    }),
    spent: computed(
      "money",
      "spend",
      {
        about:
          "Received minus refunded in the last so many days (all time without `days`), test and voided orders excluded, in shop currency.",
        need: "customer_spend",
        params: ["days"],
      },
      (own, world, { days }) => ordersInWindow(own, world, days, "received"),
    ),
    order_count: computed(
      "number",
      "number of orders",
      {
        about: "Orders in the last so many days (all time without `days`), test and voided orders excluded.",
        need: "customer_spend",
        params: ["days"],
      },
      (own, world, { days }) => ordersInWindow(own, world, days, "count"),
    ),
    last_order: computed(
      "record",
      "last order",
      {
        of: "order",
        need: "customer_orders",
        about: "The newest order (not a test) other than the one that the rule looks at.",
      },
      (own, world) => neighbour(own.orders, world.order, -1),
    ),
    first_order: computed(
      "record",
      "first order",
      { of: "order", need: "customer_orders", about: "The oldest order that we know." },
      (own) => (own.orders === undefined ? undefined : ((own.orders as unknown[])[0] ?? null)),
    ),
  },
);

type Known = { id: string; created_at: string; test: boolean };
function neighbour(orders: unknown, current: unknown, at: number): unknown {
  if (orders === undefined) return undefined;
  const own = (current as Known | null | undefined)?.id;
  return (orders as Known[]).filter(({ id, test }) => id !== own && !test).at(at) ?? null;
}
