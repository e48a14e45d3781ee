import type { RequestContext } from "#sandbox/graphql/context.ts";
import type { AddressInput } from "#sandbox/graphql/mutations/address-input.ts";
import {
  type CompanyInput,
  companyAddressInput,
  companyInput,
  type LocationInput,
  locationChange,
  locationDraft,
} from "#sandbox/graphql/mutations/company-input.ts";
import { digits, mutate } from "#sandbox/graphql/mutations/mutate.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import {
  assignCustomer,
  assignRole,
  type ContactDraft,
  createContact,
  removeContact,
  revokeRole,
  setMainContact,
  updateContact,
} from "#sandbox/world/companies/company-contacts.ts";
import {
  assignAddress,
  createCompanyLocation,
  deleteCompanyLocation,
  updateCompanyLocation,
} from "#sandbox/world/companies/company-locations.ts";
import { createCompany, deleteCompany, updateCompany } from "#sandbox/world/companies/save-company.ts";
import { gid } from "#sandbox/world/gid.ts";

/** A mutation that answers with one record or id in a field of its payload. */
function answering(
  context: RequestContext,
  mutation: string,
  args: object,
  targets: string[],
  field: string,
  verb: () => unknown,
) {
  return mutate(
    context,
    mutation,
    { ...args },
    targets,
    () => ({ changed: true, payload: { [field]: verb() } }),
    (userErrors) => ({ [field]: null, userErrors }),
  );
}

const company = (id: string) => digits(id, "Company");
const contact = (id: string) => digits(id, "CompanyContact");
const location = (id: string) => digits(id, "CompanyLocation");

interface RoleArguments {
  companyContactId: string;
  companyContactRoleId: string;
  companyLocationId: string;
}

const ofCompanies: TypeResolvers<undefined> = {
  companyCreate: (
    _root,
    args: {
      input: { company: CompanyInput; companyContact?: ContactDraft | null; companyLocation?: LocationInput | null };
    },
    context,
  ) =>
    mutate(
      context,
      "companyCreate",
      { ...args },
      [],
      () => {
        const { company: input, companyContact, companyLocation } = args.input;
        const made = createCompany(
          context.world,
          context.shop.domain,
          {
            ...companyInput(input),
            ...(companyContact ? { contact: companyContact } : {}),
            ...(companyLocation ? { location: locationDraft(companyLocation) } : {}),
          },
          context.actor,
        );
        return { changed: true, payload: { company: made }, targetIds: [gid("Company", made.id)] };
      },
      (userErrors) => ({ company: null, userErrors }),
    ),
  companyUpdate: (_root, args: { companyId: string; input: CompanyInput }, context) =>
    answering(context, "companyUpdate", args, [args.companyId], "company", () =>
      updateCompany(context.world, context.shop.domain, company(args.companyId), companyInput(args.input)),
    ),
  companyDelete: (_root, args: { id: string }, context) =>
    answering(context, "companyDelete", args, [args.id], "deletedCompanyId", () => {
      deleteCompany(context.world, context.shop.domain, company(args.id));
      return args.id;
    }),
};

