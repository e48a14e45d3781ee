// Pure. Facts as people write them: amounts as numbers, tags as one text, instants with an offset, attributes as an object.
// Brought into the form that facts have; what nothing declares is refused by its path, with the nearest name.
import { IANAZone } from "luxon";
import { instantOf } from "#app/lib/instant-of.ts";
import { normalAmount } from "#app/lib/money.ts";
import { nearestName } from "#app/lib/nearest-name.ts";
import { asDecimal } from "#app/rules/compare-values.ts";
import { instantIn } from "#app/rules/instant-in.ts";
import { otherFieldName } from "#app/rules/other-field-names.ts";
import { isPlain, type Plain } from "#app/rules/plain.ts";
import { type Field, recordKind } from "#app/rules/record.ts";
import { saidWord } from "#app/rules/said-word.ts";
import { finishRecord } from "#app/rules/trial/finish-record.ts";
import { meantRecord } from "#app/rules/trial/meant-facts.ts";
import { shownFact } from "#app/rules/trial/shown-fact.ts";

export class FactsError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "FactsError";
  }
}

const WHAT: Record<string, string> = {
  text: "a text",
  id: "an id",
  number: "a number",
  money: "an amount",
  yes_no: "true or false",
  time: "a date or an instant",
  tags: "a list of texts",
  texts: "a list of texts",
  values: "an object of names with values",
  record: "an object",
  list: "a list",
};
/** Codes that Shopify writes in capitals in one API and in small letters in the other: facts have small letters. */
const LOWER =
  /(^|_)(status|kind|level|method|state|type|reason|sentiment|restock_type|policy|role|verdict|recommendation)$/;

export interface Coercing {
  /** For records without stamps of their own. */
  now: string;
  /** Those that the rules name: none, where the facts give others. */
  metafields: readonly string[];
  /** For records that were written without an id. */
  idFor(kind: string, key?: string): string;
  /** Its clock is that of days and times without a zone. */
  shop: Readonly<Record<string, unknown>>;
}

/** @throws FactsError */
export function coerceRecord(kind: string, value: unknown, path: string, context: Coercing): Plain {
  if (!isPlain(value)) throw new FactsError(`${path} is an object, not ${shownFact(value)}`);
  const { fields, says } = recordKind(kind);
  const made: Plain = {};
  for (const [written, entry] of Object.entries(withInner(kind, meantRecord(kind, value, context.now), fields))) {
    const other = Object.hasOwn(fields, written) ? null : otherFieldName(kind, written, fields);
    const name = other !== null && !other.includes(".") && !(other in value) ? other : written;
    if (name === "admin_graphql_api_id") {
      if (value.id === undefined && fields.id?.schema) made.id = idOf(String(entry));
      continue;
    }
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!field?.schema) {
      const near = nearestName(
        name,
        Object.keys(fields).filter((key) => fields[key]?.schema),
      );
      const why = field
        ? `is worked out from other facts and cannot be given${wayOf(kind, name) ?? (field.about ? `: ${field.about}` : "")}`
        : `is no fact of ${says}${near ? `; did you mean “${near}”?` : ""}`;
      throw new FactsError(`${path}.${name} ${why}`);
    }
    made[name] = coerceField(field, name, entry, `${path}.${name}`, context);
  }
  if (fields.id?.schema && made.id === undefined)
    made.id =
      kind === "location" && made.name ? context.idFor(kind, String(made.name).toLowerCase()) : context.idFor(kind);
  for (const stamp of ["created_at", "updated_at"])
    if (fields[stamp]?.schema && made[stamp] === undefined)
      made[stamp] = stamp === "updated_at" ? (made.created_at ?? context.now) : context.now;
  finishRecord(kind, made, value, context);
  return made;
}

/** What another name says of a record inside (`product_tags` of a line: its product's tags) stands there. */
function withInner(kind: string, value: Plain, fields: Readonly<Record<string, Field>>): Plain {
  const made: Plain = {};
  for (const [written, entry] of Object.entries(value)) {
    const other = Object.hasOwn(fields, written) ? null : otherFieldName(kind, written, fields);
    const [outer = "", inner, ...deeper] = other?.split(".") ?? [];
    if (inner === undefined || deeper.length || fields[outer]?.type !== "record") made[written] = entry;
    else
      made[outer] = {
        [inner]: entry,
        ...(isPlain(value[outer]) ? value[outer] : isPlain(made[outer]) ? made[outer] : {}),
      };
  }
  return made;
}

/** What is given instead. */
function wayOf(kind: string, name: string): string | null {
  if (["nth_order", "is_first_order", "spent", "order_count", "last_order", "first_order"].includes(name))
    return ": give the customer's other orders beside it, as “orders” ([] where there are none)";
  if (["item_count", "line_count", "has_gift_card"].includes(name)) return ": give the “line_items”";
  if (name === "is_paid") return ": give the “financial_status”";
  return kind === "customer" && name === "name" ? ": give “first_name” and “last_name”" : null;
}

const idOf = (text: string): string => /^gid:\/\/.*\/(\w+)(?:\?.*)?$/.exec(text)?.[1] ?? text;

