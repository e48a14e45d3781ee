// What a buyer sends back.
import { badge } from "#sandbox/admin/badges.ts";
import { select } from "#sandbox/admin/controls.ts";
import { sentenceCase } from "#sandbox/admin/format.ts";
import { type Html, html } from "#sandbox/admin/html.ts";
import { card } from "#sandbox/admin/layout.ts";
import { actionPath } from "#sandbox/admin/order/action-path.ts";
import { RETURN_REASONS } from "#sandbox/admin/order-actions.ts";
import type { ReturnRecord } from "#sandbox/world/records/return.ts";
import type { OrderRecord, ShopRecord } from "#sandbox/world/types.ts";

const TONES = {
  REQUESTED: "attention",
  OPEN: "info",
  CLOSED: "neutral",
  DECLINED: "neutral",
  CANCELED: "neutral",
} as const;

export function returnCard(shop: ShopRecord, order: OrderRecord): Html {
  const sent = order.fulfillments.filter(({ status }) => status === "SUCCESS").flatMap(({ lines }) => lines);
  if (sent.length === 0 && order.returns.length === 0) return html``;
  const titleOf = (lineId: string) => order.lines.find(({ id }) => id === lineId)?.title ?? "Something";
  return card(
    "Returns",
    html`${order.returns.map((one) => shownReturn(shop, order, one, titleOf))}
    ${
      sent.length > 0 &&
      html`<details><summary>A buyer sends something back</summary>
      <form method="post" action="${actionPath(shop, order, "ask-return")}" class="stack">
        ${select(
          "line",
          "What",
          sent.map(({ id, lineId, quantity }) => ({ value: id, label: `${titleOf(lineId)} × ${quantity}` })),
        )}
        <label>Quantity <input type="number" name="quantity" min="1" value="1"></label>
        <label>Reason ${select("reason", "Reason", RETURN_REASONS)}</label>
        <label>What the buyer writes <input name="note"></label>
        <button>Ask for a return</button></form></details>`
    }`,
  );
}

function shownReturn(
  shop: ShopRecord,
  order: OrderRecord,
  { name, status, lines }: ReturnRecord,
  titleOf: (lineId: string) => string,
): Html {
  const button = (verb: string, label: string) =>
    html`<form method="post" action="${actionPath(shop, order, verb)}"><button>${label}</button></form>`;
  return html`<div class="part"><p><strong>${name}</strong> ${badge(sentenceCase(status), TONES[status])}</p>
    <p class="quiet">${lines.map(({ lineId, quantity, reason, customerNote }) => html`${quantity} × ${titleOf(lineId)}: ${sentenceCase(reason)}${customerNote && html` (“${customerNote}”)`}<br>`)}</p>
    <div class="buttons">${status === "REQUESTED" && html`${button("approve-return", "Approve")}${button("decline-return", "Decline")}`}${status === "OPEN" && button("take-return", "It arrived: restock and refund")}</div></div>`;
}
