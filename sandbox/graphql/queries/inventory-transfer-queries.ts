import type { RequestContext } from "#sandbox/graphql/context.ts";
import { idOf, type NodeFinders } from "#sandbox/graphql/node-finder.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { byInstant, byList, byNumber, byText } from "#sandbox/graphql/search.ts";
import { type Listing, type SearchArguments, searchedPage } from "#sandbox/graphql/searched-page.ts";
import type { InventoryShipmentRecord, InventoryTransferRecord } from "#sandbox/world/records/inventory-transfer.ts";
import { transferName, transfersOf } from "#sandbox/world/transfers/transfer-figures.ts";
import type { World } from "#sandbox/world/world.ts";

const variantsIn = (world: World, { lines }: InventoryTransferRecord) =>
  lines.flatMap(({ itemId }) => {
    const item = world.state.inventoryItems[itemId];
    return (item && world.state.variants[item.variantId]) ?? [];
  });

const idOrNone = (id: string | null | undefined): string[] => (id ? [id] : []);

/** Filters and sort keys by name: the official schema. */
const TRANSFERS = (world: World): Listing<InventoryTransferRecord> => ({
  searchable: {
    connection: "inventoryTransfers",
    text: (transfer, word) =>
      [transferName(transfer), transfer.referenceName ?? ""].some((text) => text.toLowerCase().includes(word)),
    fields: {
      id: byNumber(({ id }) => id),
      created_at: byInstant(({ createdAt }) => createdAt),
      origin_id: byList(({ origin }) => idOrNone(origin?.locationId)),
      destination_id: byList(({ destination }) => idOrNone(destination?.locationId)),
      product_id: byList((transfer) => variantsIn(world, transfer).map(({ productId }) => productId)),
      product_variant_id: byList((transfer) => variantsIn(world, transfer).map(({ id }) => id)),
      status: byText(({ status }) => status),
      tag: byList(({ tags }) => tags),
      tag_not: (transfer, comparator, value) =>
        !byList<InventoryTransferRecord>(({ tags }) => tags)(transfer, comparator, value),
    },
    notHeld: ["source_id"],
  },
  sortKeys: {
    ID: ({ id }) => Number(id),
    CREATED_AT: ({ createdAt }) => createdAt,
    NAME: ({ number }) => number,
    ORIGIN_NAME: ({ origin }) => origin?.name ?? "",
    DESTINATION_NAME: ({ destination }) => destination?.name ?? "",
    STATUS: ({ status }) => status,
  },
  sortKey: "ID",
});

const SHIPMENTS = (world: World): Listing<InventoryShipmentRecord> => ({
  searchable: {
    connection: "inventoryShipments",
    text: () => false,
    fields: {
      id: byNumber(({ id }) => id),
      barcode: byText(({ barcode }) => barcode),
      status: byText(({ status }) => status),
      tracking_number: byText(({ tracking }) => tracking?.trackingNumber),
      destination_id: byList(({ transferId }) =>
        idOrNone(world.state.inventoryTransfers[transferId]?.destination?.locationId),
      ),
    },
    notHeld: [],
  },
  sortKeys: { ID: ({ id }) => Number(id), STATUS: ({ status }) => status },
  sortKey: "ID",
});

const findTransfer = (id: string, { world, shop }: RequestContext) => {
  const transfer = world.state.inventoryTransfers[id];
  return transfer?.shop === shop.domain ? transfer : null;
};

const findShipment = (id: string, { world, shop }: RequestContext) => {
  const shipment = world.state.inventoryShipments[id];
  return shipment?.shop === shop.domain ? shipment : null;
};

export const inventoryTransferNodes: NodeFinders = {
  InventoryTransfer: findTransfer,
  InventoryShipment: findShipment,
  InventoryTransferLineItem: (id, { world, shop }) =>
    transfersOf(world, shop.domain)
      .flatMap((transfer) => transfer.lines.map((line) => ({ transfer, line })))
      .find(({ line }) => line.id === id) ?? null,
  InventoryShipmentLineItem: (id, { world, shop }) =>
    Object.values(world.state.inventoryShipments)
      .flatMap((one) => (one.shop === shop.domain ? one.lines : []))
      .find((line) => line.id === id) ?? null,
};

export const inventoryTransferQueries: TypeResolvers<undefined> = {
  inventoryTransfer: (_root, { id }: { id: string }, context) => findTransfer(idOf(id, "InventoryTransfer"), context),
  inventoryTransfers: (_root, args: SearchArguments, context, info) =>
    searchedPage(transfersOf(context.world, context.shop.domain), args, TRANSFERS(context.world), context, info),
  inventoryShipment: (_root, { id }: { id: string }, context) => findShipment(idOf(id, "InventoryShipment"), context),
  inventoryShipments: (_root, args: SearchArguments, context, info) => {
    const own = Object.values(context.world.state.inventoryShipments).filter(
      ({ shop }) => shop === context.shop.domain,
    );
    return searchedPage(own, args, SHIPMENTS(context.world), context, info);
  },
};
