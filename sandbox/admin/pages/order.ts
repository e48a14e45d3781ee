// One order in the admin, with what staff, its buyer, carriers and banks can do to it.
import type { AdminContext } from "#sandbox/admin/admin-context.ts";
import { badge, fulfillmentBadge, paymentBadge } from "#sandbox/admin/badges.ts";
import { menuButton, select } from "#sandbox/admin/controls.ts";
import { formatMoney, formatWhen } from "#sandbox/admin/format.ts";
import { type Html, html } from "#sandbox/admin/html.ts";
import { card, layout, problemBanner, storePath } from "#sandbox/admin/layout.ts";
import { actionPath } from "#sandbox/admin/order/action-path.ts";
import { fulfillmentCards } from "#sandbox/admin/order/fulfillment-cards.ts";
import { paymentCards } from "#sandbox/admin/order/payment-cards.ts";
import { returnCard } from "#sandbox/admin/order/return-card.ts";
import { sideCards } from "#sandbox/admin/order/side-cards.ts";
import { CANCEL_REASONS } from "#sandbox/admin/order-actions.ts";
import { orderBlocks } from "#sandbox/admin/order-blocks.ts";
import { orderTimeline } from "#sandbox/admin/order-timeline.ts";
import { webhookMoney } from "#sandbox/world/money.ts";
import { financialStatus, fulfillmentStatus } from "#sandbox/world/order-status.ts";
import { orderTotals } from "#sandbox/world/order-totals.ts";
import { displayName } from "#sandbox/world/products/product-figures.ts";
import type { FulfillmentOrderRecord, OrderRecord, ShopRecord } from "#sandbox/world/types.ts";

export function orderPage(context: AdminContext, shop: ShopRecord, order: OrderRecord, problem: string | null): Html {
  const { world, app } = context;
  const when = (at: string) => formatWhen(at, shop.ianaTimezone, world.clock.nowMs());
  const fulfillmentOrders = world.fulfillmentOrdersOf(order);
  return layout(
    { context, shop, section: "orders", title: order.name },
    html`<a class="back" href="${storePath(shop)}/orders">Orders</a>
    <div class="title-row"><div><h1>${order.name}</h1>
      ${paymentBadge(financialStatus(order))} ${fulfillmentBadge(fulfillmentStatus(order, fulfillmentOrders))} ${order.cancelledAt && badge("Cancelled", "critical")} ${order.closedAt && badge("Archived")} ${order.test && badge("Test", "info")}
      <p class="quiet">${when(order.createdAt)}</p></div>
      <div class="buttons">${buttons(shop, order, fulfillmentOrders)}
        <a class="button" href="${storePath(shop)}/apps/${app.handle}/app/orders/${order.id}">View in ${app.name}</a></div>
    </div>
    ${problemBanner(problem)}
    <div class="columns">
      <div>
        ${fulfillmentCards(context, shop, order)}
        ${returnCard(shop, order)}
        ${paymentCards(context, shop, order)}
        ${editCard(context, shop, order)}
        ${card(
          "Timeline",
          html`<ol class="timeline">${orderTimeline(context, order).map(
            ({ at, by, text }) =>
              html`<li data-by="${by}"><span>${text}</span><span class="quiet">${when(at)}</span></li>`,
          )}</ol>`,
        )}
      </div>
      <div>${sideCards(context, shop, order)}</div>
    </div>`,
    orderBlocks(context, shop, order),
  );
}

function buttons(shop: ShopRecord, order: OrderRecord, fulfillmentOrders: FulfillmentOrderRecord[]): Html {
  const button = (verb: string, label: string) =>
    html`<form method="post" action="${actionPath(shop, order, verb)}"><button>${label}</button></form>`;
  const archive = order.closedAt ? button("unarchive", "Unarchive") : button("archive", "Archive");
  if (order.cancelledAt) return archive;
  const owed = orderTotals(order).owed;
  const canShip = fulfillmentOrders.some((one) => one.status === "OPEN" || one.status === "IN_PROGRESS");
  return html`${archive}${
    owed > 0 &&
    menuButton(
      "Collect payment",
      html`<form method="post" action="${actionPath(shop, order, "pay")}" class="stack">
        <label>Amount, all or a part <input name="amount" inputmode="decimal" autocomplete="off" value="${webhookMoney(owed, shop.currency)}"></label>
        <button class="primary">Collect payment</button></form>`,
    )
  }${
    order.fulfillments.length === 0 &&
    menuButton(
      "Cancel order",
      html`<form method="post" action="${actionPath(shop, order, "cancel")}" class="stack">
        <label>Reason ${select("reason", "Reason", CANCEL_REASONS)}</label>
        <label>Stock ${select("restock", "Stock", YES_NO("Restock", "Do not restock"))}</label>
        <label>Payment ${select("refund", "Payment", YES_NO("Refund what was paid", "Keep what was paid"))}</label>
        <button class="critical">Cancel order</button></form>`,
    )
  }${
    canShip &&
    menuButton(
      "Fulfil items",
      html`<form method="post" action="${actionPath(shop, order, "fulfill")}" class="stack">
        <label>Carrier <input name="carrier" list="carriers" autocomplete="off"></label>
        <datalist id="carriers"><option value="Royal Mail"><option value="DHL Express"><option value="UPS"><option value="USPS"><option value="Evri"></datalist>
        <label>Tracking number <input name="tracking" autocomplete="off"></label>
        <label>Units ${select("part", "Units", [
          { value: "no", label: "Everything" },
          { value: "yes", label: "One unit for a start" },
        ])}</label>
        <button class="primary">Fulfil items</button></form>`,
      "primary",
    )
  }`;
}

const YES_NO = (yes: string, no: string) => [
  { value: "yes", label: yes },
  { value: "no", label: no },
];

/** So many variants can be chosen from; a store with more shows those of its first products. */
const VARIANTS_SHOWN = 300;

function variantsToAdd({ world }: AdminContext, shop: ShopRecord) {
  const shown = world
    .productsOf(shop.domain)
    .filter(({ status }) => status === "ACTIVE")
    .flatMap((product) => world.variantsOf(product))
    .slice(0, VARIANTS_SHOWN);
  return shown.map((variant) => ({
    value: variant.id,
    label: `${displayName(world, variant)}, ${formatMoney(variant.price, shop.currency)}`,
  }));
}

function editCard(context: AdminContext, shop: ShopRecord, order: OrderRecord): Html {
  if (order.cancelledAt || order.closedAt) return html``;
  return card(
    "Edit order",
    html`<details><summary>Change or add items</summary><form method="post" action="${actionPath(shop, order, "edit")}" class="stack">
      ${order.lines.map((line) => html`<label>${line.title}${line.variantTitle && ` ${line.variantTitle}`} <input type="number" min="0" max="999" name="quantity-${line.id}" value="${line.currentQuantity}"></label>`)}
      <label>Add ${select("add", "Item to add", [{ value: "", label: "Nothing" }, ...variantsToAdd(context, shop)])}</label>
      <label>Units of it <input type="number" min="1" max="999" name="add-quantity" value="1"></label>
      <button>Update order</button></form></details>`,
  );
}
