// Pure. What an answer of the Admin API holds, in the form of our pictures: as the mappers of webhooks have it.

import { idOf } from "#app/admin/gid.ts";
import { instantOf } from "#app/lib/instant-of.ts";
import { normalAmount } from "#app/lib/money.ts";
import { storable } from "#app/lib/storable.ts";

interface Bag {
  shopMoney: { amount: string };
}

/** In the shop's currency; null where Shopify says none. */
export const shopAmount = (bag: Bag | null | undefined): string | null =>
  bag ? normalAmount(bag.shopMoney.amount) : null;

/** Empty is absent, as webhooks have it. */
export const text = (value: string | null | undefined): string | null => (value ? storable(value) || null : null);

/** A word of Shopify's, which this API writes in capitals and webhooks in small letters. */
export const lower = (value: string | null | undefined): string | null => text(value)?.toLowerCase() ?? null;

/** ISO 8601 UTC, whole seconds: Shopify's own resolution. */
export const instant = (value: string | null | undefined): string | null => (value ? instantOf(value) : null);

export const id = (node: { id?: string | null } | null | undefined): string | null => (node?.id ? idOf(node.id) : null);

export const tags = (values: readonly string[]): string[] =>
  [...new Set(values.map((tag) => storable(tag).trim()).filter(Boolean))].sort();

const GRAMS = { GRAMS: 1, KILOGRAMS: 1_000, OUNCES: 28.349523125, POUNDS: 453.59237 } as const;

/** Whole grams, as webhooks have it. */
export const grams = (weight: { value: number; unit: keyof typeof GRAMS } | null | undefined): number | null =>
  weight ? Math.round(weight.value * GRAMS[weight.unit]) : null;
