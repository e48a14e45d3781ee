import { listConnection, type PageArguments } from "#sandbox/graphql/connection.ts";
import { refuseArguments, type TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { addressOfLocation } from "#sandbox/graphql/resolvers/location.ts";
import { exactly } from "#sandbox/graphql/searched-page.ts";
import { gid } from "#sandbox/world/gid.ts";
import type {
  InventoryShipmentRecord,
  InventoryTransferRecord,
  LocationSnapshotRecord,
  ShipmentLineRecord,
  TransferLineRecord,
} from "#sandbox/world/records/inventory-transfer.ts";
import {
  shipmentsOf,
  sumOf,
  transferName,
  unitsOfLine,
  unreceived,
} from "#sandbox/world/transfers/transfer-figures.ts";
import type { World } from "#sandbox/world/world.ts";

/** A line with its transfer. */
interface LineOf {
  transfer: InventoryTransferRecord;
  line: TransferLineRecord;
}

const linesOf = (transfer: InventoryTransferRecord): LineOf[] => transfer.lines.map((line) => ({ transfer, line }));
const itemOf = (world: World, itemId: string) => world.state.inventoryItems[itemId] ?? null;

const figures = ({ transfer, line }: LineOf, world: World) => unitsOfLine(world, transfer, line);

export const inventoryTransferResolvers: TypeResolvers<InventoryTransferRecord> = {
  id: ({ id }) => gid("InventoryTransfer", id),
  name: transferName,
  status: ({ status }) => status,
  origin: ({ origin }) => origin,
  destination: ({ destination }) => destination,
  note: ({ note }) => note,
  referenceName: ({ referenceName }) => referenceName,
  tags: ({ tags }) => tags,
  dateCreated: ({ dateCreated }) => dateCreated,
  // Nobody writes on timelines here.
  hasTimelineComment: () => false,
  totalQuantity: ({ lines }) => sumOf(lines, ({ quantity }) => quantity),
  receivedQuantity: (transfer, _args, { world }) =>
    sumOf(shipmentsOf(world, transfer), ({ lines }) => sumOf(lines, ({ accepted, rejected }) => accepted + rejected)),
  lineItems: (transfer, args: PageArguments & { query?: string | null }) => {
    refuseArguments("InventoryTransfer.lineItems", { ...args }, "query");
    return listConnection(linesOf(transfer), args, ({ line }) => line.id);
  },
  lineItemsCount: ({ lines }, args: { query?: string | null }) => {
    refuseArguments("InventoryTransfer.lineItemsCount", { ...args }, "query");
    return exactly(lines.length);
  },
  shipments: (transfer, args: PageArguments, { world }) =>
    listConnection(shipmentsOf(world, transfer), args, ({ id }) => id),
};

export const inventoryTransferLineItemResolvers: TypeResolvers<LineOf> = {
  id: ({ line }) => gid("InventoryTransferLineItem", line.id),
  inventoryItem: ({ line }, _args, { world }) => itemOf(world, line.itemId),
  title: ({ line }, _args, { world }) => {
    const item = itemOf(world, line.itemId);
    const variant = item && world.state.variants[item.variantId];
    return (variant && world.state.products[variant.productId]?.title) ?? null;
  },
  totalQuantity: ({ line }) => line.quantity,
  pickedForShipmentQuantity: (it, _args, { world }) => figures(it, world).picked,
  shippedQuantity: (it, _args, { world }) => figures(it, world).shipped,
  processableQuantity: (it, _args, { world }) => figures(it, world).processable,
  // Only what is ready can go on a shipment.
  shippableQuantity: (it, _args, { world }) =>
    it.transfer.status === "READY_TO_SHIP" || it.transfer.status === "IN_PROGRESS" ? figures(it, world).processable : 0,
};

export const inventoryShipmentResolvers: TypeResolvers<InventoryShipmentRecord> = {
  id: ({ id }) => gid("InventoryShipment", id),
  name: ({ transferId, number }, _args, { world }) => {
    const transfer = world.state.inventoryTransfers[transferId];
    if (!transfer) throw new Error(`no transfer ${transferId}`);
    return `${transferName(transfer)}-${number}`;
  },
  status: ({ status }) => status,
  barcode: ({ barcode }) => barcode,
  tracking: ({ tracking }) => tracking,
  dateCreated: ({ dateCreated }) => dateCreated,
  dateShipped: ({ dateShipped }) => dateShipped,
  dateReceived: ({ dateReceived }) => dateReceived,
  lineItemTotalQuantity: ({ lines }) => sumOf(lines, ({ quantity }) => quantity),
  totalAcceptedQuantity: ({ lines }) => sumOf(lines, ({ accepted }) => accepted),
  totalRejectedQuantity: ({ lines }) => sumOf(lines, ({ rejected }) => rejected),
  totalReceivedQuantity: ({ lines }) => sumOf(lines, ({ accepted, rejected }) => accepted + rejected),
  lineItems: ({ lines }, args: PageArguments & { query?: string | null }) => {
    refuseArguments("InventoryShipment.lineItems", { ...args }, "query");
    return listConnection(lines, args, ({ id }) => id);
  },
  lineItemsCount: ({ lines }, args: { query?: string | null }) => {
    refuseArguments("InventoryShipment.lineItemsCount", { ...args }, "query");
    return exactly(lines.length);
  },
};

export const inventoryShipmentLineItemResolvers: TypeResolvers<ShipmentLineRecord> = {
  id: ({ id }) => gid("InventoryShipmentLineItem", id),
  inventoryItem: ({ itemId }, _args, { world }) => itemOf(world, itemId),
  quantity: ({ quantity }) => quantity,
  acceptedQuantity: ({ accepted }) => accepted,
  rejectedQuantity: ({ rejected }) => rejected,
  unreceivedQuantity: unreceived,
};

export const locationSnapshotResolvers: TypeResolvers<LocationSnapshotRecord> = {
  name: ({ name }) => name,
  address: ({ address }) => addressOfLocation(address),
  snapshottedAt: ({ snapshottedAt }) => snapshottedAt,
  location: ({ locationId }, _args, { world, shop }) => world.location(shop.domain, locationId),
};
