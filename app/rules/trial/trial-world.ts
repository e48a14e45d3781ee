// Pure. The little store that the facts of a trial describe: one record that the rule is about, others beside it, and what
// happens at each moment.
import { z } from "zod";
import { nearestName } from "#app/lib/nearest-name.ts";
import { tableOf } from "#app/rules/compile-rule.ts";
import { addDuration, parseDuration } from "#app/rules/duration.ts";
import type { DecidedEffect } from "#app/rules/effect.ts";
import type { Facts } from "#app/rules/facts.ts";
import { asInstant } from "#app/rules/operators/instants.ts";
import { recordKind } from "#app/rules/record.ts";
import type { Findable, RuleTrigger } from "#app/rules/rule-document.ts";
import { gidOfRecord } from "#app/rules/target.ts";
import { coerceRecord, FactsError } from "#app/rules/trial/coerce-record.ts";
import { withFigures } from "#app/rules/trial/order-figures.ts";
import { EVENT_NAMES, eventNamed, type Trigger } from "#app/rules/trigger.ts";

type Plain = Record<string, unknown>;
const isPlain = (value: unknown): value is Plain => typeof value === "object" && value !== null && !Array.isArray(value);

export interface Moment {
  approve?: boolean | undefined;
  answer?: Record<string, unknown> | undefined;
}
interface Reading {
  lane: Facts["lane"]["kind"];
  on: readonly RuleTrigger[];
  at: string | undefined;
  path: string;
}

const SINGLE = { order: "order", customer: "customer", product: "product", stock_level: "stock_level", draft_order: "draft_order" } as const;
const LISTS = { orders: "order", customers: "customer", products: "product", variants: "variant", stock_levels: "stock_level", draft_orders: "draft_order", disputes: "dispute", returns: "return", fulfillment_orders: "fulfillment_order", locations: "location" } as const;
/** Children may be given beside the order that they belong to. */
const CHILDREN: Record<string, string> = { refund: "refunds", fulfillment: "fulfillments", return: "returns", dispute: "disputes", transaction: "transactions", fulfillment_order: "fulfillment_orders", risk: "risk" };
const KEYS = ["now", "after", "event", "shop", "before", "tables", "memory", "then", "approve", "answer", "inputs", "description", "name", ...Object.keys(SINGLE), ...Object.keys(LISTS), ...Object.keys(CHILDREN), "variant"];

const NOW = "2026-01-15T10:00:00Z";

export class TrialWorld {
  now: string;
  triggers: Trigger[] = [];
  moment: Moment = {};
  readonly lane: Facts["lane"]["kind"];
  shop: Plain;
  records: Record<string, Plain | null | undefined> = {};
  lists: Record<string, Plain[]> = {};
  /** Lists that the facts gave: an absent one is not known to be empty. */
  given = new Set<string>();
  before: Plain | null | undefined = undefined;
  tables: Facts["tables"] = {};
  memory: Facts["memory"] = { shop: {}, order: {}, customer: {}, product: {} };
  #ids = 0;

  constructor(lane: Facts["lane"]["kind"], now: string) {
    this.lane = lane;
    this.now = now;
    this.shop = { domain: "example.myshopify.com", name: "Example", email: "store@example.com", currency: "USD", timezone: "UTC", country_code: "US", plan: null, url: "https://example.com", installation: 1, holidays: [] };
  }

  nextId = (kind: string): string => `${kind === "order" ? 1000 : 100 + this.#ids++}`;

