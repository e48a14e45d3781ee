import { defaultCursor, listConnection, type PageArguments } from "#sandbox/graphql/connection.ts";
import type { RequestContext } from "#sandbox/graphql/context.ts";
import { lifetime } from "#sandbox/graphql/lifetime.ts";
import { money } from "#sandbox/graphql/money-bag.ts";
import { connectionOfOrders } from "#sandbox/graphql/orders-connection.ts";
import { DRAFT_ORDERS, draftsOf } from "#sandbox/graphql/queries/draft-order-listing.ts";
import { refuseArguments, type TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { areaOf, linesOf } from "#sandbox/graphql/resolvers/mailing-address.ts";
import { paymentTermsTemplate } from "#sandbox/graphql/resolvers/payment-terms.ts";
import { storeCreditAccounts } from "#sandbox/graphql/resolvers/store-credit.ts";
import { exactly, type SearchArguments, searchedPage } from "#sandbox/graphql/searched-page.ts";
import { ordersBoughtBy } from "#sandbox/world/companies/bought-by.ts";
import type { OfCompany } from "#sandbox/world/companies/expect-company.ts";
import { gid } from "#sandbox/world/gid.ts";
import { orderTotals } from "#sandbox/world/order-totals.ts";
import { templateOf } from "#sandbox/world/payment-terms/payment-terms-templates.ts";
import type {
  CompanyAddressRecord,
  CompanyContactRecord,
  CompanyLocationRecord,
  CompanyRecord,
  CompanyRoleAssignmentRecord,
  CompanyRoleRecord,
} from "#sandbox/world/records/company.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";

type Buyer = NonNullable<OrderRecord["company"]>;
type Test = (buyer: Buyer) => boolean;

const orders = (test: Test, { world, shop }: RequestContext) => ordersBoughtBy(world, shop.domain, test);

const spent = (test: Test, context: RequestContext) =>
  money(
    orders(test, context).reduce((sum, order) => (order.test ? sum : sum + orderTotals(order).received), 0),
    context.shop.currency,
  );

const drafts = (test: Test, args: SearchArguments, context: RequestContext, info: Parameters<typeof searchedPage>[4]) =>
  searchedPage(
    draftsOf(context).filter(({ company }) => company !== undefined && test(company)),
    args,
    DRAFT_ORDERS(context.world),
    context,
    info,
  );

/** What companies, contacts and locations tell of what was bought. */
const bought = <S>(test: (source: S) => Test): TypeResolvers<S> => ({
  orders: (source, args: PageArguments, context, info) =>
    connectionOfOrders(orders(test(source), context), args, context, info),
  draftOrders: (source, args: SearchArguments, context, info) => drafts(test(source), args, context, info),
});

const list = <T extends { id: string }>(company: CompanyRecord, records: readonly T[], args: object, field: string) => {
  refuseArguments(field, args as Record<string, unknown>, "query");
  return listConnection(
    records.map((it) => ({ company, it })),
    args as PageArguments,
    ({ it }) => it.id,
  );
};

const of = <T extends { id: string }>(company: CompanyRecord, it: T | undefined | null): OfCompany<T> | null =>
  it ? { company, it } : null;

export const companyResolvers: TypeResolvers<CompanyRecord> = {
  ...bought<CompanyRecord>(
    ({ id }) =>
      ({ companyId }) =>
        companyId === id,
  ),
  id: (company) => gid("Company", company.id),
  name: (company) => company.name,
  externalId: (company) => company.externalId,
  note: (company) => company.note,
  defaultCursor,
  customerSince: (company) => company.customerSince,
  createdAt: (company) => company.createdAt,
  updatedAt: (company) => company.updatedAt,
  hasTimelineComment: () => false,
  lifetimeDuration: (company, _args, { world }) => lifetime(world.nowMs() - Date.parse(company.customerSince)),
  contacts: (company, args: PageArguments) => list(company, company.contacts, args, "Company.contacts"),
  contactCount: (company) => company.contacts.length,
  contactsCount: (company) => exactly(company.contacts.length),
  contactRoles: (company, args: PageArguments) => listConnection(company.roles, args, ({ id }) => id),
  defaultRole: (company) => company.roles[1] ?? null,
  locations: (company, args: PageArguments) => list(company, company.locations, args, "Company.locations"),
  locationsCount: (company) => exactly(company.locations.length),
  mainContact: (company) =>
    of(
      company,
      company.contacts.find(({ id }) => id === company.mainContactId),
    ),
  ordersCount: (company, _args, context) =>
    exactly(orders(({ companyId }) => companyId === company.id, context).length),
  totalSpent: (company, _args, context) => spent(({ companyId }) => companyId === company.id, context),
};

export const companyContactResolvers: TypeResolvers<OfCompany<CompanyContactRecord>> = {
  ...bought<OfCompany<CompanyContactRecord>>(
    ({ it }) =>
      ({ contactId }) =>
        contactId === it.id,
  ),
  id: ({ it }) => gid("CompanyContact", it.id),
  company: ({ company }) => company,
  customer: ({ it }, _args, { world, shop }) => world.customer(shop.domain, it.customerId),
  isMainContact: ({ company, it }) => company.mainContactId === it.id,
  title: ({ it }) => it.title,
  locale: ({ it }) => it.locale,
  createdAt: ({ it }) => it.createdAt,
  updatedAt: ({ it }) => it.updatedAt,
  lifetimeDuration: ({ it }, _args, { world }) => lifetime(world.nowMs() - Date.parse(it.createdAt)),
  roleAssignments: ({ company, it }, args: PageArguments) =>
    list(
      company,
      company.roleAssignments.filter(({ contactId }) => contactId === it.id),
      args,
      "CompanyContact.roleAssignments",
    ),
};

export const companyLocationResolvers: TypeResolvers<OfCompany<CompanyLocationRecord>> = {
  ...bought<OfCompany<CompanyLocationRecord>>(
    ({ it }) =>
      ({ locationId }) =>
        locationId === it.id,
  ),
  id: ({ it }) => gid("CompanyLocation", it.id),
  company: ({ company }) => company,
  name: ({ it }) => it.name,
  externalId: ({ it }) => it.externalId,
  note: ({ it }) => it.note,
  defaultCursor: ({ it }) => defaultCursor(it),
  phone: ({ it }) => it.phone,
  locale: ({ it }) => it.locale,
  createdAt: ({ it }) => it.createdAt,
  updatedAt: ({ it }) => it.updatedAt,
  currency: (_location, _args, { shop }) => shop.currency,
  hasTimelineComment: () => false,
  billingAddress: ({ company, it }) => of(company, it.billingAddress),
  shippingAddress: ({ company, it }) => of(company, it.shippingAddress),
  taxExemptions: ({ it }) => it.taxExemptions,
  taxRegistrationId: ({ it }) => it.taxRegistrationId,
  taxSettings: ({ it }) => ({
    taxExempt: it.taxExempt,
    taxExemptions: it.taxExemptions,
    taxRegistrationId: it.taxRegistrationId,
  }),
  buyerExperienceConfiguration: ({ it }) => {
    const { paymentTermsTemplateId, ...rest } = it.buyerExperience;
    const template = paymentTermsTemplateId ? templateOf(paymentTermsTemplateId) : null;
    return {
      ...rest,
      deposit: null,
      payNowOnly: template === null,
      paymentTermsTemplate: template && paymentTermsTemplate(template),
    };
  },
  roleAssignments: ({ company, it }, args: PageArguments) =>
    list(
      company,
      company.roleAssignments.filter(({ locationId }) => locationId === it.id),
      args,
      "CompanyLocation.roleAssignments",
    ),
  orderCount: ({ it }, _args, context) => orders(({ locationId }) => locationId === it.id, context).length,
  ordersCount: ({ it }, _args, context) => exactly(orders(({ locationId }) => locationId === it.id, context).length),
  totalSpent: ({ it }, _args, context) => spent(({ locationId }) => locationId === it.id, context),
  storeCreditAccounts: ({ it }, args: PageArguments, context) =>
    storeCreditAccounts({ type: "CompanyLocation", id: it.id }, args, context),
};

export const companyAddressResolvers: TypeResolvers<OfCompany<CompanyAddressRecord>> = {
  id: ({ it }) => gid("CompanyAddress", it.id),
  companyName: ({ company }) => company.name,
  recipient: ({ it }) => it.recipient,
  firstName: ({ it }) => it.firstName,
  lastName: ({ it }) => it.lastName,
  address1: ({ it }) => it.address1 ?? "",
  address2: ({ it }) => it.address2,
  city: ({ it }) => it.city,
  zip: ({ it }) => it.zip,
  province: ({ it }) => it.province,
  zoneCode: ({ it }) => it.provinceCode,
  country: ({ it }) => it.country,
  countryCode: ({ it }) => it.countryCode,
  phone: ({ it }) => it.phone,
  formattedArea: ({ it }) => areaOf(it),
  formattedAddress: ({ company, it }, args: { withName?: boolean | null; withCompanyName?: boolean | null }) => [
    ...[args.withName && it.recipient, args.withCompanyName && company.name].filter((one) => one),
    ...linesOf(it),
  ],
  createdAt: ({ it }) => it.createdAt,
  updatedAt: ({ it }) => it.updatedAt,
};

export const companyRoleResolvers: TypeResolvers<CompanyRoleRecord> = {
  id: (role) => gid("CompanyContactRole", role.id),
  name: (role) => role.name,
  note: (role) => role.note,
};

export const companyRoleAssignmentResolvers: TypeResolvers<OfCompany<CompanyRoleAssignmentRecord>> = {
  id: ({ it }) => gid("CompanyContactRoleAssignment", it.id),
  company: ({ company }) => company,
  companyContact: ({ company, it }) =>
    of(
      company,
      company.contacts.find(({ id }) => id === it.contactId),
    ),
  companyLocation: ({ company, it }) =>
    of(
      company,
      company.locations.find(({ id }) => id === it.locationId),
    ),
  role: ({ company, it }) => company.roles.find(({ id }) => id === it.roleId),
  createdAt: ({ it }) => it.createdAt,
  updatedAt: ({ it }) => it.createdAt,
};

/** Who bought, when it was a company. */
export const purchasingCompanyResolvers: TypeResolvers<Buyer> = {
  company: ({ companyId }, _args, { world }) => world.state.companies[companyId] ?? null,
  contact: ({ companyId, contactId }, _args, { world }) => {
    const company = world.state.companies[companyId];
    return company
      ? of(
          company,
          company.contacts.find(({ id }) => id === contactId),
        )
      : null;
  },
  location: ({ companyId, locationId }, _args, { world }) => {
    const company = world.state.companies[companyId];
    return company
      ? of(
          company,
          company.locations.find(({ id }) => id === locationId),
        )
      : null;
  },
};
