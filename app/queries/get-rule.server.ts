// One rule's page: its settings as last saved.
import { forShop } from "#app/db.server.ts";
import { summaryOf } from "#app/queries/summary-of.ts";

export interface RulePage {
  ruleId: string;
  name: string;
  /** What it does, in one sentence. */
  summary: string;
  enabled: boolean;
  version: number;
  savedAt: string;
  savedBy: string;
  timezone: string;
  currency: string;
  /** The form of the built-in check behind the rule. */
  settings: Record<string, unknown>;
  versions: { version: number; savedAt: string; savedBy: string }[];
}

/** Null: this shop has no such rule. */
export function getRule(shop: string, ruleId: string): Promise<RulePage | null> {
  return forShop(shop, async (tx) => {
    const rule = await tx.rule.findUnique({ where: { shop_ruleId: { shop, ruleId } } });
    const owner = rule && (await tx.shop.findUnique({ where: { shop } }));
    if (!rule || !owner) return null;
    const versions = await tx.ruleVersion.findMany({
      where: { shop, ruleId },
      orderBy: { version: "desc" },
      take: 10,
    });
    const current = versions.find(({ version }) => version === rule.version);
    if (!current) return null;
    const document = current.document as { name?: string };
    return {
      ruleId,
      name: document.name ?? ruleId,
      summary: summaryOf(ruleId),
      enabled: rule.enabled,
      version: rule.version,
      savedAt: current.savedAt.toISOString(),
      savedBy: current.savedBy,
      timezone: owner.timezone,
      currency: owner.currency,
      settings: (current.settings ?? {}) as Record<string, unknown>,
      versions: versions.map(({ version, savedAt, savedBy }) => ({
        version,
        savedAt: savedAt.toISOString(),
        savedBy,
      })),
    };
  });
}
