// Pure. The records that a moment of a trial is about, each with the facts of its lane.
import type { CompiledRule } from "#app/rules/compile-rule.ts";
import type { Facts } from "#app/rules/facts.ts";
import { foundBy, lookingFor } from "#app/rules/found-by.ts";
import type { Plain } from "#app/rules/plain.ts";
import { recordKind } from "#app/rules/record.ts";
import { FINDABLE } from "#app/rules/rule-document.ts";
import { recordOfLane } from "#app/rules/scope.ts";
import { gidOfRecord } from "#app/rules/target.ts";
import { coerceRecord } from "#app/rules/trial/coerce-record.ts";
import { knownLocations, knownRecords, withOrders } from "#app/rules/trial/known-records.ts";
import { CHILDREN, type LaneKind, type TrialWorld } from "#app/rules/trial/trial-world.ts";
import { withDefaults } from "#app/rules/trial/with-defaults.ts";
import { withListedChildren } from "#app/rules/trial/with-listed-children.ts";

type LaneFacts = Omit<Facts, "triggers" | "owned" | "done" | "matched" | "stages">;
export interface TrialSubject {
  label: string;
  facts: LaneFacts;
  /** Whether a record (by its gid) belongs to this lane. */
  owns(target: string): boolean;
}

/** The record that the facts give for the lane, or all of its kind that they list. */
export function trialSubjects(lane: LaneKind, world: TrialWorld): TrialSubject[] {
  const name = recordOfLane(lane);
  if (name === null) return [{ label: "store", facts: laneFacts(lane, {}, world), owns: () => true }];
  const one = world.recordOf(lane);
  if (one === null) return [];
  const list = Object.entries(FINDABLE).find(([, kind]) => kind === name)?.[0];
  const known = list && !one ? knownRecords(list as keyof typeof FINDABLE, world) : [];
  const all = one ? [one] : withListedChildren(known, world);
  return all.map((record) => {
    const gid = gidOfRecord(name, record);
    return {
      label: `${recordKind(name).says} ${labelOf(record)}`.trim(),
      facts: laneFacts(lane, { [name]: record }, world),
      owns: (target) => target === gid || all.length === 1 || isChildOf(record, target),
    };
  });
}

const labelOf = (record: Plain): string =>
  String(record.name ?? record.title ?? record.sku ?? record.id ?? record.inventory_item_id ?? "");

function isChildOf(record: Plain, target: string): boolean {
  return Object.entries({ ...CHILDREN, line_item: "line_items", variant: "variants" }).some(
    ([kind, list]) =>
      Array.isArray(record[list]) && (record[list] as Plain[]).some((child) => gidOfRecord(kind, child) === target),
  );
}

function laneFacts(kind: LaneKind, own: Record<string, Plain>, world: TrialWorld): LaneFacts {
  const records = { ...world.records, ...own };
  const product = records.product ?? records.stock_level?.product;
  const key = String(own.stock_level?.inventory_item_id ?? Object.values(own)[0]?.id ?? "shop");
  const products = Object.fromEntries((world.lists.products ?? []).map((one) => [String(one.id), one]));
  return {
    shop: world.shop as never,
    lane: { kind, key },
    order: (records.order ? { ...records.order, customer: undefined } : records.order) as never,
    customer: customerOf(kind, records, world) as never,
    product: product as never,
    stock_level: records.stock_level as never,
    draft_order: records.draft_order as never,
    before: world.before[kind] as never,
    ...(world.given.has("products") ? { products: products as never } : {}),
    locations: knownLocations(world) as never,
    memory: world.memory,
    tables: world.tables,
    settings: world.settings,
    found: {},
    holds: [],
    waivers: [],
  };
}

function customerOf(
  lane: LaneKind,
  { order, draft_order: draft, customer }: Record<string, Plain | null | undefined>,
  world: TrialWorld,
): Plain | null | undefined {
  const owner = lane === "draft_order" ? draft : lane === "order" ? order : null;
  if (owner && owner.customer_id === null) return null;
  const id = owner?.customer_id ?? customer?.id;
  const found = [customer, ...(world.lists.customers ?? [])].find((one) => one && (id === undefined || one.id === id));
  return found ? withOrders(found, world) : customer === null ? null : undefined;
}

/** Whether a rule that a schedule or a person runs over many looks at this record: its `find` picks it. */
export function isPicked(rule: CompiledRule, record: Plain, facts: LaneFacts, world: TrialWorld): boolean {
  return !rule.find || foundBy({ rule, find: rule.find }, [record], withTriggers(facts, world), world.now).length > 0;
}

const NAMED: Record<string, { list: "collections" | "variants"; by: readonly string[]; mayBeNone?: true }> = {
  collection: { list: "collections", by: ["title", "handle", "id"] },
  "collection title": { list: "collections", by: ["title"], mayBeNone: true },
  variant: { list: "variants", by: ["sku", "id"] },
};

const madeUp = (kind: string, name: string, [by = "id"]: readonly string[], world: TrialWorld): Plain =>
  withDefaults(kind, coerceRecord(kind, { id: world.idFor(kind, name), [by]: name }, kind, world), world);

/** The records of a need for "found": by its name. */
export function resolveFound(
  name: string,
  rules: readonly CompiledRule[],
  facts: LaneFacts,
  world: TrialWorld,
): Plain[] {
  const [kind = "", ...words] = name.split(":");
  const named = words.length ? NAMED[kind] : undefined;
  if (named) {
    const found = knownRecords(named.list, world).filter((record) =>
      named.by.some((key) => String(record[key] ?? "").toLowerCase() === words.join(":")),
    );
    // Facts that list none say nothing of what the store sells: what a rule names is there.
    return found.length || named.mayBeNone || world.given.has(named.list)
      ? found
      : [madeUp(kind, words.join(":"), named.by, world)];
  }
  const looking = lookingFor(name, rules);
  return looking
    ? foundBy(looking, knownRecords(looking.find.find.find, world), withTriggers(facts, world), world.now)
    : [];
}

const withTriggers = (facts: LaneFacts, { triggers }: TrialWorld): Facts =>
  ({ owned: [], done: [], matched: [], stages: [], ...facts, triggers }) as Facts;
