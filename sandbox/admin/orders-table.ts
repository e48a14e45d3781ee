import type { AdminContext } from "#sandbox/admin/admin-context.ts";
import { fulfillmentBadge, paymentBadge, tagList } from "#sandbox/admin/badges.ts";
import { customerName, formatMoney, formatWhen } from "#sandbox/admin/format.ts";
import { type Html, html } from "#sandbox/admin/html.ts";
import { storePath } from "#sandbox/admin/layout.ts";
import { financialStatus, fulfillmentStatus } from "#sandbox/world/order-status.ts";
import { orderTotals } from "#sandbox/world/order-totals.ts";
import type { OrderRecord, ShopRecord } from "#sandbox/world/types.ts";

export const newestFirst = (orders: readonly OrderRecord[]): OrderRecord[] =>
  [...orders].reverse().sort((a, b) => b.createdAt.localeCompare(a.createdAt));

/** Orders as the admin lists them. @param whose false: all are one customer's, who is named elsewhere. */
export function ordersTable(
  { world }: AdminContext,
  shop: ShopRecord,
  orders: readonly OrderRecord[],
  { whose = true } = {},
): Html {
  if (orders.length === 0) return html`<p class="empty">No orders here.</p>`;
  const nowMs = world.clock.nowMs();
  return html`<div class="scroll"><table class="list">
    <thead><tr><th>Order</th><th>Date</th>${whose && html`<th>Customer</th>`}<th class="number">Total</th><th>Payment</th><th>Fulfilment</th><th class="number">Items</th><th>Tags</th></tr></thead>
    <tbody>${orders.map((order) => {
      const customer = order.customerId ? world.customer(shop.domain, order.customerId) : null;
      const items = order.lines.reduce((sum, line) => sum + line.currentQuantity, 0);
      return html`<tr${order.cancelledAt && html` class="cancelled"`}>
        <td><a href="${storePath(shop)}/orders/${order.id}"><strong>${order.name}</strong></a></td>
        <td>${formatWhen(order.createdAt, shop.ianaTimezone, nowMs)}</td>
        ${whose && html`<td>${customerName(customer)}</td>`}
        <td class="number">${formatMoney(orderTotals(order).currentTotal, shop.currency)}</td>
        <td>${paymentBadge(financialStatus(order))}</td>
        <td>${fulfillmentBadge(fulfillmentStatus(order, world.fulfillmentOrdersOf(order)))}</td>
        <td class="number">${items}</td>
        <td>${tagList(order.tags)}</td>
      </tr>`;
    })}</tbody>
  </table></div>`;
}
