import { financialStatus } from "#sandbox/world/order-status.ts";
import { makePaymentTerms, type PaymentTermsDraft } from "#sandbox/world/payment-terms/make-payment-terms.ts";
import { planDue } from "#sandbox/world/payment-terms/tell-when-due.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor, OrderRecord } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

function save(world: World, order: OrderRecord, actor: Actor): OrderRecord {
  touch(world, order);
  planDue(world, order);
  world.action(order.shop, actor)("orders/updated", { orderId: order.id, customerId: order.customerId });
  return order;
}

/** Says when an order is to be paid. Emits orders/updated. Wording not verified by a recording. */
export function createPaymentTerms(
  world: World,
  shop: string,
  orderId: string,
  draft: PaymentTermsDraft,
  actor: Actor = { by: "staff" },
): OrderRecord {
  const code = "PAYMENT_TERMS_CREATION_UNSUCCESSFUL";
  const order = world.order(shop, orderId);
  if (!order) throw new Refused("Order does not exist", { field: ["referenceId"], code });
  if (order.paymentTerms)
    throw new Refused("Cannot create payment terms on an Order that already has them.", { field: null, code });
  if (financialStatus(order) === "PAID")
    throw new Refused("Cannot create payment terms on an Order that has already been paid in full.", {
      field: null,
      code,
    });
  order.paymentTerms = makePaymentTerms(world, draft, { field: ["paymentTermsAttributes"], code });
  if (financialStatus(order) === null) order.statedFinancialStatus = "PENDING";
  return save(world, order, actor);
}

function orderOfTerms(world: World, shop: string, id: string, code: string): OrderRecord {
  const found = world.reading(() => world.newestOrdersOf(shop).find((one) => one.paymentTerms?.id === id));
  const order = found ? world.order(shop, found.id) : null;
  if (!order) throw new Refused("Could not find payment terms.", { field: null, code });
  return order;
}

/** Gives an order's terms another kind or other dates; they keep their id. Emits orders/updated. */
export function updatePaymentTerms(
  world: World,
  shop: string,
  id: string,
  draft: PaymentTermsDraft,
  actor: Actor = { by: "staff" },
): OrderRecord {
  const code = "PAYMENT_TERMS_UPDATE_UNSUCCESSFUL";
  const order = orderOfTerms(world, shop, id, code);
  const templateId = draft.templateId ?? order.paymentTerms?.templateId ?? null;
  const made = makePaymentTerms(world, { ...draft, templateId }, { field: ["input", "paymentTermsAttributes"], code });
  order.paymentTerms = { ...made, id };
  return save(world, order, actor);
}

/** Emits orders/updated. */
export function deletePaymentTerms(world: World, shop: string, id: string, actor: Actor = { by: "staff" }): void {
  const order = orderOfTerms(world, shop, id, "PAYMENT_TERMS_DELETE_UNSUCCESSFUL");
  delete order.paymentTerms;
  save(world, order, actor);
}
