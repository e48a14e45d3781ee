import { anyOf, byInstant, byList, byNumber, byText, type SearchField } from "#sandbox/graphql/search.ts";
import type { Listing } from "#sandbox/graphql/searched-page.ts";
import { customerFigures } from "#sandbox/world/customer-figures.ts";
import { addressesOf } from "#sandbox/world/customers/customer-addresses.ts";
import { metafieldOf } from "#sandbox/world/metafields/metafields.ts";
import { decimals } from "#sandbox/world/money.ts";
import type { CustomerRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

/** `email:*` finds whoever has one; `email:gmail.com` a part of it, as e-mail addresses are tokenised. */
const byEmail: SearchField<CustomerRecord> = ({ email }, _comparator, value) => {
  if (value === "*") return email !== null;
  const wanted = value.toLowerCase();
  const text = email?.toLowerCase() ?? "";
  if (wanted.endsWith("*")) return text.startsWith(wanted.slice(0, -1));
  return text === wanted || text.split(/[@+]/).includes(wanted);
};

const byPhone: SearchField<CustomerRecord> = ({ phone }, _comparator, value) =>
  value === "*" ? phone !== null : phone?.replace(/[^+\d]/g, "") === value.replace(/[^+\d]/g, "");

const byCountry: SearchField<CustomerRecord> = (customer, comparator, value) =>
  addressesOf(customer).some(({ address }) =>
    byList<typeof address>((one) => [one.country ?? "", one.countryCode ?? ""])(address, comparator, value),
  );

const tagged = anyOf<CustomerRecord>(byList((customer) => customer.tags));

/** How `customers` and `customersCount` search and sort (names and values: the official schema). */
export const CUSTOMERS = (world: World): Listing<CustomerRecord> => ({
  searchable: {
    connection: "customers",
    text: (customer, word) =>
      [customer.firstName, customer.lastName, customer.email, customer.phone, customer.note, ...customer.tags].some(
        (text) => text?.toLowerCase().includes(word),
      ),
    metafield: (customer, namespace, key) => metafieldOf(world, "Customer", customer.id, namespace, key)?.value ?? null,
    fields: {
      id: byNumber((customer) => customer.id),
      email: byEmail,
      phone: byPhone,
      first_name: byText((customer) => customer.firstName),
      last_name: byText((customer) => customer.lastName),
      tag: tagged,
      tag_not: (customer, comparator, value) => !tagged(customer, comparator, value),
      state: byText((customer) => customer.state ?? "DISABLED"),
      country: byCountry,
      accepts_marketing: byText((customer) => String(customer.emailConsent?.state === "SUBSCRIBED")),
      customer_date: byInstant((customer) => customer.createdAt),
      created_at: byInstant((customer) => customer.createdAt),
      updated_at: byInstant((customer) => customer.updatedAt),
      order_date: (customer, comparator, value) =>
        world
          .ordersOfCustomer(customer.id)
          .some((order) => byInstant<typeof order>((one) => one.createdAt)(order, comparator, value)),
      orders_count: byNumber((customer) => customerFigures(world, customer.id).numberOfOrders),
      total_spent: byNumber((customer) => {
        const { currency } = world.shop(customer.shop);
        return customerFigures(world, customer.id).amountSpent / 10 ** decimals(currency);
      }),
    },
    notHeld: ["last_abandoned_order_date"],
  },
  sortKeys: {
    ID: (customer) => Number(customer.id),
    CREATED_AT: (customer) => customer.createdAt,
    UPDATED_AT: (customer) => customer.updatedAt,
    NAME: (customer) => `${customer.lastName ?? ""} ${customer.firstName ?? ""}`.toLowerCase(),
    LOCATION: ({ defaultAddress }) =>
      [defaultAddress?.country, defaultAddress?.province, defaultAddress?.city]
        .filter(Boolean)
        .join(", ")
        .toLowerCase(),
  },
  sortKey: "ID",
});
