// A worker whose leases run out while it is at work: cut off, or stopped by what it works on.
import { afterAll, beforeEach, expect, it, vi } from "vitest";
import { closeDatabase } from "#app/db.server.ts";
import { expireLeases } from "#app/store/due-lanes.server.ts";
import { claimLanes } from "#app/store/lanes.server.ts";
import { keepLeases } from "#app/worker/keep-leases.server.ts";
import { becomeDispatcher, leased, runOut } from "#tests/support/due-lanes.ts";
import { eventually } from "#tests/support/eventually.ts";
import { storeShop } from "#tests/support/stored-rows.ts";
import { aShop, rowsOf } from "#tests/support/test-database.ts";

const LEASE_MS = vi.hoisted(() => {
  process.env.LANE_LEASE_MS = "2000";
  return 2_000;
});
beforeEach(() => rowsOf("delete from lane returning 1"));
afterAll(closeDatabase);

const ORDER = { kind: "order", key: "1" };
async function atWork() {
  const shop = aShop();
  await storeShop(shop);
  const lane = await leased(shop, ORDER);
  await claimLanes(shop, [lane]);
  return { shop, lane, leases: keepLeases(shop, [lane]) };
}
/** As another process sees it that hears nothing of this one. */
const countCrash = async (shop: string) => {
  await runOut(shop);
  expect(await expireLeases((await becomeDispatcher()).token)).toMatchObject([{ crashed: true, crashes: 1 }]);
};
const crashes = async (shop: string) => (await rowsOf("select crashes from lane where shop = $1", [shop]))[0]?.crashes;

it("keeps a lease for longer than it lasts by itself", async () => {
  const { shop, leases } = await atWork();
  const until = Date.now() + 2 * LEASE_MS;
  await eventually(async () => expect(Date.now()).toBeGreaterThan(until), 3 * LEASE_MS);
  expect(await rowsOf("select lease_until > now() as held from lane where shop = $1", [shop])).toEqual([
    { held: true },
  ]);
  leases.stop();
});

it("a worker that can say that it was at work all the time is not taken for dead", async () => {
  const { shop, lane, leases } = await atWork();
  await countCrash(shop);
  leases.stop();
  expect(await leases.giveBack([lane])).toEqual([ORDER]);
  expect(await crashes(shop)).toBe(0);
});

it("one that stood still leaves it to the lane, which may be why", async () => {
  const { shop, lane, leases } = await atWork();
  for (const until = performance.now() + LEASE_MS; performance.now() < until; );
  leases.stop();
  await countCrash(shop);
  expect(await leases.giveBack([lane])).toEqual([]);
  expect(await crashes(shop)).toBe(1);
});
