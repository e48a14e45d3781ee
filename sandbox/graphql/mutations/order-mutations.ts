import { GraphQLError } from "graphql";
import type { RequestContext } from "#sandbox/graphql/context.ts";
import { accessDenied, badRequest, notSimulated } from "#sandbox/graphql/graphql-error.ts";
import { digits, mutate } from "#sandbox/graphql/mutations/mutate.ts";
import { refuseArguments, type TypeResolvers, typed } from "#sandbox/graphql/resolver.ts";
import { cancelOrder } from "#sandbox/world/cancel-order.ts";
import { closeOrder, reopenOrder } from "#sandbox/world/close-order.ts";
import { gid, parseGid } from "#sandbox/world/gid.ts";
import { parseMoney } from "#sandbox/world/money.ts";
import { payOrder } from "#sandbox/world/pay-order.ts";
import { refundOrder } from "#sandbox/world/refund-order.ts";
import { addTags, removeTags, type Taggable } from "#sandbox/world/tag.ts";
import type { AddressRecord, OrderRecord } from "#sandbox/world/types.ts";
import { updateOrder } from "#sandbox/world/update-order.ts";
import { Refused } from "#sandbox/world/world.ts";

const TAGGABLE: Record<string, string> = {
  Order: "write_orders",
  Customer: "write_customers",
  Product: "write_products",
};

function changeTags(
  field: "tagsAdd" | "tagsRemove",
  args: { id: string; tags: string[] },
  context: RequestContext,
): Record<string, unknown> {
  const { world, shop, actor } = context;
  const parsed = parseGid(args.id);
  if (!parsed) throw badRequest(`Invalid global id '${args.id}'`);
  const scope = TAGGABLE[parsed.type];
  if (!scope) throw notSimulated(`${field} of ${parsed.type}`);
  if (!context.scopes.has(scope)) throw accessDenied(field, `\`${scope}\` access scope.`);
  const tooLong = args.tags.find((tag) => tag.length > (parsed.type === "Product" ? 255 : 40));
  if (tooLong !== undefined) throw notSimulated(`${field} with a tag of ${tooLong.length} characters`);
  const target = { type: parsed.type, id: parsed.id } as Taggable;
  const verb = field === "tagsAdd" ? addTags : removeTags;
  return mutate(context, field, { ...args }, [args.id], () => {
    const done = verb(world, shop.domain, target, args.tags, actor);
    if (!done) throw new Refused(`${parsed.type} does not exist`, { field: ["id"] });
    const record =
      target.type === "Order"
        ? world.order(shop.domain, target.id)
        : target.type === "Customer"
          ? world.customer(shop.domain, target.id)
          : world.product(shop.domain, target.id);
    return { changed: done.changed, payload: { node: record && typed(target.type, record) } };
  });
}

interface RefundInput {
  orderId: string;
  note?: string | null;
  shipping?: { amount?: string | null; fullRefund?: boolean | null } | null;
  refundLineItems?: { lineItemId: string; quantity: number; restockType?: string | null }[] | null;
  transactions?: { amount: string; kind: string; parentId?: string | null }[] | null;
  [other: string]: unknown;
}

function refundCreate(input: RefundInput, context: RequestContext): Record<string, unknown> {
  const { world, shop, actor } = context;
  refuseArguments("RefundInput", input, "currency", "allowOverRefunding", "refundDuties", "refundMethods");
  const orderId = digits(input.orderId, "Order");
  const order = world.order(shop.domain, orderId);
  return mutate(
    context,
    "refundCreate",
    { input },
    [input.orderId],
    () => {
      if (!order) throw new Refused("Order does not exist", { field: ["orderId"] });
      for (const transaction of input.transactions ?? []) {
        if (transaction.kind !== "REFUND")
          throw new Refused(`Kind ${transaction.kind.toLowerCase()} is not a valid transaction`);
        const parent = transaction.parentId && parseGid(transaction.parentId)?.id;
        if (!parent || !order.transactions.some((one) => one.id === parent))
          throw new Refused("Transactions require a parent_id associated with the order", { field: ["transactions"] });
      }
      const shipping = input.shipping?.fullRefund
        ? (order.shippingLine?.price ?? 0)
        : amountOf(input.shipping?.amount ?? "0", shop.currency);
      const { refund } = refundOrder(
        world,
        shop.domain,
        orderId,
        {
          lines: (input.refundLineItems ?? []).map((line) => ({
            lineId: digits(line.lineItemId, "LineItem"),
            quantity: line.quantity,
            restockType: (line.restockType ?? "NO_RESTOCK") as "NO_RESTOCK",
          })),
          shipping,
          // Without transactions nothing is paid back, whatever the lines are worth.
          amount: (input.transactions ?? []).reduce((sum, one) => sum + amountOf(one.amount, shop.currency), 0),
          note: input.note ?? null,
        },
        actor,
      );
      return {
        changed: true,
        payload: { order, refund: { order, it: refund } },
        targetIds: [gid("Refund", refund.id)],
      };
    },
    (userErrors) => ({ refund: null, order, userErrors }),
  );
}

