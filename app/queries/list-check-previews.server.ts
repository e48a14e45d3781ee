// Previews of checks as pages show them.
import { forShop } from "#app/db.server.ts";

interface Named {
  orderId: string;
  name: string;
  total: string;
  currency: string;
}
export interface PreviewView {
  checkId: string;
  status: "RUNNING" | "DONE" | "FAILED";
  total: number;
  looked: number;
  found: number;
  foundNow: number;
  /** By kind of effect. */
  does: Record<string, number>;
  newly: Named[];
  newlyTotal: number;
  noLonger: Named[];
  noLongerTotal: number;
  unknown: number;
  createdAt: string;
}

/** The newest preview of each check over so many days. */
export function listCheckPreviews(shop: string, days: number): Promise<PreviewView[]> {
  return forShop(shop, async (tx) => {
    const rows = await tx.checkPreview.findMany({
      where: { shop, days },
      orderBy: { id: "desc" },
      distinct: ["checkId"],
    });
    return rows.map(({ checkId, status, total, looked, result, createdAt }) => ({
      ...(result as unknown as Omit<PreviewView, "checkId" | "status" | "total" | "looked" | "createdAt">),
      ...{ checkId, status: status as PreviewView["status"], total, looked },
      createdAt: createdAt.toISOString(),
    }));
  });
}
