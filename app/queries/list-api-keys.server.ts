// The API keys of a store, newest first; revoked ones too, for a while.
import { forShop } from "#app/db.server.ts";

export interface ApiKeyRow {
  id: string;
  name: string;
  createdAt: string;
  createdBy: string;
  lastUsedAt: string | null;
  revokedAt: string | null;
}

const MOST_KEYS = 100;

export function listApiKeys(shop: string): Promise<{ timezone: string; keys: ApiKeyRow[] }> {
  return forShop(shop, async (tx) => {
    const owner = await tx.shop.findUnique({ where: { shop }, select: { timezone: true } });
    const keys = await tx.apiKey.findMany({
      where: { shop },
      orderBy: { id: "desc" },
      take: MOST_KEYS,
      select: { id: true, name: true, createdAt: true, createdBy: true, lastUsedAt: true, revokedAt: true },
    });
    return {
      timezone: owner?.timezone ?? "UTC",
      keys: keys.map((key) => ({
        id: String(key.id),
        name: key.name,
        createdAt: key.createdAt.toISOString(),
        createdBy: key.createdBy,
        lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
        revokedAt: key.revokedAt?.toISOString() ?? null,
      })),
    };
  });
}
