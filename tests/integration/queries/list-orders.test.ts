import { describe, expect, it } from "vitest";
import type { Cursor } from "#app/queries/cursor.ts";
import { exportOrders } from "#app/queries/export-orders.server.ts";
import { listOrders } from "#app/queries/list-orders.server.ts";
import type { OrderView } from "#app/queries/order-views.ts";
import {
  aFinding,
  storeAttention,
  storeEffect,
  storeHold,
  storeLane,
  storeOrder,
  storeRule,
  storeShop,
} from "#tests/support/stored-rows.ts";
import { aShop, rowsOf } from "#tests/support/test-database.ts";

const list = (
  shop: string,
  options: { view?: OrderView; search?: string; cursor?: Cursor | null; pageSize?: number } = {},
) => listOrders(shop, { view: "all", search: "", cursor: null, ...options });

describe("listOrders", () => {
  it.each([
    ["#2001", ["#2001"]],
    ["200", ["#2002", "#2001"]],
    ["ada@example.com", ["#2001"]],
    ["ADA byron", ["#2001"]],
    ["gift wrap", ["#2001"]],
    ["mug-7", ["#2002"]],
    ["byr ada@", ["#2001"]],
    ["#2 gift", ["#2001"]],
    ["étienne", ["#2002"]],
    ["ÉTIENNE", ["#2002"]],
    ["postcode scotl", ["#2001"]],
    ["byron mug-7", []],
    ["100%", []],
    ["2_", []],
  ])("finds by %s", async (search, names) => {
    const shop = aShop();
    await storeShop(shop);
    const customer = { first_name: "Ada", last_name: "Byron" };
    const { orderId } = await storeOrder(shop, {
      name: "#2001",
      createdAt: "2026-11-24T10:00:00Z",
      seen: { email: "ada@example.com", customer, tags: ["Gift wrap"] },
    });
    await storeOrder(shop, {
      name: "#2002",
      createdAt: "2026-11-24T10:00:01Z",
      seen: { line_items: [{ id: "1", sku: "MUG-7" }], customer: { first_name: "Étienne", last_name: "Roux" } },
    });
    await storeAttention(shop, { orderId, reason: "The postcode does not fit: it belongs to Scotland." });
    expect((await list(shop, { search })).rows?.map(({ name }) => name)).toEqual(names);
    const narrowed = { search, pageSize: 1 };
    const newest = await list(shop, narrowed);
    const behind = newest.older ? (await list(shop, { ...narrowed, cursor: newest.older })).rows : [];
    expect([...(newest.rows ?? []), ...(behind ?? [])].map(({ name }) => name)).toEqual(names);
  });

  it("finds an order by the words that it has now, and by a reason while it stands in the attention list", async () => {
    const shop = aShop();
    await storeShop(shop);
    const { orderId } = await storeOrder(shop, { name: "#4001", seen: { email: "ada@example.com", tags: ["old"] } });
    const first = await storeAttention(shop, { orderId, reason: "The street is missing." });
    await storeAttention(shop, { orderId, reason: "The street is unknown." });
    const finds = async (search: string) => (await list(shop, { search })).rows?.length === 1;
    const found = async (...searches: string[]) =>
      (await Promise.all(searches.map(async (search) => ((await finds(search)) ? search : "")))).filter(Boolean);
    expect(await found("old", "new", "ada@example.com", "street", "missing")).toEqual([
      ...["old", "ada@example.com", "street", "missing"],
    ]);

    await rowsOf(`update order_state set seen = seen || '{"tags": ["new"]}' where shop = $1`, [shop]);
    await rowsOf("update attention_item set status = 'DONE' where id = $1", [first]);
    expect(await found("old", "new", "street", "missing", "unknown")).toEqual(["new", "street", "unknown"]);

    await rowsOf("delete from attention_item where shop = $1", [shop]);
    await rowsOf("delete from order_state where shop = $1", [shop]);
    expect(await rowsOf("select * from order_word where shop = $1", [shop])).toEqual([]);
  });

  it("is narrowed to what one rule found, and written as CSV that no spreadsheet calculates", async () => {
    const shop = aShop();
    await storeShop(shop);
    await storeRule(shop, { ruleId: "gift", name: "=Gift", settings: {} });
    await storeOrder(shop, { name: "#3001", row: { flags: ["gift"] } });
    await storeOrder(shop, { name: "#3002", row: { flags: ["other"] } });
    const pieces: string[] = [];
    for await (const piece of exportOrders(shop, { view: "all", search: "", found: "gift" })) pieces.push(piece);
    const [heading, row, ...more] = pieces.join("").split("\r\n");
    expect(heading).toMatch(/^Order,Created at,Total,/);
    expect(row).toMatch(/^#3001,2026-11-24T10:00:00.000Z,19.9000,GBP,[a-z_]+,[a-z_]+,false,'=Gift,/);
    expect(more).toEqual([""]);
  });

  it("walks every order once, there and back, also where many share one instant", async () => {
    const shop = aShop();
    await storeShop(shop);
    const stamps = [
      "10:00:00.000",
      "10:00:00.001",
      "10:00:00.001",
      "10:00:00.001",
      "10:00:02.000",
      "10:00:02.000",
      "10:00:03.000",
    ];
    const names: string[] = [];
    for (const [index, stamp] of stamps.entries()) {
      const name = `#${1001 + index}`;
      names.unshift(name);
      await storeOrder(shop, { name, row: { created_at: `2026-11-24T${stamp}Z` }, orderId: String(9_000 + index) });
    }

    const pages: string[][] = [];
    const froms: (Cursor | null)[] = [];
    let cursor: Cursor | null = null;
    do {
      const page = await list(shop, { cursor, pageSize: 3 });
      pages.push((page.rows ?? []).map(({ name }) => name));
      froms.push(page.newer);
      cursor = page.older;
    } while (cursor);
    const back = await list(shop, { cursor: froms[2] ?? null, pageSize: 3 });
    const start = await list(shop, { cursor: back.newer, pageSize: 3 });

    expect(pages.flat()).toEqual(names);
    expect(pages.map((page) => page.length)).toEqual([3, 3, 1]);
    expect(froms[0]).toBeNull();
    expect(back.rows?.map(({ name }) => name)).toEqual(pages[1]);
    expect(start.rows?.map(({ name }) => name)).toEqual(pages[0]);
    expect(start.newer).toBeNull();
    expect(start.older).not.toBeNull();
  });

  it("shows only this shop's orders", async () => {
    const [mine, theirs] = [aShop("mine"), aShop("theirs")];
    await storeShop(mine);
    await storeShop(theirs);
    await storeOrder(theirs, { name: "#1" });

    expect(await list(mine)).toMatchObject({ rows: [], isNew: true });
    expect((await list(theirs)).rows).toHaveLength(1);
  });

  it("finds an order by the beginning of its number, with or without #, taking % and _ for themselves", async () => {
    const shop = aShop();
    await storeShop(shop);
    for (const name of ["#1001", "#1002", "#2001", "EN_1", "EN-1"]) await storeOrder(shop, { name });
    const found = async (search: string) => (await list(shop, { search })).rows?.map(({ name }) => name).sort();

    expect(await found("#1001")).toEqual(["#1001"]);
    expect(await found("100")).toEqual(["#1001", "#1002"]);
    expect(await found("en_")).toEqual(["EN_1"]);
    expect(await found("%")).toEqual([]);
    expect(await found("001")).toEqual([]);
  });

  it("names the rules that flag an order, and says when it is held", async () => {
    const shop = aShop();
    await storeShop(shop);
    await storeRule(shop, { ruleId: "address-mismatch", name: "Addresses differ", settings: {} });
    const { orderId } = await storeOrder(shop, { row: { flags: ["address-mismatch"] } });
    await storeHold(shop, { order_id: orderId });

    const [row] = (await list(shop, { view: "flagged" })).rows ?? [];

    expect(row).toMatchObject({ orderId, flags: ["Addresses differ"], held: true, wantsAttention: false });
    // A rule that only tells Shopify the verdict is no complaint.
    await storeOrder(shop, { row: { flags: ["fraud-verdict"] } });
    expect((await list(shop, { view: "flagged" })).rows?.map((one) => one.orderId)).toEqual([orderId]);
  });

  it("counts as wanting attention what the attention list has open, and a lane put aside", async () => {
    const shop = aShop();
    await storeShop(shop);
    await storeOrder(shop, { name: "flagged, and nobody is asked", row: { flags: ["ship-together"] } });
    for (const [name, status] of [
      ["asked about", "OPEN"],
      ["dealt with", "DONE"],
      ["ignored", "IGNORED"],
    ] as const) {
      const { orderId } = await storeOrder(shop, { name });
      await storeAttention(shop, { orderId, reason: "The street is missing.", row: { status } });
    }
    const troubled = async (name: string, row: Record<string, unknown>, newer?: Record<string, unknown>) => {
      const { orderId, gid } = await storeOrder(shop, { name });
      await storeEffect(shop, { laneKey: orderId, target: gid, row });
      if (newer) await storeEffect(shop, { laneKey: orderId, target: gid, row: newer });
    };
    await troubled("refused", { status: "REFUSED" });
    await troubled("refused, then done", { status: "REFUSED" }, { status: "CONFIRMED" });
    await troubled("refused, then refused otherwise", { status: "REFUSED" }, { status: "REFUSED", action_id: "hold" });
    await troubled("refused and set aside", { status: "REFUSED", set_aside_at: "2026-11-24T11:00:00Z" });
    await troubled(
      "unsettled mail",
      { status: "UNSETTLED", acts: "once" },
      { status: "CONFIRMED", acts: "once", occasion: "other" },
    );
    await troubled("written", { status: "CONFIRMED" });
    const { orderId } = await storeOrder(shop, { name: "put aside" });
    await storeLane(shop, { key: orderId, status: "QUARANTINED", reason: "it crashed three times" });

    const names = (await list(shop, { view: "attention" })).rows?.map(({ name }) => name).sort();
    const all = ((await list(shop)).rows ?? []).filter(({ wantsAttention }) => wantsAttention).map(({ name }) => name);

    expect(names).toEqual(["asked about", "put aside", "refused", "refused, then refused otherwise", "unsettled mail"]);
    expect(all.sort()).toEqual(names);
  });

  it("keeps the flag's reason out of the list of an approved order", async () => {
    const shop = aShop();
    await storeShop(shop);
    await storeOrder(shop, { findings: [aFinding("gid://shopify/Order/1", { outcome: "waived" })] });

    expect((await list(shop)).rows?.[0]).toMatchObject({ flags: [], wantsAttention: false });
  });
});
