// Pure. Which names a rule can use, by what it is about, and what each of them is.
import type { LeftType } from "#app/rules/operator.ts";

export interface Typed {
  type: LeftType;
  /** Kind of the record or of the list's records. */
  of?: string | undefined;
}

/** What a rule can be about, which records of its lane it can name, and whether it is a child of the lane's own record. */
export const SUBJECTS = {
  order: { lane: "order", list: null, names: ["order", "customer"] },
  line_item: { lane: "order", list: "line_items", names: ["line_item", "order", "customer"] },
  fulfillment_order: { lane: "order", list: "fulfillment_orders", names: ["fulfillment_order", "order", "customer"] },
  fulfillment: { lane: "order", list: "fulfillments", names: ["fulfillment", "order", "customer"] },
  refund: { lane: "order", list: "refunds", names: ["refund", "order", "customer"] },
  return: { lane: "order", list: "returns", names: ["return", "order", "customer"] },
  transaction: { lane: "order", list: "transactions", names: ["transaction", "order", "customer"] },
  dispute: { lane: "order", list: "disputes", names: ["dispute", "order", "customer"] },
  customer: { lane: "customer", list: null, names: ["customer"] },
  product: { lane: "product", list: null, names: ["product"] },
  variant: { lane: "product", list: "variants", names: ["variant", "product"] },
  stock_level: { lane: "stock", list: null, names: ["stock_level", "variant", "product"] },
  draft_order: { lane: "draft_order", list: null, names: ["draft_order", "customer"] },
  shop: { lane: "shop", list: null, names: [] },
} as const;
export type Subject = keyof typeof SUBJECTS;
export const SUBJECT_NAMES = Object.keys(SUBJECTS) as Subject[];

/** Lanes whose record stands under its own name in the facts. */
export type LaneKind = (typeof SUBJECTS)[Subject]["lane"];
const RECORD_OF_LANE: Record<LaneKind, string | null> = {
  order: "order",
  customer: "customer",
  product: "product",
  stock: "stock_level",
  draft_order: "draft_order",
  shop: null,
};

export type Scope = ReadonlyMap<string, Typed>;

const scopes = new Map<Subject, Scope>();
const baseScopes = new WeakSet<Scope>();

/** The names of a rule about that subject, before its own. The same object each time: paths are compiled per scope. */
export function scopeOf(subject: Subject): Scope {
  const known = scopes.get(subject);
  if (known) return known;
  const made = makeScope(subject);
  scopes.set(subject, made);
  baseScopes.add(made);
  return made;
}

/** Whether it has no names but those that the subject gives. */
export const isBaseScope = (scope: Scope): boolean => baseScopes.has(scope);

function makeScope(subject: Subject): Scope {
  const { names, lane } = SUBJECTS[subject];
  const before = RECORD_OF_LANE[lane];
  return new Map<string, Typed>([
    ...names.map((name): [string, Typed] => [name, { type: "record", of: name }]),
    ["shop", { type: "record", of: "shop" }],
    ["event", { type: "record", of: "event" }],
    ["memory", { type: "record", of: "memory" }],
    ["locations", { type: "list", of: "location" }],
    ["results", { type: "values" }],
    ["tables", { type: "values" }],
    ["now", { type: "time" }],
    ...(before ? [["before", { type: "record", of: before }] as [string, Typed]] : []),
  ]);
}

const widened = new WeakMap<Scope, Map<string, Scope>>();

/** The scope with further names: those of a loop, or the rule's own. Equal names give the same object. */
export function withNames(scope: Scope, names: readonly (readonly [string, Typed])[]): Scope {
  if (!names.length) return scope;
  const key = JSON.stringify(names);
  let ofScope = widened.get(scope);
  if (!ofScope) {
    ofScope = new Map();
    widened.set(scope, ofScope);
  }
  let found = ofScope.get(key);
  if (!found) {
    // A name that is declared again is the innermost one, and stands last.
    const inner = new Map(scope);
    for (const [name, typed] of names) {
      inner.delete(name);
      inner.set(name, typed);
    }
    found = inner;
    ofScope.set(key, found);
  }
  return found;
}

/** The name under which a lane's own record stands in the facts; null: the shop has none. */
export function recordOfLane(lane: LaneKind): string | null {
  return RECORD_OF_LANE[lane];
}

/** The record of the lane under whose name the subject's facts begin. */
export function laneRecord(subject: Subject): string | null {
  return RECORD_OF_LANE[SUBJECTS[subject].lane];
}
