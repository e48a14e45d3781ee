import type { GraphQLResolveInfo } from "graphql";
import { type Connection, connection, type Ordering, type PageArguments } from "#sandbox/graphql/connection.ts";
import type { RequestContext } from "#sandbox/graphql/context.ts";
import { notSimulated } from "#sandbox/graphql/graphql-error.ts";
import { ordersPage } from "#sandbox/graphql/orders-page.ts";
import { byInstant, byList, byNumber, byText, type Searchable, searchTest } from "#sandbox/graphql/search.ts";
import { financialStatus, fulfillmentStatus } from "#sandbox/world/order-status.ts";
import { orderTotals } from "#sandbox/world/order-totals.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

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

const searchable = (world: World): Searchable<OrderRecord> => ({
  connection: "orders",
  text: (order, word) =>
    [order.name, order.email, order.note, ...order.tags].some((text) => text?.toLowerCase().includes(word)),
  fields: {
    id: byNumber((order) => order.id),
    name: (order, comparator, value) =>
      byText<OrderRecord>((one) => one.name)(order, comparator, value.startsWith("#") ? value : `#${value}`),
    email: byText((order) => order.email),
    customer_id: byText((order) => order.customerId),
    tag: byList((order) => order.tags),
    tag_not: (order, comparator, value) => !byList<OrderRecord>((one) => one.tags)(order, comparator, value),
    test: byText((order) => String(order.test)),
    po_number: byText((order) => order.poNumber),
    source_name: byText((order) => order.sourceName),
    gateway: byText((order) => order.gateway),
    sku: byList((order) => order.lines.flatMap((line) => line.sku ?? [])),
    created_at: byInstant((order) => order.createdAt),
    processed_at: byInstant((order) => order.processedAt),
    updated_at: byInstant((order) => order.updatedAt),
    current_total_price: byNumber((order) => orderTotals(order).currentTotal / 100),
    status: (order, _comparator, value) =>
      ({
        open: !order.closedAt && !order.cancelledAt,
        closed: order.closedAt !== null,
        cancelled: order.cancelledAt !== null,
        not_closed: order.closedAt === null,
      })[value.toLowerCase()] ?? value.toLowerCase() === "any",
    financial_status: byText((order) => financialStatus(order)?.toLowerCase()),
    fulfillment_status: (order, _comparator, value) => {
      const status = fulfillmentStatus(order, world.fulfillmentOrdersOf(order));
      const wanted = value.toLowerCase();
      if (wanted === "shipped" || wanted === "fulfilled") return status === "FULFILLED";
      if (wanted === "partial") return status === "PARTIALLY_FULFILLED";
      if (wanted === "unshipped") return status === "UNFULFILLED" || status === "ON_HOLD";
      if (wanted === "unfulfilled") return status === "UNFULFILLED" || status === "PARTIALLY_FULFILLED";
      return status.toLowerCase() === wanted;
    },
  },
  notHeld: [
    ...["cart_token", "channel", "channel_id", "chargeback_status", "checkout_token", "confirmation_number"],
    ...["credit_card_last4", "delivery_method", "discount_code", "fraud_protection_level", "fulfillment_location_id"],
    ...["location_id", "payment_id", "payment_provider_id", "reference_location_id", "return_status", "risk_level"],
    ...["sales_channel", "source_identifier", "subtotal_line_items_quantity", "total_weight"],
  ],
});

const ORDERINGS: Record<string, Ordering<OrderRecord>["value"]> = {
  CREATED_AT: (order) => order.createdAt,
  PROCESSED_AT: (order) => order.processedAt,
  UPDATED_AT: (order) => order.updatedAt,
  ID: (order) => Number(order.id),
  ORDER_NUMBER: (order) => order.number,
  TOTAL_PRICE: (order) => orderTotals(order).total,
  CURRENT_TOTAL_PRICE: (order) => orderTotals(order).currentTotal,
};

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
  const { test, ordering, sortKey } = asked(args, context, info);
  const matches = (order: OrderRecord) => visible(order, context) && (!test || test(order));
  const page = ordersPage(context, args, sortKey, ordering, matches);
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
  const value = ORDERINGS[sortKey];
  if (!value) throw notSimulated(`orders(sortKey: ${sortKey})`);
  const { test, warnings } = searchTest(args.query, searchable(context.world));
  if (warnings.length > 0) context.search.push({ path: [info.path.key], query: args.query ?? "", warnings });
  const ordering: Ordering<OrderRecord> = { value, id: (order) => order.id };
  return { test, ordering, sortKey };
}
