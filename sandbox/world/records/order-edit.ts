// Pure. An edit of an order that somebody has begun and not committed: a list of staged changes.
import type { DiscountRecord, LineRecord, ShippingLineRecord } from "#sandbox/world/records/order.ts";
import type { Instant } from "#sandbox/world/types.ts";

export type StagedChange =
  /** A new line, of a variant or made up. Its id is a random one until the edit is committed. */
  | { kind: "ADD_LINE"; line: LineRecord }
  | { kind: "SET_QUANTITY"; lineId: string; delta: number; restock: boolean }
  /** A discount by hand on one line. */
  | { kind: "ADD_DISCOUNT"; id: string; lineId: string; description: string; value: DiscountRecord["value"] }
  /** `discount` is a position in the order's discounts. */
  | { kind: "CHANGE_DISCOUNT"; discount: number; description: string; value: DiscountRecord["value"] }
  | { kind: "REMOVE_DISCOUNT"; discount: number }
  | { kind: "ADD_SHIPPING_LINE"; line: ShippingLineRecord }
  | { kind: "REMOVE_SHIPPING_LINE"; lineId: string };

export interface OrderEditRecord {
  id: string;
  shop: string;
  orderId: string;
  createdAt: Instant;
  updatedAt: Instant;
  committedAt: Instant | null;
  changes: StagedChange[];
}
