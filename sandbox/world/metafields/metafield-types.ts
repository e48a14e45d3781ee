// Pure. The types of metafields and what their values must look like. Words: Shopify's where they are known from its
// documentation of types, else in its manner.

type Check = (value: string) => string | null;

const matches =
  (pattern: RegExp, message: string): Check =>
  (value) =>
    pattern.test(value) ? null : message;

const json: Check = (value) => {
  try {
    JSON.parse(value);
    return null;
  } catch {
    return "Value is invalid JSON.";
  }
};

const object =
  (message: string, ...keys: string[]): Check =>
  (value) => {
    try {
      const parsed: unknown = JSON.parse(value);
      const isObject = typeof parsed === "object" && parsed !== null && !Array.isArray(parsed);
      return isObject && keys.every((key) => key in parsed) ? null : message;
    } catch {
      return message;
    }
  };

const gidOf =
  (...types: string[]): Check =>
  (value) =>
    types.some((type) => new RegExp(`^gid://shopify/${type}/[\\w-]+$`).test(value))
      ? null
      : `Value must be a valid ${types.join(" or ")} reference.`;

const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/;
const measurement = object("Value must be a measurement with a value and a unit.", "value", "unit");

const CHECKS: Readonly<Record<string, Check>> = {
  single_line_text_field: matches(/^[^\n\r]*$/, "Value must be a single line text string."),
  multi_line_text_field: () => null,
  rich_text_field: json,
  id: () => null,
  number_integer: matches(/^[+-]?\d{1,16}$/, "Value must be an integer."),
  number_decimal: matches(/^[+-]?\d{1,13}(\.\d{1,9})?$/, "Value must be a decimal."),
  boolean: matches(/^(true|false)$/, "Value must be true or false."),
  date: matches(DATE, "Value must be in YYYY-MM-DD format."),
  date_time: matches(TIME, 'Value must be in "YYYY-MM-DDTHH:MM:SS" format. For example: 2022-06-01T15:30:00'),
  color: matches(/^#[0-9a-fA-F]{6}$/, "Value must be a hex color code."),
  url: matches(
    /^(https?|mailto|sms|tel):\S+$/,
    "Value must be one of the following URL schemes: http, https, mailto, sms, tel.",
  ),
  link: object("Value must be a link.", "url"),
  json,
  money: object("Value must be a money object.", "amount", "currency_code"),
  rating: object("Value must be a rating.", "value", "scale_min", "scale_max"),
  dimension: measurement,
  volume: measurement,
  weight: measurement,
  language: matches(/^[a-z]{2}(-[A-Z]{2})?$/, "Value must be a language code."),
  customer_reference: gidOf("Customer"),
  order_reference: gidOf("Order"),
  product_reference: gidOf("Product"),
  variant_reference: gidOf("ProductVariant"),
  collection_reference: gidOf("Collection"),
  company_reference: gidOf("Company"),
  file_reference: gidOf("MediaImage", "GenericFile", "Video"),
  page_reference: gidOf("Page"),
  article_reference: gidOf("Article"),
  metaobject_reference: gidOf("Metaobject"),
  mixed_reference: matches(/^gid:\/\/shopify\/\w+\/[\w-]+$/, "Value must be a valid reference."),
  // Types of old, which still may be written to where they are.
  string: () => null,
  integer: matches(/^[+-]?\d+$/, "Value must be an integer."),
  json_string: json,
};

/** Types that Shopify keeps no list of. */
const NO_LISTS = new Set([
  "boolean",
  "json",
  "money",
  "multi_line_text_field",
  "rich_text_field",
  "id",
  "string",
  "integer",
  "json_string",
]);

export const METAFIELD_TYPES: readonly string[] = Object.keys(CHECKS)
  .filter((type) => !["string", "integer", "json_string"].includes(type))
  .flatMap((type) => (NO_LISTS.has(type) ? [type] : [type, `list.${type}`]))
  .toSorted();

export const isMetafieldType = (type: string): boolean =>
  type in CHECKS || (type.startsWith("list.") && type.slice(5) in CHECKS && !NO_LISTS.has(type.slice(5)));

/** Shopify's complaint about a value of this type; null: it is fine. */
export function complaintOfValue(type: string, value: string): string | null {
  if (!type.startsWith("list.")) return CHECKS[type]?.(value) ?? null;
  const check = CHECKS[type.slice(5)];
  try {
    const list: unknown = JSON.parse(value);
    if (!Array.isArray(list)) return "Value must be an array.";
    for (const one of list) {
      const complaint = check?.(typeof one === "string" ? one : JSON.stringify(one));
      if (complaint) return complaint;
    }
    return null;
  } catch {
    return "Value is invalid JSON.";
  }
}
