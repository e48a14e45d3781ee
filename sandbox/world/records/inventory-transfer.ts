// Pure. Stock on its way from one location to another: what is to move, and the consignments that it moves in.
import type { AddressRecord, Instant } from "#sandbox/world/types.ts";

/** A location as it was when it was written down. */
export interface LocationSnapshotRecord {
  locationId: string;
  name: string;
  address: AddressRecord;
  snapshottedAt: Instant;
}

export interface TransferLineRecord {
  id: string;
  itemId: string;
  /** All units that are to move, shipped ones too. */
  quantity: number;
}

export interface InventoryTransferRecord {
  id: string;
  shop: string;
  /** 7 in "#T0007": counts up in a store. */
  number: number;
  status: "DRAFT" | "READY_TO_SHIP" | "IN_PROGRESS" | "TRANSFERRED" | "CANCELED";
  /** Null: not said yet, or from outside. */
  origin: LocationSnapshotRecord | null;
  destination: LocationSnapshotRecord | null;
  lines: TransferLineRecord[];
  note: string | null;
  referenceName: string | null;
  tags: string[];
  /** As it was said; else when it was made. */
  dateCreated: Instant;
  createdAt: Instant;
  updatedAt: Instant;
}

export interface ShipmentLineRecord {
  id: string;
  itemId: string;
  quantity: number;
  accepted: number;
  rejected: number;
}

export interface ShipmentTrackingRecord {
  trackingNumber: string | null;
  trackingUrl: string | null;
  company: string | null;
  arrivesAt: Instant | null;
}

export interface InventoryShipmentRecord {
  id: string;
  shop: string;
  transferId: string;
  /** 2 in "#T0007-2". */
  number: number;
  status: "DRAFT" | "IN_TRANSIT" | "PARTIALLY_RECEIVED" | "RECEIVED";
  barcode: string | null;
  lines: ShipmentLineRecord[];
  tracking: ShipmentTrackingRecord | null;
  dateCreated: Instant;
  dateShipped: Instant | null;
  dateReceived: Instant | null;
}
