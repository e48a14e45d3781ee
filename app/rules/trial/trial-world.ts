// Pure. The little store that the facts of a trial describe: records, what was seen of them before, tables and memory.
import type { Facts } from "#app/rules/facts.ts";
import type { Plain } from "#app/rules/plain.ts";
import type { InputDeclaration } from "#app/rules/read-inputs.ts";
import { FINDABLE } from "#app/rules/rule-document.ts";
import type { RuleTrigger } from "#app/rules/rule-trigger.ts";
import { recordOfLane, type Subject } from "#app/rules/scope.ts";
import type { Trigger } from "#app/rules/trigger.ts";

export type LaneKind = Facts["lane"]["kind"];

/** One record beside the others, by its name in the facts. */
export const SINGLE = ["order", "customer", "product", "stock_level", "draft_order"] as const;
/** Lists of the facts, and what they hold. */
export const LISTS = { ...FINDABLE, locations: "location" } as const;
/** Children may be given beside the order that they belong to; each with its list there. */
export const CHILDREN = {
  refund: "refunds",
  fulfillment: "fulfillments",
  return: "returns",
  dispute: "disputes",
  transaction: "transactions",
  fulfillment_order: "fulfillment_orders",
} as const;

/** A rule of the trial, as far as reading its facts goes. */
export interface TriedRule {
  id: string;
  lane: LaneKind;
  about: Subject;
  on: readonly RuleTrigger[];
  inputs: readonly InputDeclaration[];
}

/** What is said of a moment beside its facts. */
export interface Moment {
  approve?: boolean | undefined;
  answer?: Plain | undefined;
  /** Parts of the rule that are otherwise in this case. */
  rule?: Plain | undefined;
}

const NOW = "2026-01-15T10:00:00Z";

export class TrialWorld {
  now = NOW;
  /** How many ticks, runs by hand and calls there were. */
  occasions = 0;
  triggers: Trigger[] = [];
  moment: Moment = {};
  /** The rule that the facts are about: of several the first whose record they give. */
  focus: TriedRule;
  readonly rules: readonly TriedRule[];
  shop: Plain = {
    domain: "example.myshopify.com",
    name: "Example",
    email: "store@example.com",
    currency: "USD",
    timezone: "UTC",
    country_code: "US",
    plan: null,
    url: "https://example.com",
    installation: 1,
    holidays: [],
  };
  records: Record<string, Plain | null | undefined> = {};
  lists: Record<string, Plain[]> = {};
  /** Fields of each record that the facts have said so far: the others follow from them. */
  readonly said: Record<string, Set<string>> = {};
  /** Lists that the facts gave: an absent one is not known to be empty. */
  readonly given = new Set<string>();
  /** Ids of the children that stood beside the order, by their kind. */
  readonly beside = new Map<string, string>();
  /** The record of each lane at the last look. */
  before: Record<string, Plain | null | undefined> = {};
  tables: Facts["tables"] = {};
  settings: Facts["settings"] = undefined;
  memory: Facts["memory"] = { shop: {}, order: {}, customer: {}, product: {} };
  /** Metafields that the rules name: of a record whose metafields are given, one that is not among them is none. */
  readonly metafields: readonly string[];
  readonly #ids = new Map<string, string>();

  constructor(rules: readonly [TriedRule, ...TriedRule[]], metafields: readonly string[] = []) {
    this.rules = rules;
    this.metafields = metafields;
    this.focus = rules[0];
  }

  /** An id for a record that was written without one; the same for the same key. The order that the facts are about is 1000. */
  idFor(kind: string, key?: string): string {
    const name = key === undefined ? `${kind} ${this.#ids.size}` : `${kind} ${key}`;
    const known = this.#ids.get(name);
    if (known) return known;
    const made =
      key === "the order" ? "1000" : kind === "order" ? `${1001 + this.#ids.size}` : `${100 + this.#ids.size}`;
    this.#ids.set(name, made);
    return made;
  }

  /** The id that a record of that key has been given: `idFor` answers it from now on. */
  keepId(kind: string, key: string, id: string): void {
    this.#ids.set(`${kind} ${key}`, id);
  }

  /** The record of a lane that the moment is about, where the facts give just one. */
  recordOf(lane: LaneKind): Plain | null | undefined {
    const name = recordOfLane(lane);
    if (name === null) return undefined;
    if (name === "product" && this.records.product === undefined)
      return this.records.stock_level?.product as Plain | undefined;
    return this.records[name];
  }
}
