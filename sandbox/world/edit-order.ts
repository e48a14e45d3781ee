import { fulfilledQuantity } from "#sandbox/world/order-status.ts";
import { type LineDraft, lineFrom } from "#sandbox/world/place-order.ts";
import { assignLines } from "#sandbox/world/route-order.ts";
import { takeUnits } from "#sandbox/world/take-units.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor, EditRecord, OrderRecord } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

export interface OrderEdit {
  /** New current quantity by line id. */
  quantities?: Record<string, number>;
  add?: LineDraft[];
  staffNote?: string | null;
}

/** Commits an edit. Removed units leave their fulfilment orders, added lines get a new one. Emits orders/edited. */
export function editOrder(
  world: World,
  shop: string,
  orderId: string,
  edit: OrderEdit,
  actor: Actor = { by: "staff" },
): OrderRecord {
  const order = world.order(shop, orderId);
  if (!order) throw new Refused("Order does not exist", { field: ["id"] });
  if (order.cancelledAt || order.closedAt) throw new Refused("The order cannot be edited.", { field: ["id"] });
  const changes = Object.entries(edit.quantities ?? {}).flatMap(([lineId, quantity]) => {
    const line = order.lines.find((one) => one.id === lineId);
    if (!line) throw new Refused("Line item does not exist", { field: ["lineItemId"] });
    if (!Number.isInteger(quantity) || quantity < fulfilledQuantity(order, lineId))
      throw new Refused("Quantity cannot be below what is fulfilled", { field: ["quantity"] });
    return quantity === line.currentQuantity ? [] : [{ line, delta: quantity - line.currentQuantity }];
  });
  const added = (edit.add ?? []).map((draft) => lineFrom(world, shop, draft));
  if (changes.length === 0 && added.length === 0)
    throw new Refused("There must be at least one change to be made.", { field: ["id"] });

  const record: EditRecord = {
    id: world.nextId(),
    committedAt: world.now(),
    appId: actor.by === "app" ? actor.appId : null,
    staffNote: edit.staffNote ?? null,
    additions: [
      ...changes.filter(({ delta }) => delta > 0).map(({ line, delta }) => ({ lineId: line.id, delta })),
      ...added.map((line) => ({ lineId: line.id, delta: line.quantity })),
    ],
    removals: changes.filter(({ delta }) => delta < 0).map(({ line, delta }) => ({ lineId: line.id, delta: -delta })),
  };
  for (const { line, delta } of changes) {
    line.currentQuantity += delta;
    // More of a line than was ever ordered raises what counts as ordered; less leaves it, as Shopify does.
    if (line.currentQuantity > line.quantity) line.quantity = line.currentQuantity;
    if (delta < 0) takeUnits(world, order, line.id, -delta);
  }
  order.lines.push(...added);
  order.edits.push(record);
  touch(world, order);
  const emit = world.action(shop, actor);
  const about = { orderId, customerId: order.customerId };
  emit("orders/edited", { ...about, childId: record.id });
  emit("orders/updated", about);
  const born = [
    ...changes.filter(({ delta }) => delta > 0).map(({ line, delta }) => ({ line, quantity: delta })),
    ...added.map((line) => ({ line, quantity: line.quantity })),
  ];
  if (order.routedAt && born.length > 0) assignLines(world, order, born, emit);
  return order;
}
