// The settings page: chat channels by name, and the day's caps with what was used of them; topics of optional scopes.
import { z } from "zod";
import { forShop } from "#app/db.server.ts";
import { OLDEST_ORDER } from "#app/lib/oldest-order.ts";
import { partsOfPage } from "#app/queries/parts-of-page.server.ts";
import { type HistoryProgress, readHistoryProgress } from "#app/queries/read-history-progress.server.ts";
import { DAILY_CAPS, type DailyCap } from "#app/rules/daily-caps.ts";

const CapsSchema = z
  .record(z.string(), z.object({ count: z.number(), amount: z.string().nullable() }))
  .nullable()
  .catch(null);

const TopicsSchema = z
  .array(
    z.object({
      ...{ topic: z.string(), scope: z.string() },
      ...{ state: z.enum(["on", "off", "refused"]), reason: z.string().nullable() },
    }),
  )
  .catch([]);

export interface Settings {
  /** How far orders of the past are known. Null, here and below: could not be had. */
  past: (HistoryProgress & { isWhole: boolean; canReadAll: boolean }) | null;
  channels: string[] | null;
  caps: { kind: string; count: number; amount: string | null }[];
  currency: string;
  /** Topics that hang on an optional scope, as they were found last; empty: not looked at yet. */
  topics: { topic: string; scope: string; state: "on" | "off" | "refused"; reason: string | null }[];
}

/** Null: no such shop. */
export async function getSettings(shop: string): Promise<Settings | null> {
  return forShop(shop, async (tx) => {
    const record = await tx.shop.findUnique({
      where: { shop },
      select: {
        ...{ shop: true, currency: true, dailyCaps: true, optionalTopics: true, grantedScopes: true },
        ...{ historyOrders: true, historyFrom: true, historyCompletedAt: true },
      },
    });
    if (!record) return null;
    const part = partsOfPage(tx, { shop, page: "settings" });
    const channels = await part("channels", () =>
      tx.outlet.findMany({ where: { shop, kind: "chat" }, select: { name: true }, orderBy: { name: "asc" } }),
    );
    const past = await part("past", () => readHistoryProgress(tx, record));
    const own: Record<string, DailyCap> = CapsSchema.parse(record.dailyCaps) ?? {};
    return {
      past: past && {
        ...past,
        isWhole: past.from !== null && past.from <= OLDEST_ORDER,
        canReadAll: record.grantedScopes.includes("read_all_orders"),
      },
      channels: channels?.map(({ name }) => name) ?? null,
      caps: Object.entries({ ...DAILY_CAPS, ...own }).map(([kind, cap]) => ({ kind, ...cap })),
      currency: record.currency,
      topics: TopicsSchema.parse(record.optionalTopics),
    };
  });
}
