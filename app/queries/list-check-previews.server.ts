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
  /** Of these a fact was not there. */
  unknown: number;
  unknownOrders: Named[];
  /** Why, of the first of them. */
  unknownWhy: string | null;
  createdAt: string;
}

type Of = "checkId" | "status" | "total" | "looked" | "createdAt";

/** The newest preview of each check over so many days. */
export function listCheckPreviews(shop: string, days: number): Promise<PreviewView[]> {
  return forShop(shop, async (tx) => {
    const rows = await tx.checkPreview.findMany({
      where: { shop, days },
      orderBy: { id: "desc" },
      distinct: ["checkId"],
    });
    // Those that were worked out before they were named have no list of them.
    return rows.map(({ checkId, status, total, looked, result, createdAt }) => ({
      ...({ unknownOrders: [], unknownWhy: null, ...(result as object) } as unknown as Omit<PreviewView, Of>),
      ...{ checkId, status: status as PreviewView["status"], total, looked },
      createdAt: createdAt.toISOString(),
    }));
  });
}
