// Who ordered, where it goes, what is noted and thought of it.
import type { AdminContext } from "#sandbox/admin/admin-context.ts";
import { badge, tagList } from "#sandbox/admin/badges.ts";
import { facts, select } from "#sandbox/admin/controls.ts";
import { addressLines, customerName, formatMoney, plural, sentenceCase } from "#sandbox/admin/format.ts";
import { type Html, html } from "#sandbox/admin/html.ts";
import { card, storePath } from "#sandbox/admin/layout.ts";
import { actionPath } from "#sandbox/admin/order/action-path.ts";
import { RISK_LEVELS } from "#sandbox/admin/order-actions.ts";
import { tagsCard } from "#sandbox/admin/tags-card.ts";
import { customerFigures } from "#sandbox/world/customer-figures.ts";
import type { OrderTruth } from "#sandbox/world/records/order-truth.ts";
import type { RiskLevel } from "#sandbox/world/records/risk.ts";
import type { AddressRecord, OrderRecord, ShopRecord } from "#sandbox/world/types.ts";

export function sideCards(context: AdminContext, shop: ShopRecord, order: OrderRecord): Html {
  const truth = context.world.state.truths[order.id];
  return html`${noteCard(shop, order)}
    ${customerCard(context, shop, order)}
    ${addressCards(shop, order)}
    ${riskCard(context, shop, order)}
    ${tagsCard(order.tags, (verb) => actionPath(shop, order, verb))}
    ${detailsCard(context, order)}
    ${truth && truthCard(context, shop, order, truth)}`;
}

const noteCard = (shop: ShopRecord, order: OrderRecord): Html =>
  card(
    "Notes",
    html`<p>${order.note ?? html`<span class="quiet">No notes.</span>`}</p>
    <details><summary>${order.note ? "Change" : "Add a note"}</summary><form method="post" action="${actionPath(shop, order, "note")}" class="stack"><label class="hidden" for="note">Note</label><textarea id="note" name="note" rows="2">${order.note}</textarea><button>Save note</button></form></details>`,
  );

function customerCard({ world }: AdminContext, shop: ShopRecord, order: OrderRecord): Html {
  const customer = order.customerId ? world.customer(shop.domain, order.customerId) : null;
  if (!customer) return card("Customer", html`<p class="quiet">No customer.</p>`);
  const { amountSpent, numberOfOrders } = customerFigures(world, customer.id);
  const company = order.company && world.state.companies[order.company.companyId];
  return card(
    "Customer",
    html`<p><a href="${storePath(shop)}/customers/${customer.id}">${customerName(customer)}</a>${company && html` for ${company.name}`}<br>
      <span class="quiet">${plural(numberOfOrders, "order")}, ${formatMoney(amountSpent, shop.currency)} spent</span></p>
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
      html`<details><summary>Change</summary><form method="post" action="${actionPath(shop, order, "address")}" class="stack">
        <label>Address <input name="address1" value="${order.shippingAddress.address1 ?? ""}"></label>
        <label>City <input name="city" value="${order.shippingAddress.city ?? ""}"></label>
        <label>Postcode <input name="zip" value="${order.shippingAddress.zip ?? ""}"></label>
        <button>Save address</button></form>
        ${!isSame && order.billingAddress && html`<form method="post" action="${actionPath(shop, order, "ship-to-billing")}"><button>Ship to the billing address</button></form>`}</details>`
    }`,
  )}${card("Billing address", isSame && order.billingAddress ? html`<p class="quiet">Same as shipping address</p>` : lines(order.billingAddress, "No billing address."))}`;
}

const RISK_TONES: Record<RiskLevel, "critical" | "warning" | "success" | "info" | "neutral"> = {
  HIGH: "critical",
  MEDIUM: "warning",
  LOW: "success",
  PENDING: "info",
  NONE: "neutral",
};

function riskCard({ app }: AdminContext, shop: ShopRecord, order: OrderRecord): Html {
  const { risk = [] } = order;
  const signs = { POSITIVE: "+", NEUTRAL: "·", NEGATIVE: "–" } as const;
  return card(
    "Risk",
    html`${risk.length === 0 && html`<p class="quiet">Nobody has looked.</p>`}
    ${risk.map(
      ({
        appId,
        level,
        facts: found,
      }) => html`<div class="part"><p>${badge(sentenceCase(level), RISK_TONES[level])} <span class="quiet">by ${appId === null ? "Shopify" : app.name}</span></p>
      ${found.length > 0 && html`<ul class="signs">${found.map(({ description, sentiment }) => html`<li><span aria-label="${sentenceCase(sentiment)}">${signs[sentiment]}</span> ${description}</li>`)}</ul>`}</div>`,
    )}
    <form method="post" action="${actionPath(shop, order, "risk")}" class="inline">${select("level", "Risk", RISK_LEVELS)}<button>Assess as Shopify</button></form>`,
  );
}

function detailsCard({ world }: AdminContext, order: OrderRecord): Html {
  const { sourceName, poNumber, presentment, retailLocationId, clientIp } = order;
  const delivery = order.shippingLines.filter(({ removed }) => !removed).map(({ title }) => title);
  const codes = (order.discounts ?? []).flatMap(({ name }) => name ?? []);
  return card(
    "Details",
    html`${facts([
      ["Channel", sourceName],
      ["Delivery", delivery.length > 0 ? delivery.join(", ") : null],
      ["Discounts", codes.length > 0 ? codes.join(", ") : null],
      ["PO number", poNumber],
      ["Sold in", presentment?.currency ?? null],
      ["Counter", (retailLocationId && world.state.locations[retailLocationId]?.name) || null],
      ["IP address", clientIp ?? null],
      ...order.customAttributes.map(({ key, value }) => [key, value] as const),
    ])}
    <p><a href="/control/orders/${order.id}">The whole record</a></p>`,
  );
}

function truthCard({ world }: AdminContext, shop: ShopRecord, order: OrderRecord, truth: OrderTruth): Html {
  const twin = truth.duplicateOf ? world.order(shop.domain, truth.duplicateOf) : null;
  return card(
    "What its maker knows",
    facts([
      ["Kind", truth.kind],
      ["Region", truth.region],
      ["Addresses differ", truth.differs && order.shippingAddress ? "Yes" : null],
      ["Postcode", truth.postcodeTypo ? "Mistyped" : null],
      ["Fraud", truth.fraudLike ? "Made as fraudsters do" : null],
      ["Duplicate of", twin ? html`<a href="${storePath(shop)}/orders/${twin.id}">${twin.name}</a>` : null],
    ]),
  );
}
