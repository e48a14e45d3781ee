import { listOf } from "#app/rules/actions/templated.ts";

/** Who gets a copy of a mail that Shopify sends, where somebody does. */
export function copiesTo(bcc: string | string[] | undefined): { bcc?: string[] } {
  const addresses = bcc === undefined ? [] : listOf(bcc);
  return addresses.length ? { bcc: addresses } : {};
}
