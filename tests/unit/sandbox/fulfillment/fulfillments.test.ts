import { describe, expect, it } from "vitest";
import { addFulfillmentEvent } from "#sandbox/world/fulfillments/add-fulfillment-event.ts";
import { cancelFulfillment } from "#sandbox/world/fulfillments/cancel-fulfillment.ts";
import { createFulfillment, type FulfillmentUnits } from "#sandbox/world/fulfillments/create-fulfillment.ts";
import { deleteFulfillmentEvent } from "#sandbox/world/fulfillments/delete-fulfillment-event.ts";
import { fulfillmentDelivery } from "#sandbox/world/fulfillments/fulfillment-delivery.ts";
import { updateTracking } from "#sandbox/world/fulfillments/update-tracking.ts";
import { moveFulfillmentOrder } from "#sandbox/world/move-fulfillment-order.ts";
import { fulfillmentStatus } from "#sandbox/world/order-status.ts";
import type { Refused } from "#sandbox/world/world.ts";
import { fulfillmentOrderThatIs } from "#tests/unit/sandbox/fulfillment/states.ts";
import { APP, ask, place, SHOP } from "#tests/unit/sandbox/support.ts";

type Ground = ReturnType<typeof fulfillmentOrderThatIs>;

const ship = ({ world, one }: Ground, lines?: FulfillmentUnits["lines"]) =>
  createFulfillment(world, SHOP, [{ fulfillmentOrderId: one.id, ...(lines ? { lines } : {}) }], [], APP).fulfillment;
const statusOf = ({ world, order }: Ground) => fulfillmentStatus(order, world.fulfillmentOrdersOf(order));
const refusal = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return (error as Refused).refusals[0];
  }
  return null;
};

describe("what was told of a parcel", () => {
  it("can be taken back, and is no longer its status", () => {
    const ground = fulfillmentOrderThatIs("open");
    const { world } = ground;
    const made = ship(ground);
    const told = (["IN_TRANSIT", "DELIVERED"] as const).map(
      (status) => addFulfillmentEvent(world, SHOP, made.id, { status }, APP).event,
    );
    ground.topics();
    deleteFulfillmentEvent(world, SHOP, made.id, told[1]?.id ?? "", APP);
    expect(ground.topics()).toEqual(["fulfillment_events/delete", "fulfillments/update", "orders/updated"]);
    expect(made.events.map(({ status }) => status)).toEqual(["IN_TRANSIT"]);
    expect(refusal(() => deleteFulfillmentEvent(world, SHOP, made.id, "9", APP))?.message).toBe(
      "Fulfillment event does not exist",
    );
  });
});

describe("a fulfilment", () => {
  it("of some units leaves the order partially fulfilled, the rest fulfils it", () => {
    const ground = fulfillmentOrderThatIs("open");
    const [mugs] = ground.one.lines;
    const part = ship(ground, [{ id: mugs?.id ?? "", quantity: 1 }]);
    expect(part).toMatchObject({ name: `${ground.order.name}-F1`, status: "SUCCESS", lines: [{ quantity: 1 }] });
    expect(statusOf(ground)).toBe("PARTIALLY_FULFILLED");
    expect(ground.topics()).toEqual(["fulfillments/create", "orders/partially_fulfilled", "orders/updated"]);
    ship(ground);
    expect(ground.one.status).toBe("CLOSED");
    expect(statusOf(ground)).toBe("FULFILLED");
    expect(ground.topics()).toEqual(["fulfillments/create", "orders/fulfilled", "orders/updated"]);
    // Nothing is owed: the store archives the order by itself.
    expect(ground.order.closedAt).not.toBeNull();
  });

  it("that is cancelled gives its units back, once", () => {
    const ground = fulfillmentOrderThatIs("open");
    const { id } = ship(ground);
    ground.topics();
    expect(cancelFulfillment(ground.world, SHOP, id, APP).changed).toBe(true);
    expect([ground.one.status, ground.one.lines.map((line) => line.remainingQuantity)]).toEqual(["OPEN", [2, 1]]);
    expect(statusOf(ground)).toBe("UNFULFILLED");
    expect(ground.topics()).toEqual(["fulfillments/update", "orders/updated"]);
    expect(cancelFulfillment(ground.world, SHOP, id, APP).changed).toBe(false);
    expect(ground.topics()).toEqual([]);
  });

  it("shows what its carrier told last, and CANCELED once it is cancelled", () => {
    const ground = fulfillmentOrderThatIs("open");
    const { world } = ground;
    const made = ship(ground);
    ground.topics();
    const tell = (status: "IN_TRANSIT" | "DELIVERED", happenedAt: string) =>
      addFulfillmentEvent(world, SHOP, made.id, { status, happenedAt }, APP);
    tell("DELIVERED", "2026-11-25T12:00:00Z");
    tell("IN_TRANSIT", "2026-11-24T12:00:00Z");
    expect(fulfillmentDelivery(made)).toMatchObject({
      displayStatus: "DELIVERED",
      inTransitAt: "2026-11-24T12:00:00Z",
      deliveredAt: "2026-11-25T12:00:00Z",
    });
    expect(ground.topics().slice(0, 3)).toEqual(["fulfillment_events/create", "fulfillments/update", "orders/updated"]);
    cancelFulfillment(world, SHOP, made.id, APP);
    tell("DELIVERED", "2026-11-26T12:00:00Z");
    expect(fulfillmentDelivery(made).displayStatus).toBe("CANCELED");
  });

  it("takes other tracking, also when it is cancelled", () => {
    const ground = fulfillmentOrderThatIs("open");
    const { world } = ground;
    const made = ship(ground);
    cancelFulfillment(world, SHOP, made.id, APP);
    ground.topics();
    updateTracking(world, SHOP, made.id, [{ number: "1Z", company: "UPS", url: null }], APP);
    expect(made.tracking).toEqual([{ number: "1Z", company: "UPS", url: null }]);
    expect(ground.topics()).toEqual(["fulfillments/update", "orders/updated"]);
  });

  it("that nobody knows is refused", () => {
    const { world } = fulfillmentOrderThatIs("open");
    expect(() => cancelFulfillment(world, SHOP, "12", APP)).toThrow("Fulfillment does not exist.");
  });
});

