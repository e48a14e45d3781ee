import type { PageArguments } from "#sandbox/graphql/connection.ts";
import { listConnection } from "#sandbox/graphql/connection.ts";
import type { RequestContext } from "#sandbox/graphql/context.ts";
import { type CustomId, findByCustomId } from "#sandbox/graphql/find-by-custom-id.ts";
import { digits } from "#sandbox/graphql/mutations/mutate.ts";
import { idOf, type NodeFinders } from "#sandbox/graphql/node-finder.ts";
import { connectionOfOrders } from "#sandbox/graphql/orders-connection.ts";
import { CUSTOMERS } from "#sandbox/graphql/queries/customer-listing.ts";
import { refuseArguments, type TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { customerAddress, emailAddress, phoneNumber } from "#sandbox/graphql/resolvers/customer.ts";
import { orderAddress } from "#sandbox/graphql/resolvers/mailing-address.ts";
import { type SearchArguments, searchedCount, searchedPage } from "#sandbox/graphql/searched-page.ts";
import { addressesOf } from "#sandbox/world/customers/customer-addresses.ts";
import { customerIndex } from "#sandbox/world/customers/customer-index.ts";
import { type MergeOverrides, type MergePlan, nameOf, planMerge } from "#sandbox/world/customers/plan-merge.ts";
import { gid } from "#sandbox/world/gid.ts";
import { metafieldsOf } from "#sandbox/world/metafields/metafields.ts";
import type { CustomerRecord } from "#sandbox/world/types.ts";

const customersOf = ({ world, shop }: RequestContext): CustomerRecord[] =>
  Object.values(world.state.customers).filter((one) => one.shop === shop.domain);

export interface OverrideFields {
  customerIdOfEmailToKeep?: string | null;
  customerIdOfFirstNameToKeep?: string | null;
  customerIdOfLastNameToKeep?: string | null;
  customerIdOfPhoneNumberToKeep?: string | null;
  customerIdOfDefaultAddressToKeep?: string | null;
  note?: string | null;
  tags?: string[] | null;
}

export function mergeOverrides(fields: OverrideFields | null | undefined): MergeOverrides {
  const id = (text: string | null | undefined) => (text ? digits(text, "Customer") : null);
  return {
    emailOf: id(fields?.customerIdOfEmailToKeep),
    firstNameOf: id(fields?.customerIdOfFirstNameToKeep),
    lastNameOf: id(fields?.customerIdOfLastNameToKeep),
    phoneOf: id(fields?.customerIdOfPhoneNumberToKeep),
    defaultAddressOf: id(fields?.customerIdOfDefaultAddressToKeep),
    note: fields?.note ?? null,
    tags: fields?.tags ?? null,
  };
}

/** What comes of two customers, as `CustomerMergePreview` tells it. Customers of this world have no gift cards or discounts. */
function preview(plan: MergePlan, context: RequestContext) {
  const { world } = context;
  const { kept, gone } = plan;
  const after: CustomerRecord = {
    ...kept,
    firstName: plan.firstName,
    lastName: plan.lastName,
    email: plan.email,
    phone: plan.phone,
  };
  const orders = [...world.ordersOfCustomer(kept.id), ...world.ordersOfCustomer(gone.id)];
  const drafts = Object.values(world.state.draftOrders).filter(
    ({ customerId }) => customerId === kept.id || customerId === gone.id,
  );
  const metafields = new Set(
    [kept, gone].flatMap(({ id }) =>
      metafieldsOf(world, "Customer", id).map(({ namespace, key }) => `${namespace}.${key}`),
    ),
  );
  const other = <T>(one: T | null, chosen: T | null) => (one === chosen ? null : one);
  const otherEmail = [kept, gone].find(({ email }) => email !== null && email !== plan.email);
  const otherPhone = [kept, gone].find(({ phone }) => phone !== null && phone !== plan.phone);
  const otherAddress = plan.addresses.find(({ id }) => id === gone.addressId && id !== plan.defaultAddress?.id);
  return {
    resultingCustomerId: gid("Customer", kept.id),
    customerMergeErrors: null,
    defaultFields: {
      firstName: plan.firstName,
      lastName: plan.lastName,
      displayName: nameOf(after),
      email: emailAddress(after, context),
      phoneNumber: phoneNumber(after, context),
      note: plan.note,
      tags: plan.tags,
      defaultAddress: plan.defaultAddress && customerAddress(plan.defaultAddress),
      addresses: plan.addresses.map(customerAddress),
      orders,
      orderCount: String(orders.length),
      draftOrders: drafts,
      draftOrderCount: String(drafts.length),
      metafieldCount: String(metafields.size),
      discountNodeCount: "0",
      giftCardCount: "0",
    },
    alternateFields: {
      firstName: other(gone.firstName, plan.firstName),
      lastName: other(gone.lastName, plan.lastName),
      email: otherEmail ? emailAddress(otherEmail, context) : null,
      phoneNumber: otherPhone ? phoneNumber(otherPhone, context) : null,
      defaultAddress: otherAddress ? customerAddress(otherAddress) : null,
    },
    blockingFields:
      plan.blocked.note || plan.blocked.tags
        ? { note: plan.blocked.note ? plan.note : null, tags: plan.blocked.tags ? plan.tags : [] }
        : null,
  };
}

type Fields = ReturnType<typeof preview>["defaultFields"];
const plain = (name: keyof Fields) => (fields: Fields) => fields[name];

export const mergePreviewFieldResolvers: TypeResolvers<Fields> = {
  ...Object.fromEntries(
    (
      [
        ...["firstName", "lastName", "displayName", "email", "phoneNumber", "note", "tags", "defaultAddress"],
        ...["orderCount", "draftOrderCount", "metafieldCount", "discountNodeCount", "giftCardCount"],
      ] as (keyof Fields)[]
    ).map((name) => [name, plain(name)]),
  ),
  addresses: (fields, args: PageArguments) => listConnection(fields.addresses, args, ({ id }) => id),
  orders: (fields, args: PageArguments, context, info) => connectionOfOrders(fields.orders, args, context, info),
  draftOrders: (fields, args: PageArguments) => listConnection(fields.draftOrders, args, ({ id }) => id),
};

export const customerQueries: TypeResolvers<undefined> = {
  customer: (_root, args: { id: string }, { world, shop }) => world.customer(shop.domain, idOf(args.id, "Customer")),
  customers: (_root, args: SearchArguments, context, info) => {
    refuseArguments("customers", { ...args }, "segmentId");
    return searchedPage(customersOf(context), args, CUSTOMERS(context.world), context, info);
  },
  customersCount: (_root, args: { query?: string | null; limit?: number | null }, context, info) =>
    searchedCount(customersOf(context), args, CUSTOMERS(context.world), context, info),
  customerByIdentifier: (
    _root,
    {
      identifier,
    }: {
      identifier: {
        id?: string | null;
        emailAddress?: string | null;
        phoneNumber?: string | null;
        customId?: CustomId | null;
      };
    },
    context,
  ) => {
    const { world, shop } = context;
    const { id, emailAddress: email, phoneNumber: phone, customId } = identifier;
    if (email || phone) return customerIndex(world).find(shop.domain, { email: email ?? null, phone: phone ?? null });
    const found = customId ? findByCustomId("Customer", customId, context) : idOf(id ?? "", "Customer");
    return found && world.customer(shop.domain, found);
  },
  customerMergePreview: (
    _root,
    args: { customerOneId: string; customerTwoId: string; overrideFields?: OverrideFields | null },
    context,
  ) => {
    const { plan, errors } = planMerge(
      context.world,
      context.shop.domain,
      digits(args.customerOneId, "Customer"),
      digits(args.customerTwoId, "Customer"),
      mergeOverrides(args.overrideFields),
    );
    if (plan) return preview(plan, context);
    const customerMergeErrors = errors.map(({ errorFields, message }) => ({ errorFields, message }));
    return {
      resultingCustomerId: null,
      customerMergeErrors,
      defaultFields: null,
      alternateFields: null,
      blockingFields: null,
    };
  },
  customerMergeJobStatus: (_root, args: { jobId: string }, { world, shop }) => {
    const merge = world.state.customerMerges[args.jobId.replace("gid://shopify/Job/", "")];
    if (merge?.shop !== shop.domain) return null;
    return {
      jobId: args.jobId,
      status: "COMPLETED",
      resultingCustomerId: gid("Customer", merge.resultingCustomerId),
      customerMergeErrors: [],
    };
  },
};

/** An address of an order, whose id begins with the order's, or of a customer. */
function address(id: string, { world, shop }: RequestContext) {
  const order = world.order(shop.domain, id.slice(0, -1));
  if (order) return orderAddress(order, id.endsWith("1") ? "shippingAddress" : "billingAddress");
  const kept = world.reading(() =>
    Object.values(world.state.customers)
      .filter((customer) => customer.shop === shop.domain)
      .flatMap(addressesOf)
      .find((one) => one.id === id),
  );
  return kept ? customerAddress(kept) : null;
}

export const customerNodes: NodeFinders = {
  MailingAddress: address,
  Customer: (id, { world, shop }) => world.customer(shop.domain, id),
};
