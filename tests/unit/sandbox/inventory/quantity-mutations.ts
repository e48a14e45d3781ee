import { gid } from "#sandbox/world/gid.ts";
import { askStock, stockAt, stockedWorld } from "#tests/unit/sandbox/inventory/stocked-world.ts";

const GROUP = "inventoryAdjustmentGroup { reason referenceDocumentUri changes { name delta ledgerDocumentUri } }";
const ERRORS = "userErrors { field message code }";
/** One of the quantity mutations; `directive` "" leaves the required @idempotent out. */
export const quantityMutation = (field: string, type: string, directive = "@idempotent(key: $key)") =>
  `mutation ($input: ${type}!${directive ? ", $key: String!" : ""}) {
    ${field}(input: $input) ${directive} { ${GROUP} ${ERRORS} }
  }`;
export const ADJUST = quantityMutation("inventoryAdjustQuantities", "InventoryAdjustQuantitiesInput");
export const SET = quantityMutation("inventorySetQuantities", "InventorySetQuantitiesInput");
export const SET_ON_HAND = quantityMutation("inventorySetOnHandQuantities", "InventorySetOnHandQuantitiesInput");
export const MOVE = quantityMutation("inventoryMoveQuantities", "InventoryMoveQuantitiesInput");

/** A stocked world, the mug's place, and a way to send a quantity mutation under a key of its own. */
export function stockedShop() {
  const stocked = stockedWorld();
  const place = { inventoryItemId: stocked.itemGid, locationId: gid("Location", stocked.first) };
  let keys = 0;
  const send = (query: string, input: Record<string, unknown>) => {
    const { data, errors } = askStock(stocked.world, query, {
      input: { reason: "correction", ...input },
      key: `k${keys++}`,
    });
    return { errors, payload: data && Object.values<Record<string, unknown>>(data)[0] };
  };
  return { ...stocked, place, send, lies: () => stockAt(stocked.world, stocked.itemId, stocked.first) };
}
