import { listConnection, type PageArguments } from "#sandbox/graphql/connection.ts";
import type { RequestContext } from "#sandbox/graphql/context.ts";
import { lifetime } from "#sandbox/graphql/lifetime.ts";
import { money } from "#sandbox/graphql/money-bag.ts";
import { connectionOfOrders } from "#sandbox/graphql/orders-connection.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import type { ReadAddress } from "#sandbox/graphql/resolvers/mailing-address.ts";
import { metafieldFields } from "#sandbox/graphql/resolvers/metafield.ts";
import { customerEvents } from "#sandbox/graphql/resolvers/record-events.ts";
import { storeCreditAccounts } from "#sandbox/graphql/resolvers/store-credit.ts";
import { companiesOf } from "#sandbox/world/companies/expect-company.ts";
import { customerFigures } from "#sandbox/world/customer-figures.ts";
import { e164 } from "#sandbox/world/customers/check-customer.ts";
import { addressesOf, type KeptAddress } from "#sandbox/world/customers/customer-addresses.ts";
import { mergeBlockers, nameOf, whyNot } from "#sandbox/world/customers/plan-merge.ts";
import { gid } from "#sandbox/world/gid.ts";
import type { ConsentRecord } from "#sandbox/world/records/customer.ts";
import type { CustomerRecord } from "#sandbox/world/types.ts";

/** An address as `MailingAddress` reads it. */
export const customerAddress = ({ id, address }: KeptAddress): ReadAddress => ({
  ...address,
  id,
  model: "CustomerAddress",
});

const NONE: ConsentRecord = { state: "NOT_SUBSCRIBED", optInLevel: "UNKNOWN", updatedAt: null };

const placeOf = (consent: ConsentRecord, { world }: RequestContext) =>
  (consent.sourceLocationId && world.state.locations[consent.sourceLocationId]) || null;

const optIn = ({ optInLevel }: ConsentRecord) => (optInLevel === "UNKNOWN" ? null : optInLevel);

export function emailAddress({ id, email, emailConsent = NONE }: CustomerRecord, context: RequestContext) {
  if (!email) return null;
  const unsubscribe = `https://${context.shop.primaryHost}/account/unsubscribe/${id}`;
  return {
    emailAddress: email,
    marketingState: emailConsent.state,
    marketingOptInLevel: optIn(emailConsent),
    marketingUpdatedAt: emailConsent.updatedAt,
    marketingUnsubscribeUrl: unsubscribe,
    openTrackingLevel: "UNKNOWN",
    openTrackingUrl: unsubscribe,
    sourceLocation: placeOf(emailConsent, context),
    validFormat: true,
  };
}

export function phoneNumber({ phone, smsConsent = NONE }: CustomerRecord, context: RequestContext) {
  if (!phone) return null;
  const sourceLocation = placeOf(smsConsent, context);
  const collectedFrom = smsConsent === NONE ? null : "OTHER";
  return {
    phoneNumber: e164(phone) ?? phone,
    marketingState: smsConsent.state,
    marketingOptInLevel: optIn(smsConsent),
    marketingUpdatedAt: smsConsent.updatedAt,
    marketingCollectedFrom: collectedFrom,
    sourceLocation,
    smsMarketingConsent: {
      state: smsConsent.state,
      optInLevel: optIn(smsConsent),
      updatedAt: smsConsent.updatedAt,
      collectedFrom,
      sourceLocation,
    },
  };
}

/** `CustomerMergeable`: asked of customers and of members of segments. */
export function mergeable(customer: CustomerRecord, { world }: RequestContext) {
  const [blocker, ...others] = mergeBlockers(world, customer);
  return {
    isMergeable: blocker === undefined,
    errorFields: blocker === undefined ? [] : [blocker, ...others],
    reason: blocker === undefined ? null : whyNot(customer, blocker),
    mergeInProgress: null,
  };
}

export const customerResolvers: TypeResolvers<CustomerRecord> = {
  ...metafieldFields<CustomerRecord>("Customer"),
  ...customerEvents,
  id: (customer) => gid("Customer", customer.id),
  legacyResourceId: (customer) => customer.id,
  firstName: (customer) => customer.firstName,
  lastName: (customer) => customer.lastName,
  displayName: nameOf,
  email: (customer) => customer.email,
  phone: (customer) => customer.phone,
  note: (customer) => customer.note,
  tags: (customer) => customer.tags,
  state: (customer) => customer.state ?? "DISABLED",
  verifiedEmail: (customer) => !customer.unverifiedEmail,
  validEmailAddress: (customer) => customer.email !== null,
  taxExempt: (customer) => customer.taxExempt ?? false,
  taxExemptions: (customer) => customer.taxExemptions ?? [],
  locale: (customer) => customer.locale ?? "en",
  multipassIdentifier: (customer) => customer.multipassIdentifier ?? null,
  createdAt: (customer) => customer.createdAt,
  updatedAt: (customer) => customer.updatedAt,
  lifetimeDuration: (customer, _args, { world }) => lifetime(world.nowMs() - Date.parse(customer.createdAt)),
  canDelete: (customer, _args, { world }) => world.ordersOfCustomer(customer.id).length === 0,
  mergeable: (customer, _args, context) => mergeable(customer, context),
  dataSaleOptOut: () => false,
  hasTimelineComment: () => false,
  productSubscriberStatus: () => "NEVER_SUBSCRIBED",
  defaultAddress: (customer) =>
    customer.defaultAddress && customerAddress({ id: customer.addressId, address: customer.defaultAddress }),
  addresses: (customer, args: { first?: number | null }) =>
    addressesOf(customer)
      .slice(0, args.first ?? undefined)
      .map(customerAddress),
  addressesV2: (customer, args: PageArguments) =>
    listConnection(addressesOf(customer).map(customerAddress), args, ({ id }) => id),
  defaultEmailAddress: (customer, _args, context) => emailAddress(customer, context),
  defaultPhoneNumber: (customer, _args, context) => phoneNumber(customer, context),
  emailMarketingConsent: ({ email, emailConsent = NONE }, _args, context) =>
    email === null
      ? null
      : {
          marketingState: emailConsent.state,
          marketingOptInLevel: optIn(emailConsent),
          consentUpdatedAt: emailConsent.updatedAt,
          sourceLocation: placeOf(emailConsent, context),
        },
  smsMarketingConsent: ({ phone, smsConsent = NONE }, _args, context) =>
    phone === null
      ? null
      : {
          marketingState: smsConsent.state,
          marketingOptInLevel: smsConsent.optInLevel,
          consentUpdatedAt: smsConsent.updatedAt,
          consentCollectedFrom: smsConsent === NONE ? null : "OTHER",
          sourceLocation: placeOf(smsConsent, context),
        },
  numberOfOrders: (customer, _args, { world }) => String(customerFigures(world, customer.id).numberOfOrders),
  amountSpent: (customer, _args, { world, shop }) =>
    money(customerFigures(world, customer.id).amountSpent, shop.currency),
  lastOrder: (customer, _args, { world }) => customerFigures(world, customer.id).lastOrder,
  companyContactProfiles: (customer, _args, { world, shop }) =>
    companiesOf(world, shop.domain).flatMap((company) =>
      company.contacts.filter(({ customerId }) => customerId === customer.id).map((it) => ({ company, it })),
    ),
  storeCreditAccounts: (customer, args: PageArguments, context) =>
    storeCreditAccounts({ type: "Customer", id: customer.id }, args, context),
  orders: (customer, args, context, info) =>
    connectionOfOrders(context.world.ordersOfCustomer(customer.id), args, context, info),
};
