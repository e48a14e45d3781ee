import { expectFulfillmentOrder } from "#sandbox/world/fulfillment-orders/expect-fulfillment-order.ts";
import { NotSimulated } from "#sandbox/world/not-simulated.ts";
import type { FulfillmentOrderRecord } from "#sandbox/world/records/fulfillment-order.ts";
import { refuseTwice } from "#sandbox/world/refuse-twice.ts";
import { splitUnits } from "#sandbox/world/split-units.ts";
import type { Actor } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

interface Units {
  id: string;
  quantity: number;
}

export interface Split {
  fulfillmentOrder: FulfillmentOrderRecord;
  /** Holds the units that were split off. Shopify calls it the remaining one. */
  remaining: FulfillmentOrderRecord;
}

/**
 * Splits units off fulfilment orders, all or none. What stays keeps its id, what is split off gets a new one (recorded).
 * Emits fulfillment_orders/split for each.
 */
export function splitFulfillmentOrders(
  world: World,
  shop: string,
  splits: readonly { fulfillmentOrderId: string; lines: readonly Units[] }[],
  actor: Actor,
): Split[] {
  for (const [index, { lines }] of splits.entries()) checkInput(lines, index);
  const checked = splits.map(({ fulfillmentOrderId, lines }) => {
    const one = expectFulfillmentOrder(world, shop, fulfillmentOrderId, null);
    if (one.status !== "OPEN" || one.requestStatus === "SUBMITTED")
      // After "… is currently not in a mergeable state." (recorded); not confirmed.
      throw new Refused(`Fulfillment order: ${one.id} is currently not in a splittable state.`);
    refuseTwice(
      "fulfillmentOrderLineItems",
      lines.map(({ id }) => id),
    );
    checkUnits(one, lines);
    return { one, lines };
  });
  refuseTwice(
    "fulfillmentOrderSplits",
    splits.map(({ fulfillmentOrderId }) => fulfillmentOrderId),
  );
  const emit = world.action(shop, actor);
  return checked.map(({ one, lines }) => {
    const remaining = splitUnits(world, one, lines, one.locationId);
    emit("fulfillment_orders/split", {
      orderId: one.orderId,
      fulfillmentOrderId: one.id,
      data: {
        splitLines: lines.map(({ id, quantity }) => ({ id, quantity })),
        remainingFulfillmentOrderId: remaining.id,
        replacementFulfillmentOrderId: null,
      },
    });
    return { fulfillmentOrder: one, remaining };
  });
}

function checkInput(lines: readonly Units[], index: number): void {
  const field = ["fulfillmentOrderSplits", String(index), "fulfillmentOrderLineItems"];
  if (lines.length === 0)
    throw new Refused("There must be at least one item selected in this fulfillment to split it.", {
      code: "NO_LINE_ITEMS_PROVIDED_TO_SPLIT",
      field,
    });
  const wrong = lines.findIndex(({ quantity }) => quantity < 1);
  if (wrong >= 0)
    throw new Refused("You must select at least one item to split into a new fulfillment order.", {
      code: "GREATER_THAN",
      field: [...field, String(wrong), "quantity"],
    });
}

function checkUnits(one: FulfillmentOrderRecord, lines: readonly Units[]): void {
  for (const { id, quantity } of lines) {
    const line = one.lines.find((candidate) => candidate.id === id);
    if (!line) throw new Refused("Fulfillment order line item does not exist.");
    if (quantity > line.remainingQuantity)
      throw new Refused("Invalid fulfillment order line item quantity requested.", {
        code: "INVALID_LINE_ITEM_QUANTITY",
      });
  }
  const units = (list: readonly { quantity: number }[]) => list.reduce((sum, { quantity }) => sum + quantity, 0);
  if (units(lines) === units(one.lines.map((line) => ({ quantity: line.remainingQuantity }))))
    throw new NotSimulated("fulfillmentOrderSplit of all units");
}