  /** Every lane that the moment is about: the record given, or all of its kind for a schedule. */
  subjects(): { label: string; facts: Omit<Facts, "triggers" | "owned" | "done" | "matched" | "stages">; owns: (target: string) => boolean }[] {
    const name = { order: "order", customer: "customer", product: "product", stock: "stock_level", draft_order: "draft_order", shop: null }[this.lane];
    if (name === null) return [{ label: "store", facts: this.#facts({}), owns: () => true }];
    const one = this.records[name];
    const many = { order: "orders", customer: "customers", product: "products", stock_level: "stock_levels", draft_order: "draft_orders" }[name] ?? "";
    // A schedule looks at all of them; an event at the one that it is about.
    const all = one ? [one, ...(this.triggers.some(({ on }) => on === "schedule" || on === "by_hand") ? (this.lists[many] ?? []).filter(({ id }) => id !== one.id) : [])] : (this.lists[many] ?? []);
    return all.map((record) => {
      const gid = gidOfRecord(name, record);
      return { label: `${recordKind(name).says} ${labelOf(record)}`, facts: this.#facts({ [name]: record }), owns: (target) => target === gid || all.length === 1 || isChildOf(record, target) };
    });
  }

  #facts(own: Record<string, Plain>): Omit<Facts, "triggers" | "owned" | "done" | "matched" | "stages"> {
    const records = { ...this.records, ...own } as Record<string, Plain | null | undefined>;
    const { order } = records;
    const customer = this.#customerOf(records);
    const key = String((own.stock_level?.inventory_item_id ?? Object.values(own)[0]?.id) ?? "shop");
    const products = Object.fromEntries((this.lists.products ?? []).map((product) => [String(product.id), product]));
    return {
      shop: this.shop as never,
      lane: { kind: this.lane, key },
      order: order as never,
      customer: customer as never,
      product: records.product as never,
      stock_level: records.stock_level as never,
      draft_order: records.draft_order as never,
      before: this.before === undefined ? undefined : (this.before as never),
      ...(this.given.has("products") ? { products: products as never } : {}),
      locations: this.#locations() as never,
      memory: this.memory,
      tables: this.tables,
      found: {},
      holds: [],
      waivers: [],
    };
  }

  /** The customer with the orders that we know of. */
  #customerOf({ order, customer }: Record<string, Plain | null | undefined>): Plain | null | undefined {
    const id = (order?.customer_id as string | null | undefined) ?? (customer?.id as string | undefined);
    if (this.lane === "order" && order && order.customer_id === null) return null;
    const found = customer ?? (this.lists.customers ?? []).find((one) => one.id === id);
    if (!found) return found;
    if (found.orders !== undefined) return { ...found, orders: withOwn(found.orders as Plain[], order) };
    if (!this.given.has("orders")) return found;
    const orders = (this.lists.orders ?? []).filter(({ customer_id }) => customer_id === found.id);
    return { ...found, orders: withOwn(orders, order) };
  }

  #locations(): Plain[] {
    const listed = this.lists.locations ?? [];
    const named = [this.records.order, ...(this.lists.orders ?? [])].flatMap((order) =>
      ((order?.fulfillment_orders as Plain[] | undefined) ?? []).flatMap(({ location }) => (location ? [location as Plain] : [])),
    );
    return [...new Map([...named, ...listed].map((one) => [String(one.name ?? one.id), one])).values()];
  }

  /** All records of a kind, for what rules look for. */
  all(list: Findable): Plain[] {
    const orders = [...(this.records.order ? [this.records.order] : []), ...(this.lists.orders ?? [])];
    const own = this.lists[list] ?? [];
    switch (list) {
      case "orders":
        return unique(orders);
      case "variants":
        return [...own, ...(this.lists.products ?? []).flatMap(({ variants, ...product }) => ((variants as Plain[] | undefined) ?? []).map((variant) => ({ product, ...variant })))];
      case "stock_levels":
        return [
          ...(this.records.stock_level ? [this.records.stock_level] : []),
          ...own,
          ...(this.lists.products ?? []).flatMap(({ variants, ...product }) =>
            ((variants as Plain[] | undefined) ?? []).flatMap(({ stock, ...variant }) => ((stock as Plain[] | undefined) ?? []).map((level) => ({ product, variant, sku: variant.sku, ...level }))),
          ),
        ];
      case "fulfillment_orders":
      case "returns":
      case "disputes":
        return [...own, ...unique(orders).flatMap((order) => ((order[list] as Plain[] | undefined) ?? []).map((one) => ({ ...one, order_id: order.id, order_name: order.name, ...(list === "disputes" ? { order } : {}) })))];
      default: {
        const single = { customers: "customer", products: "product", draft_orders: "draft_order" }[list as string] ?? "";
        const one = this.records[single];
        return unique([...(one ? [one] : []), ...own]);
      }
    }
  }

  /** What an effect leaves behind for the next moment. */
  apply(target: string, project: (record: Plain) => Plain, { body }: DecidedEffect): void {
    const change = (name: string, record: Plain): Plain => (gidOfRecord(name, record) === target ? afterHold(project(record), body) : record);
    for (const [name, record] of Object.entries(this.records)) if (record) this.records[name] = change(name, record);
    for (const [list, kind] of Object.entries(LISTS)) if (this.lists[list]) this.lists[list] = this.lists[list].map((record) => change(kind, record));
    const { order } = this.records;
    if (order?.fulfillment_orders)
      this.records.order = { ...order, fulfillment_orders: (order.fulfillment_orders as Plain[]).map((one) => (gidOfRecord("fulfillment_order", one) === target ? afterHold(one, body) : one)) };
    if (body.kind === "remember") {
      const held = this.memory[body.scope][body.name];
      this.memory = { ...this.memory, [body.scope]: { ...this.memory[body.scope], [body.name]: body.add === undefined ? body.value : (typeof held === "number" ? held : 0) + body.add } };
    }
    if (body.kind === "forget") {
      const { [body.name]: _gone, ...rest } = this.memory[body.scope];
      this.memory = { ...this.memory, [body.scope]: rest };
    }
  }
}

