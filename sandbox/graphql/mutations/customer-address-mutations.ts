import type { RequestContext } from "#sandbox/graphql/context.ts";
import { type AddressInput, addressInput } from "#sandbox/graphql/mutations/address-input.ts";
import { digits, mutate } from "#sandbox/graphql/mutations/mutate.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { customerAddress } from "#sandbox/graphql/resolvers/customer.ts";
import {
  addAddress,
  chooseDefaultAddress,
  removeAddress,
  updateAddress,
} from "#sandbox/world/customers/change-addresses.ts";
import { gid } from "#sandbox/world/gid.ts";

interface Target {
  customerId: string;
  addressId: string;
}

/** Only what an update gives: the rest of the address stays. */
function given(input: AddressInput) {
  const whole = addressInput(input);
  const names = new Set(Object.keys(input));
  if (names.has("countryCode")) names.add("country");
  if (names.has("provinceCode")) names.add("province");
  if (names.has("country")) names.add("countryCode");
  if (names.has("province")) names.add("provinceCode");
  return Object.fromEntries(Object.entries(whole).filter(([name]) => names.has(name)));
}

const refusedAddress = (userErrors: unknown) => ({ address: null, userErrors });

const both = ({ customerId, addressId }: Target) =>
  [digits(customerId, "Customer"), digits(addressId, "MailingAddress")] as const;

export const customerAddressMutations: TypeResolvers<undefined> = {
  customerAddressCreate: (
    _root,
    args: { customerId: string; address: AddressInput; setAsDefault?: boolean | null },
    context: RequestContext,
  ) =>
    mutate(
      context,
      "customerAddressCreate",
      { ...args },
      [args.customerId],
      () => {
        const draft = { address: addressInput(args.address), asDefault: args.setAsDefault ?? false };
        const { address } = addAddress(
          context.world,
          context.shop.domain,
          digits(args.customerId, "Customer"),
          draft,
          context.actor,
        );
        return {
          changed: true,
          payload: { address: customerAddress(address) },
          targetIds: [gid("MailingAddress", address.id)],
        };
      },
      refusedAddress,
    ),
  customerAddressUpdate: (
    _root,
    args: Target & { address: AddressInput; setAsDefault?: boolean | null },
    context: RequestContext,
  ) =>
    mutate(
      context,
      "customerAddressUpdate",
      { ...args },
      [args.customerId, args.addressId],
      () => {
        const change = { address: given(args.address), asDefault: args.setAsDefault ?? false };
        const { address } = updateAddress(context.world, context.shop.domain, ...both(args), change, context.actor);
        return { changed: true, payload: { address: customerAddress(address) } };
      },
      refusedAddress,
    ),
  customerAddressDelete: (_root, args: Target, context) =>
    mutate(
      context,
      "customerAddressDelete",
      { ...args },
      [args.customerId, args.addressId],
      () => {
        removeAddress(context.world, context.shop.domain, ...both(args), context.actor);
        return { changed: true, payload: { deletedAddressId: args.addressId } };
      },
      (userErrors) => ({ deletedAddressId: null, userErrors }),
    ),
  customerUpdateDefaultAddress: (_root, args: Target, context) =>
    mutate(
      context,
      "customerUpdateDefaultAddress",
      { ...args },
      [args.customerId, args.addressId],
      () => ({
        changed: true,
        payload: {
          customer: chooseDefaultAddress(context.world, context.shop.domain, ...both(args), context.actor),
        },
      }),
      (userErrors) => ({ customer: null, userErrors }),
    ),
};
