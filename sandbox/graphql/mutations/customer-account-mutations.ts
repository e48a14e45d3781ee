import { digits, mutate } from "#sandbox/graphql/mutations/mutate.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { cancelDataErasure, requestDataErasure } from "#sandbox/world/customers/erase-customer-data.ts";
import { accountActivationUrl, inviteCustomer } from "#sandbox/world/customers/invite-customer.ts";
import type { World } from "#sandbox/world/world.ts";

const erasure =
  (change: (world: World, shop: string, customerId: string) => boolean): TypeResolvers<undefined>[string] =>
  (_root, { customerId }: { customerId: string }, context, info) =>
    mutate(
      context,
      info.fieldName,
      { customerId },
      [customerId],
      () => {
        const changed = change(context.world, context.shop.domain, digits(customerId, "Customer"));
        return { changed, payload: { customerId } };
      },
      (userErrors) => ({ customerId: null, userErrors }),
    );

export const customerAccountMutations: TypeResolvers<undefined> = {
  customerSendAccountInviteEmail: (_root, args: { customerId: string; email?: object | null }, context) =>
    mutate(
      context,
      "customerSendAccountInviteEmail",
      { ...args },
      [args.customerId],
      () => {
        const { world, shop, actor } = context;
        const { customer, changed } = inviteCustomer(world, shop.domain, digits(args.customerId, "Customer"), actor);
        return { changed, payload: { customer } };
      },
      (userErrors) => ({ customer: null, userErrors }),
    ),
  customerGenerateAccountActivationUrl: (_root, { customerId }: { customerId: string }, context) =>
    mutate(
      context,
      "customerGenerateAccountActivationUrl",
      { customerId },
      [customerId],
      () => {
        const url = accountActivationUrl(context.world, context.shop.domain, digits(customerId, "Customer"));
        return { changed: false, payload: { accountActivationUrl: url } };
      },
      (userErrors) => ({ accountActivationUrl: null, userErrors }),
    ),
  customerRequestDataErasure: erasure(requestDataErasure),
  customerCancelDataErasure: erasure((world, shop, customerId) => {
    cancelDataErasure(world, shop, customerId);
    return true;
  }),
};
