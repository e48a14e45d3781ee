import { afterAll, describe, expect, it } from "vitest";
import { closeDatabase, inShop } from "#app/db.server.ts";
import { ingestDeliveries, insertInternalDelivery } from "#app/store/deliveries.server.ts";
import { bumpLane } from "#app/store/lanes.server.ts";
import { getShop, installShop, setMode, setWritesPaused, uninstallShop } from "#app/store/shops.server.ts";
import { shopFacts } from "#app/worker/shop-facts.ts";
import { aShop, rowsOf } from "#tests/support/test-database.ts";

afterAll(closeDatabase);

const FACTS = { currency: "GBP", timezone: "Europe/London", domains: ["www.northwind.example"] };
const recordOf = (shop: string) => inShop(shop, (client) => getShop(client, shop));
const lanesOf = (shop: string) =>
  rowsOf(
    "select kind, priority, due_at is not null as wanted, due_at <= now() as due from lane where shop = $1 order by kind",
    [shop],
  );

it("knows the days on which the store does not work from its table of holidays", async () => {
  const shop = aShop();
  await installShop(shop, FACTS);
  expect((await recordOf(shop))?.holidays).toEqual([]);
  await rowsOf("insert into rule_table (shop, name, installation, columns) values ($1, 'holidays', 1, '{day,name}')", [
    shop,
  ]);
  for (const day of ["2026-12-25", "25 December", "2026-04-03"])
    await rowsOf("insert into rule_table_row (shop, table_name, installation, cells) values ($1, 'holidays', 1, $2)", [
      ...[shop, JSON.stringify({ day, name: "A day off" })],
    ]);
  const record = await recordOf(shop);
  expect(record?.holidays).toEqual(["2026-04-03", "2026-12-25"]);
  expect(record && shopFacts(record).holidays).toEqual(record?.holidays);
});

