import { describe, expect, it } from "vitest";
import { setMode } from "#app/commands/set-mode.server.ts";
import { setWritesPaused } from "#app/commands/set-writes-paused.server.ts";
import { storeEffect, storeLane, storeOrder, storeShop } from "#tests/support/stored-rows.ts";
import { aShop, rowsOf } from "#tests/support/test-database.ts";

const audits = async (shop: string) =>
  (
    await rowsOf<{ action: string; actor: string }>(
      "select action, actor from audit_entry where shop = $1 order by id",
      [shop],
    )
  ).map(({ actor, action }) => `${actor} ${action}`);

describe("setMode", () => {
  it("switches on and back, each written down with who did it", async () => {
    const shop = aShop();
    await storeShop(shop);

    expect(await setMode(shop, "staff:1", { mode: "LIVE" })).toEqual({ outcome: "done", mode: "LIVE" });
    expect(await setMode(shop, "staff:2", { mode: "LIVE" })).toEqual({ outcome: "unchanged", mode: "LIVE" });
    expect(await setMode(shop, "staff:3", { mode: "WATCHING" })).toEqual({ outcome: "done", mode: "WATCHING" });
    expect(await audits(shop)).toEqual(["staff:1 mode.live", "staff:3 mode.watching"]);
  });

  it("refuses what is no mode, and a shop that is not there", async () => {
    const shop = aShop();
    await storeShop(shop, { uninstalled_at: new Date() });

    expect(await setMode(shop, "staff:1", { mode: "ON" })).toEqual({ outcome: "invalid" });
    expect(await setMode(shop, "staff:1", {})).toEqual({ outcome: "invalid" });
    expect(await setMode(shop, "staff:1", { mode: "LIVE" })).toEqual({ outcome: "not_found" });
    expect(await setMode(aShop(), "staff:1", { mode: "LIVE" })).toEqual({ outcome: "not_found" });
    expect(await audits(shop)).toEqual([]);
  });
});

describe("setWritesPaused", () => {
  it("pauses once, keeps the first moment, and resumes by looking at every lane with something to write", async () => {
    const shop = aShop();
    await storeShop(shop);
    const { orderId, gid } = await storeOrder(shop);
    await storeEffect(shop, { laneKey: orderId, target: gid, row: { status: "INTENDED" } });
    await storeLane(shop, { key: orderId });
    await storeLane(shop, { key: "1" });
    const due = async () =>
      (await rowsOf<{ key: string }>("select key from lane where shop = $1 and due_at is not null", [shop])).map(
        ({ key }) => key,
      );
    const pausedAt = async () =>
      (await rowsOf<{ at: Date | null }>("select writes_paused_at as at from shop where shop = $1", [shop]))[0]?.at;

    expect(await setWritesPaused(shop, "staff:1", { paused: "true" })).toEqual({ outcome: "done", paused: true });
    const first = await pausedAt();
    expect(await setWritesPaused(shop, "staff:1", { paused: "true" })).toEqual({ outcome: "unchanged", paused: true });
    expect(first).toBeInstanceOf(Date);
    expect(await pausedAt()).toEqual(first);
    expect(await due()).toEqual([]);

    expect(await setWritesPaused(shop, "staff:1", { paused: "false" })).toEqual({ outcome: "done", paused: false });
    expect(await pausedAt()).toBeNull();
    expect(await due()).toEqual([orderId]);
    expect(await audits(shop)).toEqual(["staff:1 writes.paused", "staff:1 writes.resumed"]);
  });

  it("refuses anything but true and false", async () => {
    const shop = aShop();
    await storeShop(shop);

    expect(await setWritesPaused(shop, "staff:1", { paused: "yes" })).toEqual({ outcome: "invalid" });
    expect(await setWritesPaused(shop, "staff:1", null)).toEqual({ outcome: "invalid" });
  });
});
