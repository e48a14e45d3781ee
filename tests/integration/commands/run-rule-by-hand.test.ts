// A person runs rules: on orders that were chosen, on those that the rule finds, on the store.
import { beforeAll, describe, expect, it } from "vitest";
import type { Cursor } from "#app/queries/cursor.ts";
import { createCustomer } from "#sandbox/world/customers/create-customer.ts";
import { deleteCustomer } from "#sandbox/world/customers/delete-customer.ts";
import { placeOrder } from "#sandbox/world/place-order.ts";
import { createProduct } from "#sandbox/world/products/create-product.ts";
import { addTags } from "#sandbox/world/tag.ts";
import { startShopify } from "#tests/support/installed-shop.ts";
import { saveRule } from "#tests/support/save-rule.ts";
import { rowsOf } from "#tests/support/test-database.ts";
import { aWorkedShop, type WorkedShop } from "#tests/support/worked-shop.ts";

const shopify = await startShopify();
const { runRuleByHand } = await import("#app/commands/run-rule-by-hand.server.ts");
const { getHandRun } = await import("#app/queries/get-hand-run.server.ts");
const { listReports } = await import("#app/queries/list-reports.server.ts");
const { getReport } = await import("#app/queries/get-report.server.ts");
const { exportReport } = await import("#app/queries/export-report.server.ts");
const { listHandRules } = await import("#app/queries/list-hand-rules.server.ts");
const { findToChoose } = await import("#app/queries/find-to-choose.server.ts");
const { getRecord } = await import("#app/queries/get-record.server.ts");
const { getOrder } = await import("#app/queries/get-order.server.ts");
const { getRuleDocument } = await import("#app/queries/get-rule-document.server.ts");
const { listRecordHistory } = await import("#app/queries/list-record-history.server.ts");
const { listRecords } = await import("#app/queries/list-records.server.ts");
const { listStockDays } = await import("#app/queries/list-stock-days.server.ts");

let worked: WorkedShop;
let shop: string;
let orders: { id: string; name: string }[];
beforeAll(async () => {
  worked = await aWorkedShop(shopify, { checks: [] });
  ({ shop } = worked);
  const place = (price: number) =>
    placeOrder(shopify.world, shop, {
      lines: [{ title: "Lantern", price, quantity: 1, taxable: false }],
      customerId: null,
      shipping: { title: "Free", price: 0 },
      payment: "paid",
    } as never);
  orders = [place(2_000), place(20_000), place(30_000)];
  await worked.settle();
});

const over100 = { field: "order.total_price", op: "more_than", value: 100 };
const log = (said: string) => [{ do: "add_row", table: "log", row: { said } }];
const rows = async () =>
  (await rowsOf<{ said: string }>("select cells ->> 'said' as said from rule_table_row where shop = $1", [shop]))
    .map(({ said }) => said)
    .sort();
async function run(ruleId: string, chosen: string[], inputs: Record<string, unknown> = {}) {
  const result = await runRuleByHand(shop, "staff:9", { ruleId, chosen, inputs });
  if (result.outcome !== "done") throw new Error(JSON.stringify(result));
  await worked.settle();
  return getHandRun(shop, result.runId);
}

it("runs on each chosen order each time, with what was entered, and shows what it came to on each", async () => {
  await saveRule(shop, {
    ...{ id: "hand", on: "by_hand", when: over100, then: log("{{ order.name }} {{ event.inputs.word }}") },
    inputs: [{ name: "word", required: true }],
  });
  expect(await listHandRules(shop, "order")).toMatchObject([{ ruleId: "hand", inputs: [{ name: "word" }] }]);
  const all = orders.map(({ id }) => id);
  const first = await run("hand", all, { word: "one" });
  expect(first).toMatchObject({ total: 3, waiting: 0, by: "staff:9", inputs: { word: "one" } });
  expect(first?.records?.map(({ name, outcome, effects }) => [name, outcome, effects])).toEqual([
    [orders[0]?.name, "not_matched", 0],
    [orders[1]?.name, "matched", 1],
    [orders[2]?.name, "matched", 1],
  ]);
  await run("hand", all.slice(2), { word: "two" });
  const named = (order: number, word: string) => `${orders[order]?.name} ${word}`;
  expect(await rows()).toEqual([named(1, "one"), named(2, "one"), named(2, "two")].sort());
  const [audit] = await rowsOf(
    "select count(*)::int as runs from audit_entry where shop = $1 and action = 'rule.run'",
    [shop],
  );
  expect(audit?.runs).toBe(2);
});

