// Pure. What a delivery on the lane of a record that is no order tells of its history.

import { createHash } from "node:crypto";
import { type RecordEvent, type StockSeen, watchedOf } from "#app/history/record-event.ts";
import { type Fields, fieldsOf, id, lower, ownId, text } from "#app/ingest/webhook-values.ts";
import { instantOf } from "#app/lib/instant-of.ts";
import { type TellingDelivery, tellingOf } from "#app/worker/events-of-told.ts";
import type { ToldOfRecord } from "#app/worker/look-at-record.ts";

type Telling = ReturnType<typeof tellingOf>;
type Named = Pick<RecordEvent, "record" | "key">;

export interface TellsOfRecord {
  events: RecordEvent[];
  stock: StockSeen[];
}

const NOTHING: TellsOfRecord = { events: [], stock: [] };

/** @param kind of the lane. @param recordKey as in record_state. Only the store's own news: what we tell ourselves is no history. */
export function recordEventsOfTold(
  kind: string,
  recordKey: string,
  delivery: TellingDelivery,
  told: ToldOfRecord,
): TellsOfRecord {
  if (delivery.source !== "WEBHOOK") return NOTHING;
  const telling = tellingOf(delivery);
  if (kind === "shop") return told.tells === "trigger" ? events(ofStore(telling, told.trigger.body ?? {})) : NOTHING;
  const named = { record: kind, key: recordKey } as Named;
  switch (told.tells) {
    case "picture":
      return kind === "stock"
        ? { events: [], stock: stockOf(recordKey, told.picture, told.at) }
        : events([stateOf(named, telling, told.at, withIdentity(kind, recordKey, told.picture))]);
    case "part":
      return events([news(named, "marketing", telling, told.part)]);
    case "tags":
      return events([
        told.added.length
          ? news(named, "tags_added", telling, { tags: told.added })
          : news(named, "tags_removed", telling, { tags: told.removed }),
      ]);
    case "gone":
      return events([{ ...news(named, "deleted", telling, {}), of: recordKey }]);
    case "trigger":
      return events(ofTrigger(named, telling, told.trigger.on, told.trigger.body ?? {}));
    case "look":
    case "unreadable":
      return NOTHING;
  }
}

const events = (all: RecordEvent[]): TellsOfRecord => ({ events: all, stock: [] });

function ofTrigger(named: Named, telling: Telling, on: string, body: Fields): RecordEvent[] {
  if (on === "customer.merged") {
    const gone = id(body.admin_graphql_api_customer_deleted_id);
    // Told as it goes on too, and when it failed; only then they are one.
    return gone && (body.status === undefined || lower(body.status) === "completed")
      ? [{ ...news(named, "merged", telling, { customer_id: gone }), of: gone }]
      : [];
  }
  if (telling.topic === "inventory_items/update") return itemOf(telling, body);
  if (on !== "customer.segment_changed") return [];
  const segment = id(body.segment_id);
  const event = telling.topic === "customer.left_segment" ? "left_segment" : "joined_segment";
  return segment ? [news(named, event, telling, { segment_id: segment })] : [];
}

/** What Shopify keeps of the goods themselves, whatever their levels are. */
function itemOf(telling: Telling, body: Fields): RecordEvent[] {
  const key = ownId(body);
  const { sku, tracked, cost, requires_shipping, country_code_of_origin, province_code_of_origin } = body;
  const { harmonized_system_code, weight_value, weight_unit } = body;
  const shown = said({
    ...{ sku, tracked, cost, requires_shipping, country_code_of_origin, province_code_of_origin },
    ...{ harmonized_system_code, weight_value, weight_unit },
  });
  return key ? [stateOf({ record: "inventory_item", key }, telling, text(body.updated_at), shown)] : [];
}

