// Pure. What an order means for stock, in whatever state it is: the verbs that change orders need not know of stock.
import { levelKey, type OrderStockRecord } from "#sandbox/world/records/inventory.ts";
import type { FulfillmentOrderRecord, OrderRecord } from "#sandbox/world/types.ts";

const OPEN: ReadonlySet<FulfillmentOrderRecord["status"]> = new Set([
  ...(["OPEN", "IN_PROGRESS", "ON_HOLD", "SCHEDULED", "INCOMPLETE"] as const),
]);

/**
 * @param before what it meant until now: units that left the order without restocking are lost where they were committed.
 * @param itemOf the tracked inventory item of a line; null: the line takes no stock.
 */
export function stockOfOrder(
  order: OrderRecord,
  fulfillmentOrders: readonly FulfillmentOrderRecord[],
  before: readonly OrderStockRecord[],
  itemOf: (lineId: string) => string | null,
): OrderStockRecord[] {
  const rows = new Map<string, OrderStockRecord>();
  const claimed = (lineId: string) => (order.claimsNoStock ? null : itemOf(lineId));
  const at = (itemId: string, locationId: string): OrderStockRecord => {
    const key = levelKey(itemId, locationId);
    const row = rows.get(key) ?? { itemId, locationId, committed: 0, shipped: 0, lost: 0, returned: 0 };
    rows.set(key, row);
    return row;
  };
  for (const { itemId, locationId, lost } of before) at(itemId, locationId).lost = lost;
  const left = new Map(order.lines.map((line) => [line.id, line.quantity]));
  const take = (lineId: string, quantity: number) => left.set(lineId, (left.get(lineId) ?? 0) - quantity);
  for (const one of fulfillmentOrders) {
    if (!OPEN.has(one.status)) continue;
    for (const { lineId, remainingQuantity } of one.lines) {
      take(lineId, remainingQuantity);
      const itemId = claimed(lineId);
      if (itemId) at(itemId, one.locationId).committed += remainingQuantity;
    }
  }
  const shippedFrom = new Map<string, string>();
  const away = new Map<string, number>();
  for (const fulfillment of order.fulfillments) {
    if (fulfillment.status !== "SUCCESS") continue;
    for (const { lineId, quantity } of fulfillment.lines) {
      take(lineId, quantity);
      shippedFrom.set(lineId, fulfillment.locationId);
      away.set(lineId, (away.get(lineId) ?? 0) + quantity);
      const itemId = claimed(lineId);
      if (itemId) at(itemId, fulfillment.locationId).shipped += quantity;
    }
  }
  // Only what is away can come back, once.
  const bringBack = (lineId: string, quantity: number, locationId: string | null | undefined) => {
    const itemId = itemOf(lineId);
    const to = locationId ?? shippedFrom.get(lineId);
    const units = Math.min(quantity, away.get(lineId) ?? 0);
    if (!itemId || !to || units <= 0) return;
    away.set(lineId, (away.get(lineId) ?? 0) - units);
    at(itemId, to).returned += units;
  };
  const notRestocked = new Map<string, number>();
  for (const refund of order.refunds)
    for (const { lineId, quantity, restockType, locationId } of refund.lines) {
      if (restockType === "RETURN") bringBack(lineId, quantity, locationId);
      if (restockType === "NO_RESTOCK") notRestocked.set(lineId, (notRestocked.get(lineId) ?? 0) + quantity);
    }
  for (const { removals, notRestocked: kept = [] } of order.edits)
    for (const { lineId, delta } of removals)
      if (kept.includes(lineId)) notRestocked.set(lineId, (notRestocked.get(lineId) ?? 0) + delta);
  for (const { lines, reverseFulfillmentOrders } of order.returns)
    for (const reverse of reverseFulfillmentOrders.flatMap((one) => one.lines))
      for (const { type, quantity, locationId } of reverse.dispositions) {
        const lineId = lines.find(({ id }) => id === reverse.returnLineId)?.lineId ?? "";
        if (type === "RESTOCKED") bringBack(lineId, quantity, locationId);
      }
  if (order.routedAt && !order.claimsNoStock) lose(order, rows, before, left, notRestocked, itemOf);
  return [...rows.values()].filter((row) => row.committed || row.shipped || row.lost || row.returned);
}

/** Units that are neither shipped nor open any more and were not put back: gone from where they were committed. */
function lose(
  order: OrderRecord,
  rows: ReadonlyMap<string, OrderStockRecord>,
  before: readonly OrderStockRecord[],
  left: ReadonlyMap<string, number>,
  notRestocked: ReadonlyMap<string, number>,
  itemOf: (lineId: string) => string | null,
): void {
  const lost = new Map<string, number>();
  for (const line of order.lines) {
    const itemId = itemOf(line.id);
    const units = Math.min(Math.max(0, left.get(line.id) ?? 0), notRestocked.get(line.id) ?? 0);
    if (itemId && units > 0) lost.set(itemId, (lost.get(itemId) ?? 0) + units);
  }
  for (const row of rows.values()) lost.set(row.itemId, (lost.get(row.itemId) ?? 0) - row.lost);
  for (const was of before) {
    const row = rows.get(levelKey(was.itemId, was.locationId));
    const more = lost.get(was.itemId) ?? 0;
    if (!row || more <= 0) continue;
    const freed = was.committed - row.committed - (row.shipped - was.shipped);
    const units = Math.min(more, Math.max(0, freed));
    row.lost += units;
    lost.set(was.itemId, more - units);
  }
}
