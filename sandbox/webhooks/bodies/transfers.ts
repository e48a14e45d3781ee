// Pure over the world. Bodies that are about stock on its way from one location to another.
import type { Bodies, Telling } from "#sandbox/webhooks/bodies/body-of.ts";
import { gid } from "#sandbox/world/gid.ts";
import type { LocationSnapshotRecord, ShipmentTrackingRecord } from "#sandbox/world/records/inventory-transfer.ts";

interface About {
  subjectId: string | null;
}

const place = (one: LocationSnapshotRecord | null) => one && { id: gid("Location", one.locationId) };
const line = (id: string) => gid("InventoryTransferLineItem", id);
const shipmentLine = (id: string) => gid("InventoryShipmentLineItem", id);

function transfer({ subjectId }: About, { world, at }: Telling) {
  const record = subjectId === null ? undefined : world.state.inventoryTransfers[subjectId];
  if (!record) return null;
  const { id, origin, destination, status, lines } = record;
  return {
    record: { status, lines },
    body: {
      ...{ id: gid("InventoryTransfer", id), happened_at: at(world.now()) },
      ...{ origin: place(origin), destination: place(destination) },
    },
  };
}

const withStatus = (event: About, telling: Telling) => {
  const found = transfer(event, telling);
  return found && { ...found.body, status: found.record.status };
};

const shipment = ({ subjectId }: About, { world }: Telling) =>
  (subjectId === null ? undefined : world.state.inventoryShipments[subjectId]) ?? null;

const named = ({ subjectId }: About, { world, at }: Telling) => ({
  ...{ id: gid("InventoryShipment", subjectId ?? ""), happened_at: at(world.now()) },
});

const tracking = (one: ShipmentTrackingRecord | null, { at }: Telling) =>
  one && {
    arrives_at: one.arrivesAt && at(one.arrivesAt),
    ...{ tracking_number: one.trackingNumber, tracking_url: one.trackingUrl, company: one.company },
  };

export const transferBodies: Bodies = {
  "inventory_transfers/updated": (event, telling) => transfer(event, telling)?.body ?? null,
  "inventory_transfers/cancel": withStatus,
  "inventory_transfers/complete": withStatus,
  "inventory_transfers/ready_to_ship": (event, telling) => {
    const found = transfer(event, telling);
    if (!found) return null;
    const { status, lines } = found.record;
    return { ...found.body, status, line_items: lines.map(({ id, quantity }) => ({ id: line(id), quantity })) };
  },
  "inventory_transfers/add_items": (event, telling) => {
    const found = transfer(event, telling);
    const added = event.data.lines.map(({ id, quantity }) => ({ line_item_id: line(id), quantity }));
    return found && { ...found.body, items_added: added };
  },
  "inventory_transfers/remove_items": (event, telling) => {
    const found = transfer(event, telling);
    return found && { ...found.body, items_removed: event.data.lineIds.map((id) => ({ line_item_id: line(id) })) };
  },
  "inventory_transfers/update_item_quantities": (event, telling) => {
    const found = transfer(event, telling);
    if (!found) return null;
    const updated = event.data.lines.map((one) => ({
      ...{ line_item_id: line(one.id), old_quantity: one.old, new_quantity: one.new },
    }));
    return { ...found.body, status: found.record.status, items_updated: updated };
  },
  "inventory_shipments/create": (event, telling) => {
    const found = shipment(event, telling);
    if (!found) return null;
    const { status, lines } = found;
    return {
      ...{ ...named(event, telling), status, tracking: tracking(found.tracking, telling) },
      line_items: lines.map(({ id, quantity }) => ({ id: shipmentLine(id), quantity })),
    };
  },
  "inventory_shipments/mark_in_transit": (event, telling) => {
    const found = shipment(event, telling);
    return found && { ...named(event, telling), status: found.status };
  },
  "inventory_shipments/delete": named,
  "inventory_shipments/add_items": (event, telling) => ({
    ...named(event, telling),
    items_added: event.data.lines.map(({ id, quantity }) => ({ id: shipmentLine(id), quantity })),
  }),
  "inventory_shipments/remove_items": (event, telling) => ({
    ...named(event, telling),
    items_removed: event.data.lineIds.map((id) => ({ id: shipmentLine(id) })),
  }),
  "inventory_shipments/update_item_quantities": (event, telling) => ({
    ...named(event, telling),
    items_updated: event.data.lines.map((one) => ({
      ...{ id: shipmentLine(one.id), old_quantity: one.old, new_quantity: one.new },
    })),
  }),
  "inventory_shipments/receive_items": (event, telling) => {
    const found = shipment(event, telling);
    if (!found) return null;
    const received = event.data.lines.map((one) => ({
      ...{ id: shipmentLine(one.id), old_accepted_quantity: one.oldAccepted, old_rejected_quantity: one.oldRejected },
      ...{ new_accepted_quantity: one.accepted, new_rejected_quantity: one.rejected },
      remaining_quantity_to_receive: one.left,
    }));
    return { ...named(event, telling), status: found.status, items_received: received };
  },
  "inventory_shipments/update_tracking": (event, telling) => {
    const found = shipment(event, telling);
    if (!found) return null;
    const { id, happened_at } = named(event, telling);
    return { shipment_id: id, updated_tracking: tracking(found.tracking, telling), happened_at };
  },
};
