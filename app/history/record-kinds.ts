// Pure. The records that have pages of their own beside orders.
export const RECORD_KINDS = ["customer", "product"] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];
