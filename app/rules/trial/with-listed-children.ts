// Pure. Children that the facts list by themselves, brought to the records whose lanes they are looked at in.
import type { Plain } from "#app/rules/plain.ts";
import { recordKind } from "#app/rules/record.ts";
import { SUBJECTS } from "#app/rules/scope.ts";
import { coerceRecord } from "#app/rules/trial/coerce-record.ts";
import type { TrialWorld } from "#app/rules/trial/trial-world.ts";
import { withDefaults } from "#app/rules/trial/with-defaults.ts";

const OWNER = { order: "order", product: "product" } as const;

/** The records of the lane, with the children that the rule is about: variants in their products, disputes in their orders. */
export function withListedChildren(records: readonly Plain[], world: TrialWorld): Plain[] {
  const { about, lane } = world.focus;
  const { list } = SUBJECTS[about];
  const owner = OWNER[lane as keyof typeof OWNER];
  const children = list === null || !owner ? [] : (world.lists[list] ?? []);
  if (list === null || !children.length) return [...records];
  const owners = new Map(records.map((record) => [String(record.id), record]));
  for (const child of children) {
    const joined = child[owner] as Plain | null | undefined;
    const said = joined?.id ?? child[`${owner}_id`] ?? world.idFor(owner, `of ${about} ${String(child.id)}`);
    const id = String(said);
    const known = owners.get(id) ?? joined ?? madeUp(owner, id, world);
    const others = ((known[list] as Plain[] | undefined) ?? []).filter((one) => one.id !== child.id);
    const own = recordKind(about).fields[`${owner}_id`] ? { ...child, [`${owner}_id`]: id } : child;
    owners.set(id, { ...known, [list]: [...others, own] });
  }
  return [...owners.values()];
}

const madeUp = (kind: string, id: string, world: TrialWorld): Plain =>
  withDefaults(kind, coerceRecord(kind, { id }, kind, world), world);
