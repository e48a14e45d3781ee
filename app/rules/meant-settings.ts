// Pure. Other ways to write the settings of an action, brought into the language's own: only what can mean one thing.
import { isPlain, type Plain } from "#app/rules/plain.ts";
import { saidWord } from "#app/rules/said-word.ts";

/** @param step with the action's own name, and its settings under their own names. */
export function meantSettings(name: string, step: Plain): Plain {
  const made = withActs(step);
  const meant = Object.hasOwn(MEANT, name) ? MEANT[name] : undefined;
  return meant ? meant(made) : made;
}

function withActs(step: Plain): Plain {
  const { once, ...rest } = step;
  if (typeof once === "boolean" && rest.acts === undefined) return once ? { ...rest, acts: "once" } : rest;
  return typeof step.acts === "string" && Object.hasOwn(ACTS, step.acts) ? { ...step, acts: ACTS[step.acts] } : step;
}
const ACTS: Record<string, string> = { keep: "state", while_true: "state", always: "each", every_time: "each" };

const MEANT: Record<string, (step: Plain) => Plain> = {
  add_tags: withRecord,
  remove_tags: withRecord,
  set_metafield: (step) => withType(withWholeKey(step)),
  delete_metafield: withWholeKey,
  set_attributes: withAttributes,
  wait: withSpan,
  hold_fulfillment: (step) => withWord(step, "reason", HOLDS),
  release_hold: (step) => withWord(step, "which", { any: "all", every: "all", mine: "own", switchyard: "ours" }),
  move_fulfillment_order: (step) =>
    Array.isArray(step.location) && step.locations === undefined
      ? { ...without(step, "location"), locations: step.location }
      : step,
  cancel_order: (step) =>
    typeof step.refund === "boolean" ? { ...step, refund: step.refund ? "original" : "none" } : step,
  refund_order: (step) => withPlainPercent(withFullRefund(step), "percent"),
  create_discount_code: (step) => withPlainPercent(withKindOfValue(step), "percent"),
  discount_line: (step) => withPlainPercent(step, "percent"),
  add_line_item: withGift,
  update_product: withStatus,
  publish_product: withChannel,
  unpublish_product: withChannel,
  publish_collection: withChannel,
  unpublish_collection: withChannel,
  send_email: (step) => withFiles(withStore(step)),
  send_http: (step) =>
    withHeaders(typeof step.method === "string" ? { ...step, method: step.method.toUpperCase() } : step),
  create_draft_order: (step) => withLines(step),
  add_to_collection: withCollection,
  remove_from_collection: withCollection,
};

const without = (step: Plain, ...names: string[]): Plain =>
  Object.fromEntries(Object.entries(step).filter(([name]) => !names.includes(name)));

function withWord(step: Plain, name: string, words: Record<string, string>): Plain {
  const said =
    typeof step[name] === "string"
      ? step[name]
          .trim()
          .toLowerCase()
          .replaceAll(/[\s-]+/g, "_")
      : "";
  return Object.hasOwn(words, said) ? { ...step, [name]: words[said] } : step;
}

/** “10 %” is 10. */
function withPlainPercent(step: Plain, name: string): Plain {
  const said = typeof step[name] === "string" ? /^\s*(\d+(?:\.\d+)?)\s*%\s*$/.exec(step[name]) : null;
  return said ? { ...step, [name]: Number(said[1]) } : step;
}

const HOLDS: Record<string, string> = {
  fraud: "HIGH_RISK_OF_FRAUD",
  fraud_risk: "HIGH_RISK_OF_FRAUD",
  high_risk: "HIGH_RISK_OF_FRAUD",
  address: "INCORRECT_ADDRESS",
  payment: "AWAITING_PAYMENT",
  out_of_stock: "INVENTORY_OUT_OF_STOCK",
  awaiting_stock: "INVENTORY_OUT_OF_STOCK",
  awaiting_return: "AWAITING_RETURN_ITEMS",
};

/** {"to": "customer"}: the record that it acts on. */
function withRecord(step: Plain): Plain {
  const { to, ...rest } = step;
  return typeof to === "string" && rest.on === undefined && /^[a-z_.]+$/.test(to) ? { ...rest, on: to } : step;
}

/** {"days": 3}: a span. */
function withSpan(step: Plain): Plain {
  const units = ["minutes", "hours", "days", "weeks", "months"].filter((unit) => typeof step[unit] === "number");
  const [unit] = units;
  return unit && units.length === 1 && step.for === undefined && step.until === undefined
    ? { ...without(step, unit), for: `${step[unit]} ${unit}` }
    : step;
}

/** {namespace, key} is “namespace.key”. */
function withWholeKey(step: Plain): Plain {
  // Conditions call it “name”.
  const { name, ...others } = step;
  if (typeof name === "string" && step.key === undefined) return withWholeKey({ ...others, key: name });
  const { namespace, ...rest } = step;
  if (typeof namespace !== "string" || typeof rest.key !== "string" || rest.key.includes(".")) return step;
  return { ...rest, key: `${namespace}.${rest.key}` };
}

