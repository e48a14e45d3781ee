import type { RequestContext } from "#sandbox/graphql/context.ts";
import { type ConsentInput, consentInput } from "#sandbox/graphql/mutations/consent-input.ts";
import { type CustomerInput, customerChange, customerDraft } from "#sandbox/graphql/mutations/customer-input.ts";
import { customerSet } from "#sandbox/graphql/mutations/customer-set.ts";
import { digits, mutate } from "#sandbox/graphql/mutations/mutate.ts";
import { mergeOverrides, type OverrideFields } from "#sandbox/graphql/queries/customer-queries.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { appNumber } from "#sandbox/world/app-number.ts";
import { createCustomer } from "#sandbox/world/customers/create-customer.ts";
import { deleteCustomer } from "#sandbox/world/customers/delete-customer.ts";
import { mergeCustomers } from "#sandbox/world/customers/merge-customers.ts";
import { type Channel, type ConsentChange, setConsent } from "#sandbox/world/customers/set-consent.ts";
import { expectCustomer, updateCustomer } from "#sandbox/world/customers/update-customer.ts";
import { gid } from "#sandbox/world/gid.ts";
import { checkedMetafields, writeMetafield } from "#sandbox/world/metafields/metafields.ts";
import { tellOwner } from "#sandbox/world/metafields/owners.ts";
import { Refused } from "#sandbox/world/world.ts";

function customerCreate(input: CustomerInput, context: RequestContext) {
  const { world, shop, actor, appId } = context;
  return mutate(
    context,
    "customerCreate",
    { input },
    [],
    () => {
      if (input.id) throw new Refused("Cannot specify Customer ID on creation", { field: ["id"], code: "INVALID" });
      const metafields = checkedMetafields(
        world,
        { type: "Customer", id: "" },
        input.metafields ?? [],
        appNumber(appId),
      );
      const customer = createCustomer(world, shop.domain, customerDraft(input, context), actor);
      for (const metafield of metafields) writeMetafield(world, { type: "Customer", id: customer.id }, metafield);
      return { changed: true, payload: { customer }, targetIds: [gid("Customer", customer.id)] };
    },
    (userErrors) => ({ customer: null, userErrors }),
  );
}

function customerUpdate(input: CustomerInput, context: RequestContext) {
  const { world, shop, actor, appId } = context;
  return mutate(
    context,
    "customerUpdate",
    { input },
    input.id ? [input.id] : [],
    () => {
      if (!input.id) throw new Refused("Customer does not exist", { field: ["id"], code: "NOT_FOUND" });
      const id = digits(input.id, "Customer");
      const owner = { type: "Customer", id };
      const change = customerChange(input, expectCustomer(world, shop.domain, id), context);
      const metafields = checkedMetafields(world, owner, input.metafields ?? [], appNumber(appId));
      const { customer, changed } = updateCustomer(world, shop.domain, id, change, actor);
      const written = metafields.filter((one) => writeMetafield(world, owner, one).changed);
      if (written.length > 0 && !changed) tellOwner(world, shop.domain, owner, world.action(shop.domain, actor));
      return { changed: changed || written.length > 0, payload: { customer } };
    },
    (userErrors) => ({ customer: null, userErrors }),
  );
}

function consentUpdate(
  field: string,
  channel: Channel,
  customerId: string,
  change: () => ConsentChange,
  input: object,
  context: RequestContext,
) {
  const { world, shop, actor } = context;
  const nest = (error: unknown): never => {
    if (!(error instanceof Refused)) throw error;
    // These mutations have no code for a customer who is not there.
    const coded = (code: string | null) => (code === "NOT_FOUND" ? "INVALID" : code);
    throw Refused.all(
      error.refusals.map(({ message, field: path, code }) => ({
        ...{ message, code: coded(code), field: path && ["input", ...path] },
      })),
    );
  };
  return mutate(
    context,
    field,
    { input },
    [customerId],
    () => {
      try {
        const id = digits(customerId, "Customer");
        const { customer, changed } = setConsent(world, shop.domain, id, channel, change(), actor);
        return { changed, payload: { customer } };
      } catch (error) {
        return nest(error);
      }
    },
    (userErrors) => ({ customer: null, userErrors }),
  );
}

