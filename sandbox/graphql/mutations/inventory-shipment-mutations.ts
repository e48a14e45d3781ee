import type { RequestContext } from "#sandbox/graphql/context.ts";
import { idempotent } from "#sandbox/graphql/mutations/idempotent.ts";
import { type ItemRow, itemRows, momentOf } from "#sandbox/graphql/mutations/inventory-transfer-mutations.ts";
import { atMost, digits, mutate } from "#sandbox/graphql/mutations/mutate.ts";
import { mutateById } from "#sandbox/graphql/mutations/mutate-by-id.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { gid } from "#sandbox/world/gid.ts";
import type { InventoryShipmentRecord, ShipmentTrackingRecord } from "#sandbox/world/records/inventory-transfer.ts";
import {
  addShipmentItems,
  deleteShipment,
  markInTransit,
  removeShipmentItems,
  setShipmentBarcode,
  setShipmentQuantities,
  setShipmentTracking,
} from "#sandbox/world/transfers/change-shipment.ts";
import { createShipment } from "#sandbox/world/transfers/create-shipment.ts";
import { receiveShipment } from "#sandbox/world/transfers/receive-shipment.ts";

interface TrackingInput {
  arrivesAt?: string | null;
  company?: string | null;
  trackingNumber?: string | null;
  trackingUrl?: string | null;
}

interface CreateInput {
  movementId: string;
  lineItems: ItemRow[];
  barcode?: string | null;
  dateCreated?: string | null;
  trackingInput?: TrackingInput | null;
}

const shipmentId = (id: string) => digits(id, "InventoryShipment");
const lineId = (id: string) => digits(id, "InventoryShipmentLineItem");
const none = (userErrors: object[]) => ({ inventoryShipment: null, userErrors });

/** Only what was said. */
const trackingOf = ({ arrivesAt, company, trackingNumber, trackingUrl }: TrackingInput) => ({
  ...(trackingNumber === undefined ? {} : { trackingNumber }),
  ...(trackingUrl === undefined ? {} : { trackingUrl }),
  ...(company === undefined ? {} : { company }),
  ...(arrivesAt === undefined ? {} : { arrivesAt: momentOf(arrivesAt) }),
});

const wholeTracking = (input: TrackingInput | null | undefined): ShipmentTrackingRecord | null =>
  input ? { trackingNumber: null, trackingUrl: null, company: null, arrivesAt: null, ...trackingOf(input) } : null;

const create = (status: "DRAFT" | "IN_TRANSIT") =>
  idempotent((_root, { input }: { input: CreateInput }, context, { fieldName }) => {
    const { world, shop, actor } = context;
    const lines = itemRows(input.lineItems);
    return mutate(
      context,
      fieldName,
      { input },
      [input.movementId],
      () => {
        const draft = {
          ...{ transferId: digits(input.movementId, "InventoryTransfer"), lines, barcode: input.barcode ?? null },
          ...{ tracking: wholeTracking(input.trackingInput), dateCreated: momentOf(input.dateCreated) },
        };
        const shipment = createShipment(world, shop.domain, draft, status, actor);
        const targetIds = [gid("InventoryShipment", shipment.id)];
        return { changed: true, payload: { inventoryShipment: shipment }, targetIds };
      },
      none,
    );
  });

/** Runs a verb that answers with the shipment and whether it is different. */
function changing(
  context: RequestContext,
  field: string,
  args: { id: string },
  run: (id: string) => { shipment: InventoryShipmentRecord; changed: boolean; more?: Record<string, unknown> },
  refused: (userErrors: object[]) => Record<string, unknown> = none,
) {
  return mutate(
    context,
    field,
    { ...args },
    [args.id],
    () => {
      const { shipment, changed, more } = run(shipmentId(args.id));
      return { changed, payload: { inventoryShipment: shipment, ...more } };
    },
    refused,
  );
}

