import { addTransaction } from "#sandbox/world/add-transaction.ts";
import { orderOfChild } from "#sandbox/world/order-of-child.ts";
import { capturableOf } from "#sandbox/world/order-totals.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor, OrderRecord, TransactionRecord } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/** Gives an uncaptured authorisation back. Words as recorded (payments_transaction-void-codes). */
export function voidAuthorization(
  world: World,
  shop: string,
  transactionId: string,
  actor: Actor = { by: "staff" },
): { order: OrderRecord; transaction: TransactionRecord } {
  const field = ["parentTransactionId"];
  const order = orderOfChild(world, shop, "transactions", transactionId);
  const parent = order?.transactions.find((one) => one.id === transactionId);
  if (!order || !parent) throw new Refused("Transaction does not exist", { field, code: "TRANSACTION_NOT_FOUND" });
  if (parent.kind !== "AUTHORIZATION" || parent.status !== "SUCCESS")
    throw new Refused("Parent transaction must be a successful authorization", { field, code: "AUTH_NOT_SUCCESSFUL" });
  const left = capturableOf(order, parent);
  if (left === 0 || left < parent.amount)
    throw new Refused("Parent transaction require a parent_id referring to a voidable transaction", {
      field,
      code: "AUTH_NOT_VOIDABLE",
    });
  const emit = world.action(shop, actor);
  const transaction = addTransaction(
    world,
    order,
    {
      parentId: parent.id,
      kind: "VOID",
      status: "SUCCESS",
      amount: parent.amount,
      ...(parent.presentmentAmount === undefined ? {} : { presentmentAmount: parent.presentmentAmount }),
      gateway: parent.gateway,
      ...(parent.test === undefined ? {} : { test: parent.test }),
    },
    emit,
  );
  touch(world, order);
  emit("orders/updated", { orderId: order.id, customerId: order.customerId });
  return { order, transaction };
}
