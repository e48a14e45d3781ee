import type { FulfillmentOrderRecord } from "#sandbox/world/records/fulfillment-order.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor } from "#sandbox/world/types.ts";
import { type Refusal, Refused, type World } from "#sandbox/world/world.ts";

/**
 * Says that what is to be collected lies ready; the buyer would be told. Only where collecting is the way of delivery: for
 * all others Shopify calls the id invalid (recorded). Emits fulfillment_orders/line_items_prepared_for_pickup.
 */
export function prepareForPickup(
  world: World,
  shop: string,
  ids: readonly string[],
  actor: Actor,
): FulfillmentOrderRecord[] {
  const found = ids.map((id) => world.fulfillmentOrder(shop, id));
  const wrong = found.flatMap((one, index): Refusal[] =>
    one?.deliveryMethod === "PICK_UP" && one.status === "OPEN"
      ? []
      : [
          {
            field: ["input", "lineItemsByFulfillmentOrder", String(index), "fulfillmentOrderId"],
            message: `Invalid fulfillment_order_id provided ${ids[index]}`,
            code: "FULFILLMENT_ORDER_INVALID",
          },
        ],
  );
  if (wrong.length > 0) throw Refused.all(wrong);
  const ready = found.flatMap((one) => one ?? []);
  const emit = world.action(shop, actor);
  for (const one of ready) {
    touch(world, one);
    emit("fulfillment_orders/line_items_prepared_for_pickup", { orderId: one.orderId, fulfillmentOrderId: one.id });
  }
  return ready;
}