const labelOf = (record: Plain): string => String(record.name ?? record.title ?? record.sku ?? record.id ?? record.inventory_item_id ?? "");
const unique = (records: Plain[]): Plain[] => [...new Map(records.map((record) => [String(record.id), record])).values()];

function withOwn(orders: Plain[], own: Plain | null | undefined): Plain[] {
  const all = own && !orders.some(({ id }) => id === own.id) ? [...orders, own] : orders;
  return all.toSorted((a, b) => (String(a.created_at) < String(b.created_at) ? -1 : 1));
}

function isChildOf(record: Plain, target: string): boolean {
  return Object.entries(CHILDREN).some(([kind, list]) => Array.isArray(record[list]) && (record[list] as Plain[]).some((child) => gidOfRecord(kind, child) === target));
}

function afterHold(record: Plain, body: DecidedEffect["body"]): Plain {
  const onEach = (work: (one: Plain) => Plain): Plain =>
    Array.isArray(record.fulfillment_orders) ? { ...record, fulfillment_orders: (record.fulfillment_orders as Plain[]).map(work) } : "holds" in record ? work(record) : record;
  if (body.kind === "hold_fulfillment")
    return onEach((one) =>
      ["open", "in_progress", "scheduled", "on_hold"].includes(String(one.status ?? "open"))
        ? { ...one, status: "on_hold", holds: [...((one.holds as Plain[] | undefined) ?? []), { id: body.handle, handle: body.handle, reason: body.reason, notes: body.notes, is_ours: true, rule: null }] }
        : one,
    );
  if (body.kind === "release_hold")
    return onEach((one) => {
      const holds = ((one.holds as Plain[] | undefined) ?? []).filter((hold) => !(body.all || (hold.is_ours === true && (body.handle === null || hold.handle === body.handle))));
      return { ...one, holds, status: holds.length ? "on_hold" : one.status === "on_hold" ? "open" : one.status };
    });
  if (body.kind === "move_fulfillment_order") return { ...record, location_name: body.location_name, location_id: body.location_id };
  return record;
}

const EventSchema = z.union([z.string(), z.looseObject({ on: z.string() })]);

/** Reads one moment. Later ones say only what is different then. @throws FactsError */
export function readMoment(given: unknown, previous: TrialWorld | null, { lane, on, at, path }: Reading): { world: TrialWorld; then: unknown[] } {
  if (!isPlain(given)) throw new FactsError(`${path} is an object, not ${JSON.stringify(given)?.slice(0, 60)}`);
  for (const key of Object.keys(given))
    if (!KEYS.includes(key)) {
      const near = nearestName(key, KEYS);
      throw new FactsError(`${path} has no “${key}”${near ? `; did you mean “${near}”?` : `; there are ${KEYS.join(", ")}`}`);
    }
  const world = previous ?? new TrialWorld(lane, NOW);
  const own = { order: "order", customer: "customer", product: "product", stock: "stock_level", draft_order: "draft_order", shop: null }[lane];
  const beforeChange = own ? world.records[own] : undefined;
  if (isPlain(given.shop)) {
    const { holidays, ...rest } = given.shop;
    world.shop = { ...world.shop, ...coerceRecord("shop", rest, `${path}.shop`, context(world)), ...(Array.isArray(holidays) ? { holidays: holidays.map(String) } : {}) };
  }
  world.now = nowOf(given, world, at, path);
  readRecords(given, world, path);
  readBooks(given, world, path);
  world.moment = { approve: given.approve as boolean | undefined, answer: given.answer as Record<string, unknown> | undefined };
  world.triggers = triggersOf(given, on, lane, previous === null, path);
  world.before = beforeOf(given, world, own, beforeChange, previous !== null, path);
  return { world, then: previous === null && Array.isArray(given.then) ? given.then : [] };
}

const context = (world: TrialWorld) => ({ now: world.now, nextId: world.nextId });

function nowOf({ now, after }: Plain, world: TrialWorld, at: string | undefined, path: string): string {
  const said = at ?? now;
  if (said !== undefined) {
    const instant = asInstant(said);
    if (instant === null) throw new FactsError(`${path}.now is an instant, for example 2026-04-01T10:00:00Z, not ${JSON.stringify(said)}`);
    return instant;
  }
  if (after === undefined) return world.now;
  const span = typeof after === "string" ? parseDuration(after) : null;
  if (!span) throw new FactsError(`${path}.after is a span like “30 minutes”, not ${JSON.stringify(after)}`);
  return addDuration(world.now, span, { zone: String(world.shop.timezone), holidays: world.shop.holidays as string[] });
}

