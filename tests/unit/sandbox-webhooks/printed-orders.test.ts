import fc from "fast-check";
import { expect, it } from "vitest";
import { orderBody } from "#sandbox/webhooks/bodies/order.ts";
import { PrintedOrders } from "#sandbox/webhooks/printed-orders.ts";
import { cancelOrder } from "#sandbox/world/cancel-order.ts";
import { ChangeWatch } from "#sandbox/world/change-watch.ts";
import { updateCustomer } from "#sandbox/world/customers/update-customer.ts";
import { editOrder } from "#sandbox/world/edit-order.ts";
import { fulfillOrder } from "#sandbox/world/fulfill-order.ts";
import { holdFulfillmentOrder } from "#sandbox/world/hold-fulfillment-order.ts";
import { refundOrder } from "#sandbox/world/refund-order.ts";
import { seedWorld } from "#sandbox/world/seed.ts";
import { STORE } from "#sandbox/world/seed-catalogue.ts";
import { addTags } from "#sandbox/world/tag.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";
import { updateOrder } from "#sandbox/world/update-order.ts";
import { Refused, World } from "#sandbox/world/world.ts";

const SHOP = STORE.domain;
const STAFF = { by: "staff" } as const;

/** What can happen to an order and to what it shows beside itself. */
const HAPPENINGS: ((world: World, order: OrderRecord, word: string) => unknown)[] = [
  (world, { id }, word) => addTags(world, SHOP, { type: "Order", id }, [word, `${word} "ü\\`], STAFF),
  (world, { customerId }, word) => addTags(world, SHOP, { type: "Customer", id: customerId ?? "" }, [word], STAFF),
  (world, { id }, word) => updateOrder(world, SHOP, id, { note: word }),
  (world, { customerId }, word) => updateCustomer(world, SHOP, customerId ?? "", { note: word }),
  (world, { id }) => fulfillOrder(world, SHOP, id),
  (world, { id, lines }) => refundOrder(world, SHOP, id, { lines: [{ lineId: lines[0]?.id ?? "", quantity: 1 }] }),
  (world, { id, lines }) => editOrder(world, SHOP, id, { quantities: { [lines[0]?.id ?? ""]: 3 } }),
  (world, { id }) => cancelOrder(world, SHOP, id, { reason: "OTHER", restock: true, refund: true }),
  (world, { fulfillmentOrderIds: [id = ""] }, word) =>
    holdFulfillmentOrder(world, SHOP, id, { handle: word.slice(0, 9), reason: "OTHER" }, STAFF),
  (world, _, word) => {
    world.shop(SHOP).primaryHost = `${word}.example`;
  },
];

const happening = fc.record({
  what: fc.nat(HAPPENINGS.length - 1),
  order: fc.nat(2),
  word: fc.stringMatching(/^[a-z]{1,4}$/),
  endsTurn: fc.boolean(),
});

it("prints an order as it is at that moment, whatever was printed of it before and whoever watches", () => {
  const first = new World();
  seedWorld(first, 1);
  const seeded = JSON.stringify(first.state);
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 25 }), fc.boolean(), (happenings, isWatched) => {
      const world = new World(JSON.parse(seeded), { nowMs: () => Date.parse("2026-11-24T10:00:00Z") });
      const watch = isWatched ? new ChangeWatch(() => {}) : null;
      if (watch) world.watch(watch);
      const orders = world.newestOrdersOf(SHOP);
      const printed = new PrintedOrders();
      const look = () => {
        for (let at = 0; at < 3; at++) {
          const order = orders.at(at) as OrderRecord;
          expect(printed.text(world, order)).toBe(JSON.stringify(orderBody(world, order)));
        }
      };
      world.on(look);
      for (const { what, order, word, endsTurn } of happenings) {
        try {
          HAPPENINGS[what]?.(world, orders.at(order) as OrderRecord, word);
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
        }
        if (endsTurn) watch?.flush();
        look();
      }
    }),
    { numRuns: 12 },
  );
});

it("prints anew what was changed while nobody was told", () => {
  const world = new World();
  seedWorld(world, 1);
  const watch = new ChangeWatch(() => {});
  world.watch(watch);
  const printed = new PrintedOrders();
  const order = [...world.ordersOf(SHOP)].find(({ customerId }) => customerId !== null) as OrderRecord;
  for (let turn = 0; turn < 3; turn++) {
    printed.text(world, order);
    watch.flush();
  }
  function* making() {
    updateCustomer(world, SHOP, order.customerId ?? "", { note: "made long ago" });
    yield;
  }
  for (const _ of world.filling(making()));

  expect(printed.text(world, order)).toContain("made long ago");
});
