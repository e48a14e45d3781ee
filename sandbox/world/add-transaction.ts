import type { TransactionDraft } from "#sandbox/world/place-order.ts";
import type { OrderRecord, TransactionRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";
import type { Emit } from "#sandbox/world/world-event.ts";

/** Money moves: one more transaction of an order. What was said of its status at import holds no longer. */
export function addTransaction(
  world: World,
  order: OrderRecord,
  draft: TransactionDraft & { parentId?: string | null },
  emit: Emit,
): TransactionRecord {
  const made: TransactionRecord = { id: world.nextId(), parentId: null, processedAt: world.now(), ...draft };
  order.transactions.push(made);
  delete order.statedFinancialStatus;
  emit("order_transactions/create", { orderId: order.id, customerId: order.customerId, childId: made.id });
  return made;
}