describe("installing", () => {
  it("begins by watching, with the shipped rules, a sweep to come and the history to read", async () => {
    const shop = aShop();

    expect(await installShop(shop, FACTS)).toEqual({ outcome: "installed", installation: 1 });

    expect(await recordOf(shop)).toMatchObject({
      ...FACTS,
      installation: 1,
      mode: "WATCHING",
      writesPausedAt: null,
      uninstalledAt: null,
    });
    expect(await lanesOf(shop)).toEqual([
      { kind: "history", priority: 10, wanted: true, due: true },
      { kind: "sweep", priority: 5, wanted: true, due: false },
    ]);
    const rules = await rowsOf<{ rule_id: string; state: string }>(
      `select r.rule_id, case when not r.enabled then 'off' when (v.document ->> 'watch_only')::boolean then 'watch' else 'on' end as state
       from rule r join rule_version v using (shop, rule_id, version) where r.shop = $1 order by rule_id`,
      [shop],
    );
    expect(Object.fromEntries(rules.map(({ rule_id, state }) => [rule_id, state]))).toEqual({
      ...{ "address-mismatch": "on", "vip-1": "on" },
      ...{ "address-check": "watch", "payment-check": "watch", "authorization-ending": "watch" },
      ...{ "duplicate-check": "watch", "ship-together": "watch" },
      ...{ "fraud-check": "off", "fraud-medium": "off", "fraud-wait": "off", "fraud-verdict": "off" },
      ...{ routing: "off", "routing-hold": "off" },
    });
  });

  it("again, while installed, only brings the shop's facts up to date", async () => {
    const shop = aShop();
    await installShop(shop, FACTS);
    await inShop(shop, (client) => setMode(client, shop, "LIVE"));
    const before = await recordOf(shop);

    expect(await installShop(shop, { ...FACTS, timezone: "Asia/Tokyo" })).toEqual({
      outcome: "already_installed",
      installation: 1,
    });

    expect(await recordOf(shop)).toEqual({ ...before, timezone: "Asia/Tokyo" });
  });

  it("after an uninstall is a new installation that watches and inherits nothing to send", async () => {
    const shop = aShop();
    await installShop(shop, FACTS);
    await inShop(shop, async (client) => {
      await setMode(client, shop, "LIVE");
      await insertInternalDelivery(client, shop, {
        webhookId: "rerun:1",
        source: "MANUAL",
        topic: "switchyard/rerun",
        laneKind: "order",
        laneKey: "1",
      });
      await uninstallShop(client, shop);
    });

    expect(await installShop(shop, FACTS)).toEqual({ outcome: "reinstalled", installation: 2 });

    expect(await recordOf(shop)).toMatchObject({
      installation: 2,
      mode: "WATCHING",
      uninstalledAt: null,
      historyCompletedAt: null,
    });
    expect(await lanesOf(shop)).toMatchObject([
      { kind: "history", wanted: true },
      { kind: "order", wanted: false },
      { kind: "sweep", wanted: true },
    ]);
  });

  it("anew without a word of the uninstall is a new installation, with the token that came with it", async () => {
    const shop = aShop();
    expect(await installShop(shop, { ...FACTS, appInstallationId: "1" })).toMatchObject({ outcome: "installed" });
    expect(await installShop(shop, { ...FACTS, appInstallationId: "1" })).toMatchObject({
      outcome: "already_installed",
    });
    await inShop(shop, (client) => setMode(client, shop, "LIVE"));
    await rowsOf(
      "insert into session (id, shop, installation, is_online, key_id, sealed) values ($1, $2, 1, false, 'k', 'x')",
      [`offline_${shop}`, shop],
    );

    expect(await installShop(shop, { ...FACTS, appInstallationId: "2" })).toEqual({
      outcome: "reinstalled",
      installation: 2,
    });

    expect(await recordOf(shop)).toMatchObject({ installation: 2, mode: "WATCHING", appInstallationId: "2" });
    expect(await rowsOf("select installation from session where shop = $1", [shop])).toEqual([{ installation: 2 }]);
  });

  it("for the first time since ids are kept is the same installation", async () => {
    const shop = aShop();
    await installShop(shop, FACTS);
    const outcome = await installShop(shop, { ...FACTS, appInstallationId: "1" });
    expect(outcome).toEqual({ outcome: "already_installed", installation: 1 });
    expect(await recordOf(shop)).toMatchObject({ appInstallationId: "1" });
  });

  it("at once by several requests is one installation", async () => {
    const shop = aShop();
    const outcomes = await Promise.allSettled([1, 2, 3, 4].map(() => installShop(shop, FACTS)));

    expect(outcomes.map((one) => (one.status === "fulfilled" ? one.value.installation : one.reason))).toEqual([
      1, 1, 1, 1,
    ]);
    expect(await rowsOf("select 1 from rule where shop = $1", [shop])).toHaveLength(13);
  });
});

