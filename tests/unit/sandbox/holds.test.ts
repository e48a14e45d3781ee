import { describe, expect, it } from "vitest";
import { HOLDS_OF_ONE_APP, holdFulfillmentOrder } from "#sandbox/world/hold-fulfillment-order.ts";
import { moveFulfillmentOrder } from "#sandbox/world/move-fulfillment-order.ts";
import { fulfillmentStatus } from "#sandbox/world/order-status.ts";
import { releaseHolds } from "#sandbox/world/release-holds.ts";
import { supportedActions } from "#sandbox/world/supported-actions.ts";
import type { Refused } from "#sandbox/world/world.ts";
import { APP, place, SHOP, STAFF, smallWorld } from "#tests/unit/sandbox/support.ts";

function held() {
  const small = smallWorld();
  const order = place(small.world);
  const [one] = small.world.fulfillmentOrdersOf(order);
  if (!one) throw new Error("not routed");
  small.topics();
  return { ...small, order, one };
}

const codeOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return (error as Refused).code;
  }
  return "none";
};

describe("holds", () => {
  it("stop the fulfilment order, tell of it and go by id", () => {
    const { world, order, one, topics, events } = held();
    const first = holdFulfillmentOrder(world, SHOP, one.id, { reason: "OTHER", handle: "a" }, APP);
    expect(events[0]).toMatchObject({ childId: first.hold.id, fulfillmentOrderId: one.id, orderId: order.id });
    expect(topics()).toEqual(["fulfillment_holds/added", "fulfillment_orders/placed_on_hold", "orders/updated"]);
    const second = holdFulfillmentOrder(world, SHOP, one.id, { reason: "OTHER" }, STAFF);
    expect(supportedActions(one, [one])).toEqual(["RELEASE_HOLD", "HOLD", "MOVE"]);
    expect(fulfillmentStatus(order, [one])).toBe("ON_HOLD");
    topics();
    releaseHolds(world, SHOP, one.id, [first.hold.id], APP);
    expect(one.status).toBe("ON_HOLD");
    expect(topics()).toEqual(["fulfillment_holds/released", "orders/updated"]);
    expect(releaseHolds(world, SHOP, one.id, [first.hold.id], APP).released).toBe(0);
    releaseHolds(world, SHOP, one.id, [second.hold.id], APP);
    expect(one.status).toBe("OPEN");
    expect(topics()).toEqual(["fulfillment_holds/released", "fulfillment_orders/hold_released", "orders/updated"]);
  });

  it("are unique by handle for one app, and not between apps", () => {
    const { world, one } = held();
    const hold = (appId: string) => () =>
      holdFulfillmentOrder(world, SHOP, one.id, { reason: "OTHER", handle: "a" }, { by: "app", appId });
    hold("one")();
    expect(codeOf(hold("one"))).toBe("DUPLICATE_FULFILLMENT_HOLD_HANDLE");
    expect(codeOf(hold("two"))).toBe("none");
    expect(one.holds).toHaveLength(2);
  });

  it("are limited to ten an app", () => {
    const { world, one } = held();
    const hold = (handle: string) => holdFulfillmentOrder(world, SHOP, one.id, { reason: "OTHER", handle }, APP);
    for (let index = 0; index < HOLDS_OF_ONE_APP; index++) hold(`h${index}`);
    expect(codeOf(() => hold("one too many"))).toBe("FULFILLMENT_ORDER_HOLD_LIMIT_REACHED");
  });

  it("of some units leave the rest in a new fulfilment order, and join again on release", () => {
    const { world, order, one } = held();
    const [mugs] = one.lines;
    const lines = [{ id: mugs?.id ?? "", quantity: 1 }];
    const { hold, remaining } = holdFulfillmentOrder(world, SHOP, one.id, { reason: "OTHER", lines }, APP);
    expect(one.lines).toMatchObject([{ id: mugs?.id, totalQuantity: 1, remainingQuantity: 1 }]);
    expect(remaining?.lines.map((line) => line.remainingQuantity)).toEqual([1, 1]);
    expect(fulfillmentStatus(order, world.fulfillmentOrdersOf(order))).toBe("UNFULFILLED");
    releaseHolds(world, SHOP, one.id, [hold.id], APP);
    expect(one.lines.map((line) => line.remainingQuantity)).toEqual([2, 1]);
    expect(remaining).toMatchObject({ status: "CLOSED" });
  });

  it("of some units are refused where one is held already, and for wrong quantities", () => {
    const { world, one } = held();
    const hold = (quantity: number) => () =>
      holdFulfillmentOrder(
        world,
        SHOP,
        one.id,
        { reason: "OTHER", handle: `h${quantity}`, lines: [{ id: one.lines[0]?.id ?? "", quantity }] },
        APP,
      );
    expect(codeOf(hold(0))).toBe("GREATER_THAN_ZERO");
    expect(codeOf(hold(3))).toBe("INVALID_LINE_ITEM_QUANTITY");
    holdFulfillmentOrder(world, SHOP, one.id, { reason: "OTHER" }, APP);
    expect(codeOf(hold(1))).toBe("FULFILLMENT_ORDER_NOT_SPLITTABLE");
    expect(one.lines.map((line) => line.remainingQuantity)).toEqual([2, 1]);
  });
});

describe("moves", () => {
  it("of everything keep the id, of some units make a new one", () => {
    const { world, one, locations } = held();
    const [, second = ""] = locations;
    const lines = [{ id: one.lines[0]?.id ?? "", quantity: 1 }];
    const part = moveFulfillmentOrder(world, SHOP, one.id, second, lines);
    expect(part.moved.id).not.toBe(one.id);
    expect(part.moved).toMatchObject({ locationId: second, status: "OPEN" });
    expect(one.lines.map((line) => line.remainingQuantity)).toEqual([1, 1]);
    const all = moveFulfillmentOrder(world, SHOP, one.id, second, null);
    expect(all.moved.id).toBe(one.id);
    expect(() => moveFulfillmentOrder(world, SHOP, one.id, "12", null)).toThrow("Location not found.");
  });
});
