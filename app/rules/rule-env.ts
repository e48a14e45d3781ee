// Pure. What a rule sees: its names with their values, over the facts of the lane.
import type { CompiledRule } from "#app/rules/compile-rule.ts";
import { type Env, tableLists } from "#app/rules/env.ts";
import type { Facts, Memory } from "#app/rules/facts.ts";
import { Look } from "#app/rules/look.ts";
import { fulfillmentEvent } from "#app/rules/records/fulfillment-event.ts";
import { recordOfLane, SUBJECTS } from "#app/rules/scope.ts";
import type { SubjectRecord } from "#app/rules/subject-records.ts";
import type { Trigger } from "#app/rules/trigger.ts";

/** What is looked at: the facts, with what was decided before folded in. */
export interface Seen {
  now: string;
  facts: Facts;
  /** The lane's own record as this rule has to see it. */
  record: Record<string, unknown> | null;
  memory: Memory;
  /** What built-in checks worked out: the same for every rule of one decision. */
  assessed: Map<string, unknown>;
  /** Of rules that see the same of all this, but for the event; absent: this one alone. */
  look?: Look | undefined;
}

export function ruleEnv(
  rule: CompiledRule,
  { record: child }: SubjectRecord,
  seen: Seen,
  trigger: Trigger | null,
  results: Record<string, unknown> = {},
): Env {
  const env = laneEnv(seen, trigger, results);
  const { facts } = seen;
  if (SUBJECTS[rule.subject].list !== null) env.names[rule.subject] = child;
  if (Object.keys(rule.tables).length) {
    env.tables = { ...facts.tables, ...rule.tables };
    env.names.tables = tableLists(env.tables);
  }
  if (facts.found_cut) env.cut = cutOf(rule, facts.found_cut);
  for (const { name, read } of rule.lets) lazily(env.names, name, () => read(env));
  return env;
}

/** What every rule about the lane's own record sees, before its own names. */
export function laneEnv(
  { now, facts, record, memory, assessed, look = new Look() }: Seen,
  trigger: Trigger | null,
  results: Record<string, unknown> = {},
): Env {
  const own = recordOfLane(facts.lane.kind);
  // Of an order, or of a draft order, that is nobody's there is none.
  const owner = facts.order ?? facts.draft_order;
  const customer =
    owner && owner.customer_id === null ? null : (facts.customer ?? (owner as { customer?: never } | null)?.customer);
  const records: Record<string, unknown> = {
    order: facts.order,
    customer,
    product: facts.product ?? (facts.stock_level?.product as never),
    variant: facts.stock_level?.variant,
    stock_level: facts.stock_level,
    draft_order: facts.draft_order,
  };
  if (own) records[own] = record;
  const names: Record<string, unknown> = {
    ...records,
    shop: facts.shop,
    event: trigger ? eventOf(trigger) : NO_EVENT,
    memory,
    locations: facts.locations,
    results,
    tables: tableLists(facts.tables),
    now,
    before: facts.before,
  };
  return {
    now,
    calendar: calendarOf(facts),
    world: {
      ...records,
      now,
      shop: facts.shop as never,
      products: facts.products as never,
      locations: facts.locations as never,
      found: facts.found,
      settings: facts.settings,
      tables: facts.tables,
      memory,
      assessed,
    },
    names,
    before: facts.before,
    tables: facts.tables,
    cut: NOTHING_CUT,
    look,
  };
}

const NOTHING_CUT = {};

/** What holds a part of what it looks for, and what picks from such a part: each name knows those before it. */
function cutOf({ ruleId, lets }: CompiledRule, cut: Readonly<Record<string, string>>): Env["cut"] {
  const made: Record<string, string> = {};
  for (const { name, partOf } of lets) {
    const said = cut[`${ruleId}/${name}`];
    if (said !== undefined) made[name] = said;
    else if (partOf !== null && Object.hasOwn(made, partOf)) made[name] = `a part of “${partOf}”`;
  }
  return made;
}

/** The calendar of the store. */
export function calendarOf({ shop }: Facts): Env["calendar"] {
  return { zone: shop.timezone, holidays: shop.holidays };
}

const NO_EVENT = { on: null, of: null, inputs: {}, body: {}, by: null, fulfillment_event: null };

// A carrier says what it says: the rest is nothing, not unknown.
const NO_CARRIER_EVENT = Object.fromEntries(Object.keys(fulfillmentEvent.fields).map((name) => [name, null]));

/** An event as templates and conditions know it. */
export function eventOf({ on, of, inputs, body, by }: Trigger): Record<string, unknown> {
  return {
    on,
    of: of ?? null,
    inputs: inputs ?? {},
    body: body ?? {},
    by: by ?? null,
    fulfillment_event: on === "fulfillment.event" && body ? { ...NO_CARRIER_EVENT, ...body } : null,
  };
}

/** Worked out when it is asked for, once. */
function lazily(names: Record<string, unknown>, name: string, read: () => unknown): void {
  let value: unknown;
  let isRead = false;
  Object.defineProperty(names, name, {
    enumerable: true,
    configurable: true,
    get: () => {
      if (!isRead) {
        value = read();
        isRead = true;
      }
      return value;
    },
  });
}
