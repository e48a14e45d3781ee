import {
  companyContact,
  expectCompany,
  noSuchResource,
  type OfCompany,
} from "#sandbox/world/companies/expect-company.ts";
import { type CustomerDraft, createCustomer } from "#sandbox/world/customers/create-customer.ts";
import { customerIndex } from "#sandbox/world/customers/customer-index.ts";
import { updateCustomer } from "#sandbox/world/customers/update-customer.ts";
import type {
  CompanyContactRecord,
  CompanyRecord,
  CompanyRoleAssignmentRecord,
} from "#sandbox/world/records/company.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/** A person with what is known of them as a customer. */
export interface ContactDraft extends Pick<CustomerDraft, "firstName" | "lastName" | "email" | "phone"> {
  title?: string | null;
  locale?: string | null;
}

function contactOf(
  world: World,
  company: CompanyRecord,
  customerId: string,
  draft: ContactDraft,
): CompanyContactRecord {
  const now = world.now();
  const contact: CompanyContactRecord = {
    id: world.nextId(),
    customerId,
    title: draft.title ?? null,
    locale: draft.locale ?? "en",
    createdAt: now,
    updatedAt: now,
  };
  company.contacts.push(contact);
  return contact;
}

/** Makes a contact: of the customer with that e-mail address, or of a new one. */
export function putContact(
  world: World,
  company: CompanyRecord,
  draft: ContactDraft,
  actor: Actor,
  path: string[],
): CompanyContactRecord {
  const { title, locale, ...person } = draft;
  if (!person.email) throw new Refused("Email can't be blank", { field: [...path, "email"], code: "BLANK" });
  const known = customerIndex(world).find(company.shop, { email: person.email });
  if (known && company.contacts.some(({ customerId }) => customerId === known.id))
    throw new Refused("Email has already been taken", { field: [...path, "email"], code: "TAKEN" });
  const customer = known ?? createCustomer(world, company.shop, person, actor, path);
  return contactOf(world, company, customer.id, draft);
}

export function createContact(
  world: World,
  shop: string,
  companyId: string,
  draft: ContactDraft,
  actor: Actor = { by: "staff" },
): OfCompany<CompanyContactRecord> {
  const company = expectCompany(world, shop, companyId, "companyId");
  const it = putContact(world, company, draft, actor, ["input"]);
  touch(world, company);
  return { company, it };
}

/** Makes a customer that is there already a contact. */
export function assignCustomer(
  world: World,
  shop: string,
  companyId: string,
  customerId: string,
): OfCompany<CompanyContactRecord> {
  const company = expectCompany(world, shop, companyId, "companyId");
  const customer = world.customer(shop, customerId);
  if (!customer) throw noSuchResource("customerId");
  if (!customer.email)
    throw new Refused("Customer must have an email address.", { field: ["customerId"], code: "INVALID_INPUT" });
  if (company.contacts.some((one) => one.customerId === customerId))
    throw new Refused("Customer is already associated with a company contact.", {
      field: ["customerId"],
      code: "INVALID_INPUT",
    });
  const it = contactOf(world, company, customerId, {});
  touch(world, company);
  return { company, it };
}

function expectContact(world: World, shop: string, id: string): OfCompany<CompanyContactRecord> {
  const found = companyContact(world, shop, id);
  if (!found) throw noSuchResource("companyContactId");
  return found;
}

/** Changes the contact, and the customer that it is. */
export function updateContact(
  world: World,
  shop: string,
  id: string,
  { title, locale, ...person }: ContactDraft,
  actor: Actor = { by: "staff" },
): OfCompany<CompanyContactRecord> {
  const found = expectContact(world, shop, id);
  updateCustomer(world, shop, found.it.customerId, person, actor);
  if (title !== undefined) found.it.title = title;
  if (locale) found.it.locale = locale;
  touch(world, found.it);
  touch(world, found.company);
  return found;
}

/** Takes a contact with its roles out of its company. The customer stays. */
export function removeContact(world: World, shop: string, id: string): void {
  const { company } = expectContact(world, shop, id);
  company.contacts = company.contacts.filter((one) => one.id !== id);
  company.roleAssignments = company.roleAssignments.filter((one) => one.contactId !== id);
  if (company.mainContactId === id) company.mainContactId = null;
  touch(world, company);
}

/** @param contactId null: nobody any more. */
export function setMainContact(world: World, shop: string, companyId: string, contactId: string | null): CompanyRecord {
  const company = expectCompany(world, shop, companyId, "companyId");
  if (contactId !== null && !company.contacts.some(({ id }) => id === contactId))
    throw noSuchResource("companyContactId");
  company.mainContactId = contactId;
  touch(world, company);
  return company;
}

/** What a contact may do at a place; one role at each. */
export function assignRole(
  world: World,
  shop: string,
  contactId: string,
  roleId: string,
  locationId: string,
): OfCompany<CompanyRoleAssignmentRecord> {
  const { company } = expectContact(world, shop, contactId);
  if (!company.roles.some(({ id }) => id === roleId)) throw noSuchResource("companyContactRoleId");
  if (!company.locations.some(({ id }) => id === locationId)) throw noSuchResource("companyLocationId");
  if (company.roleAssignments.some((one) => one.contactId === contactId && one.locationId === locationId))
    throw new Refused("Company contact has already been assigned a role in that company location.", {
      field: ["companyContactId"],
      code: "LIMIT_REACHED",
    });
  const it: CompanyRoleAssignmentRecord = {
    id: world.nextId(),
    contactId,
    roleId,
    locationId,
    createdAt: world.now(),
  };
  company.roleAssignments.push(it);
  touch(world, company);
  return { company, it };
}

export function revokeRole(world: World, shop: string, contactId: string, assignmentId: string): void {
  const { company } = expectContact(world, shop, contactId);
  const left = company.roleAssignments.filter((one) => !(one.id === assignmentId && one.contactId === contactId));
  if (left.length === company.roleAssignments.length) throw noSuchResource("companyContactRoleAssignmentId");
  company.roleAssignments = left;
  touch(world, company);
}
