// What became of the orders of a store, in a form in which two stores can be compared.
import { createHash } from "node:crypto";
import { metafieldsOf } from "#sandbox/world/metafields/metafields.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

/** One line an order: tags, note, attributes, metafields, and of its fulfilment orders where they are and what holds them. */
export function endState(world: World, orders: readonly OrderRecord[]): string[] {
  const names = new Map(Object.values(world.state.locations).map(({ id, name }) => [id, name]));
  return orders.map(({ shop, id }) => {
    const order = world.order(shop, id);
    if (!order) return `${id} is gone`;
    const metafields = metafieldsOf(world, "Order", id).map(
      ({ namespace, key, value }) => `${namespace}.${key}=${value}`,
    );
    const parts = world
      .fulfillmentOrdersOf(order)
      .map(({ status, locationId, holds }) => [
        ...[status, names.get(locationId)],
        holds.map(({ handle, reasonNotes }) => `${handle}: ${reasonNotes}`),
      ]);
    return JSON.stringify([
      order.name,
      [...order.tags].sort(),
      order.note,
      order.customAttributes,
      metafields.sort(),
      parts,
    ]);
  });
}

export const fingerprint = (lines: readonly string[]): string =>
  createHash("sha256").update(lines.join("\n")).digest("hex").slice(0, 16);
