// Pure. Facts as people write them: amounts as numbers, tags as one text, instants with an offset, attributes as an object.
// Brought into the form that facts have; what nothing declares is refused by its path, with the nearest name.
import { normalAmount } from "#app/lib/money.ts";
import { nearestName } from "#app/lib/nearest-name.ts";
import { asDecimal } from "#app/rules/compare-values.ts";
import { type Field, recordKind } from "#app/rules/record.ts";

export class FactsError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "FactsError";
  }
}

const WHAT: Record<string, string> = {
  text: "a text", id: "an id", number: "a number", money: "an amount", yes_no: "true or false", time: "a date or an instant",
  tags: "a list of texts", texts: "a list of texts", values: "an object of names with values", record: "an object", list: "a list",
};
/** Codes that Shopify writes in capitals in one API and in small letters in the other: facts have small letters. */
const LOWER = /(^|_)(status|kind|level|method|state|type|reason|sentiment|restock_type|policy|role)$/;

type Plain = Record<string, unknown>;
const isPlain = (value: unknown): value is Plain => typeof value === "object" && value !== null && !Array.isArray(value);

interface Context {
  /** For records without stamps of their own. */
  now: string;
  /** Numbers records that were written without an id. */
  nextId(kind: string): string;
}

/** @throws FactsError */
export function coerceRecord(kind: string, value: unknown, path: string, context: Context): Plain {
  if (!isPlain(value)) throw new FactsError(`${path} is an object, not ${JSON.stringify(value)?.slice(0, 60)}`);
  const { fields, says } = recordKind(kind);
  const made: Plain = {};
  for (const [name, entry] of Object.entries(value)) {
    if (name === "admin_graphql_api_id") continue;
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!field?.schema) {
      const near = nearestName(name, Object.keys(fields).filter((key) => fields[key]?.schema));
      const why = field ? "is worked out from other facts and cannot be given" : `is no fact of ${says}${near ? `; did you mean “${near}”?` : ""}`;
      throw new FactsError(`${path}.${name} ${why}`);
    }
    made[name] = coerceField(field, name, entry, `${path}.${name}`, context);
  }
  if (fields.id?.schema && made.id === undefined) made.id = context.nextId(kind);
  for (const stamp of ["created_at", "updated_at"])
    if (fields[stamp]?.schema && made[stamp] === undefined) made[stamp] = stamp === "updated_at" ? (made.created_at ?? context.now) : context.now;
  finish(kind, made, value);
  return made;
}

function coerceField(field: Field, name: string, value: unknown, path: string, context: Context): unknown {
  const wrong = (): never => {
    throw new FactsError(`${path} is ${WHAT[field.type]}, not ${JSON.stringify(value)?.slice(0, 60)}`);
  };
  if (value === null || value === undefined) return field.type === "tags" || field.type === "texts" ? [] : field.type === "values" ? {} : field.type === "list" ? [] : null;
  switch (field.type) {
    case "id": {
      const text = String(value);
      return /^gid:\/\/.*\/(\w+)$/.exec(text)?.[1] ?? (typeof value === "object" ? wrong() : text);
    }
    case "text":
      if (typeof value === "object") return wrong();
      return LOWER.test(name) && /^[A-Z_]+$/.test(String(value)) && name !== "reason" ? String(value).toLowerCase() : String(value);
    case "number": {
      const number = typeof value === "string" ? Number(value) : value;
      return typeof number === "number" && Number.isFinite(number) ? number : wrong();
    }
    case "money": {
      const amount = asDecimal(isPlain(value) ? value.amount : value);
      return amount === null ? wrong() : normalAmount(typeof amount === "number" ? plainNumber(amount) : amount);
    }
    case "yes_no":
      return typeof value === "boolean" ? value : wrong();
    case "time": {
      const ms = typeof value === "string" ? Date.parse(value) : Number.NaN;
      return Number.isNaN(ms) ? wrong() : `${new Date(ms).toISOString().slice(0, 19)}Z`;
    }
    case "tags":
    case "texts": {
      const list = typeof value === "string" ? value.split(",") : value;
      if (!Array.isArray(list)) return wrong();
      const entries = list.map((entry) => (isPlain(entry) ? String(entry.title ?? entry.name ?? "") : String(entry)).trim()).filter(Boolean);
      return field.type === "tags" ? [...new Set(entries)].sort() : entries;
    }
    case "values":
      return isPlain(value) ? flatten(value) : wrong();
    case "record":
      return typeof value === "string" && field.of === "location" ? coerceRecord("location", { name: value }, path, context) : coerceRecord(field.of ?? "", value, path, context);
    case "list":
      return listOf(field, value, path, context, wrong);
  }
}