const ofContacts: TypeResolvers<undefined> = {
  companyContactCreate: (_root, args: { companyId: string; input: ContactDraft }, context) =>
    answering(context, "companyContactCreate", args, [args.companyId], "companyContact", () =>
      createContact(context.world, context.shop.domain, company(args.companyId), args.input, context.actor),
    ),
  companyContactUpdate: (_root, args: { companyContactId: string; input: ContactDraft }, context) =>
    answering(context, "companyContactUpdate", args, [args.companyContactId], "companyContact", () =>
      updateContact(context.world, context.shop.domain, contact(args.companyContactId), args.input, context.actor),
    ),
  companyContactDelete: (_root, args: { companyContactId: string }, context) =>
    answering(context, "companyContactDelete", args, [args.companyContactId], "deletedCompanyContactId", () => {
      removeContact(context.world, context.shop.domain, contact(args.companyContactId));
      return args.companyContactId;
    }),
  companyContactRemoveFromCompany: (_root, args: { companyContactId: string }, context) =>
    answering(
      context,
      "companyContactRemoveFromCompany",
      args,
      [args.companyContactId],
      "removedCompanyContactId",
      () => {
        removeContact(context.world, context.shop.domain, contact(args.companyContactId));
        return args.companyContactId;
      },
    ),
  companyAssignCustomerAsContact: (_root, args: { companyId: string; customerId: string }, context) =>
    answering(
      context,
      "companyAssignCustomerAsContact",
      args,
      [args.companyId, args.customerId],
      "companyContact",
      () =>
        assignCustomer(
          context.world,
          context.shop.domain,
          company(args.companyId),
          digits(args.customerId, "Customer"),
        ),
    ),
  companyAssignMainContact: (_root, args: { companyId: string; companyContactId: string }, context) =>
    answering(context, "companyAssignMainContact", args, [args.companyId], "company", () =>
      setMainContact(context.world, context.shop.domain, company(args.companyId), contact(args.companyContactId)),
    ),
  companyRevokeMainContact: (_root, args: { companyId: string }, context) =>
    answering(context, "companyRevokeMainContact", args, [args.companyId], "company", () =>
      setMainContact(context.world, context.shop.domain, company(args.companyId), null),
    ),
  companyContactAssignRole: (_root, args: RoleArguments, context) =>
    answering(context, "companyContactAssignRole", args, [args.companyContactId], "companyContactRoleAssignment", () =>
      assignRole(
        context.world,
        context.shop.domain,
        contact(args.companyContactId),
        digits(args.companyContactRoleId, "CompanyContactRole"),
        location(args.companyLocationId),
      ),
    ),
  companyContactRevokeRole: (
    _root,
    args: { companyContactId: string; companyContactRoleAssignmentId: string },
    context,
  ) =>
    answering(
      context,
      "companyContactRevokeRole",
      args,
      [args.companyContactId],
      "revokedCompanyContactRoleAssignmentId",
      () => {
        const id = digits(args.companyContactRoleAssignmentId, "CompanyContactRoleAssignment");
        revokeRole(context.world, context.shop.domain, contact(args.companyContactId), id);
        return args.companyContactRoleAssignmentId;
      },
    ),
};

const ofLocations: TypeResolvers<undefined> = {
  companyLocationCreate: (_root, args: { companyId: string; input: LocationInput }, context) =>
    answering(context, "companyLocationCreate", args, [args.companyId], "companyLocation", () =>
      createCompanyLocation(context.world, context.shop.domain, company(args.companyId), locationDraft(args.input)),
    ),
  companyLocationUpdate: (_root, args: { companyLocationId: string; input: LocationInput }, context) =>
    answering(context, "companyLocationUpdate", args, [args.companyLocationId], "companyLocation", () =>
      updateCompanyLocation(
        context.world,
        context.shop.domain,
        location(args.companyLocationId),
        locationChange(args.input),
      ),
    ),
  companyLocationDelete: (_root, args: { companyLocationId: string }, context) =>
    answering(context, "companyLocationDelete", args, [args.companyLocationId], "deletedCompanyLocationId", () => {
      deleteCompanyLocation(context.world, context.shop.domain, location(args.companyLocationId));
      return args.companyLocationId;
    }),
  companyLocationAssignAddress: (
    _root,
    args: { locationId: string; address: AddressInput; addressTypes: ("BILLING" | "SHIPPING")[] },
    context,
  ) =>
    answering(context, "companyLocationAssignAddress", args, [args.locationId], "addresses", () => {
      const { company: of, it } = assignAddress(
        context.world,
        context.shop.domain,
        location(args.locationId),
        companyAddressInput(args.address),
        args.addressTypes,
      );
      return args.addressTypes.map((type) => ({
        company: of,
        it: type === "BILLING" ? it.billingAddress : it.shippingAddress,
      }));
    }),
};

export const companyMutations: TypeResolvers<undefined> = { ...ofCompanies, ...ofContacts, ...ofLocations };
