// Pure over the world. What the store must show once all is settled, computed apart from the app: which orders are to be
// flagged and held, which customers are VIP.
import { financialStatus, fulfillmentStatus } from "#sandbox/world/order-status.ts";
import { orderTotals } from "#sandbox/world/order-totals.ts";
import type { OrderTruth } from "#sandbox/world/records/order-truth.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

const DAY = 86_400_000;
const VIP_DAYS = 365;
const VIP_ABOVE = 50_000;
/** Without read_all_orders an app sees so many days back. */
const VISIBLE_DAYS = 60;

export interface ExpectedOrder {
  orderId: string;
  flagged: boolean;
  /** What its maker knows of it. */
  truth: OrderTruth;
}

export interface ExpectedCustomer {
  customerId: string;
  /** null: the app cannot know, with the history that it may see; it must leave the customer as they are. */
  vip: boolean | null;
}

export interface Truth {
  orders: ExpectedOrder[];
  customers: ExpectedCustomer[];
}

/** @param sinceMs of orders made since then; by default since the app was installed. */
export function truthOf(world: World, shop: string, sinceMs?: number): Truth {
  const installation = world.shop(shop).installations.at(-1);
  // Whole seconds, as the instants of orders.
  const from = Math.floor((sinceMs ?? Date.parse(installation?.installedAt ?? "1970-01-01")) / 1_000);
  const orders = world.orderIndex.ofShop(shop).flatMap(({ id: orderId, createdAt }) => {
    const truth = createdAt >= from ? world.state.truths[orderId] : undefined;
    const order = truth && world.order(shop, orderId);
    return order ? [{ orderId, flagged: isToBeFlagged(world, order, truth), truth }] : [];
  });
  const all = installation?.scopes.includes("read_all_orders") ?? false;
  const visibleFrom = all ? 0 : Date.parse(installation?.installedAt ?? world.now()) - VISIBLE_DAYS * DAY;
  const customers = Object.values(world.state.customers)
    .filter((customer) => customer.shop === shop)
    .map(({ id }) => ({ customerId: id, vip: isVip(world, id, visibleFrom) }));
  return { orders, customers };
}

/** Checks look at no order that was brought over from elsewhere, by default. */
const LEFT_OUT = new Set(["imported"]);

function isToBeFlagged(world: World, order: OrderRecord, { kind, differs, leftAlone }: OrderTruth): boolean {
  if (!differs || leftAlone || LEFT_OUT.has(kind) || order.test || order.cancelledAt) return false;
  if (!order.shippingAddress || !order.billingAddress) return false;
  if (!order.lines.some((line) => line.requiresShipping)) return false;
  return fulfillmentStatus(order, world.fulfillmentOrdersOf(order)) !== "FULFILLED";
}

function isVip(world: World, customerId: string, visibleFromMs: number): boolean | null {
  const orders = world.ordersOfCustomer(customerId).filter((order) => counts(order));
  const spent = (sinceMs: number) =>
    orders
      .filter((order) => Date.parse(order.createdAt) >= sinceMs)
      .reduce((sum, order) => sum + orderTotals(order).received, 0) > VIP_ABOVE;
  const now = world.nowMs();
  // An order at the very edge of the window is on either side of it while the run lasts.
  const [early, late] = [now - VIP_DAYS * DAY - 3_600_000, now - VIP_DAYS * DAY + 3_600_000];
  if (spent(early) !== spent(late)) return null;
  if (spent(Math.max(late, visibleFromMs))) return true;
  // Shopify's own lifetime figure proves the opposite; where it does not, what lies before stays unknown.
  const lifetime = spent(0);
  if (!lifetime) return false;
  return visibleFromMs <= early ? false : null;
}

const counts = (order: OrderRecord) => !order.test && financialStatus(order) !== "VOIDED";
