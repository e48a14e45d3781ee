import { type RefundDraft, refundOrder } from "#sandbox/world/refund-order.ts";
import { expectReturn, type ReturnOfOrder } from "#sandbox/world/returns/expect-return.ts";
import { checkLineUnits, wrongState } from "#sandbox/world/returns/return-fault.ts";
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
  const field = ["returnRefundInput", "returnId"];
  if (it.status !== "OPEN" && it.status !== "CLOSED")
    throw wrongState("refundable", "returns with status OPEN or CLOSED can be refunded", field);
  const lineOf = (lineId: string) => it.lines.find((one) => one.id === lineId);
  const left = (lineId: string) => {
    const line = lineOf(lineId);
    return line ? line.quantity - line.refundedQuantity : null;
  };
  checkLineUnits(draft.lines, left, {
    path: ["returnRefundInput", "returnRefundLineItems"],
    id: "returnLineItemId",
    called: "Return line item",
  });
  const lines = draft.lines.flatMap(({ id: lineId, quantity }) => {
    const line = lineOf(lineId);
    return line ? [{ line, quantity }] : [];
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
