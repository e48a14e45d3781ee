import type { PageArguments } from "#sandbox/graphql/connection.ts";
import type { RequestContext } from "#sandbox/graphql/context.ts";
import { type CustomId, findByCustomId } from "#sandbox/graphql/find-by-custom-id.ts";
import { by, inOrders, withOrder } from "#sandbox/graphql/in-orders.ts";
import { idOf, type NodeFinder, type NodeFinders } from "#sandbox/graphql/node-finder.ts";
import { connectionOfAllOrders, countOrders, visible } from "#sandbox/graphql/orders-connection.ts";
import { refuseArguments, type TypeResolvers } from "#sandbox/graphql/resolver.ts";
import type { Of } from "#sandbox/graphql/resolvers/order.ts";
import { channelDefinition, channelFields, channelInformation } from "#sandbox/graphql/resolvers/order-origin.ts";
import { adjustmentsOf, refundedShippingOf } from "#sandbox/graphql/resolvers/payment.ts";
import { shownEvent } from "#sandbox/graphql/resolvers/record-events.ts";
import { booked } from "#sandbox/graphql/resolvers/store-credit.ts";
import { openEdit } from "#sandbox/world/edits/open-edit.ts";
import { orderOfChild } from "#sandbox/world/order-of-child.ts";
import { financialStatus } from "#sandbox/world/order-status.ts";
import type { StoreCreditAccountRecord } from "#sandbox/world/records/store-credit.ts";
import { channelOfApp, type SalesChannel } from "#sandbox/world/sales-channels.ts";
import { timelineOfOrder } from "#sandbox/world/timeline-of-order.ts";
import type { OrderRecord, RefundRecord } from "#sandbox/world/types.ts";
import { Refused } from "#sandbox/world/world.ts";

interface SearchArguments extends PageArguments {
  query?: string | null;
  sortKey?: string | null;
}

/** An order that the app may see. */
function order(id: string, context: RequestContext): OrderRecord | null {
  const found = context.world.order(context.shop.domain, id);
  return found && visible(found, context) ? found : null;
}

/** A child with its order, by the list that it stands in. */
const child =
  (list: "transactions" | "refunds" | "lines" | "shippingLines"): NodeFinder =>
  (id, context) => {
    const of = orderOfChild(context.world, context.shop.domain, list, id);
    const it = (of?.[list] as { id: string }[] | undefined)?.find((one) => one.id === id);
    return of && it && visible(of, context) ? { order: of, it } : null;
  };

const calculatedOrder: NodeFinder = (id, { world, shop }) => {
  try {
    return openEdit(world, shop.domain, id);
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
};

function storeCreditAccount(id: string, { world, shop }: RequestContext): StoreCreditAccountRecord | null {
  const account = world.state.storeCreditAccounts[id];
  return account?.shop === shop.domain ? account : null;
}

const storeCreditTransaction: NodeFinder = (id, { world, shop }) => {
  for (const account of Object.values(world.state.storeCreditAccounts)) {
    const it = account.shop === shop.domain ? account.transactions.find((one) => one.id === id) : undefined;
    if (it) return booked(account, it);
  }
  return null;
};

/** A channel that sells, by the number of its app. */
function sellingAs(id: string, read: (channel: SalesChannel) => object): object | null {
  const channel = channelOfApp(id);
  return channel?.sells ? read(channel) : null;
}

export const orderQueries: TypeResolvers<undefined> = {
  order: (_root, args: { id: string }, context) => order(idOf(args.id, "Order"), context),
  orderByIdentifier: (
    _root,
    { identifier }: { identifier: { id?: string | null; customId?: CustomId | null } },
    context,
  ) => {
    const { id, customId } = identifier;
    const found = customId ? findByCustomId("Order", customId, context) : idOf(id ?? "", "Order");
    return found && order(found, context);
  },
  orders: (_root, args: SearchArguments, context, info) => {
    refuseArguments("orders", { ...args }, "savedSearchId");
    return connectionOfAllOrders(args, context, info);
  },
  ordersCount: (_root, args: { query?: string; limit?: number }, context, info) => {
    refuseArguments("ordersCount", args, "savedSearchId");
    const count = countOrders(args.query, context, info);
    const limit = args.limit ?? Number.POSITIVE_INFINITY;
    return { count: Math.min(count, limit), precision: count > limit ? "AT_LEAST" : "EXACT" };
  },
  pendingOrdersCount: (_root, _args, context) => ({
    count: context.world.reading(
      () =>
        [...context.world.ordersOf(context.shop.domain)].filter(
          (one) => financialStatus(one) === "PENDING" && visible(one, context),
        ).length,
    ),
    precision: "EXACT",
  }),
  orderEditSession: (_root, args: { id: string }, context) =>
    calculatedOrder(idOf(args.id, "OrderEditSession"), context, args.id) && { id: args.id },
  refund: (_root, args: { id: string }, context) => child("refunds")(idOf(args.id, "Refund"), context, args.id),
  storeCreditAccount: (_root, args: { id: string }, context) =>
    storeCreditAccount(idOf(args.id, "StoreCreditAccount"), context),
};

export const orderAndChildNodes: NodeFinders = {
  Order: order,
  Refund: child("refunds"),
  OrderTransaction: child("transactions"),
  LineItem: child("lines"),
  Channel: (id) => sellingAs(id, channelFields),
  ChannelDefinition: (id) => sellingAs(id, channelDefinition),
  ChannelInformation: (id) => sellingAs(id, channelInformation),
  ShippingLine: child("shippingLines"),
  BasicEvent: (id, context) =>
    inOrders(context, (one) => {
      const event = timelineOfOrder(one, one.currency ?? context.shop.currency).find(by(id));
      return event && shownEvent("Order", one, event);
    }),
  OrderAdjustment: (id, context, text) => {
    const refund = child("refunds")(id, context, text) as Of<RefundRecord> | null;
    return refund && (adjustmentsOf(refund, context)[0] ?? null);
  },
  RefundShippingLine: (id, context, text) => {
    const refund = child("refunds")(id, context, text) as Of<RefundRecord> | null;
    return refund && (refundedShippingOf(refund, context)[0] ?? null);
  },
  Duty: (id, context) =>
    inOrders(context, (one) => withOrder(one, one.lines.flatMap(({ duties }) => duties ?? []).find(by(id)))),
  RefundLineItem: (id, context) =>
    inOrders(context, (one) => withOrder(one, one.refunds.flatMap(({ lines }) => lines).find(by(id)))),
  CalculatedOrder: calculatedOrder,
  OrderEditSession: (id, context, text) => calculatedOrder(id, context, text) && { id: text },
  StoreCreditAccount: storeCreditAccount,
  StoreCreditAccountCreditTransaction: storeCreditTransaction,
  StoreCreditAccountDebitTransaction: storeCreditTransaction,
};