function withType(step: Plain): Plain {
  return withWord(step, "type", {
    string: "single_line_text_field",
    text: "single_line_text_field",
    multi_line_text: "multi_line_text_field",
    number: "number_decimal",
    integer: "number_integer",
    decimal: "number_decimal",
    bool: "boolean",
    datetime: "date_time",
    json_string: "json",
    list: "list.single_line_text_field",
  });
}

/** [{name, value}], or one name with its value. */
function withAttributes(step: Plain): Plain {
  const { attributes, name, key, value, ...rest } = step;
  const one = name ?? key;
  if (attributes === undefined && typeof one === "string" && value !== undefined)
    return { ...rest, attributes: { [one]: value } };
  if (!Array.isArray(attributes)) return step;
  const pairs = attributes.map((entry) => (isPlain(entry) ? [entry.name ?? entry.key, entry.value] : []));
  return pairs.every(([first]) => typeof first === "string")
    ? { ...rest, attributes: Object.fromEntries(pairs) }
    : step;
}

/** {"full": true}: all lines and the shipping. */
function withFullRefund(step: Plain): Plain {
  const { full, ...rest } = step;
  const isAll = full === true || ["all", "full"].includes(saidWord(rest.amount));
  if (!isAll || rest.lines !== undefined) return full === true || full === undefined ? step : rest;
  return { ...without(rest, "amount"), lines: "all", shipping: rest.shipping ?? "all" };
}

/** {"type": "percentage", "percent": 10} as `value` was renamed; {"type": "fixed_amount"}: an amount. */
function withKindOfValue(step: Plain): Plain {
  const { type, ...rest } = step;
  if (typeof type !== "string") return step;
  if (/^percent/.test(type)) return rest;
  return /amount|fixed/.test(type) && rest.amount === undefined
    ? { ...without(rest, "percent"), amount: rest.percent }
    : step;
}

/** A gift costs nothing: as a discount of 100 %, whatever its product's price is. */
function withGift(step: Plain): Plain {
  const { free, price, ...rest } = step;
  const isOfProduct = rest.variant !== undefined || rest.sku !== undefined;
  const isFree = free === true || (isOfProduct && saidWord(price).trim() !== "" && Number(saidWord(price)) === 0);
  return isFree ? { ...rest, discount_percent: rest.discount_percent ?? 100 } : step;
}

/** The status has an action of its own. */
function withStatus(step: Plain): Plain {
  const { do: _do, status, on, id, acts, ...others } = step;
  const isAlone =
    status !== undefined &&
    !["title", "product_type", "vendor", "description", "template_suffix", "handle"].some((name) => name in others);
  return isAlone ? { ...step, do: "set_product_status" } : step;
}

function withChannel(step: Plain): Plain {
  const { channels, ...rest } = step;
  return channels !== undefined && rest.channel === undefined ? { ...rest, channel: channels } : step;
}

function withCollection(step: Plain): Plain {
  const { collections, ...rest } = step;
  const [only, ...more] = Array.isArray(collections) ? collections : [collections];
  return typeof only === "string" && !more.length && rest.collection === undefined
    ? { ...rest, collection: only }
    : step;
}

/** [{name, value}] as headers. */
function withHeaders(step: Plain): Plain {
  const { headers } = step;
  if (!Array.isArray(headers) || !headers.every((one) => isPlain(one) && typeof one.name === "string")) return step;
  return { ...step, headers: Object.fromEntries(headers.map(({ name, value }) => [name, value])) };
}

function eachNamed(list: unknown, names: Record<string, string>): unknown {
  if (!Array.isArray(list)) return list;
  return list.map((one) =>
    isPlain(one)
      ? Object.fromEntries(
          Object.entries(one).map(([key, value]) => {
            const name = Object.hasOwn(names, key) ? (names[key] ?? key) : key;
            return [name in one ? key : name, value];
          }),
        )
      : one,
  );
}
const FILE = { filename: "name", file_name: "name", body: "content", data: "content", text: "content" };
const withFiles = (step: Plain): Plain =>
  step.attachments === undefined ? step : { ...step, attachments: eachNamed(step.attachments, FILE) };
const DRAFT_LINE = { variant_id: "variant", name: "title", discount: "discount_percent", percent: "discount_percent" };
const withLines = (step: Plain): Plain =>
  step.lines === undefined ? step : { ...step, lines: eachNamed(step.lines, DRAFT_LINE) };

const STAFF: ReadonlySet<string> = new Set(["staff", "team", "merchant", "shop", "owner", "admin", "us", "me"]);
const STORE = (entry: unknown): unknown =>
  typeof entry === "string" && STAFF.has(entry.trim().toLowerCase()) ? "store" : entry;
function withStore(step: Plain): Plain {
  const named = ["to", "cc", "bcc", "reply_to"].filter((name) => step[name] !== undefined);
  const said = named.map((name) => [name, Array.isArray(step[name]) ? step[name].map(STORE) : STORE(step[name])]);
  return { ...step, ...(Object.fromEntries(said) as Plain) };
}
