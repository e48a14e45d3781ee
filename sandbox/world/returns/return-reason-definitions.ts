// Pure. Why goods come back, as Shopify's taxonomy of returns names it (data/return_reasons of Shopify/product-taxonomy, by which
// ids and handles go): the ten that fit every product, and a few of those that Shopify suggests for some. Its library has some
// 450; the sandbox holds these.

export interface ReturnReasonDefinition {
  id: string;
  handle: string;
  name: string;
  /** As `ReturnReason` has it, which is older. Of those that fit some products only, OTHER (our reading). */
  reason: string;
}

const definition = (id: number, handle: string, name: string, reason = "OTHER"): ReturnReasonDefinition => ({
  ...{ id: String(id), handle, name, reason },
});

export const RETURN_REASON_DEFINITIONS: readonly ReturnReasonDefinition[] = [
  definition(1, "unknown", "Unknown", "UNKNOWN"),
  definition(2, "changed-my-mind", "Changed my mind", "UNWANTED"),
  definition(3, "item-not-as-described", "Item not as described", "NOT_AS_DESCRIBED"),
  definition(4, "received-the-wrong-item", "Received the wrong item", "WRONG_ITEM"),
  definition(5, "other-reason", "Other"),
  definition(6, "damaged-or-defective", "Damaged or defective", "DEFECTIVE"),
  definition(7, "too-small", "Too small", "SIZE_TOO_SMALL"),
  definition(8, "too-big", "Too big", "SIZE_TOO_LARGE"),
  definition(9, "style", "Style", "STYLE"),
  definition(10, "color", "Color", "COLOR"),
  definition(24, "arrived-late", "Arrived late"),
  definition(32, "battery-life", "Battery life"),
  definition(49, "capacity", "Capacity"),
  definition(56, "comfort", "Comfort"),
];

export const returnReasonDefinition = (id: string): ReturnReasonDefinition | null =>
  RETURN_REASON_DEFINITIONS.find((one) => one.id === id) ?? null;
