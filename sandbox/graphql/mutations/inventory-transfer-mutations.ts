import type { RequestContext } from "#sandbox/graphql/context.ts";
import { idempotent } from "#sandbox/graphql/mutations/idempotent.ts";
import { atMost, digits, mutate } from "#sandbox/graphql/mutations/mutate.ts";
import { mutateById } from "#sandbox/graphql/mutations/mutate-by-id.ts";
import { refuseArguments, type TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { gid } from "#sandbox/world/gid.ts";
import { instant } from "#sandbox/world/instant.ts";
import type { InventoryTransferRecord } from "#sandbox/world/records/inventory-transfer.ts";
import {
  type ChangedTransfer,
  removeTransferItems,
  setTransferItems,
} from "#sandbox/world/transfers/change-transfer-items.ts";
import { cancelTransfer, deleteTransfer, markTransferReady } from "#sandbox/world/transfers/change-transfer-status.ts";
import { createTransfer, duplicateTransfer, editTransfer } from "#sandbox/world/transfers/save-transfer.ts";
import type { Actor } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

export interface ItemRow {
  inventoryItemId: string;
  quantity: number;
}

/** Lines of a transfer or shipment; at most as many as a list of input may hold. */
export function itemRows(rows: readonly ItemRow[]): { itemId: string; quantity: number }[] {
  atMost(250, rows);
  return rows.map(({ inventoryItemId, quantity }) => ({ itemId: digits(inventoryItemId, "InventoryItem"), quantity }));
}

export const momentOf = (text: string | null | undefined) => (text ? instant(Date.parse(text)) : null);

const transferId = (id: string) => digits(id, "InventoryTransfer");
const locationId = (id: string | null | undefined) => (id == null ? null : digits(id, "Location"));
const none = (userErrors: object[]) => ({ inventoryTransfer: null, userErrors });

interface Words {
  note?: string | null;
  referenceName?: string | null;
  tags?: string[] | null;
  dateCreated?: string | null;
}

interface CreateInput extends Words {
  originLocationId?: string | null;
  destinationLocationId?: string | null;
  lineItems: ItemRow[];
}

interface EditInput extends Words {
  originId?: string | null;
  destinationId?: string | null;
}

function create(status: "DRAFT" | "READY_TO_SHIP", input: CreateInput, context: RequestContext, field: string) {
  const { world, shop, actor } = context;
  refuseArguments(field, { ...input }, "metafields");
  const lines = itemRows(input.lineItems);
  return mutate(
    context,
    field,
    { input },
    input.lineItems.map(({ inventoryItemId }) => inventoryItemId),
    () => {
      const draft = {
        ...{ originId: locationId(input.originLocationId), destinationId: locationId(input.destinationLocationId) },
        ...{ lines, note: input.note ?? null, referenceName: input.referenceName ?? null, tags: input.tags ?? [] },
        dateCreated: momentOf(input.dateCreated),
      };
      const transfer = createTransfer(world, shop.domain, draft, status, actor);
      return {
        ...{ changed: true, payload: { inventoryTransfer: transfer } },
        targetIds: [gid("InventoryTransfer", transfer.id)],
      };
    },
    none,
  );
}

/** Only what was said: what is left out stays as it is. */
const changeOf = ({ note, referenceName, tags, dateCreated, originId, destinationId }: EditInput) => ({
  ...(note === undefined ? {} : { note }),
  ...(referenceName === undefined ? {} : { referenceName }),
  ...(tags ? { tags } : {}),
  ...(dateCreated ? { dateCreated: momentOf(dateCreated) } : {}),
  ...(originId === undefined ? {} : { originId: locationId(originId) }),
  ...(destinationId === undefined ? {} : { destinationId: locationId(destinationId) }),
});

const updatesOf = ({ updates }: ChangedTransfer) =>
  updates.map(({ itemId, ...figures }) => ({ inventoryItemId: gid("InventoryItem", itemId), ...figures }));

const isChanged = ({ updates }: ChangedTransfer) => updates.some(({ deltaQuantity }) => deltaQuantity !== 0);

/** A verb that changes the transfer, and answers with it. */
const changing = (verb: (world: World, shop: string, id: string, actor: Actor) => InventoryTransferRecord) =>
  mutateById(
    (id, { world, shop, actor }) => ({
      changed: true,
      payload: { inventoryTransfer: verb(world, shop.domain, transferId(id), actor) },
    }),
    none,
  );

export const inventoryTransferMutations: TypeResolvers<undefined> = {
  inventoryTransferCreate: idempotent((_root, { input }: { input: CreateInput }, context, { fieldName }) =>
    create("DRAFT", input, context, fieldName),
  ),
  inventoryTransferCreateAsReadyToShip: idempotent((_root, { input }: { input: CreateInput }, context, { fieldName }) =>
    create("READY_TO_SHIP", input, context, fieldName),
  ),
  inventoryTransferEdit: (_root, args: { id: string; input: EditInput }, context, { fieldName }) => {
    refuseArguments(fieldName, { ...args.input }, "metafields");
    return mutate(
      context,
      fieldName,
      { ...args },
      [args.id],
      () => {
        const { world, shop } = context;
        const { transfer, changed } = editTransfer(world, shop.domain, transferId(args.id), changeOf(args.input));
        return { changed, payload: { inventoryTransfer: transfer } };
      },
      none,
    );
  },
  inventoryTransferSetItems: idempotent(
    (_root, { input }: { input: { id: string; lineItems: ItemRow[] } }, context, { fieldName }) => {
      const { world, shop, actor } = context;
      const rows = itemRows(input.lineItems);
      return mutate(
        context,
        fieldName,
        { input },
        [input.id],
        () => {
          const done = setTransferItems(world, shop.domain, transferId(input.id), rows, actor);
          const payload = { inventoryTransfer: done.transfer, updatedLineItems: updatesOf(done) };
          return { changed: isChanged(done), payload };
        },
        (userErrors) => ({ ...none(userErrors), updatedLineItems: null }),
      );
    },
  ),
  inventoryTransferRemoveItems: (
    _root,
    { input }: { input: { id: string; transferLineItemIds?: string[] | null } },
    context,
    { fieldName },
  ) => {
    const { world, shop, actor } = context;
    const ids = (input.transferLineItemIds ?? []).map((id) => digits(id, "InventoryTransferLineItem"));
    atMost(250, ids);
    return mutate(
      context,
      fieldName,
      { input },
      [input.id],
      () => {
        const done = removeTransferItems(world, shop.domain, transferId(input.id), ids, actor);
        const payload = { inventoryTransfer: done.transfer, removedQuantities: updatesOf(done) };
        return { changed: ids.length > 0, payload };
      },
      (userErrors) => ({ ...none(userErrors), removedQuantities: null }),
    );
  },
  inventoryTransferMarkAsReadyToShip: changing(markTransferReady),
  inventoryTransferCancel: changing(cancelTransfer),
  inventoryTransferDelete: mutateById(
    (id, { world, shop }) => {
      deleteTransfer(world, shop.domain, transferId(id));
      return { changed: true, payload: { deletedId: id } };
    },
    (userErrors) => ({ deletedId: null, userErrors }),
  ),
  inventoryTransferDuplicate: idempotent(
    mutateById((id, { world, shop }) => {
      const copy = duplicateTransfer(world, shop.domain, transferId(id));
      const targetIds = [gid("InventoryTransfer", copy.id)];
      return { changed: true, payload: { inventoryTransfer: copy }, targetIds };
    }, none),
  ),
};
