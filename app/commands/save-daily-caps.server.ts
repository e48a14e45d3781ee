// How many destructive writes a day go through without a person.
import { z } from "zod";
import { inShop } from "#app/db.server.ts";
import { isDecimal, normalAmount } from "#app/lib/money.ts";
import { DAILY_CAPS, type DailyCap } from "#app/rules/daily-caps.ts";
import { writeAudit } from "#app/store/audit.server.ts";
import { saveCaps } from "#app/store/done-today.server.ts";

const CountSchema = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number);
const AmountSchema = z
  .string()
  .trim()
  .refine((text) => text === "" || (isDecimal(text) && !text.startsWith("-")))
  .transform((text) => (text === "" ? null : normalAmount(text)));

export type SaveDailyCapsResult =
  | { outcome: "done" }
  | { outcome: "not_found" }
  /** Fields are named `<kind>.count` and `<kind>.amount`. */
  | { outcome: "invalid"; fields: string[] };

/** A kind that the form does not name keeps its cap of before: the store's own, else ours. */
export async function saveDailyCaps(
  shop: string,
  actor: string,
  form: Record<string, unknown>,
): Promise<SaveDailyCapsResult> {
  const caps: Record<string, DailyCap> = {};
  const fields: string[] = [];
  for (const kind of Object.keys(DAILY_CAPS)) {
    const [count, amount] = [form[`${kind}.count`], form[`${kind}.amount`]];
    if (count === undefined) continue;
    const read = { count: CountSchema.safeParse(count), amount: AmountSchema.safeParse(amount ?? "") };
    if (!read.count.success) fields.push(`${kind}.count`);
    if (!read.amount.success) fields.push(`${kind}.amount`);
    if (read.count.success && read.amount.success) caps[kind] = { count: read.count.data, amount: read.amount.data };
  }
  if (fields.length) return { outcome: "invalid", fields };
  return inShop(shop, async (client) => {
    if (!(await saveCaps(client, shop, caps))) return { outcome: "not_found" };
    await writeAudit(client, shop, { actor, action: "caps.saved" });
    return { outcome: "done" };
  });
}