function taxExemptions(
  field: string,
  args: { customerId: string; taxExemptions: string[] },
  next: (before: string[]) => string[],
  context: RequestContext,
) {
  const { world, shop, actor } = context;
  return mutate(
    context,
    field,
    { ...args },
    [args.customerId],
    () => {
      const id = digits(args.customerId, "Customer");
      const { taxExemptions: before = [] } = expectCustomer(world, shop.domain, id, ["customerId"]);
      const change = { taxExemptions: [...new Set(next(before))] };
      const { customer, changed } = updateCustomer(world, shop.domain, id, change, actor);
      return { changed, payload: { customer } };
    },
    (userErrors) => ({ customer: null, userErrors }),
  );
}

export const customerMutations: TypeResolvers<undefined> = {
  customerCreate: (_root, { input }: { input: CustomerInput }, context) => customerCreate(input, context),
  customerUpdate: (_root, { input }: { input: CustomerInput }, context) => customerUpdate(input, context),
  customerSet: (_root, args: Parameters<typeof customerSet>[0], context) => customerSet(args, context),
  customerDelete: (_root, { input }: { input: { id: string } }, context) =>
    mutate(
      context,
      "customerDelete",
      { input },
      [input.id],
      () => {
        deleteCustomer(context.world, context.shop.domain, digits(input.id, "Customer"), context.actor);
        return { changed: true, payload: { deletedCustomerId: input.id, shop: context.shop } };
      },
      (userErrors) => ({ deletedCustomerId: null, shop: context.shop, userErrors }),
    ),
  customerMerge: (
    _root,
    args: { customerOneId: string; customerTwoId: string; overrideFields?: OverrideFields | null },
    context,
  ) =>
    mutate(
      context,
      "customerMerge",
      { ...args },
      [args.customerOneId, args.customerTwoId],
      () => {
        const merge = mergeCustomers(
          context.world,
          context.shop.domain,
          digits(args.customerOneId, "Customer"),
          digits(args.customerTwoId, "Customer"),
          mergeOverrides(args.overrideFields),
          context.actor,
        );
        return {
          changed: true,
          payload: {
            // Like other jobs: not done in the answer, and done when asked for.
            job: { id: gid("Job", merge.id), done: false },
            resultingCustomerId: gid("Customer", merge.resultingCustomerId),
          },
        };
      },
      (userErrors) => ({ job: null, resultingCustomerId: null, userErrors }),
    ),
  customerEmailMarketingConsentUpdate: (
    _root,
    { input }: { input: { customerId: string; emailMarketingConsent: ConsentInput } },
    context,
  ) =>
    consentUpdate(
      "customerEmailMarketingConsentUpdate",
      "email",
      input.customerId,
      () => consentInput(input.emailMarketingConsent),
      input,
      context,
    ),
  customerSmsMarketingConsentUpdate: (
    _root,
    { input }: { input: { customerId: string; smsMarketingConsent: ConsentInput } },
    context,
  ) =>
    consentUpdate(
      "customerSmsMarketingConsentUpdate",
      "sms",
      input.customerId,
      () => consentInput(input.smsMarketingConsent),
      input,
      context,
    ),
  customerAddTaxExemptions: (_root, args: { customerId: string; taxExemptions: string[] }, context) =>
    taxExemptions("customerAddTaxExemptions", args, (before) => [...before, ...args.taxExemptions], context),
  customerRemoveTaxExemptions: (_root, args: { customerId: string; taxExemptions: string[] }, context) =>
    taxExemptions(
      "customerRemoveTaxExemptions",
      args,
      (before) => before.filter((one) => !args.taxExemptions.includes(one)),
      context,
    ),
  customerReplaceTaxExemptions: (_root, args: { customerId: string; taxExemptions: string[] }, context) =>
    taxExemptions("customerReplaceTaxExemptions", args, () => args.taxExemptions, context),
};
