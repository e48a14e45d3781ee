import type { GraphQLResolveInfo } from "graphql";
import { type Connection, connection, type Ordering, type PageArguments } from "#sandbox/graphql/connection.ts";
import type { RequestContext } from "#sandbox/graphql/context.ts";
import { notSimulated } from "#sandbox/graphql/graphql-error.ts";
import { ordersPage } from "#sandbox/graphql/orders-page.ts";
import { ORDERS } from "#sandbox/graphql/queries/order-listing.ts";
import { searchTest } from "#sandbox/graphql/search.ts";
import { withNow } from "#sandbox/graphql/search-query.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";

/** Without `read_all_orders` an app sees orders of the last 60 days. */
const RECENT_DAYS = 60;

/** Whether the app may see this order at all. */
export function visible(order: OrderRecord, { world, scopes }: RequestContext): boolean {
  if (scopes.has("read_all_orders")) return true;
  return Date.parse(order.createdAt) >= world.clock.nowMs() - RECENT_DAYS * 86_400_000;
}

interface OrdersArguments extends PageArguments {
  query?: string | null;
  sortKey?: string | null;
}

/** One page of these orders as an app may see them, searched and sorted. */
export function connectionOfOrders(
  orders: readonly OrderRecord[],
  args: OrdersArguments,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Connection<OrderRecord> {
  const { test, ordering } = asked(args, context, info);
  return connection(
    orders.filter((order) => visible(order, context) && (!test || test(order))),
    args,
    ordering,
  );
}

/** One page of all orders of the store: those that the page does not need are not read. */
export function connectionOfAllOrders(
  args: OrdersArguments,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Connection<OrderRecord> {
  const { test, ordering, sortKey, query } = asked(args, context, info);
  const matches = (order: OrderRecord) => visible(order, context) && (!test || test(order));
  const page = ordersPage(context, { ...args, query }, sortKey, ordering, matches);
  return page ?? connection(context.world.ordersOf(context.shop.domain).filter(matches), args, ordering);
}

/** How many orders of the store an app sees and a query finds. */
export function countOrders(
  query: string | null | undefined,
  context: RequestContext,
  info: GraphQLResolveInfo,
): number {
  const { test } = asked({ query }, context, info);
  const orders = context.world.ordersOf(context.shop.domain);
  if (!test && context.scopes.has("read_all_orders")) return orders.length;
  let count = 0;
  for (const order of orders) if (visible(order, context) && (!test || test(order))) count++;
  return count;
}

function asked(args: OrdersArguments, context: RequestContext, info: GraphQLResolveInfo) {
  const sortKey = args.sortKey ?? "PROCESSED_AT";
  const listing = ORDERS(context.world);
  const value = listing.sortKeys[sortKey];
  if (!value) throw notSimulated(`orders(sortKey: ${sortKey})`);
  const query = args.query && withNow(args.query, context.world.nowMs());
  const { test, warnings } = searchTest(query, listing.searchable);
  if (warnings.length > 0) context.search.push({ path: [info.path.key], query: args.query ?? "", warnings });
  const ordering: Ordering<OrderRecord> = { value, id: (order) => order.id };
  return { test, ordering, sortKey, query };
}
