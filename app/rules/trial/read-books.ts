// Pure. The store's tables, memory and settings of checks, as a facts file has them.
import { z } from "zod";
import { isPlain, type Plain } from "#app/rules/plain.ts";
import { tableOf } from "#app/rules/table-of.ts";
import { FactsError } from "#app/rules/trial/coerce-record.ts";
import type { TrialWorld } from "#app/rules/trial/trial-world.ts";

const Values = z.record(z.string(), z.unknown()).optional();
const MemorySchema = z.strictObject({ shop: Values, order: Values, customer: Values, product: Values });

/** @throws FactsError */
export function readBooks(given: Plain, world: TrialWorld, path: string): void {
  if (given.tables !== undefined) {
    if (!isPlain(given.tables)) throw new FactsError(`${path}.tables is an object of tables`);
    for (const [name, table] of Object.entries(given.tables)) {
      if (!isPlain(table)) throw new FactsError(`${path}.tables.${name} is {key: value} or {columns, rows}`);
      world.tables = { ...world.tables, [name]: tableOf(table as never) as never };
    }
  }
  if (given.settings !== undefined) {
    if (!isPlain(given.settings) || !Object.values(given.settings).every(isPlain))
      throw new FactsError(`${path}.settings has the settings of a check under its id`);
    world.settings = given.settings as TrialWorld["settings"];
  }
  if (given.memory === undefined) return;
  const parsed = MemorySchema.safeParse(given.memory);
  if (!parsed.success)
    throw new FactsError(`${path}.memory has shop, order, customer and product, each with names and values`);
  const { memory } = world;
  for (const scope of ["shop", "order", "customer", "product"] as const)
    world.memory = { ...world.memory, [scope]: { ...memory[scope], ...parsed.data[scope] } };
}
