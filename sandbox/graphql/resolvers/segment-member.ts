import { money } from "#sandbox/graphql/money-bag.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { customerAddress, emailAddress, mergeable, phoneNumber } from "#sandbox/graphql/resolvers/customer.ts";
import { metafieldFields } from "#sandbox/graphql/resolvers/metafield.ts";
import { customerFigures } from "#sandbox/world/customer-figures.ts";
import { nameOf } from "#sandbox/world/customers/plan-merge.ts";
import { gid } from "#sandbox/world/gid.ts";
import type { CustomerRecord } from "#sandbox/world/types.ts";

/** A customer as a member of a segment: the same person under another kind of id. */
export const segmentMemberResolvers: TypeResolvers<CustomerRecord> = {
  ...metafieldFields<CustomerRecord>("Customer"),
  id: (customer) => gid("CustomerSegmentMember", customer.id),
  displayName: nameOf,
  firstName: (customer) => customer.firstName,
  lastName: (customer) => customer.lastName,
  note: (customer) => customer.note,
  defaultAddress: (customer) =>
    customer.defaultAddress && customerAddress({ id: customer.addressId, address: customer.defaultAddress }),
  defaultEmailAddress: (customer, _args, context) => emailAddress(customer, context),
  defaultPhoneNumber: (customer, _args, context) => phoneNumber(customer, context),
  mergeable: (customer, _args, context) => mergeable(customer, context),
  numberOfOrders: (customer, _args, { world }) => String(customerFigures(world, customer.id).numberOfOrders),
  amountSpent: (customer, _args, { world, shop }) =>
    money(customerFigures(world, customer.id).amountSpent, shop.currency),
  lastOrderId: (customer, _args, { world }) => {
    const { lastOrder } = customerFigures(world, customer.id);
    return lastOrder && gid("Order", lastOrder.id);
  },
};
