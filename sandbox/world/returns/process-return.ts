import { NotSimulated } from "#sandbox/world/not-simulated.ts";
import { lineFrom } from "#sandbox/world/place-order.ts";
import { type RefundDraft, refundOrder } from "#sandbox/world/refund-order.ts";
import { refuseTwice } from "#sandbox/world/refuse-twice.ts";
import { type DispositionDraft, disposeReturnedUnits } from "#sandbox/world/returns/dispose-returned-units.ts";
import { expectReturn, type ReturnOfOrder } from "#sandbox/world/returns/expect-return.ts";
import { checkLineUnits, unprocessed, wrongState } from "#sandbox/world/returns/return-fault.ts";
import { tellReturn } from "#sandbox/world/returns/tell-return.ts";
import { assignLines } from "#sandbox/world/route-order.ts";
import type { Actor, LineRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

interface Units {
  id: string;
  quantity: number;
}

export interface ReturnProcessing {
  lines: readonly (Units & { dispositions: DispositionDraft[] })[];
  exchangeLines: readonly Units[];
  /** Pays back; null: no money moves. */
  refund: {
    transactions: NonNullable<RefundDraft["transactions"]>;
    shipping: number;
    allowOverRefunding: boolean;
  } | null;
  note: string | null;
}

/**
 * Confirms what came back and what goes out in exchange. The return stays open (recorded). Exchanged goods become lines of
 * the order. Emits returns/process, with refunds/create and fulfillment orders of what goes out.
 */
export function processReturn(
  world: World,
  shop: string,
  id: string,
  processing: ReturnProcessing,
  actor: Actor,
): ReturnOfOrder {
  const found = expectReturn(world, shop, id, ["input", "returnId"]);
  const { order, it } = found;
  if (it.status !== "OPEN")
    throw wrongState("processable", "returns with status OPEN can be processed", ["input", "returnId"]);
  if (processing.lines.length === 0 && processing.exchangeLines.length === 0 && !processing.refund)
    throw new NotSimulated("returnProcess of nothing");
  refuseTwice(
    "returnProcess",
    [...processing.lines, ...processing.exchangeLines].map(({ id: lineId }) => lineId),
  );
  for (const [list, units, name, called] of [
    [it.lines, processing.lines, "returnLineItems", "Return line item"],
    [it.exchangeLines, processing.exchangeLines, "exchangeLineItems", "Exchange line item"],
  ] as const)
    checkLineUnits(units, (lineId) => unprocessed(list, lineId), { path: ["input", name], id: "id", called });
  const dispositions = processing.lines.flatMap((line) => line.dispositions);
  if (dispositions.length > 0) disposeReturnedUnits(world, shop, dispositions, actor);
  for (const { id: lineId, quantity } of processing.lines)
    for (const line of it.lines) if (line.id === lineId) line.processedQuantity += quantity;
  if (processing.refund) payBack(world, found, processing, actor);
  const added = processing.exchangeLines.flatMap(({ id: lineId, quantity }): LineRecord[] => {
    const exchange = it.exchangeLines.find((one) => one.id === lineId);
    if (!exchange) return [];
    exchange.processedQuantity += quantity;
    const line = lineFrom(world, shop, { variantId: exchange.variantId, quantity });
    exchange.lineIds.push(line.id);
    return [line];
  });
  order.lines.push(...added);
  tellReturn(world, found, "returns/process", actor);
  if (added.length > 0)
    assignLines(
      world,
      order,
      added.map((line) => ({ line, quantity: line.quantity })),
      world.action(shop, { by: "shopify" }),
    );
  return found;
}

function payBack(world: World, { order, it }: ReturnOfOrder, processing: ReturnProcessing, actor: Actor): void {
  const { refund: wanted } = processing;
  if (!wanted) return;
  const lines = processing.lines.flatMap(({ id, quantity }) => {
    const line = it.lines.find((one) => one.id === id);
    return line ? [{ line, quantity }] : [];
  });
  const { refund } = refundOrder(
    world,
    order.shop,
    order.id,
    {
      lines: lines.map(({ line, quantity }) => ({ lineId: line.lineId, quantity, restockType: "NO_RESTOCK" })),
      shipping: wanted.shipping,
      transactions: wanted.transactions,
      allowOverRefunding: wanted.allowOverRefunding,
      note: processing.note,
      returnId: it.id,
    },
    actor,
  );
  for (const { line, quantity } of lines) line.refundedQuantity += quantity;
  it.refundIds.push(refund.id);
}
