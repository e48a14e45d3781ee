import { describe, expect, it } from "vitest";
import { cancelOrder } from "#sandbox/world/cancel-order.ts";
import { customerFigures } from "#sandbox/world/customer-figures.ts";
import { editOrder } from "#sandbox/world/edit-order.ts";
import { fulfillOrder } from "#sandbox/world/fulfill-order.ts";
import { financialStatus, fulfillableQuantity, fulfillmentStatus } from "#sandbox/world/order-status.ts";
import { orderTotals } from "#sandbox/world/order-totals.ts";
import { payOrder } from "#sandbox/world/pay-order.ts";
import { placeOrder } from "#sandbox/world/place-order.ts";
import { refundOrder } from "#sandbox/world/refund-order.ts";
import { routeOrder } from "#sandbox/world/route-order.ts";
import { addTags, removeTags } from "#sandbox/world/tag.ts";
import { updateOrder } from "#sandbox/world/update-order.ts";
import { APP, DRAFT, HOME, OTHER_SHOP, place, SHOP, STAFF, smallWorld } from "#tests/unit/sandbox/support.ts";

const refusal = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return (error as Error).message;
  }
  return null;
};

describe("placing", () => {
  it("takes the money, routes the lines and tells of it in order", () => {
    const { world, topics } = smallWorld();
    const order = place(world);
    expect(order.name).toBe("#1001");
    expect(orderTotals(order)).toMatchObject({ total: 13_000, received: 13_000, outstanding: 0 });
    expect(financialStatus(order)).toBe("PAID");
    expect(fulfillmentStatus(order, world.fulfillmentOrdersOf(order))).toBe("UNFULFILLED");
    expect(topics()).toEqual([
      "orders/create",
      "order_transactions/create",
      "orders/paid",
      "orders/updated",
      "fulfillment_orders/order_routing_complete",
    ]);
  });

  it("leaves the routing for later when asked, and routes once", () => {
    const { world, topics } = smallWorld();
    const order = place(world, { routing: "later" });
    expect(world.fulfillmentOrdersOf(order)).toEqual([]);
    topics();
    routeOrder(world, SHOP, order.id);
    routeOrder(world, SHOP, order.id);
    expect(topics()).toEqual(["fulfillment_orders/order_routing_complete"]);
    expect(world.fulfillmentOrdersOf(order)).toHaveLength(1);
  });

  it("gives digital lines a fulfilment order of their own, without a delivery", () => {
    const { world } = smallWorld();
    const order = place(world, {
      lines: [...DRAFT.lines, { title: "Guide", price: 900, quantity: 1, requiresShipping: false }],
    });
    expect(world.fulfillmentOrdersOf(order).map((one) => one.deliveryMethod)).toEqual(["SHIPPING", "NONE"]);
  });

  it("refuses an empty order and another shop's customer", () => {
    const { world } = smallWorld();
    expect(refusal(() => place(world, { lines: [] }))).toMatch(/at least one line item/);
    expect(refusal(() => place(world, { customerId: "12" }))).toBe("Customer does not exist");
  });

  it("keeps shops apart", () => {
    const { world } = smallWorld();
    const order = place(world);
    expect(world.order(OTHER_SHOP, order.id)).toBeNull();
    expect(world.ordersOf(OTHER_SHOP).length).toBe(0);
    expect(addTags(world, OTHER_SHOP, { type: "Order", id: order.id }, ["x"], APP)).toBeNull();
    expect(order.tags).toEqual([]);
  });
});

describe("paying", () => {
  it("captures an authorisation in parts where the plan allows it, and says so", () => {
    const { world, topics } = smallWorld();
    world.shop(SHOP).plan = "plus";
    const order = place(world, { payment: "authorized" });
    expect(financialStatus(order)).toBe("AUTHORIZED");
    topics();
    payOrder(world, SHOP, order.id, 3_000);
    expect(financialStatus(order)).toBe("PARTIALLY_PAID");
    expect(topics()).toEqual(["order_transactions/create", "orders/updated"]);
    payOrder(world, SHOP, order.id);
    expect(financialStatus(order)).toBe("PAID");
    expect(topics()).toEqual(["order_transactions/create", "orders/paid", "orders/updated"]);
    expect(order.transactions.map(({ kind, amount }) => [kind, amount])).toEqual([
      ["AUTHORIZATION", 13_000],
      ["CAPTURE", 3_000],
      ["CAPTURE", 10_000],
    ]);
    expect(refusal(() => payOrder(world, SHOP, order.id))).toBe("Order cannot be marked as paid.");
  });

  it("calls a free order paid", () => {
    const { world } = smallWorld();
    const order = place(world, { lines: [{ title: "Sample", price: 0, quantity: 1 }], shipping: null });
    expect(financialStatus(order)).toBe("PAID");
  });
});

