import type { Plain } from "#app/rules/plain.ts";

const SCOPES = ["shop", "order", "customer", "product"] as const;

type Scope = (typeof SCOPES)[number];

/** Whose memory it is; null: there is no such record. */
export function ownerOf(scope: Scope, names: Record<string, unknown>, shop: Plain): string | null {
  if (scope === "shop") return String(shop.domain);
  const record = names[scope] as Plain | null | undefined;
  return record?.id === undefined ? null : String(record.id);
}
