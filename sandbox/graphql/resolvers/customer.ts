import { money } from "#sandbox/graphql/money-bag.ts";
import { connectionOfOrders } from "#sandbox/graphql/orders-connection.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { metafieldFields } from "#sandbox/graphql/resolvers/metafield.ts";
import { customerFigures } from "#sandbox/world/customer-figures.ts";
import { gid } from "#sandbox/world/gid.ts";
import type { CustomerRecord } from "#sandbox/world/types.ts";

const displayName = (customer: CustomerRecord) =>
  [customer.firstName, customer.lastName].filter(Boolean).join(" ") || customer.email || customer.phone || "";

export const customerResolvers: TypeResolvers<CustomerRecord> = {
  ...metafieldFields<CustomerRecord>("Customer"),
  id: (customer) => gid("Customer", customer.id),
  legacyResourceId: (customer) => customer.id,
  firstName: (customer) => customer.firstName,
  lastName: (customer) => customer.lastName,
  displayName,
  email: (customer) => customer.email,
  phone: (customer) => customer.phone,
  note: (customer) => customer.note,
  tags: (customer) => customer.tags,
  state: () => "DISABLED",
  verifiedEmail: () => true,
  taxExempt: () => false,
  locale: () => "en",
  createdAt: (customer) => customer.createdAt,
  updatedAt: (customer) => customer.updatedAt,
  defaultAddress: (customer) => customer.defaultAddress,
  defaultEmailAddress: (customer) => customer.email && { emailAddress: customer.email },
  defaultPhoneNumber: (customer) => customer.phone && { phoneNumber: customer.phone },
  numberOfOrders: (customer, _args, { world }) => String(customerFigures(world, customer.id).numberOfOrders),
  amountSpent: (customer, _args, { world, shop }) =>
    money(customerFigures(world, customer.id).amountSpent, shop.currency),
  lastOrder: (customer, _args, { world }) => customerFigures(world, customer.id).lastOrder,
  orders: (customer, args, context, info) =>
    connectionOfOrders(context.world.ordersOfCustomer(customer.id), args, context, info),
};
