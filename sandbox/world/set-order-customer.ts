import { touch } from "#sandbox/world/touch.ts";
import type { Actor, OrderRecord } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/** Gives an order a customer, or takes it away (null). Emits orders/updated and customers/purchasing_summary when that is different. */
export function setOrderCustomer(
  world: World,
  shop: string,
  orderId: string,
  customerId: string | null,
  actor: Actor = { by: "staff" },
): { order: OrderRecord; changed: boolean } {
  const order = world.order(shop, orderId);
  if (!order) throw new Refused("Order does not exist", { field: ["orderId"], code: "NOT_FOUND" });
  if (customerId !== null && !world.customer(shop, customerId))
    throw new Refused("Customer does not exist", { field: ["customerId"], code: "NOT_FOUND" });
  const changed = order.customerId !== customerId;
  if (changed) {
    const figures = [order.customerId, customerId].filter((id) => id !== null);
    order.customerId = customerId;
    touch(world, order);
    const emit = world.action(shop, actor);
    emit("orders/updated", { orderId, customerId });
    for (const id of figures) emit("customers/purchasing_summary", { customerId: id });
  }
  return { order, changed };
}