it("runs on the orders that the rule finds, and on the store", async () => {
  await rowsOf("delete from rule_table_row where shop = $1", [shop]);
  await saveRule(shop, { id: "found", on: "by_hand", find: { where: over100 }, then: log("found {{ order.name }}") });
  const found = await run("found", []);
  expect(found?.records?.map(({ name }) => name).sort()).toEqual([orders[1]?.name, orders[2]?.name].sort());
  expect(found?.lookedAt).toBe(3);
  await saveRule(shop, {
    ...{ id: "store", about: "shop", on: "by_hand", inputs: [{ name: "days", type: "number", default: 7 }] },
    then: log("store {{ event.inputs.days }}"),
  });
  expect(await run("store", [])).toMatchObject({
    total: 1,
    records: [{ kind: "shop", outcome: "matched", effects: 1 }],
  });
  expect(await rows()).toEqual([...[1, 2].map((at) => `found ${orders[at]?.name}`), "store 7"].sort());
});

it("shows the reports that it saves, with the table as a file", async () => {
  await saveRule(shop, {
    ...{ id: "report", name: "Weekly", about: "shop", on: "by_hand", inputs: [{ name: "word" }] },
    then: [{ do: "save_report", title: "{{ event.inputs.word }}", csv: "Word,Note\n{{ event.inputs.word }},=1+1" }],
  });
  await run("report", [], { word: "one" });
  await run("report", [], { word: "two" });
  const list = await listReports(shop, { newer: null, older: null });
  expect(list).toMatchObject({ newer: null, older: null });
  expect(list.reports.map(({ title, ruleName, rows: count }) => [title, ruleName, count])).toEqual([
    ["two", "Weekly", 1],
    ["one", "Weekly", 1],
  ]);
  const [newest, oldest] = list.reports.map(({ reportId }) => reportId);
  expect((await listReports(shop, { newer: null, older: newest ?? "" })).reports).toHaveLength(1);
  expect((await listReports(shop, { newer: oldest ?? "", older: null })).reports).toMatchObject([{ title: "two" }]);
  expect(await getReport(shop, newest ?? "")).toMatchObject({ columns: ["Word", "Note"], rows: [["two", "=1+1"]] });
  expect((await Array.fromAsync((await exportReport(shop, newest ?? "")) ?? [])).join("")).toBe(
    "Word,Note\r\ntwo,'=1+1\r\n",
  );
});

it("says what is missing, and runs nothing", async () => {
  await saveRule(shop, { id: "auto", on: "order.created", then: log("x") });
  const said = (ruleId: string, form: object) => runRuleByHand(shop, "staff:9", { ruleId, ...form });
  const [order] = orders;
  expect(await said("nothing", {})).toEqual({ outcome: "not_found" });
  expect(await said("auto", { chosen: [order?.id] })).toMatchObject({ message: expect.stringContaining("by_hand") });
  expect(await said("hand", { inputs: { word: "x" } })).toMatchObject({ message: expect.stringContaining("Choose") });
  expect(await said("hand", { chosen: [order?.id] })).toMatchObject({ fields: { word: "Enter something here." } });
});