describe("editing", () => {
  it("keeps what was ordered, lowers what is current and takes it out of the fulfilment order", () => {
    const { world, topics } = smallWorld();
    const order = place(world);
    const [mug] = order.lines;
    topics();
    editOrder(world, SHOP, order.id, { quantities: { [mug?.id ?? ""]: 0 } });
    expect(mug).toMatchObject({ quantity: 2, currentQuantity: 0 });
    expect(orderTotals(order)).toMatchObject({ total: 13_000, currentTotal: 10_500, outstanding: -2_500 });
    expect(financialStatus(order)).toBe("PAID");
    expect(fulfillableQuantity(world.fulfillmentOrdersOf(order), mug?.id ?? "")).toBe(0);
    expect(topics()).toEqual(["orders/edited", "orders/updated"]);
    expect(order.edits[0]?.removals).toEqual([{ lineId: mug?.id, delta: 2 }]);
  });

  it("gives added lines a new fulfilment order and leaves something to pay", () => {
    const { world, topics } = smallWorld();
    const order = place(world);
    topics();
    editOrder(world, SHOP, order.id, { add: [{ title: "Flask", price: 2_800, quantity: 1 }] });
    expect(financialStatus(order)).toBe("PARTIALLY_PAID");
    expect(orderTotals(order)).toMatchObject({ total: 13_000, currentTotal: 15_800, outstanding: 2_800 });
    expect(world.fulfillmentOrdersOf(order)).toHaveLength(2);
    expect(topics()).toEqual(["orders/edited", "orders/updated", "fulfillment_orders/order_routing_complete"]);
  });

  it("refuses nothing to change, cancelled orders and fewer than were shipped", () => {
    const { world } = smallWorld();
    const order = place(world);
    expect(refusal(() => editOrder(world, SHOP, order.id, {}))).toBe("There must be at least one change to be made.");
    const [one] = world.fulfillmentOrdersOf(order);
    const [mugs] = one?.lines ?? [];
    fulfillOrder(world, SHOP, order.id, {
      units: [{ fulfillmentOrderId: one?.id ?? "", lines: [{ id: mugs?.id ?? "", quantity: 2 }] }],
    });
    expect(refusal(() => editOrder(world, SHOP, order.id, { quantities: { [mugs?.lineId ?? ""]: 1 } }))).toMatch(
      /below/,
    );
    const other = place(world);
    cancelOrder(world, SHOP, other.id, { reason: "OTHER", restock: true, refund: true });
    expect(refusal(() => editOrder(world, SHOP, other.id, {}))).toBe("The order cannot be edited.");
  });
});

describe("cancelling", () => {
  it("pays back, closes the fulfilment orders and the order", () => {
    const { world, topics } = smallWorld();
    const order = place(world);
    topics();
    cancelOrder(world, SHOP, order.id, { reason: "CUSTOMER", restock: true, refund: true });
    expect(orderTotals(order)).toMatchObject({ currentTotal: 0, received: 0, refunded: 13_000 });
    expect(financialStatus(order)).toBe("REFUNDED");
    expect(fulfillmentStatus(order, world.fulfillmentOrdersOf(order))).toBe("RESTOCKED");
    expect(world.fulfillmentOrdersOf(order).map((one) => one.status)).toEqual(["CLOSED"]);
    expect(order.closedAt).toBe(order.cancelledAt);
    expect(topics()).toEqual([
      "order_transactions/create",
      "fulfillment_orders/cancelled",
      "orders/cancelled",
      "refunds/create",
      "orders/updated",
    ]);
    expect(refusal(() => cancelOrder(world, SHOP, order.id, { reason: "OTHER", restock: false, refund: false }))).toBe(
      "Cannot cancel an order that has already been canceled",
    );
  });

  it("voids an authorisation, and refuses what was shipped", () => {
    const { world } = smallWorld();
    const authorized = place(world, { payment: "authorized" });
    cancelOrder(world, SHOP, authorized.id, { reason: "FRAUD", restock: true, refund: true });
    expect(financialStatus(authorized)).toBe("VOIDED");
    const shipped = place(world);
    fulfillOrder(world, SHOP, shipped.id);
    expect(refusal(() => cancelOrder(world, SHOP, shipped.id, { reason: "OTHER", restock: true, refund: true }))).toBe(
      "Cannot cancel an order that has outstanding fulfillments",
    );
  });
});

describe("fulfilling", () => {
  it("ships part, then the rest, and archives the order", () => {
    const { world, topics } = smallWorld();
    const order = place(world);
    const [one] = world.fulfillmentOrdersOf(order);
    const [mugs] = one?.lines ?? [];
    topics();
    fulfillOrder(world, SHOP, order.id, {
      units: [{ fulfillmentOrderId: one?.id ?? "", lines: [{ id: mugs?.id ?? "", quantity: 1 }] }],
    });
    expect(fulfillmentStatus(order, world.fulfillmentOrdersOf(order))).toBe("PARTIALLY_FULFILLED");
    expect(topics()).toEqual(["fulfillments/create", "orders/partially_fulfilled", "orders/updated"]);
    fulfillOrder(world, SHOP, order.id);
    expect(fulfillmentStatus(order, world.fulfillmentOrdersOf(order))).toBe("FULFILLED");
    expect(order.closedAt).not.toBeNull();
    expect(topics()).toEqual(["fulfillments/create", "orders/fulfilled", "orders/updated"]);
    expect(refusal(() => fulfillOrder(world, SHOP, order.id, { units: [{ fulfillmentOrderId: one?.id ?? "" }] }))).toBe(
      `Fulfillment order ${one?.id} has an unfulfillable status= closed.`,
    );
  });
});

