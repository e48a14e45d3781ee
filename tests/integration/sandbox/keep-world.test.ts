// What the sandbox keeps is what it had, however it ended.
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keepWorld, loadWorld, type WorldKeeper } from "#sandbox/server/keep-world.ts";
import { cancelOrder } from "#sandbox/world/cancel-order.ts";
import { systemClock } from "#sandbox/world/clock.ts";
import { editOrder } from "#sandbox/world/edit-order.ts";
import { fulfillOrder } from "#sandbox/world/fulfill-order.ts";
import { holdFulfillmentOrder } from "#sandbox/world/hold-fulfillment-order.ts";
import { installApp, uninstallApp } from "#sandbox/world/install-app.ts";
import { placeOrder } from "#sandbox/world/place-order.ts";
import { refundOrder } from "#sandbox/world/refund-order.ts";
import { seedWorld } from "#sandbox/world/seed.ts";
import { STORE } from "#sandbox/world/seed-catalogue.ts";
import { seededRandom } from "#sandbox/world/seeded-random.ts";
import { addTags } from "#sandbox/world/tag.ts";
import { updateOrder } from "#sandbox/world/update-order.ts";
import { Refused, World } from "#sandbox/world/world.ts";

const SHOP = STORE.domain;
const STAFF = { by: "staff" } as const;
let directory: string;
let keepers: WorldKeeper[] = [];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "keep-world-"));
});
afterEach(async () => {
  for (const keeper of keepers) await keeper.close();
  keepers = [];
  rmSync(directory, { recursive: true, force: true });
});

function keep(world: World): WorldKeeper {
  const keeper = keepWorld(world, directory);
  keepers.push(keeper);
  return keeper;
}

function seeded(): World {
  const world = new World();
  seedWorld(world, 1);
  return world;
}

const load = (): World => {
  const world = loadWorld(directory, systemClock);
  if (!world) throw new Error("nothing was kept");
  return world;
};

/** Everything that there is, as JSON would have it. */
const all = (world: World): unknown => JSON.parse(JSON.stringify(world.state));
const turnOver = () => new Promise((resolve) => setImmediate(resolve));

/** One thing that happens in a store, drawn. */
function somethingHappens(world: World, seed: number): void {
  const chance = seededRandom(seed);
  const orders = world.ordersOf(SHOP);
  const order = orders.at(chance.between(0, orders.length - 1));
  const variant = chance.oneOf(Object.values(world.state.variants));
  if (!order) throw new Error("the store has no orders");
  const [line] = order.lines;
  const [fulfillmentOrderId = ""] = order.fulfillmentOrderIds;
  const verbs = [
    () => placeOrder(world, SHOP, { lines: [{ variantId: variant.id, quantity: 2 }], customerId: order.customerId }),
    () => addTags(world, SHOP, { type: "Order", id: order.id }, [`tag ${seed}\n\t"ü`], STAFF),
    () => addTags(world, SHOP, { type: "Customer", id: order.customerId ?? "" }, [`tag-${seed}`], STAFF),
    () => updateOrder(world, SHOP, order.id, { note: `note ${seed}`, shippingAddress: null }),
    () => fulfillOrder(world, SHOP, order.id),
    () => cancelOrder(world, SHOP, order.id, { reason: "OTHER", restock: true, refund: true }),
    () => refundOrder(world, SHOP, order.id, { lines: [{ lineId: line?.id ?? "", quantity: 1 }] }),
    () => editOrder(world, SHOP, order.id, { quantities: { [line?.id ?? ""]: 3 } }),
    () => holdFulfillmentOrder(world, SHOP, fulfillmentOrderId, { handle: `h${seed}`, reason: "OTHER" }, STAFF),
    () => installApp(world, SHOP, "the-app", [`read_${seed}`]),
    () => uninstallApp(world, SHOP),
    () => world.removeOrder(order),
  ];
  try {
    chance.oneOf(verbs)();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
}

describe("a kept world", () => {
  it("is the same after the sandbox has ended", async () => {
    const world = seeded();
    const keeper = keep(world);
    for (let turn = 0; turn < 300; turn++) {
      somethingHappens(world, turn);
      if (turn % 7 === 0) await turnOver();
    }
    await keeper.close();

    expect(all(load())).toEqual(all(world));
  });

  it("goes on being kept over several starts, whatever was read in between", async () => {
    let world = seeded();
    for (let start = 0; start < 4; start++) {
      const keeper = keep(world);
      for (let turn = 0; turn < 60; turn++) {
        somethingHappens(world, start * 1_000 + turn);
        await turnOver();
      }
      await keeper.close();
      const again = load();
      expect(all(again)).toEqual(all(world));
      // A fresh one, of which nothing has been read.
      world = load();
    }
  });

  it("lists orders, and a customer's, as before", async () => {
    const world = seeded();
    const keeper = keep(world);
    for (let turn = 0; turn < 100; turn++) somethingHappens(world, turn);
    await keeper.close();
    const again = load();

    expect(again.ordersOf(SHOP).map(({ id }) => id)).toEqual(world.ordersOf(SHOP).map(({ id }) => id));
    for (const id of Object.keys(world.state.customers))
      expect(again.ordersOfCustomer(id).map((order) => order.id)).toEqual(
        world.ordersOfCustomer(id).map((order) => order.id),
      );
    for (const key of ["id", "createdAt", "updatedAt"] as const)
      expect(again.orderIndex.sorted(SHOP, key)).toEqual(world.orderIndex.sorted(SHOP, key));
  });

  it("loses at most what was not written yet when it is killed, and half a line", async () => {
    const world = seeded();
    keep(world);
    const order = placeOrder(world, SHOP, { lines: [{ title: "Mug", price: 100, quantity: 1 }] });
    await turnOver();
    await expect.poll(() => readFileSync(join(directory, "world.log"), "utf8")).toContain(order.id);
    const before = all(world);
    appendFileSync(join(directory, "world.log"), `orders\t${order.id}\t{"id":"${order.id}","no`);

    expect(all(load())).toEqual(before);
  });

  it("does not take a log for its own that follows an earlier snapshot", async () => {
    const world = seeded();
    await keep(world).close();
    writeFileSync(join(directory, "world.log"), `of-another\norders\t1\t{"id":"1"}\n`);

    expect(all(load())).toEqual(all(world));
  });

  it("writes the snapshot anew when the log has become long, and carries over what was not read", async () => {
    const world = seeded();
    const keeper = keep(world);
    const size = statSync(join(directory, "world.snapshot")).size;
    const [first] = world.ordersOf(SHOP);
    for (let turn = 0; turn < 50; turn++) {
      updateOrder(world, SHOP, first?.id ?? "", {
        customAttributes: [{ key: "long", value: `${turn}${"x".repeat(100_000)}` }],
      });
      await turnOver();
    }
    await keeper.close();

    expect(readFileSync(join(directory, "world.log"), "utf8").split("\n")).toHaveLength(2);
    expect(statSync(join(directory, "world.snapshot")).size).toBeLessThan(size + 100_000);
    expect(all(load())).toEqual(all(world));
  });

  it("of another version is refused with the way out", () => {
    writeFileSync(join(directory, "world.json"), "{}");

    expect(() => load()).toThrow(/another version of the sandbox: start with --fresh/);
  });
});
