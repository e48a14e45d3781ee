import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cancelFulfillmentOrder } from "#sandbox/world/fulfillment-orders/cancel-fulfillment-order.ts";
import { mergeFulfillmentOrders } from "#sandbox/world/fulfillment-orders/merge-fulfillment-orders.ts";
import { prepareForPickup } from "#sandbox/world/fulfillment-orders/prepare-for-pickup.ts";
import { submitFulfillmentRequest } from "#sandbox/world/fulfillment-orders/request-fulfillment.ts";
import { rerouteFulfillmentOrders } from "#sandbox/world/fulfillment-orders/reroute-fulfillment-orders.ts";
import { setFulfillmentDeadline } from "#sandbox/world/fulfillment-orders/set-fulfillment-deadline.ts";
import { splitFulfillmentOrders } from "#sandbox/world/fulfillment-orders/split-fulfillment-orders.ts";
import { createFulfillment } from "#sandbox/world/fulfillments/create-fulfillment.ts";
import { holdFulfillmentOrder } from "#sandbox/world/hold-fulfillment-order.ts";
import { moveFulfillmentOrder } from "#sandbox/world/move-fulfillment-order.ts";
import { NotSimulated } from "#sandbox/world/not-simulated.ts";
import { fulfilledQuantity } from "#sandbox/world/order-status.ts";
import type { FulfillmentOrderRecord } from "#sandbox/world/records/fulfillment-order.ts";
import { releaseHolds } from "#sandbox/world/release-holds.ts";
import { Refused } from "#sandbox/world/world.ts";
import { fulfillmentOrderThatIs } from "#tests/unit/sandbox/fulfillment/states.ts";
import { APP, place, SHOP } from "#tests/unit/sandbox/support.ts";

type Ground = ReturnType<typeof fulfillmentOrderThatIs>;

const firstLine = (one: FulfillmentOrderRecord, quantity = 1) => [{ id: one.lines[0]?.id ?? "", quantity }];
const units = (one: FulfillmentOrderRecord | null | undefined) => one?.lines.map((line) => line.remainingQuantity);
const split = ({ world }: Ground, one: FulfillmentOrderRecord, lines = firstLine(one)) =>
  splitFulfillmentOrders(world, SHOP, [{ fulfillmentOrderId: one.id, lines }], APP)[0];
const whyNot = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (error instanceof NotSimulated) return "not simulated";
    return (error as Refused).refusals[0];
  }
  return null;
};

describe("fulfilment orders are divided", () => {
  it("by a split: what stays keeps the id", () => {
    const ground = fulfillmentOrderThatIs("open");
    const made = split(ground, ground.one);
    expect(made?.fulfillmentOrder).toBe(ground.one);
    expect([units(ground.one), units(made?.remaining)]).toEqual([[1, 1], [1]]);
  });

  it("for good by a split: a hold that is released does not join them again", () => {
    const ground = fulfillmentOrderThatIs("open");
    const rest = split(ground, ground.one)?.remaining;
    holdFulfillmentOrder(ground.world, SHOP, ground.one.id, { reason: "OTHER" }, APP);
    releaseHolds(ground.world, SHOP, ground.one.id, "all", APP);
    expect([units(ground.one), units(rest)]).toEqual([[1, 1], [1]]);
  });

  it.each([
    ["no lines", [], "NO_LINE_ITEMS_PROVIDED_TO_SPLIT"],
    ["no units", [0], "GREATER_THAN"],
    ["more than there is", [3], "INVALID_LINE_ITEM_QUANTITY"],
  ])("not by a split of %s", (_, quantities, code) => {
    const ground = fulfillmentOrderThatIs("open");
    const lines = quantities.map((quantity) => ({ id: ground.one.lines[0]?.id ?? "", quantity }));
    expect(whyNot(() => split(ground, ground.one, lines))).toMatchObject({ code });
    expect(units(ground.one)).toEqual([2, 1]);
  });

  it("all or none: of two splits the second is wrong", () => {
    const ground = fulfillmentOrderThatIs("open");
    const splits = [firstLine(ground.one), [{ id: "1", quantity: 1 }]];
    const both = splits.map((lines) => ({ fulfillmentOrderId: ground.one.id, lines }));
    expect(whyNot(() => splitFulfillmentOrders(ground.world, SHOP, both, APP))).toMatchObject({
      message: "Fulfillment order line item does not exist.",
    });
    expect(units(ground.one)).toEqual([2, 1]);
    expect(ground.topics()).toEqual([]);
  });

  it("by a request for some units: the original is closed, two take its place", () => {
    const { world, one, order } = fulfillmentOrderThatIs("unsubmitted");
    const draft = { message: "the mug first", notifyCustomer: true, lines: firstLine(one) };
    const { original, submitted, unsubmitted } = submitFulfillmentRequest(world, SHOP, one.id, draft, APP);
    expect([original.status, units(original)]).toEqual(["CLOSED", []]);
    expect([submitted.requestStatus, units(submitted)]).toEqual(["SUBMITTED", [1]]);
    expect(submitted.merchantRequests).toMatchObject([
      { kind: "FULFILLMENT_REQUEST", message: "the mug first", notifyCustomer: true },
    ]);
    expect([unsubmitted?.requestStatus, units(unsubmitted)]).toEqual(["UNSUBMITTED", [1, 1]]);
    expect(world.fulfillmentOrdersOf(order)).toHaveLength(3);
  });
});

