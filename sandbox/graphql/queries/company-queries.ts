import type { RequestContext } from "#sandbox/graphql/context.ts";
import { idOf, type NodeFinders } from "#sandbox/graphql/node-finder.ts";
import { refuseArguments, type TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { byInstant, byNumber, byText, type SearchField } from "#sandbox/graphql/search.ts";
import { type Listing, type SearchArguments, searchedPage } from "#sandbox/graphql/searched-page.ts";
import { ordersBoughtBy } from "#sandbox/world/companies/bought-by.ts";
import {
  companiesOf,
  companyContact,
  companyLocation,
  type OfCompany,
  roleAssignment,
} from "#sandbox/world/companies/expect-company.ts";
import { orderTotals } from "#sandbox/world/order-totals.ts";
import type { CompanyLocationRecord, CompanyRecord } from "#sandbox/world/records/company.ts";
import type { World } from "#sandbox/world/world.ts";

/** How `companies` searches and sorts (names: the official schema). */
const COMPANIES = (world: World): Listing<CompanyRecord> => {
  const orders = ({ shop, id }: CompanyRecord) => ordersBoughtBy(world, shop, ({ companyId }) => companyId === id);
  return {
    searchable: {
      connection: "companies",
      text: (company, word) =>
        [company.name, company.externalId, company.note].some((text) => text?.toLowerCase().includes(word)),
      fields: {
        id: byNumber((company) => company.id),
        name: byText((company) => company.name),
        external_id: byText((company) => company.externalId),
        created_at: byInstant((company) => company.createdAt),
        updated_at: byInstant((company) => company.updatedAt),
        since_date: byInstant((company) => company.customerSince),
      },
      notHeld: ["active_customers_count", "ordering_status"],
    },
    sortKeys: {
      ID: (company) => Number(company.id),
      NAME: (company) => company.name.toLowerCase(),
      CREATED_AT: (company) => company.createdAt,
      UPDATED_AT: (company) => company.updatedAt,
      SINCE_DATE: (company) => company.customerSince,
      ORDER_COUNT: (company) => orders(company).length,
      TOTAL_SPENT: (company) => orders(company).reduce((sum, order) => sum + orderTotals(order).received, 0),
    },
    sortKey: "ID",
  };
};

/** A place as lists page it: by its own id. */
interface Place extends OfCompany<CompanyLocationRecord> {
  id: string;
}

const ids: SearchField<Place> = ({ id }, _comparator, value) => value.split(",").includes(id);

const LOCATIONS: Listing<Place> = {
  searchable: {
    connection: "companyLocations",
    text: ({ company, it }, word) =>
      [company.name, it.name, it.externalId].some((text) => text?.toLowerCase().includes(word)),
    fields: {
      id: byNumber(({ id }) => id),
      ids,
      name: byText(({ it }) => it.name),
      external_id: byText(({ it }) => it.externalId),
      company_id: byText(({ company }) => company.id),
      created_at: byInstant(({ it }) => it.createdAt),
      updated_at: byInstant(({ it }) => it.updatedAt),
    },
    notHeld: [],
  },
  sortKeys: {
    ID: ({ id }) => Number(id),
    NAME: ({ it }) => it.name.toLowerCase(),
    COMPANY_ID: ({ company }) => Number(company.id),
    COMPANY_AND_LOCATION_NAME: ({ company, it }) => `${company.name}\n${it.name}`.toLowerCase(),
    CREATED_AT: ({ it }) => it.createdAt,
    UPDATED_AT: ({ it }) => it.updatedAt,
  },
  sortKey: "ID",
};

function company(id: string, { world, shop }: RequestContext): CompanyRecord | null {
  const found = world.state.companies[id];
  return found?.shop === shop.domain ? found : null;
}

function role(id: string, { world, shop }: RequestContext) {
  return companiesOf(world, shop.domain).flatMap(({ roles }) => roles.find((one) => one.id === id) ?? [])[0] ?? null;
}

export const companyQueries: TypeResolvers<undefined> = {
  company: (_root, args: { id: string }, context) => company(idOf(args.id, "Company"), context),
  companies: (_root, args: SearchArguments, context, info) =>
    searchedPage(companiesOf(context.world, context.shop.domain), args, COMPANIES(context.world), context, info),
  companiesCount: (_root, args: { limit?: number | null }, { world, shop }) => {
    const all = companiesOf(world, shop.domain).length;
    const limit = args.limit ?? Number.POSITIVE_INFINITY;
    return { count: Math.min(all, limit), precision: all > limit ? "AT_LEAST" : "EXACT" };
  },
  companyContact: (_root, args: { id: string }, { world, shop }) =>
    companyContact(world, shop.domain, idOf(args.id, "CompanyContact")),
  companyContactRole: (_root, args: { id: string }, context) => role(idOf(args.id, "CompanyContactRole"), context),
  companyLocation: (_root, args: { id: string }, { world, shop }) =>
    companyLocation(world, shop.domain, idOf(args.id, "CompanyLocation")),
  companyLocations: (_root, args: SearchArguments, context, info) => {
    refuseArguments("companyLocations", { ...args }, "savedSearchId");
    const all = companiesOf(context.world, context.shop.domain).flatMap((one) =>
      one.locations.map((it): Place => ({ id: it.id, company: one, it })),
    );
    return searchedPage(all, args, LOCATIONS, context, info);
  },
};

export const companyNodes: NodeFinders = {
  Company: company,
  CompanyContact: (id, { world, shop }) => companyContact(world, shop.domain, id),
  CompanyLocation: (id, { world, shop }) => companyLocation(world, shop.domain, id),
  CompanyContactRole: role,
  CompanyAddress: (id, { world, shop }) => {
    for (const company of companiesOf(world, shop.domain))
      for (const { billingAddress, shippingAddress } of company.locations) {
        const it = [billingAddress, shippingAddress].find((one) => one?.id === id);
        if (it) return { company, it };
      }
    return null;
  },
  CompanyContactRoleAssignment: (id, { world, shop }) => roleAssignment(world, shop.domain, id),
};