describe("uninstalling", () => {
  it("stops everything but the shop's own lane and removes the tokens", async () => {
    const shop = aShop();
    await installShop(shop, FACTS);
    await rowsOf("insert into session (id, shop, is_online, key_id, sealed) values ($1, $2, false, 'k', 'x')", [
      `offline_${shop}`,
      shop,
    ]);
    await rowsOf(
      "insert into timer (shop, installation, rule_id, lane_kind, lane_key, due_at) values ($1, 1, 'r', 'customer', '7', now())",
      [shop],
    );
    await inShop(shop, async (client) => {
      await bumpLane(client, shop, { kind: "shop", key: "shop" });
      await insertInternalDelivery(client, shop, {
        webhookId: "rerun:1",
        source: "MANUAL",
        topic: "switchyard/rerun",
        laneKind: "order",
        laneKey: "1",
      });

      expect(await uninstallShop(client, shop)).toEqual({ outcome: "uninstalled" });
    });

    expect((await recordOf(shop))?.uninstalledAt).not.toBeNull();
    expect(await rowsOf("select 1 from session where shop = $1", [shop])).toEqual([]);
    expect((await lanesOf(shop)).filter((lane) => lane.wanted).map((lane) => lane.kind)).toEqual(["shop"]);
    expect(await rowsOf("select status from timer where shop = $1", [shop])).toEqual([{ status: "CANCELLED" }]);
    expect(await rowsOf("select status, reason from delivery_key where shop = $1", [shop])).toEqual([
      { status: "IGNORED", reason: "The app was uninstalled before it was looked at." },
    ]);
    expect(await inShop(shop, (client) => uninstallShop(client, shop))).toEqual({ outcome: "not_installed" });
  });

  it("while webhooks come in leaves none of them open", async () => {
    const shop = aShop();
    await installShop(shop, FACTS);
    const body = Buffer.from("{}");
    const webhook = (id: number) => ({
      ...{
        webhookId: `w-${id}`,
        eventId: null,
        topic: "orders/create",
        triggeredAt: null,
        digest: body,
        body,
        orderId: null,
        customerId: null,
      },
      verdict: { outcome: "lane" as const, lane: { kind: "order", key: String(id) } },
    });
    const come = async (from: number) => {
      for (let id = from; id < from + 20; id++) await ingestDeliveries(shop, [webhook(id)]);
    };
    await ingestDeliveries(shop, [webhook(0)]);
    await Promise.all([come(100), come(200), inShop(shop, (client) => uninstallShop(client, shop))]);

    expect(await rowsOf("select distinct status from delivery_key where shop = $1", [shop])).toEqual([
      { status: "IGNORED" },
    ]);
    expect(await rowsOf("select 1 from lane where shop = $1 and due_at is not null", [shop])).toEqual([]);
  });

  it("of a shop that never installed the app is nothing", async () => {
    const shop = aShop();
    expect(await inShop(shop, (client) => uninstallShop(client, shop))).toEqual({ outcome: "not_installed" });
  });
});

describe("the brakes", () => {
  it("say whether they moved", async () => {
    const shop = aShop();
    await inShop(shop, async (client) => {
      expect(await setMode(client, shop, "LIVE")).toBe("unknown");
      expect(await setWritesPaused(client, shop, true)).toBe("unknown");
    });
    await installShop(shop, FACTS);
    await inShop(shop, async (client) => {
      expect(await setMode(client, shop, "WATCHING")).toBe("unchanged");
      expect(await setMode(client, shop, "LIVE")).toBe("changed");
      expect(await setWritesPaused(client, shop, false)).toBe("unchanged");
      expect(await setWritesPaused(client, shop, true)).toBe("changed");
      expect(await setWritesPaused(client, shop, true)).toBe("unchanged");
    });
    expect(await recordOf(shop)).toMatchObject({ mode: "LIVE" });
    expect((await recordOf(shop))?.writesPausedAt).not.toBeNull();
  });

  it("let go, wake each lane that has something to send, and no other", async () => {
    const shop = aShop();
    await installShop(shop, FACTS);
    const effect = (key: string, status: string, lane: string) =>
      rowsOf(
        `insert into effect (shop, installation, key, run_id, lane_kind, lane_key, origin_kind, origin_key, rule_id, rule_version, action_id, acts, occasion, target,
           kind, class, payload, status) values ($1, 1, $2, 1, 'order', $3, 'order', $3, 'r', 1, 'a', 'state', 'on', 't', 'add_tags', 'REPEATABLE', '{}', $4::"EffectStatus")`,
        [shop, key, lane, status],
      );
    await effect("1", "INTENDED", "1");
    await effect("2", "SENT", "2");
    await effect("3", "CONFIRMED", "3");
    await effect("4", "WITHHELD", "4");
    await inShop(shop, (client) => setWritesPaused(client, shop, true));
    await inShop(shop, (client) => setWritesPaused(client, shop, false));

    const lanes = await rowsOf(
      "select key from lane where shop = $1 and kind = 'order' and due_at <= now() order by key",
      [shop],
    );
    expect(lanes.map((lane) => lane.key)).toEqual(["1", "2"]);
  });
});