describe("fulfilment orders are joined", () => {
  it("into the first, and what gave everything stays, closed", () => {
    const ground = fulfillmentOrderThatIs("open");
    const { world, one } = ground;
    const rest = split(ground, one)?.remaining;
    ground.topics();
    const intents = [one, rest].map((part) => ({ fulfillmentOrderId: part?.id ?? "", lines: null }));
    expect(mergeFulfillmentOrders(world, SHOP, [intents], APP)).toEqual([one]);
    expect([units(one), rest?.status, units(rest)]).toEqual([[2, 1], "CLOSED", [0]]);
    expect(ground.topics()).toEqual(["fulfillment_orders/merged"]);
  });

  it("not when one is not open, not of several orders", () => {
    const ground = fulfillmentOrderThatIs("on hold");
    const { world, one } = ground;
    const [other] = world.fulfillmentOrdersOf(place(world));
    const merge = (...parts: (FulfillmentOrderRecord | undefined)[]) =>
      whyNot(() =>
        mergeFulfillmentOrders(
          world,
          SHOP,
          [parts.map((part) => ({ fulfillmentOrderId: part?.id ?? "", lines: null }))],
          APP,
        ),
      );
    expect(merge(one)).toMatchObject({
      message: `Fulfillment order: ${one.id} is currently not in a mergeable state.`,
    });
    releaseHolds(world, SHOP, one.id, "all", APP);
    expect(merge(one, other)).toMatchObject({ message: "Fulfillment orders are not from the same order." });
  });
});

describe("fulfilment orders are rerouted", () => {
  it("to the first other place that is allowed", () => {
    const { world, one, locations, topics } = fulfillmentOrderThatIs("open");
    const [, second = ""] = locations;
    rerouteFulfillmentOrders(world, SHOP, [one.id], { included: null, excluded: [] }, APP);
    expect(one.locationId).toBe(second);
    expect(topics()).toEqual(["fulfillment_orders/moved", "orders/updated"]);
  });

  it.each([
    ["none named", [], {}, "NO_FULFILLMENT_ORDER_IDS"],
    ["an unknown one", ["12"], {}, "FULFILLMENT_ORDER_NOT_FOUND"],
    ["nowhere to go", null, { included: [] }, "CANNOT_REASSIGN_LOCATION_FOR_FULFILLMENT_ORDERS"],
  ])("not: %s", (_, ids, allowed, code) => {
    const { world, one } = fulfillmentOrderThatIs("open");
    const where = { included: null, excluded: [], ...allowed };
    expect(whyNot(() => rerouteFulfillmentOrders(world, SHOP, ids ?? [one.id], where, APP))).toMatchObject({ code });
  });

  it.each([
    ["in progress", "CANNOT_MOVE_FULFILLMENT_ORDER_WITH_REPORTED_PROGRESS"],
    ["on hold", "FULFILLMENT_ORDERS_STATE_NOT_SUPPORTED"],
    ["submitted", "FULFILLMENT_ORDERS_STATE_NOT_SUPPORTED"],
  ])("not one that is %s", (state, code) => {
    const { world, one } = fulfillmentOrderThatIs(state);
    const reroute = () => rerouteFulfillmentOrders(world, SHOP, [one.id], { included: null, excluded: [] }, APP);
    expect(whyNot(reroute)).toMatchObject({ code });
  });
});