/** The store's own settings, as far as they bear on orders; none of it tells who the owner is. */
const OF_SHOP = [
  ...["name", "domain", "myshopify_domain", "currency", "enabled_presentment_currencies", "iana_timezone", "plan_name"],
  ...["country_code", "primary_locale", "weight_unit", "taxes_included", "tax_shipping", "primary_location_id"],
  ...["checkout_api_supported", "password_enabled", "setup_required", "pre_launch_enabled"],
] as const;
const SHOP = { record: "shop", key: "shop" } as const;

/** What concerns the app itself in this store. */
export function recordEventsOfApp(delivery: TellingDelivery, body: Fields): RecordEvent[] {
  const telling = tellingOf(delivery);
  switch (telling.topic) {
    case "app/uninstalled":
      return [news(SHOP, "uninstalled", telling, {})];
    case "app/scopes_update":
      return [news(SHOP, "scopes", telling, said({ previous: body.previous, current: body.current }))];
    case "app_subscriptions/update": {
      const { name, status, price, currency, interval } = fieldsOf(body.app_subscription) ?? {};
      return [news(SHOP, "plan", telling, said({ name, status, price, currency, interval }))];
    }
    default:
      return [];
  }
}

/** Collections, locations and the store's settings have no lanes of their own. */
function ofStore(telling: Telling, body: Fields): RecordEvent[] {
  if (telling.topic === "shop/update")
    return [
      stateOf(
        SHOP,
        telling,
        text(body.updated_at),
        said(Object.fromEntries(OF_SHOP.map((name) => [name, body[name]]))),
      ),
    ];
  const [kind = "", word] = telling.topic.split("/");
  const record = ({ collections: "collection", discounts: "discount", locations: "location" } as const)[kind];
  const key = ownId(body);
  if (!record || !key) return [];
  if (word === "delete") return [{ ...news({ record, key }, "deleted", telling, {}), of: key }];
  const { title, name, active, sort_order, published_at, status } = body;
  const shown = record === "location" ? { name, active } : { title, sort_order, published_at, status };
  return [stateOf({ record, key }, telling, text(body.updated_at), said(shown))];
}

/** Only what the body has. */
const said = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** Of who a customer is only that it changed. The digest is the record's own: it links nobody to another record. */
function withIdentity(kind: string, key: string, picture: Record<string, unknown>): Record<string, unknown> {
  const shown = watchedOf(kind, picture);
  if (kind !== "customer") return shown;
  const { email, phone, first_name, last_name, default_address, note } = picture;
  const identity = [key, email, phone, first_name, last_name, default_address, note];
  return { ...shown, identity: digestOf(identity) };
}

const digestOf = (value: unknown): string =>
  createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 12);

function stateOf(named: Named, telling: Telling, stamp: string | null, detail: Record<string, unknown>): RecordEvent {
  const time = timeOf(telling, stamp);
  // Two of one second that differ are two; which came later nobody can tell.
  return { ...named, event: "state", of: `${time.at} ${digestOf(detail)}`, ...time, source: telling.topic, detail };
}

function news(
  named: Named,
  event: RecordEvent["event"],
  telling: Telling,
  detail: Record<string, unknown>,
): RecordEvent {
  const { eventId, triggeredAt, topic } = telling;
  // Without an id of its own it is told by its time and by what it says.
  const of = eventId ?? `${triggeredAt ?? ""} ${digestOf(detail)}`;
  return { ...named, event, of, ...timeOf(telling, null), source: topic, detail };
}

function timeOf({ triggeredAt, receivedAt }: Telling, stamp: string | null): { at: string; exact: boolean } {
  const said = stamp !== null && !Number.isNaN(Date.parse(stamp)) ? stamp : triggeredAt;
  return said ? { at: instantOf(said), exact: true } : { at: receivedAt, exact: false };
}

function stockOf(recordKey: string, { available }: Record<string, unknown>, at: string | null): StockSeen[] {
  const [inventoryItemId = "", locationId = ""] = recordKey.split("/");
  return typeof available === "number" && at && locationId ? [{ inventoryItemId, locationId, available, at }] : [];
}
