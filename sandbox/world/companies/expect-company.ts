// Finds companies, and what belongs to one. Wording of refusals not verified by a recording.
import type {
  CompanyContactRecord,
  CompanyLocationRecord,
  CompanyRecord,
  CompanyRoleAssignmentRecord,
} from "#sandbox/world/records/company.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

export const noSuchResource = (...field: string[]): Refused =>
  new Refused("Resource requested does not exist.", { field, code: "RESOURCE_NOT_FOUND" });

export const companiesOf = (world: World, shop: string): CompanyRecord[] =>
  Object.values(world.state.companies).filter((one) => one.shop === shop);

export function expectCompany(world: World, shop: string, id: string, ...field: string[]): CompanyRecord {
  const company = world.state.companies[id];
  if (company?.shop !== shop) throw noSuchResource(...field);
  return company;
}

/** A child with its company. */
export interface OfCompany<T> {
  company: CompanyRecord;
  it: T;
}

export function companyLocation(world: World, shop: string, id: string): OfCompany<CompanyLocationRecord> | null {
  for (const company of companiesOf(world, shop)) {
    const it = company.locations.find((one) => one.id === id);
    if (it) return { company, it };
  }
  return null;
}

export function companyContact(world: World, shop: string, id: string): OfCompany<CompanyContactRecord> | null {
  for (const company of companiesOf(world, shop)) {
    const it = company.contacts.find((one) => one.id === id);
    if (it) return { company, it };
  }
  return null;
}

export function roleAssignment(world: World, shop: string, id: string): OfCompany<CompanyRoleAssignmentRecord> | null {
  for (const company of companiesOf(world, shop)) {
    const it = company.roleAssignments.find((one) => one.id === id);
    if (it) return { company, it };
  }
  return null;
}
