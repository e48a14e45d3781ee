// One order in the admin, with what staff can do to it.
import type { AdminContext } from "#sandbox/admin/admin-context.ts";
import { badge, fulfillmentBadge, paymentBadge, tagList } from "#sandbox/admin/badges.ts";
import { addressLines, customerName, formatMoney, formatWhen, sentenceCase } from "#sandbox/admin/format.ts";
import { type Html, html } from "#sandbox/admin/html.ts";
import { card, layout, problemBanner, storePath } from "#sandbox/admin/layout.ts";
import { orderTimeline } from "#sandbox/admin/order-timeline.ts";
import { customerFigures } from "#sandbox/world/customer-figures.ts";
import { webhookMoney } from "#sandbox/world/money.ts";
import { financialStatus, fulfillmentStatus } from "#sandbox/world/order-status.ts";
import { orderTotals } from "#sandbox/world/order-totals.ts";
import type { AddressRecord, FulfillmentOrderRecord, OrderRecord, ShopRecord } from "#sandbox/world/types.ts";

export function orderPage(context: AdminContext, shop: ShopRecord, order: OrderRecord, problem: string | null): Html {
  const { world, app } = context;
  const nowMs = world.clock.nowMs();
  const when = (at: string) => formatWhen(at, shop.ianaTimezone, nowMs);
  const fulfillmentOrders = world.fulfillmentOrdersOf(order);
  // What was split off and came back stays as an empty, closed record: nothing to see.
  const shown = fulfillmentOrders.filter((one) => one.lines.some((line) => line.totalQuantity > 0));
  return layout(
    { context, shop, section: "orders", title: order.name },
    html`<a class="back" href="${storePath(shop)}/orders">Orders</a>
    <div class="title-row"><div><h1>${order.name}</h1>
      ${paymentBadge(financialStatus(order))} ${fulfillmentBadge(fulfillmentStatus(order, fulfillmentOrders))} ${order.cancelledAt && badge("Cancelled", "critical")}
      <p class="quiet">${when(order.createdAt)}</p></div>
      <div class="buttons">${buttons(shop, order, fulfillmentOrders)}
        <a class="button" href="${storePath(shop)}/apps/${app.handle}/app/orders/${order.id}">View in ${app.name}</a></div>
    </div>
    ${problemBanner(problem)}
    <div class="columns">
      <div>
        ${shown.length === 0 && card("Fulfilment", html`<p class="quiet">${order.routedAt ? "Nothing is left to fulfil." : "Not assigned to a location yet."}</p>`)}
        ${shown.map((one) => fulfillmentCard(context, shop, order, one))}
        ${paymentCard(shop, order)}
        ${editCard(shop, order)}
        ${card(
          "Timeline",
          html`<ol class="timeline">${orderTimeline(context, order).map(
            ({ at, by, text }) =>
              html`<li data-by="${by}"><span>${text}</span><span class="quiet">${when(at)}</span></li>`,
          )}</ol>`,
        )}
      </div>
      <div>
        ${order.note !== null && card("Notes", html`<p>${order.note}</p>`)}
        ${customerCard(context, shop, order)}
        ${addressCards(shop, order)}
        ${tagsCard(shop, order)}
      </div>
    </div>`,
  );
}

const action = (shop: ShopRecord, order: OrderRecord, verb: string) => `${storePath(shop)}/orders/${order.id}/${verb}`;

function buttons(shop: ShopRecord, order: OrderRecord, fulfillmentOrders: FulfillmentOrderRecord[]): Html {
  if (order.cancelledAt) return html``;
  const button = (verb: string, label: string, kind = "") =>
    html`<form method="post" action="${action(shop, order, verb)}"><button class="${kind}">${label}</button></form>`;
  const owes = orderTotals(order).outstanding > 0;
  const canShip = fulfillmentOrders.some((one) => one.status === "OPEN" || one.status === "IN_PROGRESS");
  return html`${owes && button("pay", "Collect payment")}${order.fulfillments.length === 0 && button("cancel", "Cancel order")}${canShip && button("fulfill", "Fulfil items", "primary")}`;
}

const STATUS_WORDS: Record<string, string> = { OPEN: "Unfulfilled", CLOSED: "Fulfilled" };

function fulfillmentCard(
  context: AdminContext,
  shop: ShopRecord,
  order: OrderRecord,
  one: FulfillmentOrderRecord,
): Html {
  const { world, app } = context;
  const location = world.state.locations[one.locationId];
  const tone = one.status === "ON_HOLD" ? "warning" : one.status === "OPEN" ? "attention" : "neutral";
  return html`<section class="card" data-fulfillment-order="${one.id}"><header><h2>${badge(STATUS_WORDS[one.status] ?? sentenceCase(one.status), tone)}</h2><span class="quiet">${location?.name}</span></header>
    ${one.holds.map(
      (hold) => html`<div class="banner" data-tone="warning" data-hold="${hold.id}">
        <div><strong>On hold${hold.appId ? ` by ${app.name}` : " by staff"}</strong><br>${hold.reasonNotes ?? sentenceCase(hold.reason)}
          <br><span class="quiet">${sentenceCase(hold.reason)}${hold.handle && html` · <code>${hold.handle}</code>`}</span></div>
        <form method="post" action="${action(shop, order, "release")}"><input type="hidden" name="fulfillmentOrder" value="${one.id}"><input type="hidden" name="hold" value="${hold.id}"><button>Release hold</button></form>
      </div>`,
    )}
    <table class="lines"><tbody>${one.lines
      .filter((line) => line.totalQuantity > 0)
      .map((line) => {
        const of = order.lines.find((candidate) => candidate.id === line.lineId);
        return html`<tr><td>${of?.title}${of?.variantTitle && html` <span class="quiet">${of.variantTitle}</span>`}${of?.sku && html`<br><span class="quiet">${of.sku}</span>`}</td>
        <td class="number">${formatMoney(of?.price ?? 0, shop.currency)} × ${line.totalQuantity}</td>
        <td class="number">${formatMoney((of?.price ?? 0) * line.totalQuantity, shop.currency)}</td></tr>`;
      })}</tbody></table>
    ${one.status === "OPEN" && html`<form method="post" action="${action(shop, order, "hold")}" class="buttons"><input type="hidden" name="fulfillmentOrder" value="${one.id}"><button>Hold fulfilment</button></form>`}
  </section>`;
}

