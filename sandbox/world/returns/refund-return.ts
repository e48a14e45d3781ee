import { NotSimulated } from "#sandbox/world/not-simulated.ts";
import { type RefundDraft, refundOrder } from "#sandbox/world/refund-order.ts";
import { expectReturn, type ReturnOfOrder } from "#sandbox/world/returns/expect-return.ts";
import type { Actor, RefundRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

export interface ReturnRefundDraft {
  lines: readonly { id: string; quantity: number }[];
  transactions: NonNullable<RefundDraft["transactions"]>;
  shipping: number;
}

/** Pays back what an open or closed return is worth, or some of it. Emits refunds/create. */
export function refundReturn(
  world: World,
  shop: string,
  id: string,
  draft: ReturnRefundDraft,
  actor: Actor,
): ReturnOfOrder & { refund: RefundRecord } {
  const found = expectReturn(world, shop, id, ["returnRefundInput", "returnId"]);
  const { order, it } = found;
  if (it.status !== "OPEN" && it.status !== "CLOSED")
    throw new NotSimulated(`returnRefund of a return that is ${it.status}`);
  const lines = draft.lines.map(({ id: lineId, quantity }) => {
    const line = it.lines.find((one) => one.id === lineId);
    if (!line || quantity < 1 || quantity > line.quantity - line.refundedQuantity)
      throw new NotSimulated("returnRefund of units that are not in the return, or were refunded");
    return { line, quantity };
  });
  const { refund } = refundOrder(
    world,
    shop,
    order.id,
    {
      lines: lines.map(({ line, quantity }) => ({ lineId: line.lineId, quantity, restockType: "NO_RESTOCK" })),
      shipping: draft.shipping,
      transactions: draft.transactions,
      returnId: it.id,
    },
    actor,
  );
  for (const { line, quantity } of lines) line.refundedQuantity += quantity;
  it.refundIds.push(refund.id);
  return { ...found, refund };
}