describe("refunding", () => {
  it("pays lines back, lowers the total and takes unshipped units out", () => {
    const { world, topics } = smallWorld();
    const order = place(world);
    const [mug] = order.lines;
    topics();
    refundOrder(world, SHOP, order.id, { lines: [{ lineId: mug?.id ?? "", quantity: 1, restockType: "CANCEL" }] });
    expect(orderTotals(order)).toMatchObject({ currentTotal: 11_750, received: 11_750, outstanding: 0 });
    expect(financialStatus(order)).toBe("PARTIALLY_REFUNDED");
    expect(fulfillableQuantity(world.fulfillmentOrdersOf(order), mug?.id ?? "")).toBe(1);
    expect(topics()).toEqual(["order_transactions/create", "refunds/create", "orders/updated"]);
  });

  it("refuses more than was received and more units than there are", () => {
    const { world } = smallWorld();
    const order = place(world);
    expect(refusal(() => refundOrder(world, SHOP, order.id, { amount: 13_001 }))).toBe(
      "Refund amount £130.01 is greater than net payment received £130.00",
    );
    const lines = [{ lineId: order.lines[0]?.id ?? "", quantity: 3 }];
    expect(refusal(() => refundOrder(world, SHOP, order.id, { lines }))).toBe(
      "Quantity cannot refund more items than were purchased",
    );
    expect(order.refunds).toEqual([]);
  });

  it("an amount without lines lowers the current total too", () => {
    const { world } = smallWorld();
    const order = place(world);
    refundOrder(world, SHOP, order.id, { amount: 1_000, note: "goodwill" });
    expect(orderTotals(order)).toMatchObject({ currentTotal: 12_000, received: 12_000, outstanding: 0 });
  });
});

describe("tags and particulars", () => {
  it("compares tags without case, keeps the first spelling, sorts, splits at commas", () => {
    const { world, topics } = smallWorld();
    const order = place(world, { tags: ["VIP"] });
    topics();
    const target = { type: "Order", id: order.id } as const;
    expect(addTags(world, SHOP, target, ["vip"], APP)).toEqual({ changed: false });
    expect(topics()).toEqual([]);
    expect(addTags(world, SHOP, target, [" b, A ", "vip"], APP)).toEqual({ changed: true });
    expect(order.tags).toEqual(["A", "b", "VIP"]);
    expect(topics()).toEqual(["orders/updated"]);
    expect(removeTags(world, SHOP, target, ["Vip"], APP)).toEqual({ changed: true });
    expect(removeTags(world, SHOP, target, ["Vip"], APP)).toEqual({ changed: false });
  });

  it("stamps with whole seconds and never backwards", () => {
    const { world, clock } = smallWorld();
    const order = place(world);
    clock.ms += 500;
    updateOrder(world, SHOP, order.id, { note: "a" });
    expect(order.updatedAt).toBe("2026-11-24T10:00:00Z");
    clock.ms += 5_000;
    updateOrder(world, SHOP, order.id, { note: "b" });
    expect(order.updatedAt).toBe("2026-11-24T10:00:05Z");
    clock.ms -= 60_000;
    updateOrder(world, SHOP, order.id, { note: "c" });
    expect(order.updatedAt).toBe("2026-11-24T10:00:05Z");
  });

  it("changes an address only when it differs", () => {
    const { world, topics } = smallWorld();
    const order = place(world);
    topics();
    expect(updateOrder(world, SHOP, order.id, { billingAddress: HOME }, STAFF).changed).toBe(false);
    expect(topics()).toEqual([]);
    expect(updateOrder(world, SHOP, order.id, { billingAddress: { ...HOME, zip: "N1 1AA" } }, STAFF).changed).toBe(
      true,
    );
    expect(topics()).toEqual(["orders/updated"]);
  });
});

it("a customer's figures leave test orders and refunds out", () => {
  const { world } = smallWorld();
  const id = world.nextId();
  const at = world.now();
  world.state.customers[id] = {
    ...{ id, shop: SHOP, firstName: "B", lastName: "L", email: null, phone: null, note: null, tags: [] },
    ...{ addressId: world.nextId(), defaultAddress: null, createdAt: at, updatedAt: at },
  };
  const order = place(world, { customerId: id });
  placeOrder(world, SHOP, { ...DRAFT, customerId: id, test: true });
  refundOrder(world, SHOP, order.id, { amount: 3_000 });
  expect(customerFigures(world, id)).toMatchObject({ numberOfOrders: 2, amountSpent: 10_000 });
});
