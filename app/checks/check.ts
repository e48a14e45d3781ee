// Pure. What a built-in check is: settings, an assessor that turns an order and the facts around it into a record that any
// rule may look at, and the shipped rule documents that act on it.
import type { z } from "zod";
import { type Settings, type ValuesOf, valuesSchema } from "#app/checks/setting.ts";
import type { FactWorld, Owner } from "#app/rules/record.ts";
import type { RuleShapeSchema } from "#app/rules/rule-document.ts";
import { Unknown } from "#app/rules/unknown.ts";

/** A rule document as it is written, before check-document.ts has parsed it. */
export type ShippedRule = z.input<typeof RuleShapeSchema>;

export const CHECK_STATES = ["on", "watch", "off"] as const;
/** watch: its rules say what they would do, and do nothing. */
export type CheckState = (typeof CHECK_STATES)[number];

export interface Check<S extends Settings = Settings> {
  id: string;
  name: string;
  /** One sentence for the list of checks. */
  summary: string;
  settings: S;
  /** The order's field that holds what it found: order.address_check; null: its rules compare fields that are there already. */
  field: string | null;
  /** The verdict; null: nothing to say of this order; Unknown: a fact is missing without which it is silent. */
  assess?(order: Owner, world: FactWorld, settings: ValuesOf<S>): Owner | null | Unknown;
  /**
   * How a fresh installation begins with it: on (as far as the store is live), watching only, or off because it asks for settings, or
   * for facts that cost Admin API points.
   */
  begins: CheckState;
  /** Ids of all rules that it can make, whatever the settings; the first stands for the check where its settings are kept. */
  ruleIds: readonly string[];
  /** Those that only pass the verdict on, whatever it is: being true they flag nothing. */
  passingOn?: readonly string[];
  /** The rules that act on the verdict. @param currency the shop's. */
  rules(settings: ValuesOf<S>, currency: string): ShippedRule[];
}

export function defineCheck<S extends Settings>(check: Check<S>): Check {
  return check as unknown as Check;
}

const parsed = new WeakMap<object, unknown>();
const defaults = new WeakMap<Check, unknown>();

/** The store's settings of the check, parsed once for each object that holds them; Unknown: they cannot be read. */
export function settingsFor(check: Check, { settings }: FactWorld): Record<string, unknown> | Unknown {
  const stored = settings?.[check.id] as object | undefined;
  if (!stored) return defaultsOf(check);
  let values = parsed.get(stored) as Record<string, unknown> | Unknown | undefined;
  if (!values) {
    const result = valuesSchema(check.settings).safeParse(stored);
    const [issue] = result.error?.issues ?? [];
    values = result.success
      ? (result.data as Record<string, unknown>)
      : new Unknown(`The settings of “${check.name}” cannot be read: ${issue?.path.join(".")} ${issue?.message}`);
    parsed.set(stored, values);
  }
  return values;
}

export function defaultsOf(check: Check): Record<string, unknown> {
  let values = defaults.get(check) as Record<string, unknown> | undefined;
  if (!values) {
    values = valuesSchema(check.settings).parse({}) as Record<string, unknown>;
    defaults.set(check, values);
  }
  return values;
}
