// Pure. A customer of a store.
import type { AddressRecord, Instant } from "#sandbox/world/types.ts";

export interface ConsentRecord {
  state: string;
  optInLevel: string;
  updatedAt: Instant | null;
  sourceLocationId?: string | null;
}

export interface CustomerRecord {
  id: string;
  shop: string;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  phone: string | null;
  note: string | null;
  tags: string[];
  /** Of `defaultAddress`. */
  addressId: string;
  defaultAddress: AddressRecord | null;
  otherAddresses?: { id: string; address: AddressRecord }[];
  createdAt: Instant;
  updatedAt: Instant;
  /** Made by a person in the admin. */
  byStaff?: true;
  locale?: string;
  state?: "DISABLED" | "ENABLED" | "INVITED" | "DECLINED";
  taxExempt?: boolean;
  taxExemptions?: string[];
  unverifiedEmail?: boolean;
  emailConsent?: ConsentRecord;
  smsConsent?: ConsentRecord;
  multipassIdentifier?: string | null;
}

/** Two customers that were made one, by the job that did it. */
export interface CustomerMergeRecord {
  /** UUID. */
  id: string;
  shop: string;
  resultingCustomerId: string;
  deletedCustomerId: string;
}