function amountOf(text: string, currency: string): number {
  const amount = parseMoney(text, currency);
  if (amount === null) throw new GraphQLError(`Invalid amount ${text}`, { extensions: { code: "BAD_REQUEST" } });
  return amount;
}

interface OrderInput {
  id: string;
  shippingAddress?: Record<string, string | null> | null;
  [other: string]: unknown;
}

const address = (input: Record<string, string | null>): Partial<AddressRecord> => ({
  firstName: input.firstName ?? null,
  lastName: input.lastName ?? null,
  company: input.company ?? null,
  address1: input.address1 ?? null,
  address2: input.address2 ?? null,
  city: input.city ?? null,
  zip: input.zip ?? null,
  provinceCode: input.provinceCode ?? null,
  countryCode: input.countryCode ?? null,
  phone: input.phone ?? null,
});

export const orderMutations: TypeResolvers<undefined> = {
  tagsAdd: (_root, args: { id: string; tags: string[] }, context) => changeTags("tagsAdd", args, context),
  tagsRemove: (_root, args: { id: string; tags: string[] }, context) => changeTags("tagsRemove", args, context),
  orderUpdate: (_root, { input }: { input: OrderInput }, context) => {
    refuseArguments("OrderInput", input, "localizationExtensions", "localizedFields", "metafields");
    const { id, shippingAddress, ...rest } = input;
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
          { ...rest, ...(shippingAddress ? { shippingAddress: address(shippingAddress) } : {}) },
          context.actor,
        );
        return { changed, payload: { order } };
      },
      (userErrors) => ({ order: null, userErrors }),
    );
  },
  orderClose: (_root, { input }: { input: { id: string } }, context) => openOrClose("orderClose", input.id, context),
  orderOpen: (_root, { input }: { input: { id: string } }, context) => openOrClose("orderOpen", input.id, context),
  orderMarkAsPaid: (_root, { input }: { input: { id: string } }, context) => {
    const orderId = digits(input.id, "Order");
    return mutate(
      context,
      "orderMarkAsPaid",
      { input },
      [input.id],
      () => ({
        changed: true,
        payload: { order: payOrder(context.world, context.shop.domain, orderId, undefined, context.actor) },
      }),
      (userErrors) => ({ order: context.world.order(context.shop.domain, orderId), userErrors }),
    );
  },
  orderCancel: (
    _root,
    args: {
      orderId: string;
      reason: NonNullable<OrderRecord["cancelReason"]>;
      restock: boolean;
      refund?: boolean;
      refundMethod?: { originalPaymentMethodsRefund?: boolean; storeCreditRefund?: object };
      staffNote?: string;
    },
    context,
  ) => {
    if (args.refundMethod?.storeCreditRefund) throw notSimulated("orderCancel(refundMethod: {storeCreditRefund})");
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
            staffNote: args.staffNote ?? null,
          },
          context.actor,
        );
        const job = { id: gid("Job", context.world.nextId()), done: true };
        return { changed: true, payload: { job, orderCancelUserErrors: [] } };
      },
      (errors) => ({ job: null, orderCancelUserErrors: errors, userErrors: errors }),
    );
  },
  refundCreate: (_root, { input }: { input: RefundInput }, context, info) => {
    const directive = info.fieldNodes[0]?.directives?.find(({ name }) => name.value === "idempotent");
    if (!directive) throw badRequest("The @idempotent directive is required for this mutation but was not provided.");
    const argument = directive.arguments?.find(({ name }) => name.value === "key")?.value;
    const key =
      argument?.kind === "Variable"
        ? String(info.variableValues[argument.name.value])
        : argument?.kind === "StringValue"
          ? argument.value
          : "";
    return context.idempotency.once(
      `refundCreate ${key}`,
      JSON.stringify(input),
      () => refundCreate(input, context),
      () => {
        const orderId = parseGid(input.orderId)?.id ?? "";
        return { order: context.world.order(context.shop.domain, orderId) };
      },
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
