// What of an order is still to be sent, and what is on its way.
import type { AdminContext } from "#sandbox/admin/admin-context.ts";
import { badge } from "#sandbox/admin/badges.ts";
import { hidden, select } from "#sandbox/admin/controls.ts";
import { formatMoney, formatWhen, sentenceCase } from "#sandbox/admin/format.ts";
import { type Html, html } from "#sandbox/admin/html.ts";
import { card } from "#sandbox/admin/layout.ts";
import { actionPath } from "#sandbox/admin/order/action-path.ts";
import { CARRIER_STEPS } from "#sandbox/admin/order-actions.ts";
import type { FulfillmentOrderRecord, FulfillmentRecord, OrderRecord, ShopRecord } from "#sandbox/world/types.ts";

const STATUS_WORDS: Record<string, string> = { OPEN: "Unfulfilled", CLOSED: "Fulfilled" };

export function fulfillmentCards(context: AdminContext, shop: ShopRecord, order: OrderRecord): Html {
  // What was split off and came back stays as an empty, closed record: nothing to see. What was sent is shown as a parcel.
  const shown = context.world
    .fulfillmentOrdersOf(order)
    .filter((one) => one.status !== "CLOSED" && one.lines.some((line) => line.totalQuantity > 0));
  const isWaiting = shown.length === 0 && order.fulfillments.length === 0;
  return html`${isWaiting && card("Fulfilment", html`<p class="quiet">${order.routedAt ? "Nothing is left to fulfil." : "Not assigned to a location yet."}</p>`)}
    ${shown.map((one) => fulfillmentCard(context, shop, order, one))}
    ${order.fulfillments.map((one) => parcelCard(context, shop, order, one))}`;
}

function fulfillmentCard(
  { world, app }: AdminContext,
  shop: ShopRecord,
  order: OrderRecord,
  one: FulfillmentOrderRecord,
): Html {
  const location = world.state.locations[one.locationId];
  const tone = one.status === "ON_HOLD" ? "warning" : one.status === "OPEN" ? "attention" : "neutral";
  const others = world
    .locationsOf(shop.domain)
    .filter(({ id, active }) => active && id !== one.locationId)
    .map(({ id, name }) => ({ value: id, label: name }));
  const at = hidden("fulfillmentOrder", one.id);
  return html`<section class="card" data-fulfillment-order="${one.id}"><header><h2>${badge(STATUS_WORDS[one.status] ?? sentenceCase(one.status), tone)}</h2><span class="quiet">${location?.name}</span></header>
    ${one.holds.map(
      (hold) => html`<div class="banner" data-tone="warning" data-hold="${hold.id}">
        <div><strong>On hold${hold.appId ? ` by ${app.name}` : " by staff"}</strong><br>${hold.reasonNotes ?? sentenceCase(hold.reason)}
          <br><span class="quiet">${sentenceCase(hold.reason)}${hold.handle && html` · <code>${hold.handle}</code>`}</span></div>
        <form method="post" action="${actionPath(shop, order, "release")}">${at}${hidden("hold", hold.id)}<button>Release hold</button></form>
      </div>`,
    )}
    ${lineTable(
      shop,
      order,
      one.lines
        .filter((line) => line.totalQuantity > 0)
        .map(({ lineId, totalQuantity }) => ({ lineId, quantity: totalQuantity })),
    )}
    ${
      one.status === "OPEN" &&
      html`<div class="buttons"><form method="post" action="${actionPath(shop, order, "hold")}">${at}<button>Hold fulfilment</button></form>
        ${
          others.length > 0 &&
          html`<form method="post" action="${actionPath(shop, order, "move")}" class="inline flat">${at}${select("location", "Location", others)}<button>Change location</button></form>`
        }</div>`
    }
  </section>`;
}

function lineTable(shop: ShopRecord, order: OrderRecord, units: readonly { lineId: string; quantity: number }[]): Html {
  return html`<table class="lines"><tbody>${units.map(({ lineId, quantity }) => {
    const of = order.lines.find(({ id }) => id === lineId);
    return html`<tr><td>${of?.title}${of?.variantTitle && html` <span class="quiet">${of.variantTitle}</span>`}${of?.sku && html`<br><span class="quiet">${of.sku}</span>`}</td>
        <td class="number">${formatMoney(of?.price ?? 0, shop.currency)} × ${quantity}</td>
        <td class="number">${formatMoney((of?.price ?? 0) * quantity, shop.currency)}</td></tr>`;
  })}</tbody></table>`;
}

function parcelCard({ world }: AdminContext, shop: ShopRecord, order: OrderRecord, parcel: FulfillmentRecord): Html {
  const when = (at: string) => formatWhen(at, shop.ianaTimezone, world.clock.nowMs());
  const isSent = parcel.status === "SUCCESS";
  const last = parcel.events.at(-1);
  const state = !isSent
    ? badge("Cancelled")
    : badge(last ? sentenceCase(last.status) : "Fulfilled", last ? "info" : "neutral");
  return html`<section class="card" data-fulfillment="${parcel.id}"><header><h2>${state} ${parcel.name}</h2><span class="quiet">${world.state.locations[parcel.locationId]?.name} · ${when(parcel.createdAt)}</span></header>
    ${parcel.tracking.map(({ company, number, url }) => html`<p>${company || "Carrier not said"}: ${url ? html`<a href="${url}" rel="noreferrer">${number ?? url}</a>` : number}</p>`)}
    ${lineTable(shop, order, parcel.lines)}
    ${
      parcel.events.length > 0 &&
      html`<ol class="timeline">${parcel.events
        .toReversed()
        .map(
          ({ status, message, happenedAt }) =>
            html`<li><span>${message ?? sentenceCase(status)}</span><span class="quiet">${when(happenedAt)}</span></li>`,
        )}</ol>`
    }
    ${
      isSent &&
      html`<div class="buttons"><form method="post" action="${actionPath(shop, order, "track")}" class="inline flat">${hidden("fulfillment", parcel.id)}${select("status", "What the carrier tells", CARRIER_STEPS)}<button>The carrier tells</button></form>
        <form method="post" action="${actionPath(shop, order, "cancel-fulfillment")}">${hidden("fulfillment", parcel.id)}<button>Cancel fulfilment</button></form></div>`
    }
  </section>`;
}