function paymentCard(shop: ShopRecord, order: OrderRecord): Html {
  const totals = orderTotals(order);
  const money = (amount: number) => formatMoney(amount, shop.currency);
  const row = (label: string, amount: number, isStrong = false) =>
    html`<tr${isStrong && html` class="strong"`}><td>${label}</td><td class="number">${money(amount)}</td></tr>`;
  return card(
    "Payment",
    html`<table class="lines"><tbody>
      ${row("Subtotal", totals.currentSubtotal)}${row("Shipping", totals.currentShipping)}${row("Total", totals.currentTotal, true)}
      ${row("Paid", totals.captured)}${totals.refunded > 0 && row("Refunded", -totals.refunded)}${totals.outstanding > 0 && row("To be paid", totals.outstanding)}
    </tbody></table>
    ${
      totals.received > 0 &&
      html`<form method="post" action="${action(shop, order, "refund")}" class="inline">
        <label>Refund <input name="amount" inputmode="decimal" size="8" value="${webhookMoney(totals.received, shop.currency)}"></label><button>Refund</button></form>`
    }`,
  );
}

function editCard(shop: ShopRecord, order: OrderRecord): Html {
  if (order.cancelledAt || order.closedAt) return html``;
  return card(
    "Edit order",
    html`<form method="post" action="${action(shop, order, "edit")}" class="inline">
      ${order.lines.map((line) => html`<label>${line.title} <input type="number" min="0" max="999" name="quantity-${line.id}" value="${line.currentQuantity}"></label>`)}
      <button>Update order</button></form>`,
  );
}

function customerCard({ world }: AdminContext, shop: ShopRecord, order: OrderRecord): Html {
  const customer = order.customerId ? world.customer(shop.domain, order.customerId) : null;
  if (!customer) return card("Customer", html`<p class="quiet">No customer.</p>`);
  const { amountSpent, numberOfOrders } = customerFigures(world, customer.id);
  return card(
    "Customer",
    html`<p><a href="${storePath(shop)}/customers/${customer.id}">${customerName(customer)}</a><br>
      <span class="quiet">${numberOfOrders} orders, ${formatMoney(amountSpent, shop.currency)} spent</span></p>
      ${tagList(customer.tags)}`,
  );
}

function addressCards(shop: ShopRecord, order: OrderRecord): Html {
  const lines = (address: AddressRecord | null, none: string) =>
    address
      ? html`<p>${addressLines(address).map((line) => html`${line}<br>`)}</p>`
      : html`<p class="quiet">${none}</p>`;
  const isSame = JSON.stringify(order.shippingAddress) === JSON.stringify(order.billingAddress);
  return html`${card(
    "Shipping address",
    html`${lines(order.shippingAddress, "Nothing to ship, or collected.")}
    ${
      order.shippingAddress &&
      !order.cancelledAt &&
      html`<details><summary>Change</summary><form method="post" action="${action(shop, order, "address")}" class="stack">
        <label>Address <input name="address1" value="${order.shippingAddress.address1 ?? ""}"></label>
        <label>City <input name="city" value="${order.shippingAddress.city ?? ""}"></label>
        <label>Postcode <input name="zip" value="${order.shippingAddress.zip ?? ""}"></label>
        <button>Save address</button></form>
        ${!isSame && order.billingAddress && html`<form method="post" action="${action(shop, order, "ship-to-billing")}"><button>Ship to the billing address</button></form>`}</details>`
    }`,
  )}${card("Billing address", isSame && order.billingAddress ? html`<p class="quiet">Same as shipping address</p>` : lines(order.billingAddress, "No billing address."))}`;
}

function tagsCard(shop: ShopRecord, order: OrderRecord): Html {
  return card(
    "Tags",
    html`<div id="tags">${order.tags.length === 0 && html`<p class="quiet">No tags.</p>`}
      ${order.tags.map(
        (tag) =>
          html`<form method="post" action="${action(shop, order, "untag")}" class="tag"><input type="hidden" name="tag" value="${tag}"><span>${tag}</span><button aria-label="Remove tag ${tag}">×</button></form>`,
      )}</div>
    <form method="post" action="${action(shop, order, "tag")}" class="inline"><label class="hidden" for="new-tag">Tag</label><input id="new-tag" name="tag" placeholder="Add a tag"><button>Add</button></form>`,
  );
}
