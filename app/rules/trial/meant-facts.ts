// Pure. Other ways to write facts, brought into their own form: only what can mean one thing.
import { meantTable } from "#app/rules/meant-table.ts";
import { isPlain, type Plain } from "#app/rules/plain.ts";

/** What else the parts of a moment may be called. */
const KEYS: Record<string, string> = {
  trigger: "event",
  previous: "before",
  history: "orders",
  inventory_level: "stock_level",
  inventory_levels: "stock_levels",
  later: "then",
};

/** A moment of a facts file. */
export function meantMoment(given: Plain): Plain {
  const { body, fulfillment_event: carrierEvent, wait, ...rest } = renamed(given, KEYS);
  const made: Plain = { ...rest };
  if (wait !== undefined && made.after === undefined) made.after = wait;
  if (isPlain(made.then)) made.then = [made.then];
  const carried = body ?? carrierEvent;
  if (carried !== undefined) made.event = withBody(made.event, carried);
  if (isPlain(made.event)) made.event = meantEvent(made.event);
  if (isPlain(made.memory)) made.memory = meantMemory(made.memory);
  if (isPlain(made.tables))
    made.tables = Object.fromEntries(Object.entries(made.tables).map(([name, table]) => [name, meantTable(table)]));
  if (isPlain(made.shop))
    made.shop = renamed(made.shop, { time_zone: "timezone", iana_timezone: "timezone", currency_code: "currency" });
  return made;
}

const withBody = (event: unknown, body: unknown): unknown =>
  isPlain(event) ? { body, ...event } : typeof event === "string" ? { on: event, body } : { body };

/** {"name": "order.paid"}; a carrier's status beside the event's name. */
function meantEvent(event: Plain): Plain {
  const { name, event: inner, status, ...rest } = event;
  const on = rest.on ?? name ?? inner;
  return {
    ...rest,
    ...(on === undefined ? {} : { on }),
    ...(status === undefined || rest.body !== undefined ? {} : { body: { status } }),
  };
}

const SCOPES = ["shop", "order", "customer", "product"];
/** Without a scope it is the store's. */
function meantMemory(memory: Plain): Plain {
  const own = Object.entries(memory).filter(([scope]) => !SCOPES.includes(scope));
  if (!own.length) return memory;
  const scoped = Object.fromEntries(Object.entries(memory).filter(([scope]) => SCOPES.includes(scope)));
  return { ...scoped, shop: { ...Object.fromEntries(own), ...(isPlain(scoped.shop) ? scoped.shop : {}) } };
}

/** A record of the facts. @param now the moment: of what is said to be so, without saying since when. */
export function meantRecord(kind: string, given: Plain, now: string): Plain {
  const meant = Object.hasOwn(RECORDS, kind) ? RECORDS[kind] : undefined;
  const made = meant ? meant(given, now) : given;
  return Array.isArray(made.metafields) ? { ...made, metafields: metafieldsOf(made.metafields) } : made;
}

/** [{namespace, key, value}] */
function metafieldsOf(list: unknown[]): unknown {
  if (
    !list.every(
      (one) => isPlain(one) && typeof one.key === "string" && ["string", "undefined"].includes(typeof one.namespace),
    )
  )
    return list;
  return Object.fromEntries(
    (list as Plain[]).map(({ namespace, key, value }) => [
      namespace === undefined ? key : `${namespace}.${key}`,
      value,
    ]),
  );
}

const RECORDS: Record<string, (given: Plain, now: string) => Plain> = {
  order(given, now) {
    const {
      is_cancelled: isCancelled,
      cancelled,
      is_open: isOpen,
      shipping_method,
      shipping_line,
      discount_code,
      ...rest
    } = given;
    const made: Plain = { ...rest };
    if ((isCancelled === true || cancelled === true) && made.cancelled_at === undefined) made.cancelled_at = now;
    if (isOpen === false && made.cancelled_at === undefined && made.closed_at === undefined) made.closed_at = now;
    const method = shipping_method ?? shipping_line;
    if (method !== undefined && made.shipping_lines === undefined)
      made.shipping_lines = method === null ? [] : [method];
    if (discount_code !== undefined && made.discount_codes === undefined)
      made.discount_codes = discount_code === null ? [] : [discount_code];
    for (const list of ["discount_codes", "shipping_lines"])
      if (typeof made[list] === "string") made[list] = made[list].split(",").map((one) => one.trim());
    return made;
  },
  attribute: (given) => renamed(given, { key: "name" }),
  line_item(given) {
    const plan = given.selling_plan;
    return isPlain(plan) ? { ...given, selling_plan: plan.name ?? null } : given;
  },
  variant(given) {
    if (!isPlain(given.stock)) return given;
    return { ...given, stock: Object.entries(given.stock).map(([location, available]) => ({ location, available })) };
  },
  fulfillment(given) {
    const { tracking_number: number, tracking_url: url, ...rest } = given;
    return {
      ...rest,
      ...(number !== undefined && rest.tracking_numbers === undefined
        ? { tracking_numbers: number === null ? [] : [number] }
        : {}),
      ...(url !== undefined && rest.tracking_urls === undefined ? { tracking_urls: url === null ? [] : [url] } : {}),
    };
  },
  fulfillment_order(given) {
    const { location_name: name } = given;
    return typeof name === "string" && given.location === undefined && given.assigned_location === undefined
      ? { ...given, location: name }
      : given;
  },
  return: (given) => renamed(given, { return_line_items: "line_items" }),
};

function renamed(given: Plain, names: Record<string, string>): Plain {
  return Object.fromEntries(
    Object.entries(given).map(([key, value]) => {
      const name = Object.hasOwn(names, key) ? names[key] : undefined;
      return [name !== undefined && !(name in given) ? name : key, value];
    }),
  );
}