describe("the rest", () => {
  it("a deadline is set on all or none, and nobody is told", () => {
    const { world, one, topics } = fulfillmentOrderThatIs("open");
    expect(whyNot(() => setFulfillmentDeadline(world, SHOP, [one.id, "12"], "2026-12-01T00:00:00Z"))).toMatchObject({
      code: "FULFILLMENT_ORDERS_NOT_FOUND",
    });
    expect(one.fulfillBy).toBeNull();
    setFulfillmentDeadline(world, SHOP, [one.id], "2026-12-01T00:00:00Z");
    expect(one.fulfillBy).toBe("2026-12-01T00:00:00Z");
    expect(topics()).toEqual([]);
  });

  it("only what is collected can be prepared for pickup", () => {
    const { world, one, topics } = fulfillmentOrderThatIs("open");
    expect(whyNot(() => prepareForPickup(world, SHOP, [one.id], APP))).toMatchObject({
      message: `Invalid fulfillment_order_id provided ${one.id}`,
      code: "FULFILLMENT_ORDER_INVALID",
    });
    one.deliveryMethod = "PICK_UP";
    prepareForPickup(world, SHOP, [one.id], APP);
    expect(topics()).toEqual(["fulfillment_orders/line_items_prepared_for_pickup"]);
  });

  it("whatever is done, units neither appear nor vanish", () => {
    const step = fc.record({
      verb: fc.constantFrom("split", "merge", "move", "hold", "release", "cancel", "fulfil", "submit"),
      which: fc.nat(5),
      quantity: fc.integer({ min: 1, max: 2 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), fc.constantFrom("open", "unsubmitted"), (steps, state) => {
        const ground = fulfillmentOrderThatIs(state);
        const { world, order, locations } = ground;
        for (const { verb, which, quantity } of steps) {
          const all = world.fulfillmentOrdersOf(order);
          const one = all[which % all.length];
          if (!one) continue;
          const lines = firstLine(one, quantity);
          const id = one.id;
          const work: Record<string, () => unknown> = {
            split: () => split(ground, one, lines),
            merge: () =>
              mergeFulfillmentOrders(
                world,
                SHOP,
                [[...new Set([id, all[0]?.id ?? ""])].map((each) => ({ fulfillmentOrderId: each, lines: null }))],
                APP,
              ),
            move: () => moveFulfillmentOrder(world, SHOP, id, locations[quantity - 1] ?? "", lines, APP),
            hold: () => holdFulfillmentOrder(world, SHOP, id, { reason: "OTHER", lines }, APP),
            release: () => releaseHolds(world, SHOP, id, "all", APP),
            cancel: () => cancelFulfillmentOrder(world, SHOP, id, APP),
            fulfil: () => createFulfillment(world, SHOP, [{ fulfillmentOrderId: id, lines }], [], APP),
            submit: () =>
              submitFulfillmentRequest(world, SHOP, id, { message: null, notifyCustomer: false, lines }, APP),
          };
          try {
            work[verb]?.();
          } catch (error) {
            if (!(error instanceof NotSimulated || error instanceof Refused)) throw error;
          }
        }
        for (const line of order.lines) {
          const left = world
            .fulfillmentOrdersOf(order)
            .flatMap((one) => one.lines)
            .filter(({ lineId }) => lineId === line.id)
            .reduce((sum, { remainingQuantity }) => sum + remainingQuantity, 0);
          expect(left + fulfilledQuantity(order, line.id)).toBe(line.quantity);
        }
      }),
      { numRuns: 60 },
    );
  });
});
