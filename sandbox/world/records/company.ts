// Pure. A business that buys, with the people who may buy for it and its places.
import type { AddressRecord, Instant } from "#sandbox/world/types.ts";

export interface CompanyContactRecord {
  id: string;
  customerId: string;
  title: string | null;
  locale: string;
  createdAt: Instant;
  updatedAt: Instant;
}

export interface CompanyRoleRecord {
  id: string;
  name: string;
  note: string | null;
}

export interface CompanyRoleAssignmentRecord {
  id: string;
  contactId: string;
  locationId: string;
  roleId: string;
  createdAt: Instant;
}

export interface CompanyAddressRecord extends AddressRecord {
  id: string;
  recipient: string | null;
  createdAt: Instant;
  updatedAt: Instant;
}

export interface CompanyLocationRecord {
  id: string;
  name: string;
  externalId: string | null;
  note: string | null;
  phone: string | null;
  locale: string;
  billingAddress: CompanyAddressRecord | null;
  shippingAddress: CompanyAddressRecord | null;
  taxExempt: boolean;
  taxExemptions: string[];
  taxRegistrationId: string | null;
  buyerExperience: {
    checkoutToDraft: boolean;
    editableShippingAddress: boolean;
    paymentTermsTemplateId: string | null;
  };
  createdAt: Instant;
  updatedAt: Instant;
}

export interface CompanyRecord {
  id: string;
  shop: string;
  name: string;
  externalId: string | null;
  note: string | null;
  customerSince: Instant;
  createdAt: Instant;
  updatedAt: Instant;
  mainContactId: string | null;
  contacts: CompanyContactRecord[];
  locations: CompanyLocationRecord[];
  roles: CompanyRoleRecord[];
  roleAssignments: CompanyRoleAssignmentRecord[];
}
