// What is written to an order and its children: applied once in whatever fault, not written where it is so already, and
// given up in words where the store moved on.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { EffectBody, EffectKind } from "#app/rules/effect.ts";
import { cancelOrder } from "#sandbox/world/cancel-order.ts";
import { fulfillOrder } from "#sandbox/world/fulfill-order.ts";
import { cancelFulfillmentOrder } from "#sandbox/world/fulfillment-orders/cancel-fulfillment-order.ts";
import { reportProgress } from "#sandbox/world/fulfillment-orders/report-progress.ts";
import { addLocation } from "#sandbox/world/locations/add-location.ts";
import { placeOrder } from "#sandbox/world/place-order.ts";
import { createReturn } from "#sandbox/world/returns/create-return.ts";
import { requestReturn } from "#sandbox/world/returns/request-return.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";
import { eventually } from "#tests/support/eventually.ts";
import { ALL_SCOPES, startShopify } from "#tests/support/installed-shop.ts";
import { intendEffect, sendEffect, sentEffect } from "#tests/support/sent-effect.ts";
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
const address = {
  firstName: "Ada",
  lastName: "Marsh",
  address1: "1 Quay",
  city: "Whitby",
  zip: "YO21 1DN",
  countryCode: "GB",
};
const place = (over: Partial<Parameters<typeof placeOrder>[2]> = {}) =>
  placeOrder(world, shop, {
    lines: [
      { title: "Lantern", sku: "LAN-1", price: 1_990, quantity: 2 },
      { title: "Rope", sku: "ROPE", price: 500, quantity: 3 },
    ],
    ...{ shippingAddress: address, billingAddress: address, shipping: { title: "Standard", price: 450 } },
    ...{ payment: "paid", routing: "now" },
    ...over,
  });
const now = (order: OrderRecord): OrderRecord => {
  const found = world.order(shop, order.id);
  if (!found) throw new Error("the order is gone");
  return found;
};
const fulfillmentOrders = (order: OrderRecord) => world.fulfillmentOrdersOf(now(order));
const firstOf = (order: OrderRecord) => fulfillmentOrders(order)[0]?.id ?? "";
const otherPlace = () =>
  Object.values(world.state.locations).find((one) => one.shop === shop && one.name === "Glasgow")?.id ??
  addLocation(
    world,
    shop,
    { name: "Glasgow", address: { ...address, city: "Glasgow" }, fulfillsOnlineOrders: true } as never,
    STAFF,
  ).id;
const changed = (field: string) =>
  shopify.journal.lines.filter((line) => line.shop === shop && line.field === field && line.changed).length;
const unitsLeft = (order: OrderRecord) =>
  fulfillmentOrders(order)
    .flatMap((one) => one.lines.map((line) => line.remainingQuantity))
    .reduce((a, b) => a + b, 0);

interface Case {
  body: EffectBody;
  target: string;
  /** What there is to see of it, and what it shall be. */
  seen: () => unknown;
  shall: unknown;
}
interface Kind {
  kind: EffectKind;
  title?: string;
  /** The operation that decides, and Shopify's field. */
  operation: string;
  field: string;
  make(order: OrderRecord): Case;
  order?: Partial<Parameters<typeof placeOrder>[2]>;
  /** Sent once more by another effect it is no news, and nothing is written. "asked": Shopify is asked, and refuses what is so. */
  again?: false | "asked";
}
const gid = (type: string, id: string) => `gid://shopify/${type}/${id}`;
const on = (order: OrderRecord) => gid("Order", order.id);

