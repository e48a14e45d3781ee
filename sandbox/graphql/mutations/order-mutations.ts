import { randomUUID } from "node:crypto";
import type { RequestContext } from "#sandbox/graphql/context.ts";
import { type AddressInput, addressInput } from "#sandbox/graphql/mutations/address-input.ts";
import { digits, mutate } from "#sandbox/graphql/mutations/mutate.ts";
import { orderCreate } from "#sandbox/graphql/mutations/order-create.ts";
import { refuseLongTags } from "#sandbox/graphql/mutations/refuse-long-tags.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { appNumber } from "#sandbox/world/app-number.ts";
import { cancelOrder } from "#sandbox/world/cancel-order.ts";
import { closeOrder, reopenOrder } from "#sandbox/world/close-order.ts";
import { deleteOrder } from "#sandbox/world/delete-order.ts";
import { gid } from "#sandbox/world/gid.ts";
import { instant } from "#sandbox/world/instant.ts";
import type { MetafieldInput } from "#sandbox/world/metafields/metafields.ts";
import { setOrderCustomer } from "#sandbox/world/set-order-customer.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";
import { updateOrder } from "#sandbox/world/update-order.ts";

interface OrderInput {
  id: string;
  tags?: string[] | null;
  shippingAddress?: AddressInput | null;
  metafields?: MetafieldInput[] | null;
  localizedFields?: { key: string; value: string }[] | null;
  localizationExtensions?: { key: string; value: string }[] | null;
  [other: string]: unknown;
}

interface CancelArguments {
  orderId: string;
  reason: NonNullable<OrderRecord["cancelReason"]>;
  restock: boolean;
  refund?: boolean;
  refundMethod?: {
    originalPaymentMethodsRefund?: boolean;
    storeCreditRefund?: { expiresAt?: string | null } | null;
  } | null;
  staffNote?: string;
}

export const orderMutations: TypeResolvers<undefined> = {
  orderCreate: (_root, args: Parameters<typeof orderCreate>[0], context) => orderCreate(args, context),
  orderDelete: (_root, { orderId }: { orderId: string }, context) => {
    const id = digits(orderId, "Order");
    return mutate(
      context,
      "orderDelete",
      { orderId },
      [orderId],
      () => {
        deleteOrder(context.world, context.shop.domain, id, context.actor);
        return { changed: true, payload: { deletedId: orderId } };
      },
      (userErrors) => ({ deletedId: null, userErrors }),
    );
  },
  orderUpdate: (_root, { input }: { input: OrderInput }, context) => {
    refuseLongTags("orderUpdate", "Order", input.tags ?? []);
    const { id, tags, shippingAddress, metafields, localizationExtensions, ...others } = input;
    // The older name for the same.
    const { localizedFields = localizationExtensions, ...rest } = others;
    const orderId = digits(id, "Order");
    return mutate(
      context,
      "orderUpdate",
      { input },
      [id],
      () => {
        const { order, changed } = updateOrder(
          context.world,
          context.shop.domain,
          orderId,
          {
            ...rest,
            ...(tags ? { tags } : {}),
            ...(shippingAddress ? { shippingAddress: addressInput(shippingAddress) } : {}),
            ...(metafields ? { metafields, appNumber: appNumber(context.appId) } : {}),
            ...(localizedFields ? { localizedFields } : {}),
          },
          context.actor,
        );
        return { changed, payload: { order } };
      },
      (userErrors) => ({ order: null, userErrors }),
    );
  },
  orderClose: (_root, { input }: { input: { id: string } }, context) => openOrClose("orderClose", input.id, context),
  orderOpen: (_root, { input }: { input: { id: string } }, context) => openOrClose("orderOpen", input.id, context),
  orderCustomerSet: (_root, args: { orderId: string; customerId: string }, context) =>
    changeCustomer("orderCustomerSet", args.orderId, args.customerId, context),
  orderCustomerRemove: (_root, args: { orderId: string }, context) =>
    changeCustomer("orderCustomerRemove", args.orderId, null, context),
  orderCancel: (_root, args: CancelArguments, context) => {
    const credit = args.refundMethod?.storeCreditRefund;
    return mutate(
      context,
      "orderCancel",
      { ...args },
      [args.orderId],
      () => {
        cancelOrder(
          context.world,
          context.shop.domain,
          digits(args.orderId, "Order"),
          {
            reason: args.reason,
            restock: args.restock,
            refund: args.refund ?? args.refundMethod?.originalPaymentMethodsRefund ?? false,
            ...(credit
              ? { asStoreCredit: { expiresAt: credit.expiresAt ? instant(Date.parse(credit.expiresAt)) : null } }
              : {}),
            staffNote: args.staffNote ?? null,
          },
          context.actor,
        );
        // Recorded: not done in the answer, and done when asked for.
        const job = { id: gid("Job", randomUUID()), done: false };
        return { changed: true, payload: { job, orderCancelUserErrors: [] } };
      },
      (errors) => ({ job: null, orderCancelUserErrors: errors, userErrors: errors }),
    );
  },
};

function openOrClose(field: "orderClose" | "orderOpen", id: string, context: RequestContext) {
  const verb = field === "orderClose" ? closeOrder : reopenOrder;
  return mutate(
    context,
    field,
    { input: { id } },
    [id],
    () => {
      const { order, changed } = verb(context.world, context.shop.domain, digits(id, "Order"), context.actor);
      return { changed, payload: { order } };
    },
    (userErrors) => ({ order: null, userErrors }),
  );
}

function changeCustomer(
  field: "orderCustomerSet" | "orderCustomerRemove",
  orderId: string,
  customerId: string | null,
  context: RequestContext,
) {
  return mutate(
    context,
    field,
    { orderId, customerId },
    [orderId, ...(customerId ? [customerId] : [])],
    () => {
      const { order, changed } = setOrderCustomer(
        context.world,
        context.shop.domain,
        digits(orderId, "Order"),
        customerId && digits(customerId, "Customer"),
        context.actor,
      );
      return { changed, payload: { order } };
    },
    (userErrors) => ({ order: null, userErrors }),
  );
}
