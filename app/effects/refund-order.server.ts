// Pays back. The same key pays once within 24 hours; later the refund's note tells that it is there.
import { gidOf } from "#app/admin/gid.ts";
import { createRefund } from "#app/admin/operations/create-refund.ts";
import { type ReadOrderPayments, readOrderPayments } from "#app/admin/operations/read-order-payments.ts";
import { suggestRefund } from "#app/admin/operations/suggest-refund.ts";
import { withoutTrace } from "#app/admin/write-result.ts";
import { type BodyOf, shortKey } from "#app/effects/application.ts";
import { inOrderCurrency } from "#app/effects/in-order-currency.ts";
import { shareOfPayments } from "#app/effects/share-of-payments.ts";
import { shopifyWrite } from "#app/effects/shopify-write.server.ts";
import { moot, SO, TO_DO } from "#app/effects/verdict.ts";
import { compareAmounts, normalAmount } from "#app/lib/money.ts";

const restockType = { no_restock: "NO_RESTOCK", cancel: "CANCEL", return: "RETURN" } as const;

export const refundOrder = shopifyWrite<"refund_order", ReadOrderPayments>({
  look: (admin, { target }) => readOrderPayments(admin, { id: target }),
  judge: (order, { key }) => {
    if (order.refunds.some(({ note }) => note?.includes(shortKey(key)))) return SO;
    return compareAmounts(normalAmount(order.netPaymentSet.shopMoney.amount), "0") > 0
      ? TO_DO
      : moot("Nothing that was paid is left to pay back.");
  },
  write: async (admin, { target, body, key }, order) => {
    const lines = linesInApi(body);
    const suggested = body.amount ?? (await amountOf(admin, target, body));
    const payments = shareOfPayments(order.transactions, suggested);
    const [first] = payments;
    const currency = first?.amountSet.presentmentMoney.currencyCode;
    return createRefund(admin, {
      key,
      // The order of the fields is part of what a key stands for.
      input: {
        orderId: target,
        note: [body.note, `(${shortKey(key)})`].filter(Boolean).join(" "),
        notify: body.notify_customer,
        ...(currency && currency !== order.currencyCode ? { currency } : {}),
        ...(lines.length ? { refundLineItems: lines } : {}),
        ...(body.shipping ? { shipping: { amount: body.shipping } } : {}),
        ...(body.to === "store_credit"
          ? {
              refundMethods: [
                { storeCreditRefund: { amount: { amount: suggested, currencyCode: order.currencyCode } } },
              ],
            }
          : {
              transactions: payments.map((payment) => ({
                orderId: target,
                parentId: payment.id,
                gateway: payment.gateway ?? "",
                kind: "REFUND" as never,
                amount: inOrderCurrency(payment.share, payment.amountSet).amount,
              })),
            }),
      },
    });
  },
});

function linesInApi({ lines }: BodyOf<"refund_order">) {
  return lines.map(({ line_item_id, quantity, restock, location_id }) => ({
    lineItemId: gidOf("LineItem", line_item_id),
    quantity,
    restockType: restockType[restock] as never,
    ...(location_id ? { locationId: gidOf("Location", location_id) } : {}),
  }));
}

/** What Shopify would pay back for the units and the shipping. */
async function amountOf(
  admin: Parameters<typeof suggestRefund>[0],
  target: string,
  body: BodyOf<"refund_order">,
): Promise<string> {
  const { seen } = await withoutTrace(
    suggestRefund(admin, {
      id: target,
      lines: linesInApi(body),
      ...(body.shipping ? { shippingAmount: body.shipping } : {}),
    }),
  );
  return normalAmount(seen?.suggestedRefund?.amountSet.shopMoney.amount ?? "0");
}
