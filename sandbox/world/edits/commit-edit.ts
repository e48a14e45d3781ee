import { openEdit } from "#sandbox/world/edits/open-edit.ts";
import { editable } from "#sandbox/world/order-editable.ts";
import { fulfilledQuantity } from "#sandbox/world/order-status.ts";
import type { StagedChange } from "#sandbox/world/records/order-edit.ts";
import { assignLines } from "#sandbox/world/route-order.ts";
import { takeUnits } from "#sandbox/world/take-units.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor, EditRecord, LineRecord, OrderRecord } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/**
 * Applies what was staged. Removed units leave their fulfilment orders, added ones get a new one. Emits orders/edited, then
 * the routing of what is new.
 */
export function commitEdit(
  world: World,
  shop: string,
  editId: string,
  { staffNote = null, notifyCustomer = false }: { staffNote?: string | null; notifyCustomer?: boolean } = {},
  actor: Actor = { by: "staff" },
): OrderRecord {
  const { edit, order, calculated } = openEdit(world, shop, editId);
  if (!editable(order)) throw new Refused("The order cannot be edited.", { field: ["id"] });
  if (edit.changes.length === 0) throw new Refused("There must be at least one change to be made.", { field: ["id"] });
  const before = new Map(order.lines.map((line) => [line.id, line.currentQuantity]));
  for (const line of calculated.lines)
    if (line.currentQuantity < fulfilledQuantity(order, line.id))
      throw new Refused("Quantity cannot be below what is fulfilled", { field: ["quantity"] });

  const named = new Map<string, string>();
  for (const line of calculated.lines)
    if (!before.has(line.id)) {
      const id = world.nextId();
      named.set(line.id, id);
      line.id = id;
    }
  const isOld = new Set(order.shippingLines.map(({ id }) => id));
  for (const line of calculated.shippingLines) if (!isOld.has(line.id)) line.id = world.nextId();
  const old = new Map(order.lines.map((line) => [line.id, line]));
  order.lines = calculated.lines.map((line) => Object.assign(old.get(line.id) ?? {}, line));
  order.shippingLines = calculated.shippingLines;
  const deltas = order.lines.map((line) => ({ line, delta: line.currentQuantity - (before.get(line.id) ?? 0) }));
  if (calculated.discounts?.length) order.discounts = calculated.discounts;
  else delete order.discounts;
  const record = recordOf(world, edit.changes, deltas, { staffNote, notifyCustomer }, actor);
  order.edits.push(record);
  edit.committedAt = world.now();
  for (const { line, delta } of deltas) if (delta < 0) takeUnits(world, order, line.id, -delta);
  touch(world, order);
  touch(world, edit);
  const emit = world.action(shop, actor);
  const about = { orderId: order.id, customerId: order.customerId };
  emit("orders/edited", { ...about, childId: record.id });
  emit("orders/updated", about);
  const born = deltas.filter(({ delta }) => delta > 0).map(({ line, delta }) => ({ line, quantity: delta }));
  if (order.routedAt && born.length > 0) assignLines(world, order, born, emit);
  return order;
}

function recordOf(
  world: World,
  changes: readonly StagedChange[],
  deltas: readonly { line: LineRecord; delta: number }[],
  said: { staffNote: string | null; notifyCustomer: boolean },
  actor: Actor,
): EditRecord {
  const kept = changes.filter((change) => change.kind === "SET_QUANTITY" && !change.restock && change.delta < 0);
  return {
    id: world.nextId(),
    committedAt: world.now(),
    appId: actor.by === "app" ? actor.appId : null,
    staffNote: said.staffNote,
    ...(said.notifyCustomer ? { notifyCustomer: true } : {}),
    additions: deltas.filter(({ delta }) => delta > 0).map(({ line, delta }) => ({ lineId: line.id, delta })),
    removals: deltas.filter(({ delta }) => delta < 0).map(({ line, delta }) => ({ lineId: line.id, delta: -delta })),
    ...(kept.length > 0
      ? { notRestocked: kept.map((change) => (change.kind === "SET_QUANTITY" ? change.lineId : "")) }
      : {}),
  };
}
