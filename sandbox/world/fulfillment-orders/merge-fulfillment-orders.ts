import { expectFulfillmentOrder } from "#sandbox/world/fulfillment-orders/expect-fulfillment-order.ts";
import { NotSimulated } from "#sandbox/world/not-simulated.ts";
import type { FulfillmentOrderRecord } from "#sandbox/world/records/fulfillment-order.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

interface Units {
  id: string;
  quantity: number;
}

export interface MergeIntent {
  fulfillmentOrderId: string;
  /** Null: everything. */
  lines: readonly Units[] | null;
}

/**
 * Joins fulfilment orders of one order at one location into the first of each group, all groups or none. Those that gave
 * everything stay, closed, with emptied lines (recorded). Emits fulfillment_orders/merged for each group.
 */
export function mergeFulfillmentOrders(
  world: World,
  shop: string,
  groups: readonly (readonly MergeIntent[])[],
  actor: Actor,
): FulfillmentOrderRecord[] {
  const checked = groups.map((intents, group) =>
    intents.map((intent, position) => {
      checkQuantities(intent, group, position);
      return { intent, one: expectFulfillmentOrder(world, shop, intent.fulfillmentOrderId, null) };
    }),
  );
  for (const parts of checked) for (const { intent, one } of parts) checkUnits(intent, one);
  for (const parts of checked) checkTogether(parts);
  const emit = world.action(shop, actor);
  return checked.map((parts) => {
    const [first, ...others] = parts;
    if (!first) throw new NotSimulated("fulfillmentOrderMerge without intents");
    for (const { intent, one } of others) give(world, one, first.one, intent);
    touch(world, first.one);
    emit("fulfillment_orders/merged", {
      orderId: first.one.orderId,
      fulfillmentOrderId: first.one.id,
      data: {
        intents: parts.map(({ intent, one }) => ({
          fulfillmentOrderId: one.id,
          lines: (intent.lines ?? []).map(({ id, quantity }) => ({ id, quantity })),
        })),
      },
    });
    return first.one;
  });
}

function checkQuantities({ lines }: MergeIntent, group: number, position: number): void {
  const wrong = (lines ?? []).findIndex(({ quantity }) => quantity < 1);
  if (wrong < 0) return;
  const path = ["fulfillmentOrderMergeInputs", String(group), "mergeIntents", String(position)];
  throw new Refused("You must select at least one item to merge into a new fulfillment order.", {
    code: "GREATER_THAN",
    field: [...path, "fulfillmentOrderLineItems", String(wrong), "quantity"],
  });
}

function checkUnits({ lines }: MergeIntent, one: FulfillmentOrderRecord): void {
  for (const { id, quantity } of lines ?? []) {
    const line = one.lines.find((candidate) => candidate.id === id);
    if (!line) throw new Refused("Fulfillment order line item does not exist.");
    if (quantity > line.remainingQuantity) throw new Refused("Invalid fulfillment order line item quantity requested.");
  }
  if (one.status !== "OPEN") throw new Refused(`Fulfillment order: ${one.id} is currently not in a mergeable state.`);
}

/** The words are those of the schema for rerouting; not confirmed for merging. */
function checkTogether(parts: readonly { intent: MergeIntent; one: FulfillmentOrderRecord }[]): void {
  const [first] = parts;
  if (parts.some(({ one }) => one.orderId !== first?.one.orderId))
    throw new Refused("Fulfillment orders are not from the same order.");
  if (parts.some(({ one }) => one.locationId !== first?.one.locationId))
    throw new Refused("Fulfillment orders must belong to the same location.");
  const partly = first?.intent.lines;
  if (
    partly &&
    first.one.lines.some((line) => line.remainingQuantity !== partly.find(({ id }) => id === line.id)?.quantity)
  )
    throw new NotSimulated("fulfillmentOrderMerge of a part of the first fulfilment order");
}

function give(world: World, from: FulfillmentOrderRecord, to: FulfillmentOrderRecord, { lines }: MergeIntent): void {
  for (const line of from.lines) {
    const quantity = lines ? (lines.find(({ id }) => id === line.id)?.quantity ?? 0) : line.remainingQuantity;
    if (quantity === 0) continue;
    const same = to.lines.find(({ lineId }) => lineId === line.lineId);
    if (same) {
      same.totalQuantity += quantity;
      same.remainingQuantity += quantity;
    } else
      to.lines.push({ id: world.nextId(), lineId: line.lineId, totalQuantity: quantity, remainingQuantity: quantity });
    line.totalQuantity -= quantity;
    line.remainingQuantity -= quantity;
  }
  if (from.lines.every((line) => line.remainingQuantity === 0)) from.status = "CLOSED";
  touch(world, from);
}
