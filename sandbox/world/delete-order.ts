import type { Actor, OrderRecord } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/** Orders that Shopify lets go: test orders, cancelled ones, and those that no buyer paid online. */
const deletable = (order: OrderRecord): boolean =>
  order.test ||
  order.cancelledAt !== null ||
  !order.transactions.some((one) => one.status === "SUCCESS" && one.gateway === "shopify_payments");

/** Deletes an order for good, with its fulfilment orders. Emits orders/delete. */
export function deleteOrder(world: World, shop: string, orderId: string, actor: Actor = { by: "staff" }): void {
  const order = world.order(shop, orderId);
  if (!order) throw new Refused("Order does not exist", { field: ["orderId"], code: "NOT_FOUND" });
  if (!deletable(order)) throw new Refused("order can't be deleted", { field: ["orderId"], code: "INVALID" });
  world.removeOrder(order);
  delete world.state.metafields[`Order/${order.id}`];
  world.action(shop, actor)("orders/delete", { orderId, customerId: order.customerId });
}
