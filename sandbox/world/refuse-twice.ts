import { NotSimulated } from "#sandbox/world/not-simulated.ts";

/** What Shopify makes of a record that one input names twice is not known: each part alone may fit, and both not. */
export function refuseTwice(what: string, ids: readonly string[]): void {
  if (new Set(ids).size < ids.length) throw new NotSimulated(`${what} with the same one twice`);
}
