/** Why stock may change, in the order in which Shopify lists it (recorded: products_inventory-quantity-contracts-2026-04). */
export const REASONS = [
  ...["correction", "cycle_count_available", "damaged", "movement_canceled", "movement_created", "movement_received"],
  ...["movement_updated", "other", "promotion", "quality_control", "received", "reservation_created"],
  ...["reservation_deleted", "reservation_updated", "restock", "safety_stock", "shrinkage"],
] as const;
