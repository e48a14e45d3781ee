import { GraphQLError, type GraphQLResolveInfo, Kind } from "graphql";
import type { RequestContext } from "#sandbox/graphql/context.ts";
import { invalidId } from "#sandbox/graphql/graphql-error.ts";
import { idempotent } from "#sandbox/graphql/mutations/idempotent.ts";
import { type ItemInput, itemChange } from "#sandbox/graphql/mutations/item-input.ts";
import { atMost, digits, mutate } from "#sandbox/graphql/mutations/mutate.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { parseLevelGid } from "#sandbox/graphql/resolvers/inventory.ts";
import { activateLevel } from "#sandbox/world/inventory/activate-level.ts";
import { adjustQuantities } from "#sandbox/world/inventory/adjust-quantities.ts";
import { deactivateLevel } from "#sandbox/world/inventory/deactivate-level.ts";
import { moveQuantities } from "#sandbox/world/inventory/move-quantities.ts";
import { setQuantities } from "#sandbox/world/inventory/set-quantities.ts";
import { toggleActivation } from "#sandbox/world/inventory/toggle-activation.ts";
import { updateItem } from "#sandbox/world/inventory/update-item.ts";
import type { AdjustmentGroupRecord } from "#sandbox/world/records/inventory.ts";

interface Place {
  inventoryItemId: string;
  locationId: string;
}
interface Compared {
  changeFromQuantity?: number | null;
}
interface Document {
  ledgerDocumentUri?: string | null;
}
interface Why {
  reason: string;
  referenceDocumentUri?: string | null;
}

const item = (id: string) => digits(id, "InventoryItem");
const location = (id: string) => digits(id, "Location");
const place = ({ inventoryItemId, locationId }: Place) => ({
  itemId: item(inventoryItemId),
  locationId: location(locationId),
});
const why = ({ reason, referenceDocumentUri }: Why) => ({
  reason,
  referenceDocumentUri: referenceDocumentUri ?? null,
});

/** From 2026-04 every row says what it expects, or null. One that does not is an error at the top (recorded). */
function mustCompare(rows: readonly Compared[], type: string, { fieldNodes, operation }: GraphQLResolveInfo): void {
  if (rows.every((row) => Object.hasOwn(row, "changeFromQuantity"))) return;
  const [field] = fieldNodes;
  const variable = field?.arguments?.map(({ value }) => value).find((value) => value.kind === Kind.VARIABLE);
  const definition = operation.variableDefinitions?.find(
    (one) => variable?.kind === Kind.VARIABLE && one.variable.name.value === variable.name.value,
  );
  throw new GraphQLError(`${type} must include the following argument: changeFromQuantity.`, {
    nodes: [field, definition].filter((node) => node !== undefined),
    extensions: { code: "INVALID_FIELD_ARGUMENTS" },
  });
}

/** Runs a verb that makes an adjustment group; answers with it, or null when nothing changed. */
function grouped(
  context: RequestContext,
  field: string,
  args: Record<string, unknown>,
  rows: readonly Place[],
  run: (shop: string) => AdjustmentGroupRecord | null,
): Record<string, unknown> {
  atMost(250, rows);
  return mutate(
    context,
    field,
    args,
    rows.map(({ inventoryItemId }) => inventoryItemId),
    () => {
      const group = run(context.shop.domain);
      return { changed: group !== null, payload: { inventoryAdjustmentGroup: group } };
    },
    (userErrors) => ({ inventoryAdjustmentGroup: null, userErrors }),
  );
}

type Row = Place & Compared & { quantity: number };
type Change = Place & Compared & Document & { delta: number };
type End = Compared & Document & { locationId: string; name: string };
interface Move {
  inventoryItemId: string;
  quantity: number;
  from: End;
  to: End;
}

const compare = ({ changeFromQuantity }: Compared) => changeFromQuantity ?? null;
const settingRow = (row: Row) => ({ ...place(row), quantity: row.quantity, changeFromQuantity: compare(row) });
const terminal = (end: End) => ({
  locationId: location(end.locationId),
  name: end.name,
  changeFromQuantity: compare(end),
  ledgerDocumentUri: end.ledgerDocumentUri ?? null,
});