function readRecords(given: Plain, world: TrialWorld, path: string): void {
  for (const [list, kind] of Object.entries(LISTS)) {
    const entries = given[list];
    if (entries === undefined) continue;
    if (!Array.isArray(entries)) throw new FactsError(`${path}.${list} is a list`);
    world.given.add(list);
    world.lists[list] = entries.map((entry, index) => {
      const short = typeof entry === "string" ? { name: entry } : entry;
      return withDefaults(kind, coerceWithCustomer(kind, short, `${path}.${list}[${index}]`, world), world);
    });
  }
  for (const name of Object.keys(SINGLE)) {
    const entry = given[name];
    if (entry === undefined) continue;
    if (entry === null) {
      world.records[name] = null;
      continue;
    }
    const known = world.records[name];
    const made = coerceWithCustomer(name, known && isPlain(entry) ? { id: known.id ?? undefined, ...entry } : entry, `${path}.${name}`, world);
    // Later moments change what they name.
    world.records[name] = known ? { ...known, ...pick(made, isPlain(entry) ? Object.keys(entry) : []) } : withDefaults(name, made, world);
  }
  linkCustomer(given, world);
  for (const [kind, list] of Object.entries(CHILDREN)) {
    const entry = given[kind];
    const { order } = world.records;
    if (entry === undefined || list === "risk") continue;
    if (!order) {
      world.records.order = order === undefined ? withDefaults("order", coerceRecord("order", {}, `${path}.order`, context(world)), world) : null;
    }
    const child = withDefaults(kind, coerceRecord(kind, entry, `${path}.${kind}`, context(world)), world);
    const parent = world.records.order;
    if (parent) world.records.order = { ...parent, [list]: [...((parent[list] as Plain[] | undefined) ?? []).filter(({ id }) => id !== child.id), child] };
  }
  if (isPlain(given.risk) && world.records.order) world.records.order = { ...world.records.order, risk: withDefaults("risk", coerceRecord("risk", given.risk, `${path}.risk`, context(world)), world) };
  if (isPlain(given.variant) && world.records.stock_level)
    world.records.stock_level = { ...world.records.stock_level, variant: withDefaults("variant", coerceRecord("variant", given.variant, `${path}.variant`, context(world)), world) };
  if (world.lane === "stock" && world.records.product && world.records.stock_level && world.records.stock_level.product === undefined)
    world.records.stock_level = { ...world.records.stock_level, product: world.records.product };
}

const pick = (record: Plain, keys: string[]): Plain => Object.fromEntries(Object.entries(record).filter(([key]) => keys.includes(key) || key === "customer_id"));

function coerceWithCustomer(kind: string, entry: unknown, path: string, world: TrialWorld): Plain {
  const made = coerceRecord(kind, entry, path, context(world));
  if (isPlain(made.customer) && made.customer_id === undefined) made.customer_id = made.customer.id;
  return made;
}

/** The order's customer is the one given beside it, unless it says otherwise. */
function linkCustomer(given: Plain, world: TrialWorld): void {
  const { order, customer, draft_order: draft } = world.records;
  for (const [name, record] of [["order", order], ["draft_order", draft]] as const) {
    if (!record) continue;
    const inner = isPlain(record.customer) ? (record.customer as Plain) : null;
    if (inner && !customer) world.records.customer = withDefaults("customer", inner, world);
    const id = world.records.customer?.id;
    const said = isPlain(given[name]) ? (given[name] as Plain).customer_id : undefined;
    if (said === undefined && given[name] !== undefined) world.records[name] = { ...record, customer: undefined, customer_id: given.customer === null ? null : (id ?? record.customer_id ?? null) };
  }
}

/** Every field that was not written gets its neutral value, as a webhook would have it. */
function withDefaults(kind: string, record: Plain, world: TrialWorld): Plain {
  const figures = kind === "order" ? withFigures({ currency: world.shop.currency, ...record }) : record;
  const parsed = recordKind(kind).schema.safeParse(figures);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new FactsError(`${kind}.${issue?.path.join(".")} ${issue?.message}`);
  }
  return parsed.data as Plain;
}