const KINDS: Kind[] = [
  {
    kind: "write_note",
    operation: "updateOrder",
    field: "orderUpdate",
    make: (order) => ({
      body: { kind: "write_note", mode: "replace", note: "Call first", separator: "" },
      ...{ target: on(order), seen: () => now(order).note, shall: "Call first" },
    }),
  },
  {
    kind: "write_note",
    title: "write_note, appended",
    operation: "updateOrder",
    field: "orderUpdate",
    order: { note: "Ring twice" },
    again: false,
    make: (order) => ({
      body: { kind: "write_note", mode: "append", note: "Call first", separator: "\n\n" },
      ...{ target: on(order), seen: () => now(order).note, shall: "Ring twice\n\nCall first" },
    }),
  },
  {
    kind: "set_attributes",
    operation: "updateOrder",
    field: "orderUpdate",
    order: {
      customAttributes: [
        { key: "Gift", value: "no" },
        { key: "Source", value: "fair" },
      ],
    },
    make: (order) => ({
      body: { kind: "set_attributes", attributes: { Gift: "yes", CSM: "Tom" } },
      target: on(order),
      seen: () => Object.fromEntries(now(order).customAttributes.map(({ key, value }) => [key, value])),
      shall: { Source: "fair", Gift: "yes", CSM: "Tom" },
    }),
  },
  {
    kind: "remove_attributes",
    operation: "updateOrder",
    field: "orderUpdate",
    order: {
      customAttributes: [
        { key: "Gift", value: "no" },
        { key: "Source", value: "fair" },
      ],
    },
    make: (order) => ({
      body: { kind: "remove_attributes", names: ["Gift"] },
      ...{ target: on(order), seen: () => now(order).customAttributes.map(({ key }) => key), shall: ["Source"] },
    }),
  },
  {
    kind: "set_metafield",
    operation: "setMetafields",
    field: "metafieldsSet",
    make: (order) => ({
      body: { kind: "set_metafield", namespace: "custom", key: "locked", type: "boolean", value: "true" },
      ...{ target: on(order), seen: () => null, shall: null },
    }),
  },
  {
    kind: "update_order",
    operation: "updateOrder",
    field: "orderUpdate",
    order: { tags: ["mine"] },
    make: (order) => ({
      body: { kind: "update_order", po_number: "PO-7", shipping_address: { zip: "YO21 2AA", address2: "Flat 2" } },
      target: on(order),
      seen: () => [
        now(order).poNumber,
        now(order).shippingAddress?.zip,
        now(order).shippingAddress?.city,
        now(order).tags.includes("mine"),
      ],
      shall: ["PO-7", "YO21 2AA", "Whitby", true],
    }),
  },
  {
    kind: "move_fulfillment_order",
    operation: "moveFulfillmentOrder",
    field: "fulfillmentOrderMove",
    again: "asked",
    make: (order) => {
      const location = otherPlace();
      return {
        body: { kind: "move_fulfillment_order", location_id: location, location_name: "Glasgow", lines: null },
        target: gid("FulfillmentOrder", firstOf(order)),
        seen: () => fulfillmentOrders(order).map((one) => one.locationId),
        shall: [location],
      };
    },
  },
  {
    kind: "move_fulfillment_order",
    title: "move_fulfillment_order, some units, by the location's name",
    operation: "moveFulfillmentOrder",
    field: "fulfillmentOrderMove",
    again: false,
    make: (order) => {
      const location = otherPlace();
      return {
        body: {
          ...{ kind: "move_fulfillment_order", location_id: "", location_name: "glasgow" },
          lines: [{ line_item_id: order.lines[1]?.id ?? "", quantity: 1 }],
        },
        target: gid("FulfillmentOrder", firstOf(order)),
        seen: () =>
          fulfillmentOrders(order)
            .filter((one) => one.locationId === location)
            .flatMap((one) => one.lines.map((line) => line.remainingQuantity)),
        shall: [1],
      };
    },
  },
  {
    kind: "split_fulfillment_order",
    operation: "splitFulfillmentOrder",
    field: "fulfillmentOrderSplit",
    again: false,
    make: (order) => ({
      body: { kind: "split_fulfillment_order", lines: [{ line_item_id: order.lines[1]?.id ?? "", quantity: 3 }] },
      target: gid("FulfillmentOrder", firstOf(order)),
      seen: () => fulfillmentOrders(order).map((one) => one.lines.filter((line) => line.remainingQuantity).length),
      shall: [1, 1],
    }),
  },
  {
    kind: "create_fulfillment",
    operation: "createFulfillment",
    field: "fulfillmentCreate",
    again: false,
    make: (order) => ({
      body: {
        ...{ kind: "create_fulfillment", lines: null, notify_customer: false },
        tracking: { company: "Royal Mail", numbers: ["RM1"], urls: [] },
      },
      target: gid("FulfillmentOrder", firstOf(order)),
      seen: () => [now(order).fulfillments.length, unitsLeft(order)],
      shall: [1, 0],
    }),
  },
  {
    kind: "create_fulfillment",
    title: "create_fulfillment, some units",
    operation: "createFulfillment",
    field: "fulfillmentCreate",
    again: false,
    make: (order) => ({
      body: {
        ...{ kind: "create_fulfillment", notify_customer: false, tracking: null },
        lines: [{ line_item_id: order.lines[1]?.id ?? "", quantity: 2 }],
      },
      target: gid("FulfillmentOrder", firstOf(order)),
      seen: () => [now(order).fulfillments.length, unitsLeft(order)],
      shall: [1, 3],
    }),
  },
  {
    kind: "update_tracking",
    operation: "updateTracking",
    field: "fulfillmentTrackingInfoUpdate",
    make: (order) => {
      fulfillOrder(world, shop, order.id);
      return {
        body: { kind: "update_tracking", company: "DHL", numbers: ["D1", "D2"], urls: [], notify_customer: false },
        target: gid("Fulfillment", now(order).fulfillments[0]?.id ?? ""),
        seen: () => now(order).fulfillments[0]?.tracking,
        shall: expect.anything(),
      };
    },
  },
  {
    kind: "add_fulfillment_event",
    operation: "addFulfillmentEvent",
    field: "fulfillmentEventCreate",
    make: (order) => {
      fulfillOrder(world, shop, order.id);
      return {
        body: {
          ...{ kind: "add_fulfillment_event", status: "delivered", message: "" },
          ...{ happened_at: "2026-11-20T10:00:00Z", estimated_delivery_at: null },
        },
        target: gid("Fulfillment", now(order).fulfillments[0]?.id ?? ""),
        seen: () => now(order).fulfillments[0]?.events?.map(({ status }) => status),
        shall: ["DELIVERED"],
      };
    },
  },
  {
    kind: "cancel_fulfillment",
    operation: "cancelFulfillment",
    field: "fulfillmentCancel",
    make: (order) => {
      fulfillOrder(world, shop, order.id);
      return {
        body: { kind: "cancel_fulfillment" },
        target: gid("Fulfillment", now(order).fulfillments[0]?.id ?? ""),
        ...{ seen: () => now(order).fulfillments.map(({ status }) => status), shall: ["CANCELLED"] },
      };
    },
  },
  {
    kind: "cancel_order",
    operation: "cancelOrder",
    field: "orderCancel",
    make: (order) => ({
      body: {
        ...{ kind: "cancel_order", reason: "fraud", restock: true, refund: "original" },
        ...{ staff_note: "Stolen card", notify_customer: false },
      },
      ...{ target: on(order), seen: () => now(order).cancelReason, shall: "FRAUD" },
    }),
  },
  {
    kind: "archive_order",
    operation: "closeOrder",
    field: "orderClose",
    make: (order) => ({
      body: { kind: "archive_order" },
      ...{ target: on(order), seen: () => now(order).closedAt !== null, shall: true },
    }),
  },
  {
    kind: "mark_as_paid",
    operation: "markOrderAsPaid",
    field: "orderMarkAsPaid",
    order: { payment: "pending" },
    make: (order) => ({
      body: { kind: "mark_as_paid" },
      target: on(order),
      seen: () => now(order).transactions.filter((one) => one.kind === "SALE" && one.status === "SUCCESS").length,
      shall: 1,
    }),
  },
  {
    kind: "capture_payment",
    operation: "capturePayment",
    field: "orderCapture",
    order: { payment: "authorized" },
    make: (order) => ({
      body: { kind: "capture_payment", transaction_id: null, amount: "59.30", final: true },
      target: on(order),
      seen: () =>
        now(order)
          .transactions.filter((one) => one.kind === "CAPTURE")
          .map(({ amount }) => amount),
      shall: [5_930],
    }),
  },
  {
    kind: "void_payment",
    operation: "voidTransaction",
    field: "transactionVoid",
    order: { payment: "authorized" },
    make: (order) => ({
      body: { kind: "void_payment", transaction_id: null },
      target: on(order),
      seen: () => now(order).transactions.filter((one) => one.kind === "VOID").length,
      shall: 1,
    }),
  },
  {
    kind: "refund_order",
    operation: "createRefund",
    field: "refundCreate",
    again: false,
    make: (order) => ({
      body: {
        ...{ kind: "refund_order", shipping: null, amount: null, to: "original", note: "Lost", notify_customer: false },
        lines: [{ line_item_id: order.lines[1]?.id ?? "", quantity: 1, restock: "no_restock", location_id: null }],
      },
      target: on(order),
      seen: () =>
        now(order)
          .transactions.filter((one) => one.kind === "REFUND")
          .map(({ amount }) => amount),
      shall: [500],
    }),
  },
  {
    kind: "edit_order",
    operation: "commitOrderEdit",
    field: "orderEditCommit",
    again: false,
    make: (order) => ({
      body: {
        ...{ kind: "edit_order", staff_note: "Gift", notify_customer: false },
        edits: [
          {
            ...{ edit: "add_custom_item", title: "Free sticker", price: "1.00", quantity: 1 },
            ...{ requires_shipping: true, taxable: false },
          },
          { edit: "set_quantity", line_item_id: order.lines[1]?.id ?? "", quantity: 1, restock: true },
          {
            edit: "discount_line",
            line_item_id: order.lines[0]?.id ?? "",
            percent: "10",
            amount: null,
            description: "Sorry",
          },
          { edit: "set_shipping", title: "Express", price: "9.00", replaces: true },
        ],
      },
      target: on(order),
      seen: () => [
        now(order).lines.map(({ title, currentQuantity }) => [title, currentQuantity]),
        now(order)
          .shippingLines.filter((line) => !line.removed)
          .map(({ title }) => title),
      ],
      shall: [
        [
          ["Lantern", 2],
          ["Rope", 1],
          ["Free sticker", 1],
        ],
        ["Express"],
      ],
    }),
  },
  {
    kind: "create_return",
    operation: "createReturn",
    field: "returnCreate",
    again: false,
    make: (order) => {
      fulfillOrder(world, shop, order.id);
      const line_item_id = now(order).lines[0]?.id ?? "";
      const seen = () =>
        now(order).returns.map(({ status, lines }) => [
          status,
          ...lines.map(({ quantity, reasonNote }) => [quantity, reasonNote]),
        ]);
      return {
        body: { kind: "create_return", lines: [{ line_item_id, quantity: 1 }], reason: "defective", note: "Torn" },
        target: gid("Order", order.id),
        ...{ seen, shall: [["OPEN", [1, "Torn"]]] },
      };
    },
  },
  {
    kind: "approve_return",
    operation: "approveReturn",
    field: "returnApproveRequest",
    make: (order) => {
      fulfillOrder(world, shop, order.id);
      const fulfillmentLineId = now(order).fulfillments[0]?.lines[0]?.id ?? "";
      const { it: one } = requestReturn(
        world,
        shop,
        order.id,
        { lines: [{ fulfillmentLineId, quantity: 1 } as never] },
        STAFF,
      );
      return {
        body: { kind: "approve_return", notify_customer: false },
        target: gid("Return", one.id),
        ...{ seen: () => now(order).returns.map(({ status }) => status), shall: ["OPEN"] },
      };
    },
  },
  {
    kind: "decline_return",
    operation: "declineReturn",
    field: "returnDeclineRequest",
    make: (order) => {
      fulfillOrder(world, shop, order.id);
      const fulfillmentLineId = now(order).fulfillments[0]?.lines[0]?.id ?? "";
      const { it: one } = requestReturn(
        world,
        shop,
        order.id,
        { lines: [{ fulfillmentLineId, quantity: 1 } as never] },
        STAFF,
      );
      return {
        body: { kind: "decline_return", reason: "final_sale", note: "Worn", notify_customer: false },
        target: gid("Return", one.id),
        ...{ seen: () => now(order).returns.map(({ status }) => status), shall: ["DECLINED"] },
      };
    },
  },
  {
    kind: "close_return",
    operation: "closeReturn",
    field: "returnClose",
    make: (order) => {
      fulfillOrder(world, shop, order.id);
      const fulfillmentLineId = now(order).fulfillments[0]?.lines[0]?.id ?? "";
      const { it: one } = createReturn(
        world,
        shop,
        order.id,
        { lines: [{ fulfillmentLineId, quantity: 1 } as never] },
        STAFF,
      );
      return {
        body: { kind: "close_return" },
        target: gid("Return", one.id),
        ...{ seen: () => now(order).returns.map(({ status }) => status), shall: ["CLOSED"] },
      };
    },
  },
  {
    kind: "cancel_return",
    operation: "cancelReturn",
    field: "returnCancel",
    make: (order) => {
      fulfillOrder(world, shop, order.id);
      const fulfillmentLineId = now(order).fulfillments[0]?.lines[0]?.id ?? "";
      const { it: one } = createReturn(
        world,
        shop,
        order.id,
        { lines: [{ fulfillmentLineId, quantity: 1 } as never] },
        STAFF,
      );
      return {
        body: { kind: "cancel_return" },
        target: gid("Return", one.id),
        ...{ seen: () => now(order).returns.map(({ status }) => status), shall: ["CANCELED"] },
      };
    },
  },
  {
    kind: "set_risk",
    operation: "assessOrderRisk",
    field: "orderRiskAssessmentCreate",
    make: (order) => ({
      body: { kind: "set_risk", level: "high", facts: [{ description: "Many orders", sentiment: "negative" }] },
      ...{ target: on(order), seen: () => null, shall: null },
    }),
  },
];
const TABLE = KINDS.map((kind) => ({ ...kind, name: kind.title ?? kind.kind }));