describe("customers and products", () => {
  const { world } = shopify;

  it("are found by words, each with its history, newest first, page by page in both ways", async () => {
    const ada = createCustomer(world, shop, { firstName: "Ada", lastName: "Byron", email: "ada@example.com" } as never);
    createCustomer(world, shop, { firstName: "Ada", lastName: "Palmer" } as never);
    await worked.settle();
    for (const word of ["tea", "coffee", "cocoa"]) {
      // Shopify's stamps have whole seconds: what was told before was told an hour ago.
      await rowsOf("update record_event set at = at - interval '1 hour' where shop = $1 and key = $2", [shop, ada.id]);
      addTags(world, shop, { type: "Customer", id: ada.id }, [word], { by: "staff" });
      await worked.settle();
    }
    const search = async (text: string) =>
      (await listRecords(shop, { kind: "customer", search: text, cursor: null })).rows?.map(({ name }) => name).sort();
    expect(await search("ADA")).toEqual(["Ada Byron", "Ada Palmer"]);
    expect(await search("ada byr")).toEqual(["Ada Byron"]);
    expect(await search("ada@ex")).toEqual(["Ada Byron"]);
    expect(await search("da")).toEqual([]);

    const all = await listRecordHistory(shop, { kind: "customer", key: ada.id, items: [], cursor: null });
    const told = all.entries.map((entry) => (entry.entry === "event" ? [entry.event, entry.isFirst] : []));
    expect(told.at(-1)).toEqual(["state", true]);
    const news = all.entries.flatMap((entry) => (entry.entry === "event" && !entry.isFirst ? [entry.detail] : []));
    expect(news).toEqual([{ tags: ["cocoa"] }, { tags: ["coffee"] }, { tags: ["tea"] }]);
    const walk = async (cursor: Cursor | null) =>
      listRecordHistory(shop, { kind: "customer", key: ada.id, items: [], cursor, pageSize: 2 });
    const pages: string[][] = [];
    let page = await walk(null);
    for (pages.push(page.entries.map(({ id }) => id)); page.older; pages.push(page.entries.map(({ id }) => id)))
      page = await walk(page.older);
    expect(pages.flat()).toEqual(all.entries.map(({ id }) => id));
    const before = page.newer && (await walk(page.newer));
    expect(before?.entries.map(({ id }) => id)).toEqual(pages.at(-2));
    // Deleted, they are found no more; what became of them stays.
    deleteCustomer(world, shop, ada.id);
    await worked.settle();
    expect(await search("byron")).toEqual([]);
    expect(await getRecord(shop, "customer", ada.id)).toMatchObject({ isGone: true });
    expect(await getRecord(shop, "customer", "404")).toBeNull();
  });

  it("a product shows its variants' stock by day and is reached from its order; rules run on what was chosen there", async () => {
    const product = createProduct(world, shop, { title: "Kite", variants: [{ sku: "K", price: 1_000 }] } as never);
    await worked.settle();
    const record = await getRecord(shop, "product", product.id);
    const [variant] = record?.variants ?? [];
    const itemId = variant?.inventoryItemId ?? "";
    for (let day = 0; day < 4; day++)
      await rowsOf(
        `insert into stock_day (shop, inventory_item_id, location_id, day, installation, low, high, last, last_at)
         values ($1, $2, '55', date '2026-11-01' + $3::int, 1, $3, 9, 5, now())`,
        [shop, itemId, day],
      );
    const newest = await listStockDays(shop, { itemId, cursor: null, pageDays: 3 });
    expect(newest.rows.map(({ day, low }) => [day, low])).toEqual([
      ["2026-11-04", 3],
      ["2026-11-03", 2],
      ["2026-11-02", 1],
    ]);
    const older = await listStockDays(shop, {
      itemId,
      cursor: { direction: "older", day: newest.older ?? "" },
      pageDays: 3,
    });
    expect([older.rows.map(({ day }) => day), older.older, older.newer]).toEqual([["2026-11-01"], null, "2026-11-01"]);

    const order = placeOrder(world, shop, {
      lines: [{ title: "Kite", price: 1_000, quantity: 2, variantId: variant?.variantId }],
      customerId: null,
    } as never);
    await worked.settle();
    expect((await getOrder(shop, order.id))?.records).toMatchObject({
      customer: null,
      lines: [{ quantity: 2, productId: product.id }],
    });

    await rowsOf("delete from rule_table_row where shop = $1", [shop]);
    await saveRule(shop, {
      ...{ id: "goods", on: "by_hand", about: "product", inputs: [{ name: "word" }] },
      then: log("{{ product.title }} {{ event.inputs.word }}"),
    });
    expect((await getRuleDocument(shop, "goods"))?.byHand).toMatchObject({ lane: "product", findsAlone: false });
    const [found] = await findToChoose(shop, "product", product.title);
    expect(found?.key).toBe(product.id);
    const ran = await run("goods", [product.id], { word: "now" });
    expect(ran?.records).toMatchObject([{ kind: "product", name: product.title, outcome: "matched", effects: 1 }]);
    expect(await rows()).toEqual([`${product.title} now`]);
  });
});
