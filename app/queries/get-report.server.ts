// One report that a rule saved.
import { z } from "zod";
import { forShop } from "#app/db.server.ts";
import { nameOfRule } from "#app/queries/name-of-rule.server.ts";
import { partsOfPage } from "#app/queries/parts-of-page.server.ts";

export interface ReportPage {
  reportId: string;
  title: string;
  text: string;
  columns: string[];
  rows: string[][];
  ruleId: string;
  ruleName: string;
  savedAt: string;
  timezone: string;
}

const RowsSchema = z.array(z.array(z.string()));

/** Null: this shop has no such report. @param reportId digits. */
export async function getReport(shop: string, reportId: string): Promise<ReportPage | null> {
  if (!/^\d{1,15}$/.test(reportId)) return null;
  return forShop(shop, async (tx) => {
    const report = await tx.report.findFirst({ where: { shop, id: BigInt(reportId) } });
    if (!report) return null;
    const owner = await tx.shop.findUnique({ where: { shop }, select: { timezone: true } });
    const part = partsOfPage(tx, { shop, page: "report" });
    const { title, text, columns, ruleId } = report;
    return {
      ...{ reportId, title, text, columns, ruleId },
      rows: RowsSchema.parse(report.rows),
      ruleName: (await part("rule", () => nameOfRule(tx, shop, ruleId))) ?? ruleId,
      savedAt: report.savedAt.toISOString(),
      timezone: owner?.timezone ?? "UTC",
    };
  });
}
