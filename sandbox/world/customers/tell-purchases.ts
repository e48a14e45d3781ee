import type { Topic } from "#sandbox/world/topic.ts";

/** Events of an order after which its customer has bought for other sums or another number of times. */
const CHANGING: ReadonlySet<Topic> = new Set(["orders/create", "order_transactions/create", "orders/cancelled"]);
/** Events with which an action on an order ends. */
const LAST: ReadonlySet<Topic> = new Set(["orders/updated", "orders/delete"]);

/**
 * Follows one action: says when it is time to tell of a customer's figures (customers/purchasing_summary), once and after
 * everything is done.
 */
export function purchasesOfAction(): (topic: Topic) => boolean {
  let changed = false;
  return (topic) => {
    if (CHANGING.has(topic) || topic === "orders/delete") changed = true;
    if (!changed || !LAST.has(topic)) return false;
    changed = false;
    return true;
  };
}
