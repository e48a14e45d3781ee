// What an order costs, what was paid, and what banks ask back.
import type { AdminContext } from "#sandbox/admin/admin-context.ts";
import { badge } from "#sandbox/admin/badges.ts";
import { hidden, select } from "#sandbox/admin/controls.ts";
import { formatMoney, formatWhen, plural, sentenceCase } from "#sandbox/admin/format.ts";
import { type Html, html } from "#sandbox/admin/html.ts";
import { card } from "#sandbox/admin/layout.ts";
import { actionPath } from "#sandbox/admin/order/action-path.ts";
import { DISPUTE_ENDS, DISPUTE_REASONS } from "#sandbox/admin/order-actions.ts";
import { webhookMoney } from "#sandbox/world/money.ts";
import { orderTotals } from "#sandbox/world/order-totals.ts";
import { templateOf } from "#sandbox/world/payment-terms/payment-terms-templates.ts";
import { dueAt } from "#sandbox/world/payment-terms/schedule-state.ts";
import type { OrderRecord, ShopRecord } from "#sandbox/world/types.ts";

export function paymentCards(context: AdminContext, shop: ShopRecord, order: OrderRecord): Html {
  const totals = orderTotals(order);
  const money = (amount: number) => formatMoney(amount, shop.currency);
  const row = (label: string, amount: number, isStrong = false) =>
    html`<tr${isStrong && html` class="strong"`}><td>${label}</td><td class="number">${money(amount)}</td></tr>`;
  const when = (at: string) => formatWhen(at, shop.ianaTimezone, context.world.clock.nowMs());
  const { paymentTerms } = order;
  return html`${card(
    "Payment",
    html`<table class="lines"><tbody>
      ${row("Subtotal", totals.currentSubtotal)}${row("Shipping", totals.currentShipping)}
      ${totals.duties > 0 && row("Duties", totals.duties)}${totals.currentTax > 0 && row(order.taxesIncluded ? "Tax, included" : "Tax", totals.currentTax)}${totals.tip > 0 && row("Tip", totals.tip)}
      ${row("Total", totals.currentTotal, true)}
      ${row("Paid", totals.captured)}${totals.refunded > 0 && row("Refunded", -totals.refunded)}${totals.outstanding > 0 && row("To be paid", totals.outstanding)}
    </tbody></table>
    ${
      paymentTerms &&
      html`<p class="quiet">${templateOf(paymentTerms.templateId)?.name}${paymentTerms.schedules.map((schedule) => {
        const due = dueAt(paymentTerms, schedule, order);
        return due && html`, due ${when(due)}`;
      })}</p>`
    }
    ${
      order.transactions.length > 0 &&
      html`<details><summary>${plural(order.transactions.length, "transaction")}</summary><table class="lines"><tbody>${order.transactions.map(
        ({ kind, status, amount, gateway, card: used, processedAt }) =>
          html`<tr><td>${sentenceCase(kind)} by ${gateway}${used && html` <span class="quiet">${used.company} ${used.number}</span>`}<br><span class="quiet">${when(processedAt)}</span></td><td>${badge(sentenceCase(status), status === "SUCCESS" ? "success" : status === "PENDING" ? "attention" : "critical")}</td><td class="number">${money(amount)}</td></tr>`,
      )}</tbody></table></details>`
    }
    ${
      totals.received > 0 &&
      html`<form method="post" action="${actionPath(shop, order, "refund")}" class="inline">
        <label>Refund <input name="amount" inputmode="decimal" size="8" value="${webhookMoney(totals.received, shop.currency)}"></label><button>Refund</button></form>`
    }`,
  )}${disputeCard(context, shop, order, totals.received > 0, when)}`;
}

function disputeCard(
  { world }: AdminContext,
  shop: ShopRecord,
  order: OrderRecord,
  canBeDisputed: boolean,
  when: (at: string) => string,
): Html {
  const disputes = (order.disputeIds ?? []).flatMap((id) => world.state.disputes[id] ?? []);
  if (disputes.length === 0 && !canBeDisputed) return html``;
  return card(
    "Disputes",
    html`${disputes.map(
      ({ id, type, status, amount, reason, initiatedAt, finalizedOn }) => html`<div class="part">
        <p><strong>${sentenceCase(type)}</strong> ${badge(sentenceCase(status), finalizedOn ? "neutral" : "critical")} ${formatMoney(amount, shop.currency)}</p>
        <p class="quiet">${sentenceCase(reason)}, ${when(initiatedAt)}</p>
        ${!finalizedOn && html`<form method="post" action="${actionPath(shop, order, "move-dispute")}" class="inline">${hidden("dispute", id)}${select("status", "How it goes on", DISPUTE_ENDS)}<button>Move on</button></form>`}
      </div>`,
    )}
    ${
      canBeDisputed &&
      html`<details><summary>The buyer's bank asks it back</summary><form method="post" action="${actionPath(shop, order, "dispute")}" class="stack">
        ${select("type", "Kind", ["CHARGEBACK", "INQUIRY"])}${select("reason", "Reason", DISPUTE_REASONS)}<button>Open a dispute</button></form></details>`
    }`,
  );
}
