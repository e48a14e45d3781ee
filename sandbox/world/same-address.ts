// Pure.
import type { AddressRecord } from "#sandbox/world/types.ts";

/** Whether two addresses read alike, whatever Shopify found out about them. A missing one is like nothing. */
export function sameAddress(one: AddressRecord | null, other: AddressRecord | null): boolean {
  if (one === null || other === null) return false;
  const words = ({ latitude, longitude, validation, ...rest }: AddressRecord) => JSON.stringify(rest);
  return words(one) === words(other);
}
