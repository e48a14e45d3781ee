import { notSimulated } from "#sandbox/graphql/graphql-error.ts";

/** The longest tag of each, in characters: Shopify's help on tags. */
const LONGEST: Record<string, number> = { Order: 40, DraftOrder: 40, Customer: 255, Product: 255 };

/** In which words Shopify refuses a longer one is not known. @param field the mutation, for the refusal. */
export function refuseLongTags(field: string, type: string, tags: readonly string[]): void {
  const tooLong = tags.find((tag) => tag.length > (LONGEST[type] ?? 255));
  if (tooLong !== undefined) throw notSimulated(`${field} with a tag of ${tooLong.length} characters`);
}