const plainNumber = (value: number): string => (Number.isInteger(value) ? BigInt(value).toString() : value.toFixed(10));

/** { custom: { gift: "x" } } is "custom.gift" too. */
function flatten(value: Plain): Plain {
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, entry]): [string, unknown][] => {
      if (!isPlain(entry)) return [[name, entry]];
      if ("value" in entry) return [[name, entry.value]];
      return Object.entries(entry).map(([key, inner]) => [`${name}.${key}`, inner]);
    }),
  );
}

function listOf(field: Field, value: unknown, path: string, context: Context, wrong: () => never): unknown[] {
  const of = field.of ?? "";
  if (isPlain(value) && of === "attribute")
    return Object.entries(value).map(([name, entry]) => ({ name, value: entry === null ? null : String(entry) }));
  if (!Array.isArray(value)) return wrong();
  return value.map((entry, at) => {
    const short = typeof entry === "string" ? shorthand(of, entry) : entry;
    return coerceRecord(of, short, `${path}[${at}]`, context);
  });
}

/** A text where only a name matters. */
function shorthand(kind: string, text: string): unknown {
  switch (kind) {
    case "discount_code":
      return { code: text };
    case "shipping_line":
      return { title: text };
    case "line_item":
      return { sku: text, title: text };
    default:
      return { name: text };
  }
}

/** What follows from what was said, where nothing was said of it. */
function finish(kind: string, made: Plain, given: Plain): void {
  if (kind === "line_item" || kind === "fulfillment_order_line") {
    if (made.current_quantity === undefined && made.quantity !== undefined && kind === "line_item") made.current_quantity = made.quantity;
    if (made.fulfillable_quantity === undefined && kind === "line_item") made.fulfillable_quantity = made.fulfillment_status === "fulfilled" ? 0 : (made.current_quantity ?? 1);
    if (made.title === undefined && given.name !== undefined) made.title = given.name;
    const product = made.product as Plain | null | undefined;
    if (product && made.product_id === undefined) made.product_id = product.id;
    const variant = made.variant as Plain | null | undefined;
    if (variant && made.variant_id === undefined) made.variant_id = variant.id;
    if (made.sku === undefined && variant?.sku) made.sku = variant.sku;
    if (made.vendor === undefined && product?.vendor) made.vendor = product.vendor;
  }
  if (kind === "fulfillment_order") {
    if (made.holds !== undefined && (made.holds as unknown[]).length && made.status === undefined) made.status = "on_hold";
    const location = made.location as Plain | undefined;
    if (location) {
      made.location_id ??= location.id;
      made.location_name ??= location.name;
      made.at_fulfillment_service ??= location.is_fulfillment_service;
    }
    if (made.supported_actions === undefined && ["open", undefined].includes(made.status as string | undefined)) made.supported_actions = ["create_fulfillment", "hold", "move", "split", "request_fulfillment"];
  }
  if (kind === "address") {
    if (made.name === undefined && (made.first_name || made.last_name)) made.name = [made.first_name, made.last_name].filter(Boolean).join(" ");
    if (made.country_code === undefined && typeof made.country === "string" && /^[A-Z]{2}$/.test(made.country)) made.country_code = made.country;
  }
  if (kind === "risk_assessment" || kind === "risk") if (typeof made.level === "string") made.level = made.level.toLowerCase();
}
