// Several fields of one order by one look and one `orderUpdate`: ten points instead of ten for each. Only first attempts come here;
// what an answer left open is settled one by one.
import type { AdminClient } from "#app/admin/client.server.ts";
import { readOrderFields } from "#app/admin/operations/read-order-fields.ts";
import { updateOrder } from "#app/admin/operations/update-order.ts";
import type { Application, Prepared } from "#app/effects/application.ts";
import type { EffectResult } from "#app/effects/effect-result.ts";
import { endOfLookError, endOfWriteError } from "#app/effects/end-of-error.ts";
import { changeOfAll, hasField, type OrderFieldKind, type OrderFields, partsToSee } from "#app/effects/order-fields.ts";

/** One end for each, in their order. */
export type PreparedTogether =
  /** Null: still to be sent, by a look of its own. */
  { ends: (EffectResult | null)[] } | { write: () => Promise<EffectResult[]>; before: unknown };

type Field = Application<OrderFieldKind>;

/** @param alone how each is written by itself: where Shopify refuses all of it, one of them may be to blame. */
export async function writeOrderFields(
  admin: AdminClient,
  fields: readonly Field[],
  alone: (field: Field) => Promise<Prepared>,
): Promise<PreparedTogether> {
  const [first] = fields;
  if (!first) throw new Error("a call for no field");
  let looked: { seen: OrderFields | null; points: number };
  try {
    looked = await readOrderFields(admin, {
      id: first.target,
      parts: partsToSee(fields.map(({ body }) => body)),
    });
  } catch (error) {
    const end = endOfLookError(error, false, first);
    if (end) return { ends: fields.map(() => end) };
    throw error;
  }
  const { seen, points } = looked;
  if (!seen) return { ends: eachOnce(fields, { outcome: "superseded", reason: "Shopify knows it no more.", points }) };
  const isSo = fields.map(({ body }) => hasField(seen, body));
  if (isSo.includes(true)) {
    const so: EffectResult = { outcome: "confirmed", answeredAt: null, points, reason: "It was so already." };
    const paying = isSo.indexOf(true);
    return { ends: isSo.map((is, at) => (is ? { ...so, points: at === paying ? points : 0 } : null)) };
  }
  return {
    before: seen.note ?? null,
    write: () => written(admin, fields, { seen, points }, alone),
  };
}

async function written(
  admin: AdminClient,
  fields: readonly Field[],
  { seen, points: spent }: { seen: OrderFields; points: number },
  alone: (field: Field) => Promise<Prepared>,
): Promise<EffectResult[]> {
  const [first] = fields as [Field];
  const change = changeOfAll(
    seen,
    fields.map(({ body }) => body),
  );
  try {
    const { outcome, points, answeredAt } = await updateOrder(admin, { id: first.target, ...change });
    if (outcome === "applied")
      return eachOnce(fields, { outcome: "confirmed", answeredAt, points: spent + points, reason: null });
    return await oneByOne(fields, spent + points, alone);
  } catch (error) {
    const end = endOfWriteError(error, first);
    if (!end) throw error;
    if (end.outcome === "refused") return oneByOne(fields, spent, alone);
    return eachOnce(fields, { ...end, points: end.points + spent });
  }
}

/** The points of what they shared stand with the first. */
const eachOnce = (fields: readonly Field[], end: EffectResult): EffectResult[] =>
  fields.map((_, at) => (at === 0 ? end : { ...end, ...("points" in end ? { points: 0 } : {}) }));

async function oneByOne(
  fields: readonly Field[],
  spent: number,
  alone: (field: Field) => Promise<Prepared>,
): Promise<EffectResult[]> {
  const ends: EffectResult[] = [];
  for (const field of fields) {
    const prepared = await alone(field);
    const end = "end" in prepared ? prepared.end : await prepared.write();
    ends.push(ends.length ? end : { ...end, points: end.points + spent });
  }
  return ends;
}
