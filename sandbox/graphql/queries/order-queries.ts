import type { PageArguments } from "#sandbox/graphql/connection.ts";
import type { RequestContext } from "#sandbox/graphql/context.ts";
import { type CustomId, findByCustomId } from "#sandbox/graphql/find-by-custom-id.ts";
import { idOf, type NodeFinder, type NodeFinders } from "#sandbox/graphql/node-finder.ts";
import { connectionOfAllOrders, countOrders, visible } from "#sandbox/graphql/orders-connection.ts";
import { refuseArguments, type TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { openEdit } from "#sandbox/world/edits/open-edit.ts";
import { orderOfChild } from "#sandbox/world/order-of-child.ts";
import { financialStatus } from "#sandbox/world/order-status.ts";
import type { StoreCreditAccountRecord } from "#sandbox/world/records/store-credit.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";
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
  (list: "transactions" | "refunds" | "lines"): NodeFinder =>
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
  CalculatedOrder: calculatedOrder,
  StoreCreditAccount: storeCreditAccount,
};