async function arranged({
  make,
  order: over,
}: Kind): Promise<Case & { lane: { kind: string; key: string }; order: OrderRecord }> {
  const order = place(over);
  await worked.settle();
  const made = make(order);
  await worked.settle();
  return { ...made, lane: { kind: "order", key: order.id }, order };
}

describe.each(TABLE)("$name", (kind) => {
  it("is written once, and is no news when it is wanted again", async () => {
    const one = await arranged(kind);
    expect(await sendEffect(worked, one)).toMatchObject({ status: "CONFIRMED", reason: null, attempts: 1 });
    expect(one.seen()).toEqual(one.shall);
    expect(changed(kind.field)).toBe(1);
    if (kind.again === false) return;
    expect(await sendEffect(worked, one)).toMatchObject({
      status: "CONFIRMED",
      reason: "It was so already.",
      attempts: kind.again === "asked" ? 1 : 0,
    });
    expect(changed(kind.field)).toBe(1);
  });

  it("is there once after cut-before, cut-after and apply-late", async () => {
    // One order each, in one store: what is waited for is waited for at once.
    const cases = [await arranged(kind), await arranged(kind), await arranged(kind)];
    const { operation, field } = kind;
    shopify.faults.set({
      graphql: [
        { kind: "cut-before", nth: 1, match: { operation, shop } },
        { kind: "cut-after", nth: 1, match: { operation, shop } },
        { kind: "apply-late", nth: 1, ms: 150, match: { operation, shop } },
      ],
    });
    const keys = await Promise.all(cases.map((one) => intendEffect(worked, one)));
    await worked.settle();
    expect(shopify.faults.graphql).toEqual([]);
    for (const [index, one] of cases.entries()) {
      const { status, reason } = await sentEffect(worked, keys[index] ?? "");
      expect([status, reason]).toEqual([
        "CONFIRMED",
        expect.toSatisfy((text: string | null) => text === null || text.includes("look")),
      ]);
      expect(one.seen()).toEqual(one.shall);
    }
    expect(changed(field)).toBe(cases.length);
    expect(EFFECT_CLASS[kind.kind]).not.toBe("BLIND");
  });

  it("is refused in Shopify's words, once", async () => {
    const one = await arranged(kind);
    shopify.faults.set({ graphql: [{ kind: "refuse", rate: 1, match: { operation: kind.operation, shop } }] });
    expect(await sendEffect(worked, one)).toMatchObject({
      status: "REFUSED",
      reason: expect.stringMatching(/\w/),
      attempts: 1,
    });
    expect(changed(kind.field)).toBe(0);
  });
});

