import { boughtBy } from "#sandbox/world/companies/bought-by.ts";
import {
  companyLocation,
  expectCompany,
  noSuchResource,
  type OfCompany,
} from "#sandbox/world/companies/expect-company.ts";
import { templateOf } from "#sandbox/world/payment-terms/payment-terms-templates.ts";
import { completeAddress } from "#sandbox/world/place-order.ts";
import type { CompanyAddressRecord, CompanyLocationRecord, CompanyRecord } from "#sandbox/world/records/company.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { AddressRecord } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

export interface CompanyAddressDraft extends Partial<AddressRecord> {
  recipient?: string | null;
}

/** Only what is given is changed; null empties. */
export interface LocationChange {
  name?: string | null;
  externalId?: string | null;
  note?: string | null;
  phone?: string | null;
  locale?: string | null;
  buyerExperience?: Partial<CompanyLocationRecord["buyerExperience"]>;
}

export interface LocationDraft extends LocationChange {
  shippingAddress?: CompanyAddressDraft | null;
  billingAddress?: CompanyAddressDraft | null;
  billingSameAsShipping?: boolean;
  taxExempt?: boolean;
  taxExemptions?: string[];
  taxRegistrationId?: string | null;
}

function addressOf(
  world: World,
  draft: CompanyAddressDraft,
  before?: CompanyAddressRecord | null,
): CompanyAddressRecord {
  const now = world.now();
  const { recipient = null, ...address } = draft;
  return {
    ...(completeAddress(address) as AddressRecord),
    id: before?.id ?? world.nextId(),
    recipient,
    createdAt: before?.createdAt ?? now,
    updatedAt: now,
  };
}

function checkTemplate(change: LocationChange, path: string[]): void {
  const id = change.buyerExperience?.paymentTermsTemplateId;
  if (id && !templateOf(id))
    throw new Refused("Resource requested does not exist.", {
      field: [...path, "buyerExperienceConfiguration", "paymentTermsTemplateId"],
      code: "RESOURCE_NOT_FOUND",
    });
}

/** A place of a company; without a name it is called by its street, else by the company. */
export function putLocation(
  world: World,
  company: CompanyRecord,
  draft: LocationDraft,
  path: string[],
): CompanyLocationRecord {
  checkTemplate(draft, path);
  const { externalId = null } = draft;
  if (externalId && company.locations.some((one) => one.externalId === externalId))
    throw new Refused("External id has already been taken.", { field: [...path, "externalId"], code: "TAKEN" });
  const now = world.now();
  const shippingAddress = draft.shippingAddress ? addressOf(world, draft.shippingAddress) : null;
  const billing = draft.billingSameAsShipping ? draft.shippingAddress : draft.billingAddress;
  const location: CompanyLocationRecord = {
    id: world.nextId(),
    name: draft.name?.trim() || shippingAddress?.address1 || company.name,
    externalId,
    note: draft.note ?? null,
    phone: draft.phone ?? null,
    locale: draft.locale ?? "en",
    billingAddress: billing ? addressOf(world, billing) : null,
    shippingAddress,
    taxExempt: draft.taxExempt ?? false,
    taxExemptions: draft.taxExemptions ?? [],
    taxRegistrationId: draft.taxRegistrationId ?? null,
    buyerExperience: {
      checkoutToDraft: false,
      editableShippingAddress: false,
      paymentTermsTemplateId: null,
      ...draft.buyerExperience,
    },
    createdAt: now,
    updatedAt: now,
  };
  company.locations.push(location);
  return location;
}

export function createCompanyLocation(
  world: World,
  shop: string,
  companyId: string,
  draft: LocationDraft,
): OfCompany<CompanyLocationRecord> {
  const company = expectCompany(world, shop, companyId, "companyId");
  const it = putLocation(world, company, draft, ["input"]);
  touch(world, company);
  return { company, it };
}

export function expectLocation(
  world: World,
  shop: string,
  id: string,
  field = "companyLocationId",
): OfCompany<CompanyLocationRecord> {
  const found = companyLocation(world, shop, id);
  if (!found) throw noSuchResource(field);
  return found;
}

export function updateCompanyLocation(
  world: World,
  shop: string,
  id: string,
  change: LocationChange,
): OfCompany<CompanyLocationRecord> {
  const found = expectLocation(world, shop, id);
  checkTemplate(change, ["input"]);
  const { name, locale, buyerExperience, ...rest } = change;
  if (name !== undefined && !name?.trim())
    throw new Refused("Name can't be blank", { field: ["input", "name"], code: "BLANK" });
  Object.assign(found.it, rest, name ? { name: name.trim() } : {}, locale ? { locale } : {});
  found.it.buyerExperience = { ...found.it.buyerExperience, ...buyerExperience };
  touch(world, found.it);
  touch(world, found.company);
  return found;
}

/** The last place of a company stays, and one where something was bought. */
export function deleteCompanyLocation(world: World, shop: string, id: string): void {
  const { company } = expectLocation(world, shop, id);
  if (company.locations.length === 1 || boughtBy(world, shop, ({ locationId }) => locationId === id))
    throw new Refused("Failed to delete the company location.", {
      field: ["companyLocationId"],
      code: "FAILED_TO_DELETE",
    });
  company.locations = company.locations.filter((one) => one.id !== id);
  company.roleAssignments = company.roleAssignments.filter((one) => one.locationId !== id);
  touch(world, company);
}

export function assignAddress(
  world: World,
  shop: string,
  id: string,
  draft: CompanyAddressDraft,
  types: readonly ("BILLING" | "SHIPPING")[],
): OfCompany<CompanyLocationRecord> {
  const found = expectLocation(world, shop, id, "locationId");
  for (const type of types) {
    const name = type === "BILLING" ? "billingAddress" : "shippingAddress";
    found.it[name] = addressOf(world, draft, found.it[name]);
  }
  touch(world, found.it);
  touch(world, found.company);
  return found;
}
