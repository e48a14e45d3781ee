import { boughtBy } from "#sandbox/world/companies/bought-by.ts";
import { type ContactDraft, putContact } from "#sandbox/world/companies/company-contacts.ts";
import { type LocationDraft, putLocation } from "#sandbox/world/companies/company-locations.ts";
import { companiesOf, expectCompany } from "#sandbox/world/companies/expect-company.ts";
import type { CompanyRecord } from "#sandbox/world/records/company.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor, Instant } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/** Only what is given is changed; null empties. */
export interface CompanyChange {
  name?: string | null;
  externalId?: string | null;
  note?: string | null;
  customerSince?: Instant | null;
}

/** The roles that every company has. */
const ROLES = [
  { name: "Location admin", note: "System-defined Location admin role" },
  { name: "Ordering only", note: "System-defined Ordering only role" },
];

function checkCompany(world: World, shop: string, change: CompanyChange, path: string[], id?: string): void {
  const { name, externalId } = change;
  if (name !== undefined && !name?.trim())
    throw new Refused("Name can't be blank", { field: [...path, "name"], code: "BLANK" });
  if (externalId && companiesOf(world, shop).some((one) => one.externalId === externalId && one.id !== id))
    throw new Refused("External id has already been taken.", { field: [...path, "externalId"], code: "TAKEN" });
}

/** A company, with its first contact and its first place where they are given: that contact is the main one. */
export function createCompany(
  world: World,
  shop: string,
  draft: CompanyChange & { contact?: ContactDraft; location?: LocationDraft },
  actor: Actor = { by: "staff" },
): CompanyRecord {
  const { contact, location, name = null, externalId = null, note = null, customerSince } = draft;
  checkCompany(world, shop, { name, externalId }, ["input", "company"]);
  const now = world.now();
  const company: CompanyRecord = {
    id: world.nextId(),
    shop,
    name: name?.trim() ?? "",
    externalId,
    note,
    customerSince: customerSince ?? now,
    createdAt: now,
    updatedAt: now,
    mainContactId: null,
    contacts: [],
    locations: [],
    roles: ROLES.map((role) => ({ id: world.nextId(), ...role })),
    roleAssignments: [],
  };
  if (location) putLocation(world, company, location, ["input", "companyLocation"]);
  if (contact) company.mainContactId = putContact(world, company, contact, actor, ["input", "companyContact"]).id;
  world.state.companies[company.id] = company;
  return company;
}

export function updateCompany(world: World, shop: string, id: string, change: CompanyChange): CompanyRecord {
  const company = expectCompany(world, shop, id, "companyId");
  checkCompany(world, shop, change, ["input"], id);
  const { name, customerSince, ...rest } = change;
  Object.assign(company, rest, name ? { name: name.trim() } : {}, customerSince ? { customerSince } : {});
  touch(world, company);
  return company;
}

/** A company that bought something stays. */
export function deleteCompany(world: World, shop: string, id: string): void {
  expectCompany(world, shop, id, "id");
  if (boughtBy(world, shop, ({ companyId }) => companyId === id))
    throw new Refused("Failed to delete the company.", { field: ["id"], code: "FAILED_TO_DELETE" });
  delete world.state.companies[id];
}