describe("the answer proves that nothing was applied", () => {
  const sampled = TABLE.filter(({ name }) => name === "cancel_order" || name === "write_note");
  const faults = ["throttle", "429", "500", "internal"] as const;
  it.each(sampled.flatMap((kind) => faults.map((fault) => ({ ...kind, fault }))))(
    "$name is there once after $fault",
    async ({ fault, ...kind }) => {
      const one = await arranged(kind);
      shopify.faults.set({ graphql: [{ kind: fault, nth: 1, match: { operation: kind.operation, shop } }] });
      expect(await sendEffect(worked, one)).toMatchObject({ status: "CONFIRMED" });
      expect(one.seen()).toEqual(one.shall);
      expect(changed(kind.field)).toBe(1);
    },
  );

  it("holds back while the look itself is throttled", async () => {
    const [kind] = sampled;
    if (!kind) throw new Error("no such kind");
    const one = await arranged(kind);
    shopify.faults.set({ graphql: [{ kind: "throttle", nth: 1, match: { operation: "readOrderFields", shop } }] });
    expect(await sendEffect(worked, one)).toMatchObject({ status: "CONFIRMED", attempts: 1 });
  });
});

describe("a fulfilment order that the store takes up between the look and the hold", () => {
  const cases: { what: string; move: (order: OrderRecord) => void; reason: string | null; parts: string[] }[] = [
    {
      what: "shipped: nothing is left to hold",
      move: (order) => fulfillOrder(world, shop, order.id),
      reason: "No open fulfilment order was left to hold.",
      parts: ["CLOSED"],
    },
    {
      what: "cancelled, with another in its place: that one is held",
      move: (order) => cancelFulfillmentOrder(world, shop, firstOf(order), STAFF),
      reason: null,
      parts: ["CLOSED", "ON_HOLD"],
    },
  ];
  it.each(cases)("$what", async ({ move, reason, parts }) => {
    const order = place();
    await worked.settle();
    const { faults } = shopify.journal.counts(shop);
    shopify.faults.set({ graphql: [{ kind: "delay", ms: 300, nth: 1, match: { operation: "readHolds", shop } }] });
    const sending = sendEffect(worked, {
      body: {
        ...{ kind: "hold_fulfillment", handle: "switchyard-late", reason: "OTHER", notes: "Wait" },
        ...{ fulfillment_order_ids: null, lines: null },
      },
      ...{ target: on(order), lane: { kind: "order", key: order.id } },
    });
    await eventually(() => expect(shopify.journal.counts(shop).faults).toBe(faults + 1));
    move(order);
    expect(await sending).toMatchObject({ status: "CONFIRMED", reason });
    expect(
      fulfillmentOrders(order)
        .map((one) => one.status)
        .sort(),
    ).toEqual(parts);
  });
});