export const inventoryMutations: TypeResolvers<undefined> = {
  inventoryAdjustQuantities: idempotent(
    (_root, { input }: { input: Why & { name: string; changes: Change[] } }, context, info) =>
      grouped(context, info.fieldName, { input }, input.changes, (shop) =>
        adjustQuantities(
          context.world,
          shop,
          {
            ...why(input),
            name: input.name,
            changes: input.changes.map((change) => ({
              ...place(change),
              delta: change.delta,
              changeFromQuantity: compare(change),
              ledgerDocumentUri: change.ledgerDocumentUri ?? null,
            })),
          },
          context.actor,
        ),
      ),
    ({ input }, info) => mustCompare(input.changes, "InventoryChangeInput", info),
  ),
  inventorySetQuantities: idempotent(
    (_root, { input }: { input: Why & { name: string; quantities: Row[] } }, context, info) =>
      grouped(context, info.fieldName, { input }, input.quantities, (shop) =>
        setQuantities(
          context.world,
          shop,
          { ...why(input), name: input.name, list: "quantities", rows: input.quantities.map(settingRow) },
          context.actor,
        ),
      ),
    ({ input }, info) => mustCompare(input.quantities, "InventoryQuantityInput", info),
  ),
  inventorySetOnHandQuantities: idempotent(
    (_root, { input }: { input: Why & { setQuantities: Row[] } }, context, info) =>
      grouped(context, info.fieldName, { input }, input.setQuantities, (shop) =>
        setQuantities(
          context.world,
          shop,
          { ...why(input), name: "on_hand", list: "setQuantities", rows: input.setQuantities.map(settingRow) },
          context.actor,
        ),
      ),
    ({ input }, info) => mustCompare(input.setQuantities, "InventorySetQuantityInput", info),
  ),
  inventoryMoveQuantities: idempotent(
    (_root, { input }: { input: Why & { changes: Move[] } }, context, info) => {
      const rows = input.changes.map(({ inventoryItemId, from }) => ({ inventoryItemId, locationId: from.locationId }));
      return grouped(context, info.fieldName, { input }, rows, (shop) =>
        moveQuantities(
          context.world,
          shop,
          {
            ...why(input),
            changes: input.changes.map(({ inventoryItemId, quantity, from, to }) => ({
              itemId: item(inventoryItemId),
              quantity,
              from: terminal(from),
              to: terminal(to),
            })),
          },
          context.actor,
        ),
      );
    },
    ({ input }, info) =>
      mustCompare(
        input.changes.flatMap(({ from, to }) => [from, to]),
        "InventoryMoveQuantityTerminalInput",
        info,
      ),
  ),
  inventoryActivate: idempotent(
    (
      _root,
      args: Place & { available?: number | null; onHand?: number | null; stockAtLegacyLocation?: boolean | null },
      context,
      info,
    ) =>
      mutate(
        context,
        info.fieldName,
        { ...args },
        [args.inventoryItemId],
        () => {
          const { available, onHand } = args;
          const activation = { ...place(args), available, onHand };
          const { level, changed } = activateLevel(context.world, context.shop.domain, activation, context.actor);
          return { changed, payload: { inventoryLevel: level } };
        },
        (userErrors) => ({ inventoryLevel: null, userErrors }),
      ),
  ),
  inventoryDeactivate: (_root, args: { inventoryLevelId: string }, context, info) => {
    const level = parseLevelGid(args.inventoryLevelId);
    if (!level) throw invalidId(args.inventoryLevelId);
    return mutate(context, info.fieldName, { ...args }, [args.inventoryLevelId], () => {
      deactivateLevel(context.world, context.shop.domain, level.itemId, level.locationId, context.actor);
      return { changed: true, payload: {} };
    });
  },
  inventoryBulkToggleActivation: (
    _root,
    args: { inventoryItemId: string; inventoryItemUpdates: { locationId: string; activate: boolean }[] },
    context,
    info,
  ) => {
    atMost(250, args.inventoryItemUpdates);
    return mutate(
      context,
      info.fieldName,
      { ...args },
      [args.inventoryItemId],
      () => {
        const updates = args.inventoryItemUpdates.map((one) => ({
          locationId: location(one.locationId),
          activate: one.activate,
        }));
        const {
          item: inventoryItem,
          levels,
          changed,
        } = toggleActivation(context.world, context.shop.domain, item(args.inventoryItemId), updates, context.actor);
        return { changed, payload: { inventoryItem, inventoryLevels: levels } };
      },
      (userErrors) => ({ inventoryItem: null, inventoryLevels: null, userErrors }),
    );
  },
  inventoryItemUpdate: (_root, args: { id: string; input: ItemInput }, context, info) =>
    mutate(
      context,
      info.fieldName,
      { ...args },
      [args.id],
      () => {
        const { item: inventoryItem, changed } = updateItem(
          context.world,
          context.shop.domain,
          item(args.id),
          itemChange(args.input, context.shop.currency),
          context.actor,
        );
        return { changed, payload: { inventoryItem } };
      },
      (userErrors) => ({ inventoryItem: null, userErrors }),
    ),
};