export const inventoryShipmentMutations: TypeResolvers<undefined> = {
  inventoryShipmentCreate: create("DRAFT"),
  inventoryShipmentCreateInTransit: create("IN_TRANSIT"),
  inventoryShipmentAddItems: idempotent((_root, args: { id: string; lineItems: ItemRow[] }, context, { fieldName }) => {
    const rows = itemRows(args.lineItems);
    return changing(
      context,
      fieldName,
      args,
      (id) => {
        const { world, shop, actor } = context;
        const { shipment, lines } = addShipmentItems(world, shop.domain, id, rows, actor);
        return { shipment, changed: lines.length > 0, more: { addedItems: lines } };
      },
      (userErrors) => ({ ...none(userErrors), addedItems: null }),
    );
  }),
  inventoryShipmentRemoveItems: (_root, args: { id: string; lineItems: string[] }, context, { fieldName }) => {
    atMost(250, args.lineItems);
    const ids = args.lineItems.map(lineId);
    return changing(context, fieldName, args, (id) => {
      const { world, shop, actor } = context;
      const shipment = removeShipmentItems(world, shop.domain, id, ids, actor);
      return { shipment, changed: ids.length > 0 };
    });
  },
  inventoryShipmentUpdateItemQuantities: (
    _root,
    args: { id: string; items?: { shipmentLineItemId: string; quantity: number }[] | null },
    context,
    { fieldName },
  ) => {
    const items = args.items ?? [];
    atMost(250, items);
    const rows = items.map(({ shipmentLineItemId, quantity }) => ({ lineId: lineId(shipmentLineItemId), quantity }));
    return mutate(
      context,
      fieldName,
      { ...args },
      [args.id],
      () => {
        const { world, shop, actor } = context;
        const { shipment, lines } = setShipmentQuantities(world, shop.domain, shipmentId(args.id), rows, actor);
        return { changed: lines.length > 0, payload: { shipment, updatedLineItems: lines } };
      },
      (userErrors) => ({ shipment: null, updatedLineItems: null, userErrors }),
    );
  },
  inventoryShipmentSetTracking: (_root, args: { id: string; tracking: TrackingInput }, context, { fieldName }) =>
    changing(context, fieldName, args, (id) =>
      setShipmentTracking(context.world, context.shop.domain, id, trackingOf(args.tracking), context.actor),
    ),
  inventoryShipmentSetBarcode: (_root, args: { id: string; barcode: string }, context, { fieldName }) =>
    changing(context, fieldName, args, (id) =>
      setShipmentBarcode(context.world, context.shop.domain, id, args.barcode, context.actor),
    ),
  inventoryShipmentMarkInTransit: (_root, args: { id: string; dateShipped?: string | null }, context, { fieldName }) =>
    changing(context, fieldName, args, (id) => ({
      shipment: markInTransit(context.world, context.shop.domain, id, momentOf(args.dateShipped), context.actor),
      changed: true,
    })),
  inventoryShipmentReceive: idempotent(
    (
      _root,
      args: {
        id: string;
        lineItems?: { shipmentLineItemId: string; quantity: number; reason: "ACCEPTED" | "REJECTED" }[] | null;
        bulkReceiveAction?: "ACCEPTED" | "REJECTED" | null;
        dateReceived?: string | null;
      },
      context,
      { fieldName },
    ) => {
      const lines = (args.lineItems ?? []).map(({ shipmentLineItemId, ...line }) => ({
        ...{ lineId: lineId(shipmentLineItemId), ...line },
      }));
      atMost(250, lines);
      const receipt = { lines, rest: args.bulkReceiveAction ?? null, dateReceived: momentOf(args.dateReceived) };
      return changing(context, fieldName, args, (id) => ({
        shipment: receiveShipment(context.world, context.shop.domain, id, receipt, context.actor),
        changed: true,
      }));
    },
  ),
  inventoryShipmentDelete: mutateById(
    (id, { world, shop, actor }) => {
      deleteShipment(world, shop.domain, shipmentId(id), actor);
      return { changed: true, payload: { id } };
    },
    (userErrors) => ({ id: null, userErrors }),
  ),
};
