// Deals with items of the attention list, one or many: each in a transaction of its own, so that one that cannot be done stops no
// other; what could not be done is reported item by item.
import { z } from "zod";
import {
  ADDRESS_PARTS,
  cancel,
  cancelTwin,
  fixAddress,
  move,
  undoAddress,
} from "#app/commands/attention/change-order.server.ts";
import { answer, approve, ignore, reopen, settle } from "#app/commands/attention/look-at-item.server.ts";
import type { Verb, WhyNot } from "#app/commands/attention/verb.ts";
import { inShop } from "#app/db.server.ts";
import { CANCEL_REASONS } from "#app/rules/actions/cancel-order.ts";
import { lockAttentionItem } from "#app/store/attention.server.ts";
import { getShop } from "#app/store/shops.server.ts";

/** As many as a page of the list shows, several times. */
const MOST_AT_ONCE = 250;

const digits = z.string().regex(/^\d{1,15}$/);
const tick = z
  .enum(["true", "false"])
  .default("true")
  .transform((value) => value === "true");
const FormSchema = z.object({
  intent: z.string(),
  items: z
    .string()
    .transform((list) => list.split(",").filter(Boolean))
    .pipe(z.array(digits).min(1).max(MOST_AT_ONCE)),
  note: z
    .string()
    .trim()
    .max(500, "A note has at most 500 characters.")
    .default("")
    .transform((note) => note || null),
});
const CancelSchema = z.object({
  reason: z.enum(CANCEL_REASONS).default("other"),
  restock: tick,
  refund: z.enum(["original", "store_credit", "none"]).default("original"),
  notify: tick,
});
const PART = z.string().trim().max(255, "Enter at most 255 characters.");
const AddressSchema = z.object({
  ...Object.fromEntries(ADDRESS_PARTS.map((part) => [part, PART.optional()])),
  address1: PART.min(1, "Enter the street and number."),
  city: PART.min(1, "Enter the city."),
  country_code: z
    .string()
    .trim()
    .regex(/^[A-Za-z]{2}$/, "Enter the country's two letters, for example GB.")
    .transform((code) => code.toUpperCase()),
});
const MoveSchema = z.object({
  locationId: z.string().regex(/^\d{1,20}$/, "Choose a location."),
  locationName: z.string().trim().max(255).default(""),
});
const NOTHING = z.object({});

/** Each verb with what its form says beside the note. */
const VERBS: Record<string, { says: z.ZodType<object>; verb: Verb<never> }> = {
  approve: { says: NOTHING, verb: approve },
  ignore: { says: NOTHING, verb: ignore },
  reopen: { says: NOTHING, verb: reopen },
  send_again: { says: NOTHING, verb: settle("send_again") },
  mark_done: { says: NOTHING, verb: settle("mark_done") },
  set_aside: { says: NOTHING, verb: settle("set_aside") },
  allow: { says: NOTHING, verb: settle("allow") },
  decline: { says: NOTHING, verb: settle("decline") },
  say_yes: { says: NOTHING, verb: answer("approved") },
  say_no: { says: NOTHING, verb: answer("declined") },
  fix_address: { says: AddressSchema.transform((address) => ({ address })), verb: fixAddress },
  undo_address: { says: NOTHING, verb: undoAddress },
  cancel: { says: CancelSchema, verb: cancel },
  cancel_twin: { says: CancelSchema.extend({ twinId: digits }), verb: cancelTwin },
  move: { says: MoveSchema, verb: move },
};

export type ResolveAttentionResult =
  | { outcome: "done"; intent: string; done: number; failed: { itemId: string; name: string | null; why: WhyNot }[] }
  /** None of them could be done. */
  | { outcome: "conflict"; intent: string; failed: { itemId: string; name: string | null; why: WhyNot }[] }
  | { outcome: "not_found" }
  | { outcome: "invalid"; fields: Record<string, string> };

export async function resolveAttention(shop: string, actor: string, form: unknown): Promise<ResolveAttentionResult> {
  const common = FormSchema.safeParse(form);
  const known = common.data && VERBS[common.data.intent];
  if (!common.success || !known) return { outcome: "invalid", fields: common.error ? byField(common.error) : {} };
  const said = known.says.safeParse(form);
  if (!said.success) return { outcome: "invalid", fields: byField(said.error) };
  const { intent, items, note } = common.data;

  const failed: { itemId: string; name: string | null; why: WhyNot }[] = [];
  for (const itemId of new Set(items)) {
    const result = await inShop(shop, async (client) => {
      const record = await getShop(client, shop);
      const item = record && !record.uninstalledAt && (await lockAttentionItem(client, shop, itemId));
      if (!item) return { name: null, why: "not_found" as const };
      const call = { client, shop: record, actor, item, form: { ...said.data, note } };
      return { name: item.orderName, why: await known.verb(call as never) };
    });
    if (result.why) failed.push({ itemId, name: result.name, why: result.why });
  }
  const done = new Set(items).size - failed.length;
  if (done > 0) return { outcome: "done", intent, done, failed };
  if (failed.every(({ why }) => why === "not_found")) return { outcome: "not_found" };
  return { outcome: "conflict", intent, failed };
}

/** The first complaint about each field. */
function byField(error: z.ZodError): Record<string, string> {
  return Object.fromEntries(error.issues.map((issue) => [String(issue.path[0] ?? ""), issue.message]).reverse());
}
