// Pure. What of an order could still be sent back.
import type { FulfillmentRecord } from "#sandbox/world/records/fulfillment.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";

export interface ReturnableFulfillment {
  fulfillment: FulfillmentRecord;
  lines: { line: FulfillmentRecord["lines"][number]; quantity: number }[];
}

/** Units of a line of a fulfilment that are in no return that counts, and that the buyer still has. */
export function returnableUnits(order: OrderRecord, line: FulfillmentRecord["lines"][number]): number {
  const counting = order.returns.filter(({ status }) => status !== "DECLINED" && status !== "CANCELED");
  const parts = counting.flatMap(({ lines }) => lines);
  const returned = parts.filter(({ fulfillmentLineId }) => fulfillmentLineId === line.id);
  // What was refunded without a return has left the order, too.
  const refunded = order.refunds
    .filter((refund) => !refund.returnId)
    .flatMap(({ lines }) => lines)
    .filter((one) => one.lineId === line.lineId && one.restockType !== "CANCEL")
    .reduce((sum, { quantity }) => sum + quantity, 0);
  const back = returned.reduce((sum, { quantity }) => sum + quantity, 0);
  return Math.max(0, line.quantity - back - refunded);
}

/** The fulfilments of an order with something in them that can be returned. */
export function returnableFulfillments(order: OrderRecord): ReturnableFulfillment[] {
  return order.fulfillments
    .filter(({ status }) => status === "SUCCESS")
    .map((fulfillment) => ({
      fulfillment,
      lines: fulfillment.lines
        .map((line) => ({ line, quantity: returnableUnits(order, line) }))
        .filter(({ quantity }) => quantity > 0),
    }))
    .filter(({ lines }) => lines.length > 0);
}
