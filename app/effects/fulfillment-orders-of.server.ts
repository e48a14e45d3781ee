import type { AdminClient } from "#app/admin/client.server.ts";
import { gidOf, idOf } from "#app/admin/gid.ts";
import { readFulfillmentOrders } from "#app/admin/operations/read-fulfillment-orders.ts";
import type { Application } from "#app/effects/application.ts";
import type { Looked } from "#app/effects/shopify-write.server.ts";
import type { LineQuantity } from "#app/rules/effect.ts";
import type { FulfillmentOrderPicture } from "#app/rules/facts.ts";

export interface SeenFulfillmentOrders {
  /** The one that the effect is about. */
  one: FulfillmentOrderPicture;
  /** All of its order. */
  all: FulfillmentOrderPicture[];
}

/**
 * The fulfilment order that an effect is about, with those beside it: of its units some may lie there by now.
 * @throws where the effect is in no order's lane
 */
export async function fulfillmentOrdersOf(
  admin: AdminClient,
  { target, orderId }: Pick<Application, "target" | "orderId">,
): Promise<Looked<SeenFulfillmentOrders>> {
  if (!orderId) throw new Error(`an effect on ${target} is in no order's lane`);
  const { fulfillmentOrders, points } = await readFulfillmentOrders(admin, [orderId]);
  const all = fulfillmentOrders.get(orderId) ?? [];
  const one = all.find(({ id }) => id === idOf(target));
  return { seen: one ? { one, all } : null, points };
}

/** How Shopify names these units of a fulfilment order; null: it has not so many of one of them any more. */
export function linesInApi(
  one: FulfillmentOrderPicture,
  lines: readonly LineQuantity[],
): { id: string; quantity: number }[] | null {
  const found = lines.flatMap(({ line_item_id, quantity }) => {
    const line = one.line_items.find((part) => part.line_item_id === line_item_id && part.quantity >= quantity);
    return line ? [{ id: gidOf("FulfillmentOrderLineItem", line.id), quantity }] : [];
  });
  return found.length === lines.length ? found : null;
}

/** Units of a line that wait in these fulfilment orders. */
export function unitsIn(some: readonly FulfillmentOrderPicture[], lineItemId: string): number {
  return some
    .flatMap(({ line_items }) => line_items)
    .reduce((sum, line) => (line.line_item_id === lineItemId ? sum + line.quantity : sum), 0);
}

/** In words, where it is not in one of these states. */
export function notInState({ status }: FulfillmentOrderPicture, allowed: readonly string[]): string | null {
  return allowed.includes(status) ? null : `The fulfilment order is ${status.replaceAll("_", " ")}.`;
}
