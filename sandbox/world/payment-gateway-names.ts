// Pure.
import type { OrderRecord } from "#sandbox/world/types.ts";

/** The gateways that took or tried to take money for an order, oldest first. */
export const paymentGatewayNames = (order: OrderRecord): string[] => [
  ...new Set(
    order.transactions.filter((one) => one.status !== "FAILURE" && one.status !== "ERROR").map((one) => one.gateway),
  ),
];
