// What is asked of fulfilment services, and what begins, ends or puts off: applied once also when its answer was lost.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { EffectBody } from "#app/rules/effect.ts";
import { closeOrder } from "#sandbox/world/close-order.ts";
import {
  acceptFulfillmentRequest,
  submitFulfillmentRequest,
} from "#sandbox/world/fulfillment-orders/request-fulfillment.ts";
import { createFulfillmentService } from "#sandbox/world/locations/create-fulfillment-service.ts";
import { setMetafields } from "#sandbox/world/metafields/set-metafields.ts";
import { moveFulfillmentOrder } from "#sandbox/world/move-fulfillment-order.ts";
import { PAYMENT_TERMS_TEMPLATES } from "#sandbox/world/payment-terms/payment-terms-templates.ts";
import { createPaymentTerms } from "#sandbox/world/payment-terms/set-payment-terms.ts";
import { type OrderDraft, placeOrder } from "#sandbox/world/place-order.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";
import { ALL_SCOPES, startShopify } from "#tests/support/installed-shop.ts";
import { sendEffect } from "#tests/support/sent-effect.ts";
import { aWorkedShop, type WorkedShop } from "#tests/support/worked-shop.ts";

const shopify = await startShopify({ scopes: ALL_SCOPES });
const { world } = shopify;
const { EFFECT_CLASS } = await import("#app/rules/effect.ts");

let worked: WorkedShop;
let shop: string;
beforeEach(async () => {
  worked = await aWorkedShop(shopify);
  ({ shop } = worked);
});
afterEach(() => shopify.faults.set({ graphql: [], webhooks: {} }));

const STAFF = { by: "staff" } as const;
const NEXT_WEEK = "2030-01-08T10:00:00Z";
const LATER = "2030-01-15T10:00:00Z";
const gid = (type: string, id: string) => `gid://shopify/${type}/${id}`;

const place = (over: Partial<OrderDraft> = {}): OrderRecord =>
  placeOrder(world, shop, {
    lines: [{ title: "Lantern", sku: "LAN-1", price: 1_990, quantity: 2 }],
    ...{ email: "ada@example.com", shipping: { title: "Standard", price: 450 }, payment: "paid", routing: "now" },
    ...over,
  });
const firstOf = (order: OrderRecord) => {
  const [first] = world.fulfillmentOrdersOf(order);
  if (!first) throw new Error("not routed");
  return first;
};
const stateOf = (id: string) => {
  const one = world.state.fulfillmentOrders[id];
  return one && [one.status, one.requestStatus];
};

/** An order whose goods lie at a fulfilment service that was asked for them, and has said yes. */
function atService(state: "unsubmitted" | "accepted") {
  const order = place();
  const { locationId } = createFulfillmentService(
    world,
    shop,
    {
      name: `Depot ${order.id}`,
      ...{ callbackUrl: null, trackingSupport: false, inventoryManagement: false, requiresShippingMethod: true },
    },
    STAFF,
  );
  const { id } = firstOf(order);
  moveFulfillmentOrder(world, shop, id, locationId, null, STAFF);
  if (state === "accepted") {
    submitFulfillmentRequest(world, shop, id, { message: null, notifyCustomer: false, lines: null }, STAFF);
    acceptFulfillmentRequest(world, shop, id, null, STAFF);
  }
  return { order, id };
}

interface Row {
  body: EffectBody;
  operation: string;
  field: string;
  /** Its target, and what there is to see afterwards; null where nothing in the store shows it. */
  make(): { order: OrderRecord; target: string; seen: (() => unknown) | null; body?: EffectBody };
  shall?: unknown;
}

