// Pure. Where the built-in checks hang on. What a check finds out about an order is a record that any rule may look at
// (order.address_check). The checks (app/checks) know the rules, not the other way round: they enter themselves here, and
// whoever decides imports them beside the engine. Their tables so stay out of pages that only list fields.
import type { FactWorld, Field, Owner } from "#app/rules/record.ts";
import type { Unknown } from "#app/rules/unknown.ts";

/**
 * Does not look at `now`: what changes by time alone is a time in its record, which rules compare.
 * @returns the record; null: it has nothing to say of this order; Unknown: a fact is missing without which it is silent.
 */
export type Assess = (order: Owner, world: FactWorld) => Owner | string | null | Unknown;

const assessors = new Map<string, Assess>();
/** Fields of an order that checks work out, and a pattern that finds them. */
const fields = new Set<string>();
let anyField: RegExp | null = null;

/** Whether a condition, as the JSON that it stands in, looks at what a check finds out. */
export function asksACheck(json: string): boolean {
  anyField ??= new RegExp(`"order\\.(?:${[...fields].join("|")})\\b`);
  return anyField.test(json);
}

/** Enters what works out `order.<field>`. */
export function enterAssessor(field: string, assess: Assess): void {
  assessors.set(field, assess);
}

/**
 * Reads `order.<field>`: once for each order of one decision, however many rules look at it.
 * @throws where nothing was entered: a process that decides has to import #app/checks/index.ts.
 */
export function assessed(field: string): NonNullable<Field["read"]> {
  fields.add(field);
  anyField = null;
  return (order, world) => {
    const assess = assessors.get(field);
    if (!assess) throw new Error(`nothing works out ${field}: import #app/checks/index.ts where rules are decided`);
    const known = world.assessed;
    if (!known) return assess(order, world);
    const key = `${field} ${String(order.id)}`;
    let record = known.get(key);
    if (record === undefined) {
      record = assess(order, world);
      known.set(key, record);
    }
    return record;
  };
}