function readBooks(given: Plain, world: TrialWorld, path: string): void {
  if (given.tables !== undefined) {
    if (!isPlain(given.tables)) throw new FactsError(`${path}.tables is an object of tables`);
    for (const [name, table] of Object.entries(given.tables)) {
      if (isPlain(table) && Array.isArray(table.columns) && Array.isArray(table.rows)) world.tables[name] = tableOf(table.columns.map(String), table.rows as string[][]) as never;
      else if (isPlain(table)) world.tables[name] = tableOf(["key", "value"], Object.entries(table).map(([key, value]) => [key, String(value)])) as never;
      else throw new FactsError(`${path}.tables.${name} is {key: value} or {columns, rows}`);
    }
  }
  if (given.memory !== undefined) {
    const parsed = z.object({ shop: z.record(z.string(), z.unknown()).optional(), order: z.record(z.string(), z.unknown()).optional(), customer: z.record(z.string(), z.unknown()).optional(), product: z.record(z.string(), z.unknown()).optional() }).strict().safeParse(given.memory);
    if (!parsed.success) throw new FactsError(`${path}.memory has shop, order, customer and product, each with names and values`);
    world.memory = { shop: { ...world.memory.shop, ...parsed.data.shop }, order: { ...world.memory.order, ...parsed.data.order }, customer: { ...world.memory.customer, ...parsed.data.customer }, product: { ...world.memory.product, ...parsed.data.product } };
  }
}

function triggersOf(given: Plain, on: readonly RuleTrigger[], lane: Facts["lane"]["kind"], isFirst: boolean, path: string): Trigger[] {
  const said = given.event === undefined ? null : Array.isArray(given.event) ? given.event : [given.event];
  // A later moment without an event is time that passes; the first one is what the rule waits for.
  if (!said) return isFirst ? [firstEvent(on, lane, given)] : [];
  return said.map((entry, index): Trigger => {
    const parsed = EventSchema.safeParse(entry);
    if (!parsed.success) throw new FactsError(`${path}.event[${index}] is the name of an event, or {on, of, inputs, body}`);
    const event = typeof parsed.data === "string" ? { on: parsed.data } : parsed.data;
    const name = eventNamed(event.on);
    if (!name) {
      const near = nearestName(event.on, EVENT_NAMES);
      throw new FactsError(`${path}.event: there is no event “${event.on}”${near ? `; did you mean “${near}”?` : ""}`);
    }
    const { of, inputs, body, by } = event as Record<string, unknown>;
    return {
      on: name,
      ...(of === undefined ? childOf(name, given) : { of: String(of) }),
      ...(isPlain(inputs) ? { inputs } : isPlain(given.inputs) ? { inputs: given.inputs } : {}),
      ...(isPlain(body) ? { body } : {}),
      ...(by === undefined ? {} : { by: String(by) }),
    };
  });
}

/** A child that is given beside the order is the one that the event is about. */
function childOf(name: string, given: Plain): { of?: string } {
  const kind = name.split(".")[0] ?? "";
  const child = given[kind];
  if (!(kind in CHILDREN) || !isPlain(child)) return {};
  return child.id === undefined ? {} : { of: String(child.id) };
}

function firstEvent(on: readonly RuleTrigger[], lane: Facts["lane"]["kind"], given: Plain): Trigger {
  for (const trigger of on) {
    if (typeof trigger === "string") return { on: trigger, ...childOf(trigger, given), ...(isPlain(given.inputs) ? { inputs: given.inputs } : {}) };
    if ("schedule" in trigger) return { on: "schedule", of: "tick" };
    if ("after" in trigger) return { on: trigger.event };
    if ("rule" in trigger) return { on: "rule", of: trigger.rule };
  }
  return { on: ({ order: "order.updated", customer: "customer.updated", product: "product.updated", stock: "stock.changed", draft_order: "draft_order.updated", shop: "schedule" } as const)[lane] };
}

/** The record at the last look: what the facts say of it over what it is now; at a later moment what it was before that. */
function beforeOf(given: Plain, world: TrialWorld, own: string | null, earlier: Plain | null | undefined, isLater: boolean, path: string): Plain | null | undefined {
  if (own === null) return undefined;
  if (given.before === null) return null;
  const now = world.records[own];
  if (given.before === undefined) {
    if (isLater) return earlier;
    return world.triggers.some(({ on }) => on === `${own}.created`) ? null : now;
  }
  const changed = coerceRecord(own, isPlain(given.before) && isPlain(given.before[own]) && !recordKind(own).fields[own] ? given.before[own] : given.before, `${path}.before`, context(world));
  return now ? { ...now, ...pick(changed, Object.keys(isPlain(given.before) ? (isPlain(given.before[own]) ? given.before[own] : given.before) : {})) } : withDefaults(own, changed, world);
}
