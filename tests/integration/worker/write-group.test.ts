import { afterAll, beforeEach, expect, it, vi } from "vitest";
import { closeDatabase, inShop } from "#app/db.server.ts";
import { listOpenEffects } from "#app/store/effects.server.ts";
import { claimLanes, FenceLost } from "#app/store/lanes.server.ts";
import type { HeldLane } from "#app/worker/held-lane.ts";
import { writeGroup } from "#app/worker/write-group.server.ts";
import { leased } from "#tests/support/due-lanes.ts";
import { anId, storeEffect, storeOrder, storeShop } from "#tests/support/stored-rows.ts";
import { aShop, rowsOf } from "#tests/support/test-database.ts";

// No lease runs out by itself here, however busy the machine.
vi.hoisted(() => {
  process.env.LANE_LEASE_MS = "600000";
});
afterAll(closeDatabase);

let shop: string;
beforeEach(async () => {
  await rowsOf("delete from lane returning 1");
  shop = aShop();
  await storeShop(shop, { mode: "LIVE" });
});

/** An order whose lane is held, and which owes one tag. */
async function owing(): Promise<{ lane: HeldLane; effectId: number }> {
  const orderId = anId();
  const { gid: target } = await storeOrder(shop, { orderId });
  const id = await storeEffect(shop, { laneKey: orderId, target, row: { status: "INTENDED" } });
  const [lane] = await claimLanes(shop, [await leased(shop, { kind: "order", key: orderId })]);
  if (!lane) throw new Error("the lane was not claimed");
  return { lane, effectId: Number(id) };
}

const statuses = async () =>
  Object.fromEntries(
    (await rowsOf<{ id: string; status: string }>("select id, status from effect where shop = $1", [shop])).map(
      ({ id, status }) => [Number(id), status],
    ),
  );

it("marks what the others send although one of them lost its lane", async () => {
  const [mine, lost, other] = [await owing(), await owing(), await owing()];
  await rowsOf("update lane set lease_token = lease_token + 1 where shop = $1 and key = $2 returning 1", [
    shop,
    lost.lane.key,
  ]);
  const group = writeGroup(shop, 1);

  const [first, second, third] = await Promise.allSettled(
    [mine, lost, other].map(({ lane, effectId }) => group.markSent({ lane, effectIds: [effectId], before: null })),
  );

  expect(first).toMatchObject({ value: { outcome: "marked" } });
  expect(second).toMatchObject({ reason: expect.any(FenceLost) });
  expect(third).toMatchObject({ value: { outcome: "marked" } });
  expect(await statuses()).toEqual({ [mine.effectId]: "SENT", [lost.effectId]: "INTENDED", [other.effectId]: "SENT" });
});

it("keeps with each effect what was there before it, and marks nothing while a brake is pulled", async () => {
  const [tagged, plain] = [await owing(), await owing()];
  const group = writeGroup(shop, 1);
  const mark = () =>
    Promise.all([
      group.markSent({ lane: tagged.lane, effectIds: [tagged.effectId], before: { tags: ["a"] } }),
      group.markSent({ lane: plain.lane, effectIds: [plain.effectId], before: null }),
    ]);
  await rowsOf("update shop set writes_paused_at = now() where shop = $1 returning 1", [shop]);
  expect(await mark()).toEqual([{ outcome: "stopped" }, { outcome: "stopped" }]);
  expect(await group.readBrake()).toBe("All writes are paused.");

  await rowsOf("update shop set writes_paused_at = null where shop = $1 returning 1", [shop]);
  await mark();
  const open = await inShop(shop, (client) => listOpenEffects(client, shop, 1, [tagged.lane, plain.lane], 60_000));
  expect(open.map(({ id, before }) => [id, before])).toEqual([
    [tagged.effectId, { tags: ["a"] }],
    [plain.effectId, null],
  ]);
});

it("settles each lane's own, and says what that lane still owes", async () => {
  const [done, waits] = [await owing(), await owing()];
  const group = writeGroup(shop, 1);
  const open = await inShop(shop, (client) => listOpenEffects(client, shop, 1, [done.lane, waits.lane], 60_000));
  const marked = await Promise.all(
    [done, waits].map(({ lane, effectId }) => group.markSent({ lane, effectIds: [effectId], before: null })),
  );
  expect(marked.map(({ outcome }) => outcome)).toEqual(["marked", "marked"]);
  const common = { attempts: 1, reason: null, answer: null, points: 10 };

  const [first, second] = await Promise.all([
    group.settle({
      ...{ lane: done.lane, effects: open, answeredAt: "2026-11-24T10:00:05Z" },
      settlements: [{ ...common, id: done.effectId, to: "CONFIRMED", dueInMs: null }],
    }),
    group.settle({
      ...{ lane: waits.lane, effects: open, answeredAt: null },
      settlements: [{ ...common, id: waits.effectId, to: "INTENDED", dueInMs: 60_000 }],
    }),
  ]);

  expect(first).toMatchObject({ open: [] });
  expect(second?.open).toMatchObject([{ id: waits.effectId, status: "INTENDED", isDue: false }]);
  const written = await rowsOf<{ order_id: string; last_write_at: Date | null }>(
    "select order_id, last_write_at from order_state where shop = $1 and last_write_at is not null",
    [shop],
  );
  expect(written).toEqual([{ order_id: done.lane.key, last_write_at: new Date("2026-11-24T10:00:05Z") }]);
});
