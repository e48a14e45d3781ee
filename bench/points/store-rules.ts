// The twenty rules of a store, as its merchant writes them and as a programmer writes them by hand against the webhook's body.
import type { OrderBody } from "#bench/points/order-body.ts";

/** What one rule asks for, once it is true. */
export type Wanted =
  | { do: "tag"; tag: string }
  | { do: "note"; text: string }
  | { do: "attribute"; name: string; value: string }
  | { do: "metafield"; key: string; value: string }
  | { do: "hold"; handle: string; note: string }
  | { do: "move"; location: string };

export interface StoreRule {
  id: string;
  document: Record<string, unknown>;
  /** By hand: what the order's webhook shows. */
  isTrue(order: OrderBody): boolean;
  wanted: Wanted;
}

const all = (...of: unknown[]) => ({ all: of });
const total = (op: string, value: number) => ({ field: "order.total_price", op, value });
const country = (op: string, value: unknown) => ({ field: "order.shipping_address.country_code", op, value });
const hasSku = (begins: string) => ({
  some: "order.line_items",
  where: { field: "item.sku", op: "starts_with", value: begins },
});

const totalOf = (order: OrderBody) => Number(order.total_price);
const countryOf = (order: OrderBody) => order.shipping_address?.country_code ?? null;
const sells = (order: OrderBody, begins: string) => order.line_items.some(({ sku }) => sku?.startsWith(begins));

function rule(id: string, when: unknown, isTrue: StoreRule["isTrue"], wanted: Wanted): StoreRule {
  const on = wanted.do === "move" ? ["fulfillment_order.routed"] : ["order.created"];
  return { id, document: { id, name: id, on, when, then: [stepOf(wanted)] }, isTrue, wanted };
}

function stepOf(wanted: Wanted): Record<string, unknown> {
  switch (wanted.do) {
    case "tag":
      return { do: "add_tags", tags: [wanted.tag] };
    case "note":
      return { do: "append_note", text: wanted.text };
    case "attribute":
      return { do: "set_attributes", attributes: { [wanted.name]: wanted.value } };
    case "metafield":
      return { do: "set_metafield", key: wanted.key, value: wanted.value };
    case "hold":
      return { do: "hold_fulfillment", note: wanted.note };
    case "move":
      return { do: "move_fulfillment_order", location: wanted.location };
  }
}

const tag = (name: string): Wanted => ({ do: "tag", tag: name });

/** Where the Scottish warehouse ships. */
const NORTH = ["AB", "DD", "DG", "EH", "FK", "G", "IV", "KA", "KW", "KY", "ML", "PA", "PH", "TD"];
const areaOf = (zip: string | null | undefined) => /^[A-Z]+/.exec(zip?.toUpperCase() ?? "")?.[0] ?? "";

export const STORE_RULES: readonly StoreRule[] = [
  rule("high-value", total("at_least", 400), (order) => totalOf(order) >= 400, tag("high-value")),
  rule("small", total("less_than", 40), (order) => totalOf(order) < 40, tag("small")),
  rule("europe", country("in", ["IE", "DE"]), (order) => ["IE", "DE"].includes(countryOf(order) ?? ""), tag("europe")),
  rule("overseas", country("is", "US"), (order) => countryOf(order) === "US", tag("overseas")),
  rule(
    "till",
    { field: "order.source_name", op: "is", value: "pos" },
    (order) => order.source_name === "pos",
    tag("till"),
  ),
  rule(
    "by-phone",
    { field: "order.tags", op: "has", value: "phone order" },
    (order) => order.tags.split(", ").includes("phone order"),
    tag("call-back"),
  ),
  rule(
    "unpaid",
    { field: "order.financial_status", op: "is", value: "pending" },
    (order) => order.financial_status === "pending",
    tag("unpaid"),
  ),
  rule(
    "authorised",
    { field: "order.financial_status", op: "is", value: "authorized" },
    (order) => order.financial_status === "authorized",
    tag("capture-later"),
  ),
  rule(
    "basket",
    { field: "order.line_items.size", op: "at_least", value: 3 },
    (order) => order.line_items.length >= 3,
    tag("basket"),
  ),
  rule("wax", hasSku("HAR"), (order) => sells(order, "HAR"), tag("wax")),
  rule("wool", hasSku("MOO"), (order) => sells(order, "MOO"), tag("wool")),
  rule("boots", hasSku("PEN"), (order) => sells(order, "PEN"), tag("boots")),
  rule(
    "leeds",
    { field: "order.shipping_address.zip", op: "postcode_in", value: ["LS"] },
    (order) => areaOf(order.shipping_address?.zip) === "LS",
    tag("van-run"),
  ),
  rule("careful", total("at_least", 700), (order) => totalOf(order) >= 700, {
    do: "note",
    text: "Pack with care: more than 700.",
  }),
  rule("customs", country("is", "US"), (order) => countryOf(order) === "US", {
    do: "note",
    text: "Print the customs form.",
  }),
  rule(
    "priority",
    all(total("at_least", 500), country("is", "GB")),
    (order) => totalOf(order) >= 500 && countryOf(order) === "GB",
    { do: "attribute", name: "priority", value: "1" },
  ),
  rule("tier", total("at_least", 600), (order) => totalOf(order) >= 600, {
    do: "metafield",
    key: "custom.tier",
    value: "gold",
  }),
  rule("fitting", hasSku("PEN"), (order) => sells(order, "PEN"), {
    do: "metafield",
    key: "custom.fitting",
    value: "boots",
  }),
  rule(
    "look-first",
    all(total("at_least", 900), country("is", "GB")),
    (order) => totalOf(order) >= 900 && countryOf(order) === "GB",
    { do: "hold", handle: "switchyard-look-first", note: "A person looks first." },
  ),
  rule(
    "north",
    all(country("is", "GB"), { field: "order.shipping_address.zip", op: "postcode_in", value: NORTH }),
    (order) => countryOf(order) === "GB" && NORTH.includes(areaOf(order.shipping_address?.zip)),
    { do: "move", location: "Glasgow warehouse" },
  ),
];