describe("no fulfilment is made", () => {
  const cases: [string, (ground: Ground) => FulfillmentUnits[], (ground: Ground) => string][] = [
    [
      "of no units",
      ({ one }) => [{ fulfillmentOrderId: one.id, lines: [{ id: one.lines[0]?.id ?? "", quantity: 0 }] }],
      () => "Quantity must be greater than 0",
    ],
    [
      "of more units than there are",
      ({ one }) => [{ fulfillmentOrderId: one.id, lines: [{ id: one.lines[0]?.id ?? "", quantity: 3 }] }],
      () => "Invalid fulfillment order line item quantity requested.",
    ],
    [
      "of an unknown line",
      ({ one }) => [{ fulfillmentOrderId: one.id, lines: [{ id: "12", quantity: 1 }] }],
      () => "Fulfillment order line item does not exist.",
    ],
    ["of an unknown one", () => [{ fulfillmentOrderId: "12" }], () => "Fulfillment order does not exist."],
    [
      "of two orders",
      ({ world, one }) => {
        const [other] = world.fulfillmentOrdersOf(place(world));
        return [{ fulfillmentOrderId: other?.id ?? "" }, { fulfillmentOrderId: one.id }];
      },
      ({ world, order }) => {
        const ids = world.ordersOf(SHOP).map(({ id }) => id);
        return `All fulfillment orders must belong to the same order. Multiple orders with ids [${[order.id, ids.find((id) => id !== order.id)].join(", ")}] were found.`;
      },
    ],
    [
      "at two locations",
      ({ world, one, locations }) => {
        const lines = [{ id: one.lines[0]?.id ?? "", quantity: 1 }];
        const { moved } = moveFulfillmentOrder(world, SHOP, one.id, locations[1] ?? "", lines, APP);
        return [{ fulfillmentOrderId: one.id }, { fulfillmentOrderId: moved.id }];
      },
      ({ locations }) =>
        `All fulfillment orders must be assigned to a single location. Multiple locations with ids [${locations.join(", ")}] were found.`,
    ],
  ];
  it.each(cases)("%s", (_, unitsOf, message) => {
    const ground = fulfillmentOrderThatIs("open");
    const units = unitsOf(ground);
    ground.topics();
    expect(refusal(() => createFulfillment(ground.world, SHOP, units, [], APP))).toMatchObject({
      message: message(ground),
    });
    expect(ground.topics()).toEqual([]);
  });
});

describe("answers about fulfilments", () => {
  it("read by id, and by node", () => {
    const ground = fulfillmentOrderThatIs("open");
    const id = `gid://shopify/Fulfillment/${ship(ground).id}`;
    const { body } = ask(
      ground.world,
      `query($id: ID!) { fulfillment(id: $id) { status displayStatus totalQuantity order { name } fulfillmentOrders(first: 2) { nodes { status } } }
        node(id: $id) { ... on Fulfillment { name requiresShipping } } }`,
      { id },
      { scopes: ["read_orders", "read_merchant_managed_fulfillment_orders", "read_fulfillments"] },
    );
    expect(body.errors).toBeUndefined();
    expect(body.data).toMatchObject({
      fulfillment: {
        status: "SUCCESS",
        displayStatus: "FULFILLED",
        totalQuantity: 3,
        order: { name: ground.order.name },
        fulfillmentOrders: { nodes: [{ status: "CLOSED" }] },
      },
      node: { name: `${ground.order.name}-F1`, requiresShipping: true },
    });
  });
});
