import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cancelOrder } from "#sandbox/world/cancel-order.ts";
import { editOrder } from "#sandbox/world/edit-order.ts";
import { beginEdit } from "#sandbox/world/edits/begin-edit.ts";
import { commitEdit } from "#sandbox/world/edits/commit-edit.ts";
import { setEditQuantity } from "#sandbox/world/edits/set-edit-quantity.ts";
import { fulfillOrder } from "#sandbox/world/fulfill-order.ts";
import { deactivateLocation } from "#sandbox/world/locations/deactivate-location.ts";
import { moveFulfillmentOrder } from "#sandbox/world/move-fulfillment-order.ts";
import { refundOrder } from "#sandbox/world/refund-order.ts";
import { routeOrder } from "#sandbox/world/route-order.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";
import { stockAt, stockedWorld } from "#tests/unit/sandbox/inventory/stocked-world.ts";
import { place, SHOP } from "#tests/unit/sandbox/support.ts";

/** Three mugs are ordered: they are at the first location. */
function ordered(routing: "now" | "later" = "now") {
  const stocked = stockedWorld();
  const { world, variant } = stocked;
  const order = place(world, { lines: [{ variantId: variant.id, quantity: 3 }], routing });
  const line = order.lines[0];
  if (!line) throw new Error("no line");
  const at = (locationId: string) => stockAt(world, stocked.itemId, locationId);
  return { ...stocked, order, lineId: line.id, at };
}
type Ordered = ReturnType<typeof ordered>;

const ship = ({ world, order }: Ordered, quantity: number) => {
  const [one] = world.fulfillmentOrdersOf(order).filter(({ status }) => status === "OPEN");
  const line = one?.lines[0];
  if (!one || !line) throw new Error("nothing open");
  fulfillOrder(world, SHOP, order.id, {
    units: [{ fulfillmentOrderId: one.id, lines: [{ id: line.id, quantity }] }],
  });
};
const refund = ({ world, order, lineId }: Ordered, quantity: number, restockType: "NO_RESTOCK" | "CANCEL" | "RETURN") =>
  refundOrder(world, SHOP, order.id, { lines: [{ lineId, quantity, restockType }] });
const cancel = ({ world, order }: Ordered, restock: boolean) =>
  cancelOrder(world, SHOP, order.id, { reason: "CUSTOMER", restock, refund: true });
const moveAll = ({ world, order, second }: Ordered) =>
  moveFulfillmentOrder(world, SHOP, world.fulfillmentOrdersOf(order)[0]?.id ?? "", second, null);

