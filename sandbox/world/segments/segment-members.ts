import { customerFigures } from "#sandbox/world/customer-figures.ts";
import { addressesOf } from "#sandbox/world/customers/customer-addresses.ts";
import { decimals } from "#sandbox/world/money.ts";
import {
  type FactKind,
  type FactValue,
  fitsSegment,
  parseSegmentQuery,
} from "#sandbox/world/segments/segment-query.ts";
import type { CustomerRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

interface Filter {
  kind: FactKind;
  read: (customer: CustomerRecord, world: World) => FactValue;
}

const places = (
  customer: CustomerRecord,
  read: (address: NonNullable<CustomerRecord["defaultAddress"]>) => string | null,
) => addressesOf(customer).flatMap(({ address }) => read(address) ?? []);

const orderDates = (customer: CustomerRecord, world: World) =>
  world
    .ordersOfCustomer(customer.id)
    .map(({ createdAt }) => createdAt)
    .sort();

/** The filters that this world can tell (names: documentation, "Segment query language reference"). */
const FILTERS: Readonly<Record<string, Filter>> = {
  number_of_orders: { kind: "number", read: (customer, world) => customerFigures(world, customer.id).numberOfOrders },
  amount_spent: {
    kind: "number",
    read: (customer, world) =>
      customerFigures(world, customer.id).amountSpent / 10 ** decimals(world.shop(customer.shop).currency),
  },
  customer_added_date: { kind: "date", read: ({ createdAt }) => createdAt },
  first_order_date: { kind: "date", read: (customer, world) => orderDates(customer, world)[0] ?? null },
  last_order_date: { kind: "date", read: (customer, world) => orderDates(customer, world).at(-1) ?? null },
  customer_tags: { kind: "list", read: ({ tags }) => tags },
  customer_language: { kind: "text", read: ({ locale }) => locale ?? "en" },
  customer_account_status: { kind: "text", read: ({ state }) => state ?? "DISABLED" },
  customer_email_domain: { kind: "text", read: ({ email }) => email?.split("@")[1] ?? null },
  email_subscription_status: {
    kind: "text",
    read: ({ email, emailConsent }) => (email ? (emailConsent?.state ?? "NOT_SUBSCRIBED") : null),
  },
  sms_subscription_status: {
    kind: "text",
    read: ({ phone, smsConsent }) => (phone ? (smsConsent?.state ?? "NOT_SUBSCRIBED") : null),
  },
  customer_countries: { kind: "list", read: (customer) => places(customer, ({ countryCode }) => countryCode) },
  customer_regions: {
    kind: "list",
    read: (customer) =>
      places(
        customer,
        ({ countryCode, provinceCode }) => countryCode && provinceCode && `${countryCode}-${provinceCode}`,
      ),
  },
  customer_cities: {
    kind: "list",
    read: (customer) =>
      places(customer, ({ countryCode, provinceCode, city }) =>
        city && countryCode ? [countryCode, provinceCode, city.replaceAll(" ", "")].filter(Boolean).join("-") : null,
      ),
  },
  companies: {
    kind: "list",
    read: ({ shop, id }, world) =>
      Object.values(world.state.companies).flatMap((company) =>
        company.shop === shop && company.contacts.some(({ customerId }) => customerId === id) ? [company.id] : [],
      ),
  },
};

const kindOf = (filter: string): FactKind | null => FILTERS[filter]?.kind ?? null;

/** Tests a query without customers. Throws `SegmentQueryError`, or `NotSimulated` for what this world cannot tell. */
export function checkSegmentQuery(query: string): void {
  parseSegmentQuery(query, kindOf);
}

/** The customers of a store that a query describes, oldest first. */
export function segmentMembers(world: World, shop: string, query: string): CustomerRecord[] {
  const isMember = memberTest(world, query);
  return Object.values(world.state.customers).filter((customer) => customer.shop === shop && isMember(customer));
}

/** Whether a query describes a customer at this moment. */
export function memberTest(world: World, query: string): (customer: CustomerRecord) => boolean {
  const node = parseSegmentQuery(query, kindOf);
  const nowMs = world.nowMs();
  return (customer) => fitsSegment(node, (filter) => FILTERS[filter]?.read(customer, world) ?? null, kindOf, nowMs);
}