const ROWS: Row[] = [
  {
    body: { kind: "request_fulfillment", message: "Please", notify_customer: false },
    ...{ operation: "requestFulfillment", field: "fulfillmentOrderSubmitFulfillmentRequest" },
    make: () => {
      const { order, id } = atService("unsubmitted");
      return { order, target: gid("FulfillmentOrder", id), seen: () => stateOf(id) };
    },
    shall: ["OPEN", "SUBMITTED"],
  },
  {
    body: { kind: "cancel_fulfillment_request", message: "Stop" },
    ...{ operation: "requestFulfillmentCancellation", field: "fulfillmentOrderSubmitCancellationRequest" },
    make: () => {
      const { order, id } = atService("accepted");
      return { order, target: gid("FulfillmentOrder", id), seen: () => stateOf(id) };
    },
    shall: ["IN_PROGRESS", "CANCELLATION_REQUESTED"],
  },
  {
    body: { kind: "close_fulfillment_order", message: "Out of stock" },
    ...{ operation: "closeFulfillmentOrder", field: "fulfillmentOrderClose" },
    make: () => {
      const { order, id } = atService("accepted");
      return { order, target: gid("FulfillmentOrder", id), seen: () => stateOf(id) };
    },
    shall: ["INCOMPLETE", "CLOSED"],
  },
  {
    body: { kind: "reschedule_fulfillment_order", fulfill_at: LATER },
    ...{ operation: "rescheduleFulfillmentOrder", field: "fulfillmentOrderReschedule" },
    make: () => {
      const sellingPlan = { id: "1", name: "Weekly", fulfillAt: NEXT_WEEK };
      const order = place({ lines: [{ title: "Box", price: 2_000, quantity: 1, sellingPlan }] });
      const { id } = firstOf(order);
      return { order, target: gid("FulfillmentOrder", id), seen: () => world.state.fulfillmentOrders[id]?.fulfillAt };
    },
    shall: LATER,
  },
  {
    body: { kind: "mark_ready_for_pickup" },
    ...{ operation: "prepareForPickup", field: "fulfillmentOrderLineItemsPreparedForPickup" },
    make: () => {
      const order = place({ shipping: { title: "Pick up in store", price: 0, pickup: true } });
      return { order, target: gid("FulfillmentOrder", firstOf(order).id), seen: null };
    },
  },
  {
    body: { kind: "reopen_order" },
    ...{ operation: "reopenOrder", field: "orderOpen" },
    make: () => {
      const order = place();
      closeOrder(world, shop, order.id, STAFF);
      return { order, target: gid("Order", order.id), seen: () => world.order(shop, order.id)?.closedAt };
    },
    shall: null,
  },
  {
    body: { kind: "delete_order" },
    ...{ operation: "deleteOrder", field: "orderDelete" },
    make: () => {
      const order = place({ test: true });
      return { order, target: gid("Order", order.id), seen: () => world.order(shop, order.id) };
    },
    shall: null,
  },
  {
    body: { kind: "delete_metafield", namespace: "custom", key: "tier" },
    ...{ operation: "deleteMetafields", field: "metafieldsDelete" },
    make: () => {
      const order = place();
      const metafield = { namespace: "custom", key: "tier", type: "single_line_text_field", value: "gold" };
      setMetafields(world, shop, [{ owner: { type: "Order", id: order.id }, ...metafield }], "1", STAFF);
      const seen = () => world.state.metafields[`Order/${order.id}`]?.length ?? 0;
      return { order, target: gid("Order", order.id), seen };
    },
    shall: 0,
  },
  {
    body: { kind: "send_invoice", to: null, bcc: ["copy@example.com"], subject: "Your order", message: "" },
    ...{ operation: "sendOrderInvoice", field: "orderInvoiceSend" },
    make: () => {
      const order = place({ payment: "pending" });
      return { order, target: gid("Order", order.id), seen: null };
    },
  },
  {
    body: { kind: "remind_payment", schedule_id: null },
    ...{ operation: "remindOfPayment", field: "paymentReminderSend" },
    make: () => {
      const order = place({ payment: "none" });
      const net = PAYMENT_TERMS_TEMPLATES.find(({ type }) => type === "NET");
      const terms = { templateId: net?.id ?? "", schedules: [{ issuedAt: world.now(), dueAt: null }] };
      const { paymentTerms } = createPaymentTerms(world, shop, order.id, terms, STAFF);
      const schedule_id = paymentTerms?.schedules[0]?.id ?? "";
      return { order, target: gid("Order", order.id), seen: null, body: { kind: "remind_payment", schedule_id } };
    },
  },
];

const applied = (field: string) =>
  shopify.journal.lines.filter((line) => line.shop === shop && line.field === field && line.outcome === "applied");

describe.each(ROWS)("$body.kind by $field", (row) => {
  const isBlind = EFFECT_CLASS[row.body.kind] === "BLIND";

  it.each([null, "cut-after"] as const)(
    isBlind ? "is sent at most once (%s)" : "is there once (%s), and is no news when it is wanted again",
    async (fault) => {
      const { order, target, seen, body = row.body } = row.make();
      await worked.settle();
      const match = { operation: row.operation, shop };
      if (fault) shopify.faults.set({ graphql: [{ kind: fault, nth: 1, match }] });
      const wanted = { body, target, lane: { kind: "order", key: order.id } };
      expect(await sendEffect(worked, wanted)).toMatchObject({
        status: isBlind && fault ? "UNSETTLED" : "CONFIRMED",
        attempts: 1,
      });
      expect(applied(row.field)).toHaveLength(1);
      expect(seen === null).toBe(isBlind);
      if (!seen) return;
      expect(seen()).toEqual(row.shall);
      expect(await sendEffect(worked, wanted)).toMatchObject({ status: "CONFIRMED", attempts: 0 });
      expect(applied(row.field)).toHaveLength(1);
    },
  );
});
