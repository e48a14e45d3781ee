import { beforeEach, describe, expect, it } from "vitest";
import { inShop } from "#app/db.server.ts";
import { reconcileTimers } from "#app/store/timers.server.ts";
import { storeShop } from "#tests/support/stored-rows.ts";
import { aShop, rowsOf } from "#tests/support/test-database.ts";

const FIRST = "2026-12-01T00:00:00Z";
const SECOND = "2026-12-02T00:00:00Z";
let shop: string;
beforeEach(async () => {
  shop = aShop();
  await storeShop(shop);
});
const reconcile = (dueAts: string[], ruleIds = ["vip"]) =>
  inShop(shop, (client) =>
    reconcileTimers(client, shop, 1, [
      { laneKind: "customer", laneKey: "7001", ruleIds, timers: dueAts.map((dueAt) => ({ ruleId: "vip", dueAt })) },
    ]),
  );
const timers = async () =>
  (
    await rowsOf<{ due_at: Date; status: string }>("select due_at, status from timer where shop = $1 order by due_at", [
      shop,
    ])
  ).map(({ due_at, status }) => `${due_at.toISOString().slice(0, 10)} ${status}`);

describe("timers of a lane", () => {
  it("are there once, however often they are decided", async () => {
    await reconcile([FIRST]);
    await reconcile([FIRST]);
    expect(await timers()).toEqual(["2026-12-01 PENDING"]);
  });

  it("move with the decision, and come back", async () => {
    await reconcile([FIRST]);
    await reconcile([SECOND]);
    expect(await timers()).toEqual(["2026-12-01 CANCELLED", "2026-12-02 PENDING"]);
    await reconcile([FIRST]);
    expect(await timers()).toEqual(["2026-12-01 PENDING", "2026-12-02 CANCELLED"]);
  });

  it("stay when their rule was not looked at", async () => {
    await reconcile([FIRST]);
    await reconcile([], ["another"]);
    expect(await timers()).toEqual(["2026-12-01 PENDING"]);
  });

  it("do not fire twice: one that has fired has fired", async () => {
    await reconcile([FIRST]);
    await rowsOf("update timer set status = 'FIRED' where shop = $1", [shop]);
    await reconcile([FIRST]);
    expect(await timers()).toEqual(["2026-12-01 FIRED"]);
  });
});