describe("units of a fulfilment order", () => {
  it("are held alone, and the hold is placed once", async () => {
    const order = place();
    await worked.settle();
    const held = {
      body: {
        ...{ kind: "hold_fulfillment", handle: "switchyard-parts", reason: "OTHER", notes: "Wait" },
        ...{ fulfillment_order_ids: null, lines: [{ line_item_id: order.lines[1]?.id ?? "", quantity: 3 }] },
      } satisfies EffectBody,
      ...{ target: on(order), lane: { kind: "order", key: order.id } },
    };
    shopify.faults.set({ graphql: [{ kind: "cut-after", nth: 1, match: { operation: "placeHold", shop } }] });
    expect(await sendEffect(worked, held)).toMatchObject({ status: "CONFIRMED" });
    const parts = fulfillmentOrders(order).map((one) => [one.status, one.lines.map((line) => line.remainingQuantity)]);
    expect(parts).toEqual([
      ["ON_HOLD", [3]],
      ["OPEN", [2]],
    ]);
    expect(changed("fulfillmentOrderHold")).toBe(1);
  });
});

describe("the store moved on", () => {
  const moved: { what: string; kind: EffectKind; before: (order: OrderRecord) => void; says: RegExp; asked?: 1 }[] = [
    {
      what: "an order that was cancelled",
      kind: "edit_order",
      before: (order) => cancelOrder(world, shop, order.id, { reason: "CUSTOMER", refund: true, restock: true }),
      says: /cancelled/,
    },
    {
      what: "an order that was shipped",
      kind: "cancel_order",
      before: (order) => fulfillOrder(world, shop, order.id),
      says: /shipped/,
    },
    {
      what: "a fulfilment order that was shipped",
      kind: "move_fulfillment_order",
      before: (order) => fulfillOrder(world, shop, order.id),
      says: /closed/,
      asked: 1,
    },
    {
      what: "a fulfilment order at work",
      kind: "split_fulfillment_order",
      before: (order) => reportProgress(world, shop, firstOf(order), null as never, STAFF),
      says: /in progress/,
    },
  ];
  it.each(moved)("$what: $kind is given up in words, and nothing is done", async ({ kind, before, says, asked }) => {
    const found = KINDS.find((one) => one.kind === kind);
    if (!found) throw new Error("no such kind");
    const one = await arranged(found);
    before(one.order);
    expect(await sendEffect(worked, one)).toMatchObject({
      status: "SUPERSEDED",
      reason: expect.stringMatching(says),
      attempts: asked ?? 0,
    });
    expect(changed(found.field)).toBe(0);
  });
});
