// Quantities of stock items. Adding carries a key, under which Shopify counts it once within 24 hours; setting says what each
// quantity was, so that a sale in between is not lost.
import { createHash } from "node:crypto";
import type { AdminClient } from "#app/admin/client.server.ts";
import { gidOf } from "#app/admin/gid.ts";
import { activateStock } from "#app/admin/operations/activate-stock.ts";
import { adjustStock as adjust } from "#app/admin/operations/adjust-stock.ts";
import { deactivateStock } from "#app/admin/operations/deactivate-stock.ts";
import { type ReadLevels, readLevels } from "#app/admin/operations/read-levels.ts";
import { setStock as set } from "#app/admin/operations/set-stock.ts";
import { oneAfterAnother } from "#app/effects/one-after-another.ts";
import { type Looked, shopifyWrite } from "#app/effects/shopify-write.server.ts";
import { moot, soIf, TO_DO } from "#app/effects/verdict.ts";
import type { StockChange } from "#app/rules/effect.ts";

const NOT_STOCKED = "It is not stocked there.";

function levelsOf(admin: AdminClient, changes: readonly StockChange[]): Promise<Looked<ReadLevels>> {
  return readLevels(admin, {
    ids: [...new Set(changes.map((one) => gidOf("InventoryItem", one.inventory_item_id)))],
    names: [...new Set(changes.map(({ name }) => name))],
  });
}

/** What a quantity is now; null: the item is not stocked there. */
function quantityNow(levels: ReadLevels, { inventory_item_id, location_id, name }: StockChange): number | null {
  const item = levels.find(({ id }) => id === gidOf("InventoryItem", inventory_item_id));
  const level = item?.inventoryLevels.nodes.find(({ location }) => location.id === gidOf("Location", location_id));
  return level?.quantities.find((one) => one.name === name)?.quantity ?? null;
}

const byName = (changes: readonly StockChange[]) => [...Map.groupBy(changes, ({ name }) => name)];
const keyOf = (...parts: string[]) => createHash("sha256").update(JSON.stringify(parts)).digest("hex");
const place = (one: StockChange) => ({
  inventoryItemId: gidOf("InventoryItem", one.inventory_item_id),
  locationId: gidOf("Location", one.location_id),
});

export const adjustStock = shopifyWrite<"adjust_stock", ReadLevels>({
  keyLives: true,
  look: (admin, { body }) => levelsOf(admin, body.changes),
  judge: (levels, { body, isDoubtful }) =>
    isDoubtful || body.changes.every((one) => quantityNow(levels, one) !== null) ? TO_DO : moot(NOT_STOCKED),
  write: (admin, { body, key }) =>
    oneAfterAnother(
      byName(body.changes).map(([name, changes]) => () => {
        // Shopify wants a document for all but what is available.
        const document = name === "available" ? {} : { ledgerDocumentUri: `switchyard://effect/${key}` };
        return adjust(admin, {
          key: keyOf(key, name),
          input: {
            name,
            reason: body.reason,
            referenceDocumentUri: `switchyard://effect/${key}`,
            changes: changes.map((one) => ({
              ...place(one),
              delta: one.quantity,
              changeFromQuantity: null,
              ...document,
            })),
          },
        });
      }),
    ),
});

export const setStock = shopifyWrite<"set_stock", ReadLevels>({
  look: (admin, { body }) => levelsOf(admin, body.quantities),
  judge: (levels, { body }) =>
    body.quantities.some((one) => quantityNow(levels, one) === null)
      ? moot(NOT_STOCKED)
      : soIf(body.quantities.every((one) => quantityNow(levels, one) === one.quantity)),
  write: (admin, { body, key }, levels) =>
    oneAfterAnother(
      byName(body.quantities).map(([name, quantities]) => () => {
        const from = quantities.map((one) => quantityNow(levels, one));
        return set(admin, {
          // With another quantity to start from it is another request.
          key: keyOf(key, name, JSON.stringify(from)),
          input: {
            name,
            reason: body.reason,
            referenceDocumentUri: `switchyard://effect/${key}`,
            quantities: quantities.map((one, at) => ({
              ...place(one),
              quantity: one.quantity,
              changeFromQuantity: from[at] ?? null,
            })),
          },
        });
      }),
    ),
});

export const stockAtLocation = shopifyWrite<"stock_at_location", { levelId: string | null }>({
  look: async (admin, { body }) => {
    const ids = [gidOf("InventoryItem", body.inventory_item_id)];
    const { seen, points } = await readLevels(admin, { ids, names: ["available"] });
    const level = seen?.[0]?.inventoryLevels.nodes.find(
      ({ location }) => location.id === gidOf("Location", body.location_id),
    );
    return { seen: seen?.length ? { levelId: level?.id ?? null } : null, points };
  },
  judge: ({ levelId }, { body }) => soIf((levelId !== null) === body.stocked),
  write: (admin, { body, key }, { levelId }) =>
    levelId === null
      ? activateStock(admin, {
          inventoryItemId: gidOf("InventoryItem", body.inventory_item_id),
          locationId: gidOf("Location", body.location_id),
          key,
        })
      : deactivateStock(admin, { inventoryLevelId: levelId }),
});