describe("stock follows an order", () => {
  it.each<[string, ((one: Ordered) => unknown)[], object, object]>([
    ["placed: committed", [], { available: 7, committed: 3, on_hand: 10 }, { available: 5, on_hand: 5 }],
    [
      "shipped in part: gone from the shelf",
      [(one) => ship(one, 2)],
      { available: 7, committed: 1, on_hand: 8 },
      { available: 5, on_hand: 5 },
    ],
    ["shipped", [(one) => ship(one, 3)], { available: 7, on_hand: 7 }, { available: 5, on_hand: 5 }],
    [
      "cancelled, restocked",
      [(one) => cancel(one, true)],
      { available: 10, on_hand: 10 },
      { available: 5, on_hand: 5 },
    ],
    [
      "cancelled, not restocked",
      [(one) => cancel(one, false)],
      { available: 7, on_hand: 7 },
      { available: 5, on_hand: 5 },
    ],
    ["moved", [moveAll], { available: 10, on_hand: 10 }, { available: 2, committed: 3, on_hand: 5 }],
    [
      "moved, then lost there",
      [moveAll, (one) => cancel(one, false)],
      { available: 10, on_hand: 10 },
      { available: 2, on_hand: 2 },
    ],
    [
      "refunded before it shipped, restocked",
      [(one) => refund(one, 1, "CANCEL")],
      { available: 8, committed: 2, on_hand: 10 },
      { available: 5, on_hand: 5 },
    ],
    [
      "refunded before it shipped, not restocked",
      [(one) => refund(one, 1, "NO_RESTOCK")],
      { available: 7, committed: 2, on_hand: 9 },
      { available: 5, on_hand: 5 },
    ],
    [
      "shipped, then returned to the shelf",
      [(one) => ship(one, 3), (one) => refund(one, 2, "RETURN")],
      { available: 9, on_hand: 9 },
      { available: 5, on_hand: 5 },
    ],
    [
      "shipped, then refunded without return",
      [(one) => ship(one, 3), (one) => refund(one, 2, "NO_RESTOCK")],
      { available: 7, on_hand: 7 },
      { available: 5, on_hand: 5 },
    ],
    [
      "edited to fewer",
      [({ world, order, lineId }) => editOrder(world, SHOP, order.id, { quantities: { [lineId]: 1 } })],
      { available: 9, committed: 1, on_hand: 10 },
      { available: 5, on_hand: 5 },
    ],
    [
      "edited to fewer, not restocked",
      [
        ({ world, order, lineId }) => {
          const { edit } = beginEdit(world, SHOP, order.id);
          setEditQuantity(world, SHOP, edit.id, lineId, 1, false);
          commitEdit(world, SHOP, edit.id);
        },
      ],
      { available: 7, committed: 1, on_hand: 8 },
      { available: 5, on_hand: 5 },
    ],
    [
      "shipped, then returned to another shelf",
      [
        (one) => ship(one, 3),
        ({ world, order, lineId, second }) =>
          refundOrder(world, SHOP, order.id, {
            lines: [{ lineId, quantity: 2, restockType: "RETURN", locationId: second }],
          }),
      ],
      { available: 7, on_hand: 7 },
      { available: 7, on_hand: 7 },
    ],
    [
      "its location closed, and everything moved",
      [({ world, first, second }) => deactivateLocation(world, SHOP, first, second, { by: "staff" })],
      {},
      { available: 12, committed: 3, on_hand: 15 },
    ],
    [
      "edited to more",
      [({ world, order, lineId }) => editOrder(world, SHOP, order.id, { quantities: { [lineId]: 5 } })],
      { available: 5, committed: 5, on_hand: 10 },
      { available: 5, on_hand: 5 },
    ],
  ])("%s", (_what, steps, first, second) => {
    const one = ordered();
    for (const step of steps) step(one);
    expect(one.at(one.first)).toEqual(first);
    expect(one.at(one.second)).toEqual(second);
  });

  it("waits for the routing: until then no place is known", () => {
    const { world, order, at, first } = ordered("later");
    expect(at(first)).toEqual({ available: 10, on_hand: 10 });
    routeOrder(world, SHOP, order.id);
    expect(at(first)).toEqual({ available: 7, committed: 3, on_hand: 10 });
  });

  it("tells of what is available in the same action, once a change", () => {
    const { world, events, variant, itemId } = stockedWorld();
    const order = place(world, { lines: [{ variantId: variant.id, quantity: 3 }] });
    const routed = events.filter(({ topic }) => topic === "fulfillment_orders/order_routing_complete");
    expect(events.filter(({ topic }) => topic === "inventory_levels/update")).toMatchObject([
      { subjectId: itemId, eventId: routed[0]?.eventId, data: { available: 7 } },
    ]);
    events.splice(0);
    // What is shipped was not available before either.
    fulfillOrder(world, SHOP, order.id);
    expect(events.filter(({ topic }) => topic === "inventory_levels/update")).toEqual([]);
  });

  it("leaves what is not tracked alone", () => {
    const { world, variant, itemId, first } = stockedWorld({ variants: [{ tracked: false }] });
    place(world, { lines: [{ variantId: variant.id, quantity: 3 }] });
    expect(stockAt(world, itemId, first)).toEqual({});
  });

  it("never makes or loses a unit, whatever happens to the order", () => {
    const steps: Record<string, (one: Ordered) => unknown> = {
      ship: (one) => ship(one, 1),
      move: moveAll,
      refund: (one) => refund(one, 1, "CANCEL"),
      lose: (one) => refund(one, 1, "NO_RESTOCK"),
      return: (one) => refund(one, 1, "RETURN"),
      fewer: ({ world, order, lineId }) => {
        const now = order.lines[0]?.currentQuantity ?? 0;
        editOrder(world, SHOP, order.id, { quantities: { [lineId]: now - 1 } });
      },
      drop: ({ world, order, lineId }) => {
        const { edit } = beginEdit(world, SHOP, order.id);
        setEditQuantity(world, SHOP, edit.id, lineId, (order.lines[0]?.currentQuantity ?? 0) - 1, false);
        commitEdit(world, SHOP, edit.id);
      },
      elsewhere: ({ world, order, lineId, second }) =>
        refundOrder(world, SHOP, order.id, {
          lines: [{ lineId, quantity: 1, restockType: "RETURN", locationId: second }],
        }),
      cancel: (one) => cancel(one, true),
    };
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...Object.keys(steps)), { maxLength: 8 }), (names) => {
        const one = ordered();
        for (const name of names)
          try {
            steps[name]?.(one);
          } catch (error) {
            if (!(error instanceof Refused) && !/nothing open/.test(String(error))) throw error;
          }
        const { world, order } = one;
        const sum = (name: string) => [one.first, one.second].reduce((total, id) => total + (one.at(id)[name] ?? 0), 0);
        expect(sum("committed")).toBe(openUnits(world, order));
        const gone = (world.state.orderStock[order.id] ?? []).reduce(
          (total, { shipped, lost, returned }) => total + shipped + lost - returned,
          0,
        );
        expect(gone).toBeGreaterThanOrEqual(0);
        expect(sum("on_hand")).toBe(15 - gone);
        expect(sum("available")).toBe(15 - gone - sum("committed"));
      }),
    );
  });
});

const openUnits = (world: World, order: OrderRecord) =>
  world
    .fulfillmentOrdersOf(order)
    .filter(({ status }) => status !== "CLOSED" && status !== "CANCELLED")
    .flatMap(({ lines }) => lines)
    .reduce((sum, { remainingQuantity }) => sum + remainingQuantity, 0);
