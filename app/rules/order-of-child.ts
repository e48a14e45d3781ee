// Pure. The order that a child (fulfilment, refund, return …) belongs to: the one that is looked at, where it is that one.
import type { FactWorld, Owner } from "#app/rules/record.ts";

/** Undefined: it was not read. */
export function orderOfChild(child: Owner, { order }: FactWorld): unknown {
  const id = child.order_id;
  if (id === null || id === undefined) return order;
  return (order as { id?: unknown } | null | undefined)?.id === id ? order : undefined;
}