function coerceField(field: Field, name: string, value: unknown, path: string, context: Coercing): unknown {
  const wrong = (): never => {
    throw new FactsError(`${path} is ${WHAT[field.type]}, not ${shownFact(value)}`);
  };
  if (value === null || value === undefined)
    return field.type === "tags" || field.type === "texts"
      ? []
      : field.type === "values"
        ? coerceField(field, name, {}, path, context)
        : field.type === "list"
          ? []
          : // As a webhook writes it: the neutral value.
            (field.schema?.safeParse(undefined).data ?? null);
  switch (field.type) {
    case "id":
      return typeof value === "object" ? wrong() : idOf(String(value));
    case "text":
      if (typeof value === "object") return wrong();
      if (field.oneOf) return oneOf(field.oneOf, String(value), path);
      if (name === "timezone" && !IANAZone.isValidZone(String(value)))
        throw new FactsError(`${path} is a time zone such as Europe/London, not ${shownFact(value)}`);
      return LOWER.test(name) &&
        /^[A-Z_]+$/.test(String(value)) &&
        !path.endsWith("holds.reason") &&
        !/holds\[\d+\]\.reason$/.test(path)
        ? String(value).toLowerCase()
        : String(value);
    case "number": {
      const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
      return typeof number === "number" && Number.isFinite(number) ? number : wrong();
    }
    case "money": {
      const amount = asDecimal(
        isPlain(value) ? (value.amount ?? (value.shop_money as Plain | undefined)?.amount) : value,
      );
      return amount === null ? wrong() : normalAmount(typeof amount === "number" ? plainNumber(amount) : amount);
    }
    case "yes_no":
      return typeof value === "boolean" ? value : wrong();
    case "time": {
      return instantIn(value, String(context.shop.timezone)) ?? wrong();
    }
    case "tags":
    case "texts": {
      const list = typeof value === "string" ? value.split(",") : value;
      if (!Array.isArray(list)) return wrong();
      const entries = list
        .map((entry) => (isPlain(entry) ? saidWord(entry.title ?? entry.name) : saidWord(entry)).trim())
        .filter(Boolean);
      return field.type === "tags" ? [...new Set(entries)].sort() : entries;
    }
    case "values":
      if (!isPlain(value)) return wrong();
      return name.startsWith("metafields")
        ? { ...Object.fromEntries(context.metafields.map((key) => [key, null])), ...datedOrNot(name, flatten(value)) }
        : flatten(value);
    case "record":
      return coerceRecord(
        field.of ?? "",
        typeof value === "string" ? shorthand(field.of ?? "", value) : value,
        path,
        context,
      );
    case "list":
      return listOf(field, value, path, context, wrong);
  }
}

/** In the spelling of facts; Shopify's other API writes capitals, its admin words with spaces. @throws FactsError */
function oneOf(values: readonly string[], given: string, path: string): string {
  const word = given
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, "_");
  if (values.includes(word)) return word;
  const near = nearestName(word, values);
  throw new FactsError(
    `${path} is one of ${values.join(", ")}, not “${given}”${near ? `; did you mean “${near}”?` : ""}`,
  );
}

const plainNumber = (value: number): string => (Number.isInteger(value) ? BigInt(value).toString() : value.toFixed(10));

/** Of the moments since when metafields are there a day is its beginning. */
function datedOrNot(name: string, entries: Plain): Plain {
  if (!name.endsWith("_at")) return entries;
  return Object.fromEntries(
    Object.entries(entries).map(([key, value]) => {
      const ms = typeof value === "string" ? Date.parse(value) : Number.NaN;
      return [key, Number.isNaN(ms) ? value : instantOf(ms)];
    }),
  );
}

/** { custom: { gift: "x" } } is "custom.gift" too. */
function flatten(value: Plain): Plain {
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, entry]): [string, unknown][] => {
      if (!isPlain(entry) || name.includes("."))
        return [[name, isPlain(entry) && "value" in entry ? entry.value : entry]];
      if ("value" in entry) return [[name, entry.value]];
      return Object.entries(entry).map(([key, inner]) => [`${name}.${key}`, inner]);
    }),
  );
}

function listOf(field: Field, value: unknown, path: string, context: Coercing, wrong: () => never): unknown[] {
  const of = field.of ?? "";
  if (isPlain(value) && of === "attribute")
    return Object.entries(value).map(([name, entry]) => ({ name, value: entry === null ? null : String(entry) }));
  if (!Array.isArray(value)) return wrong();
  return value.map((entry, at) =>
    coerceRecord(of, typeof entry === "string" ? shorthand(of, entry) : entry, `${path}[${at}]`, context),
  );
}

/** A text where only a name matters. */
function shorthand(kind: string, text: string): unknown {
  switch (kind) {
    case "discount_code":
      return { code: text };
    case "shipping_line":
    case "product":
    case "variant":
    case "collection":
      return { title: text };
    case "line_item":
      return { sku: text, title: text };
    case "risk":
      return { level: text };
    default:
      return { name: text };
  }
}
