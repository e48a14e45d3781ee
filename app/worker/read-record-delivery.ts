// Pure. What one delivery tells of a record that is no order. A delivery only says "look": what happened comes from what is
// seen then, except where Shopify names something that no picture shows.
import { consent, customerFromWebhook } from "#app/ingest/customer-from-webhook.ts";
import { draftOrderFromWebhook } from "#app/ingest/draft-order-from-webhook.ts";
import { parseJson } from "#app/ingest/parse-json.ts";
import { productFromWebhook } from "#app/ingest/product-from-webhook.ts";
import { levelNamedIn, stockLevelFromWebhook } from "#app/ingest/stock-level-from-webhook.ts";
import { type Fields, fieldsOf, id, ownId, tags } from "#app/ingest/webhook-values.ts";
import { eventNamed, type Trigger } from "#app/rules/trigger.ts";
import type { ToldOfRecord } from "#app/worker/look-at-record.ts";
import { type ReadableDelivery, readDelivery } from "#app/worker/read-delivery.ts";

/** Reads a delivery of a lane that is no order's. Never throws on what a body holds. */
export function readRecordDelivery(delivery: ReadableDelivery): ToldOfRecord {
  switch (delivery.source) {
    case "WEBHOOK":
      return readWebhook(delivery);
    case "LEDGER":
    case "HISTORY":
      return { tells: "trigger", trigger: { on: "customer.spend_changed" } };
    case "SWEEP":
      return { tells: "look" };
    default: {
      const told = readDelivery(delivery, "", []);
      return told.tells === "trigger" ? { tells: "trigger", trigger: told.trigger } : { tells: "look" };
    }
  }
}

function readWebhook({ topic, body }: ReadableDelivery): ToldOfRecord {
  // The body is kept for a while only; what it told can be read from Shopify.
  if (!body) return { tells: "look" };
  const parsed = parseJson(body);
  if ("unreadable" in parsed) return { tells: "unreadable", reason: parsed.unreadable };
  const from = fieldsOf(parsed.value);
  if (!from) return { tells: "unreadable", reason: "The body is not an object." };
  const read = READERS[topic];
  if (read) return read(from);
  const on = eventNamed(topic);
  return on ? { tells: "trigger", trigger: event(on, from) } : { tells: "look" };
}

const picture = (told: { updated_at?: string | null } | null, what: string): ToldOfRecord =>
  told
    ? { tells: "picture", picture: told, at: told.updated_at ?? null }
    : { tells: "unreadable", reason: `The body is no ${what} that can be read.` };

const customer = (from: Fields): ToldOfRecord => picture(customerFromWebhook(from), "customer");
const product = (from: Fields): ToldOfRecord => picture(productFromWebhook(from), "product");
const draftOrder = (from: Fields): ToldOfRecord => picture(draftOrderFromWebhook(from), "draft order");
const gone =
  (on: Trigger["on"]) =>
  (from: Fields): ToldOfRecord => ({ tells: "gone", trigger: event(on, from) });
const marketing =
  (channel: "email" | "sms") =>
  (from: Fields): ToldOfRecord => {
    const told = fieldsOf(from[`${channel}_marketing_consent`]);
    return told?.state
      ? { tells: "part", part: consent(channel, told) }
      : { tells: "trigger", trigger: { on: MARKETING } };
  };
const MARKETING = "customer.marketing_changed";
const taggings =
  (way: "added" | "removed") =>
  (from: Fields): ToldOfRecord => {
    const named = tags(from.tags);
    return {
      tells: "tags",
      added: way === "added" ? named : [],
      removed: way === "removed" ? named : [],
      trigger: { on: "customer.tags_changed" },
    };
  };
const stockLevel = (from: Fields): ToldOfRecord => {
  const told = stockLevelFromWebhook(from);
  return told
    ? { tells: "picture", picture: told.level, at: told.updatedAt }
    : { tells: "unreadable", reason: "The body names no stock level." };
};

const READERS: Record<string, (from: Fields) => ToldOfRecord> = {
  "customers/create": customer,
  "customers/update": customer,
  "customers/enable": customer,
  "customers/disable": customer,
  "customers/delete": gone("customer.deleted"),
  "customers/merge": (from) => ({
    tells: "trigger",
    trigger: event("customer.merged", from, id(from.admin_graphql_api_customer_deleted_id)),
  }),
  "customer.tags_added": taggings("added"),
  "customer.tags_removed": taggings("removed"),
  "customers_email_marketing_consent/update": marketing("email"),
  "customers_marketing_consent/update": marketing("sms"),
  "products/create": product,
  "products/update": product,
  "products/delete": gone("product.deleted"),
  "draft_orders/create": draftOrder,
  "draft_orders/update": draftOrder,
  "draft_orders/delete": gone("draft_order.deleted"),
  "inventory_levels/connect": stockLevel,
  "inventory_levels/update": stockLevel,
  "inventory_levels/disconnect": gone("stock.changed"),
  // The stock level's own webhook says so too: of one change one event.
  "variants/in_stock": () => ({ tells: "look" }),
  "variants/out_of_stock": () => ({ tells: "look" }),
};

/** What Shopify said goes with the event, so that a rule can look at it. */
function event(on: Trigger["on"], from: Fields, of: string | null = ownId(from)): Trigger {
  return { on, ...(of ? { of } : {}), body: from };
}

/** Which level a delivery of an inventory item's lane is about: "inventory item/location"; null: it names none. */
export function levelNamedBy({ source, body }: ReadableDelivery, inventoryItemId: string): string | null {
  if (source !== "WEBHOOK" || !body) return null;
  const parsed = parseJson(body);
  const level = "value" in parsed ? levelNamedIn(parsed.value) : null;
  return level && `${inventoryItemId}/${level.location}`;
}
