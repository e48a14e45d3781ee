// Pure over the world. What Shopify says about a customer's past.
import { orderTotals } from "#sandbox/world/order-totals.ts";
import type { Minor, OrderRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

export interface CustomerFigures {
  numberOfOrders: number;
  /** Received minus refunded over the customer's lifetime, test orders left out. */
  amountSpent: Minor;
  lastOrder: OrderRecord | null;
}

export function customerFigures(world: World, customerId: string): CustomerFigures {
  const orders = world.ordersOfCustomer(customerId);
  return {
    numberOfOrders: orders.length,
    amountSpent: orders.reduce((spent, order) => (order.test ? spent : spent + orderTotals(order).received), 0),
    lastOrder: orders.reduce<OrderRecord | null>(
      (last, order) => (!last || order.createdAt >= last.createdAt ? order : last),
      null,
    ),
  };
}
