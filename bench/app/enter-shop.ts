// A store in the app's books as it is some days after its install: live, its history known, with these rules and no others.
import type { Session } from "@shopify/shopify-api";
import type pg from "pg";

export interface ShopToEnter {
  shop: string;
  /** Hosts that its orders' status pages carry. */
  domains: string[];
  currency: string;
  timezone: string;
  session: Session;
  rules: readonly Record<string, unknown>[];
}

/** @param database sees every row. The app's environment is set. */
export async function enterShop(
  database: pg.Client,
  { shop, domains, currency, timezone, session, rules }: ShopToEnter,
): Promise<void> {
  const { sessionStorage } = await import("#app/store/session-storage.server.ts");
  const { installShop } = await import("#app/store/shops.server.ts");
  await installShop(shop, { currency, timezone, domains });
  await sessionStorage.storeSession(session);
  await database.query(
    `update shop set mode = 'LIVE', history_from = now() - interval '400 days', history_completed_at = now(),
       order_events_filled_to = 'end', installed_at = now() - interval '1 minute' where shop = $1`,
    [shop],
  );
  await database.query("update rule set enabled = false where shop = $1", [shop]);
  await database.query("update lane set due_at = null where shop = $1", [shop]);
  await enterRules(shop, rules);
}

/** Puts rules in force beside those that are. */
export async function enterRules(shop: string, rules: readonly Record<string, unknown>[]): Promise<void> {
  const { inShop } = await import("#app/db.server.ts");
  const { checkDocument } = await import("#app/rules/check-document.ts");
  const { saveRuleVersion } = await import("#app/store/rules.server.ts");
  for (const one of rules) {
    const checked = checkDocument({ schema: 1, ...one });
    if (checked.outcome === "refused") throw new Error(`${one.id}: ${JSON.stringify(checked.complaints)}`);
    const { document } = checked;
    await inShop(shop, (client) =>
      saveRuleVersion(client, shop, { ruleId: document.id, document, settings: null, enabled: true, savedBy: "bench" }),
    );
  }
}
