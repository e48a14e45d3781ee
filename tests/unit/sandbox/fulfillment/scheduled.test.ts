import { describe, expect, it } from "vitest";
import { doAllDue } from "#sandbox/graphql/due-verbs.ts";
import { cancelOrder } from "#sandbox/world/cancel-order.ts";
import { openFulfillmentOrder } from "#sandbox/world/fulfillment-orders/open-fulfillment-order.ts";
import { rescheduleFulfillmentOrder } from "#sandbox/world/fulfillment-orders/reschedule-fulfillment-order.ts";
import { holdFulfillmentOrder } from "#sandbox/world/hold-fulfillment-order.ts";
import { fulfillmentStatus } from "#sandbox/world/order-status.ts";
import { releaseHolds } from "#sandbox/world/release-holds.ts";
import { APP, ask, place, SHOP, smallWorld } from "#tests/unit/sandbox/support.ts";

const NEXT_WEEK = "2026-12-01T10:00:00Z";
const LATER = "2026-12-08T10:00:00Z";
const READY = "fulfillment_orders/scheduled_fulfillment_order_ready";

/** A lantern at once, a subscription box in a week, a pre-order some day. */
function scheduled() {
  const small = smallWorld();
  const { world, clock, topics } = small;
  const order = place(world, {
    lines: [
      { title: "Lantern", price: 1_000, quantity: 1 },
      { title: "Box", price: 2_000, quantity: 1, sellingPlan: { id: "1", name: "Weekly", fulfillAt: NEXT_WEEK } },
      { title: "Novel", price: 3_000, quantity: 1, sellingPlan: { id: "2", name: "Pre-order", fulfillAt: null } },
    ],
    routing: "now",
  });
  const [now, box, novel] = world.fulfillmentOrdersOf(order);
  if (!now || !box || !novel) throw new Error("not three fulfilment orders");
  const until = (at: string) => {
    clock.ms = Date.parse(at);
    doAllDue(world);
    return topics().filter((topic) => topic === READY).length;
  };
  topics();
  return { world, order, now, box, novel, until };
}

describe("what is to be fulfilled later", () => {
  it("is a fulfilment order of its own that waits, with its time or without one", () => {
    const { world, order, now, box, novel } = scheduled();
    expect([now, box, novel].map(({ status, fulfillAt }) => [status, fulfillAt])).toEqual([
      ["OPEN", "2026-11-24T10:00:00Z"],
      ["SCHEDULED", NEXT_WEEK],
      ["SCHEDULED", null],
    ]);
    const { body } = ask(world, "query ($id: ID!) { fulfillmentOrder(id: $id) { status fulfillAt } }", {
      id: `gid://shopify/FulfillmentOrder/${novel.id}`,
    });
    expect(body.data?.fulfillmentOrder).toEqual({ status: "SCHEDULED", fulfillAt: null });
    expect(fulfillmentStatus(order, [box, novel])).toBe("SCHEDULED");
    expect(fulfillmentStatus(order, [now, box, novel])).toBe("UNFULFILLED");
  });

  it.each([
    ["2026-12-01T09:59:59Z", "SCHEDULED", 0],
    [NEXT_WEEK, "OPEN", 1],
    [LATER, "OPEN", 1],
  ] as const)("at %s is %s, told %i times; without a time it goes on waiting", (at, status, told) => {
    const { box, novel, until } = scheduled();
    expect(until(at)).toBe(told);
    expect([box.status, novel.status]).toEqual([status, "SCHEDULED"]);
  });

  it("can be put off, and be given a time", () => {
    const { world, box, novel, until } = scheduled();
    rescheduleFulfillmentOrder(world, SHOP, box.id, LATER, APP);
    rescheduleFulfillmentOrder(world, SHOP, novel.id, LATER, APP);
    expect(until(NEXT_WEEK)).toBe(0);
    expect([box.status, novel.status]).toEqual(["SCHEDULED", "SCHEDULED"]);
    expect(until(LATER)).toBe(2);
    expect([box.status, novel.status]).toEqual(["OPEN", "OPEN"]);
  });

  it("is not opened a second time when it was opened by hand or called off", () => {
    const { world, order, box, until } = scheduled();
    openFulfillmentOrder(world, SHOP, box.id, APP);
    expect(until(NEXT_WEEK)).toBe(0);
    cancelOrder(world, SHOP, order.id, { reason: "CUSTOMER", refund: true, restock: true });
    expect(until(LATER)).toBe(0);
  });

  it("is put on hold, and waits again once it is released, if its time has not come", () => {
    const { world, box, novel, until } = scheduled();
    const hold = (id: string) => holdFulfillmentOrder(world, SHOP, id, { reason: "OTHER", handle: "h" }, APP);
    for (const one of [box, novel]) {
      hold(one.id);
      expect(one.status).toBe("ON_HOLD");
      releaseHolds(world, SHOP, one.id, "all", APP);
      expect(one.status).toBe("SCHEDULED");
      hold(one.id);
    }
    expect(until(NEXT_WEEK)).toBe(0);
    for (const one of [box, novel]) releaseHolds(world, SHOP, one.id, "all", APP);
    expect([box.status, novel.status]).toEqual(["OPEN", "SCHEDULED"]);
  });

  it("is open at once when its time has passed", () => {
    const { world } = smallWorld();
    const sellingPlan = { id: "1", name: "Weekly", fulfillAt: "2026-11-24T09:00:00Z" };
    const order = place(world, { lines: [{ title: "Box", price: 2_000, quantity: 1, sellingPlan }], routing: "now" });
    expect(world.fulfillmentOrdersOf(order).map(({ status }) => status)).toEqual(["OPEN"]);
  });
});
