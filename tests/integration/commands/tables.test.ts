import { describe, expect, it } from "vitest";
import { removeTable } from "#app/commands/remove-table.server.ts";
import { removeTableRow } from "#app/commands/remove-table-row.server.ts";
import { saveTable } from "#app/commands/save-table.server.ts";
import { saveTableRow } from "#app/commands/save-table-row.server.ts";
import { inShop } from "#app/db.server.ts";
import { exportTable } from "#app/queries/export-table.server.ts";
import { getTable } from "#app/queries/get-table.server.ts";
import { listTables } from "#app/queries/list-tables.server.ts";
import { TABLE_LIMITS } from "#app/rules/read-table.ts";
import { getTables } from "#app/store/rule-tables.server.ts";
import { storeRule, storeShop } from "#tests/support/stored-rows.ts";
import { aShop, rowsOf } from "#tests/support/test-database.ts";

const WHO = "staff:9";
const ALL = { search: "", before: null, after: null };

async function aStore(text = "email,note\nann@example.com,old\nbob@example.com,new\n"): Promise<string> {
  const shop = aShop();
  await storeShop(shop);
  expect(await saveTable(shop, WHO, "trusted", { way: "create", text })).toEqual({ outcome: "done", name: "trusted" });
  return shop;
}
const pageOf = async (shop: string, place = {}, pageSize = 50) => {
  const page = await getTable(shop, "trusted", { ...ALL, ...place, pageSize });
  if (!page) throw new Error("the table is not there");
  return page;
};
const keysOf = ({ rows }: Awaited<ReturnType<typeof pageOf>>) => rows?.map(({ cells }) => cells.email);
const fileOf = async (shop: string) => {
  const pieces: string[] = [];
  for await (const piece of (await exportTable(shop, "trusted")) ?? []) pieces.push(piece);
  return pieces.join("");
};
const auditOf = async (shop: string) =>
  (await rowsOf<{ action: string }>("select action from audit_entry where shop = $1 order by id", [shop])).map(
    ({ action }) => action,
  );

describe("a table of the store", () => {
  it("is made from CSV, and rules look it up", async () => {
    const shop = await aStore();
    const tables = await inShop(shop, (client) => getTables(client, shop, ["trusted"]));
    expect(tables.trusted?.rows["ann@example.com"]).toEqual({ email: "ann@example.com", note: "old" });
    expect(await auditOf(shop)).toEqual(["table.created"]);
  });

  it("is not made twice, nor under a name that rules cannot say, nor from a text that is wrong", async () => {
    const shop = await aStore();
    const make = (name: string, text: string) => saveTable(shop, WHO, name, { way: "create", text });
    expect(await make("trusted", "a")).toEqual({ outcome: "conflict" });
    for (const name of ["", "Trusted", "1st", "a b", "x".repeat(49)])
      expect(await make(name, "a")).toEqual({ outcome: "invalid", isNameWrong: true, problems: [] });
    expect(await make("other", "a,a")).toMatchObject({ outcome: "invalid", problems: [{ code: "column_twice" }] });
    expect((await listTables(shop)).tables.map(({ name }) => name)).toEqual(["trusted"]);
  });

  it("is filled further, or anew", async () => {
    const shop = await aStore();
    const fill = (way: string, text: string) => saveTable(shop, WHO, "trusted", { way, text });
    await fill("add", "email,since\ncat@example.com,2025\n");
    expect(await pageOf(shop)).toMatchObject({ columns: ["email", "note", "since"], rowCount: 3 });
    await fill("replace", "email\ndan@example.com\n");
    expect(await pageOf(shop)).toMatchObject({ columns: ["email"], rows: [{ cells: { email: "dan@example.com" } }] });
    expect(await saveTable(shop, WHO, "none", { way: "add", text: "a" })).toEqual({ outcome: "not_found" });
  });

  it("holds so many rows and no more", async () => {
    const shop = await aStore(`email\n${Array.from({ length: TABLE_LIMITS.rows }, (_, at) => `k${at}`).join("\n")}`);
    expect(await saveTable(shop, WHO, "trusted", { way: "add", text: "email\nmore" })).toMatchObject({
      problems: [{ code: "too_many_rows" }],
    });
    expect(await saveTableRow(shop, WHO, "trusted", { id: null, cells: { email: "more" } })).toEqual({
      outcome: "conflict",
      word: "full",
    });
    expect((await pageOf(shop)).rowCount).toBe(TABLE_LIMITS.rows);
    expect((await fileOf(shop)).split("\r\n")).toHaveLength(TABLE_LIMITS.rows + 2);
  });

  it("has rows that are added, changed and removed", async () => {
    const shop = await aStore();
    expect(await saveTableRow(shop, WHO, "trusted", { id: null, cells: { email: " cat ", odd: "x" } })).toEqual({
      outcome: "done",
    });
    const { rows } = await pageOf(shop);
    expect(rows?.[2]?.cells).toEqual({ email: "cat", note: "" });
    const id = rows?.[0]?.id ?? "";
    await saveTableRow(shop, WHO, "trusted", { id, cells: { email: "amy", note: "=1" } });
    await removeTableRow(shop, WHO, "trusted", { id: rows?.[1]?.id });
    expect(keysOf(await pageOf(shop))).toEqual(["amy", "cat"]);
    expect(await fileOf(shop)).toBe("email,note\r\namy,'=1\r\ncat,\r\n");
    expect(await auditOf(shop)).toEqual(["table.created", "table.row-saved", "table.row-saved", "table.row-removed"]);

    expect(await saveTableRow(shop, WHO, "trusted", { id: null, cells: { note: "x" } })).toEqual({
      outcome: "invalid",
      columns: { email: "empty" },
    });
    const long = "x".repeat(TABLE_LIMITS.cell + 1);
    expect(await saveTableRow(shop, WHO, "trusted", { id, cells: { email: "a", note: long } })).toEqual({
      outcome: "invalid",
      columns: { note: "too_long" },
    });
    for (const command of [saveTableRow, removeTableRow])
      expect(await command(shop, WHO, "trusted", { id: rows?.[1]?.id, cells: { email: "a" } })).toEqual({
        outcome: "not_found",
      });
  });

  it("is searched, and walked there and back", async () => {
    const shop = await aStore("email,note\na,One\nb,two\nc,one\nd,\ne,ONE %\n");
    expect(keysOf(await pageOf(shop, { search: "one" }))).toEqual(["a", "c", "e"]);
    expect(keysOf(await pageOf(shop, { search: "%" }))).toEqual(["e"]);
    expect(keysOf(await pageOf(shop, { search: "note" }))).toEqual([]);

    const first = await pageOf(shop, {}, 2);
    const second = await pageOf(shop, { after: first.after }, 2);
    const third = await pageOf(shop, { after: second.after }, 2);
    const back = await pageOf(shop, { before: third.before }, 2);
    const start = await pageOf(shop, { before: back.before }, 2);
    expect([first, second, third].flatMap(keysOf)).toEqual(["a", "b", "c", "d", "e"]);
    expect([first.before, third.after, start.before]).toEqual([null, null, null]);
    expect([keysOf(back), keysOf(start)]).toEqual([keysOf(second), keysOf(first)]);
  });

  it("says which rules and checks use it, and which tables they miss", async () => {
    const shop = await aStore();
    await storeRule(shop, {
      ruleId: "log",
      name: "Log",
      settings: {},
      then: [{ do: "add_row", table: "orders", row: { note: "{{ order.email | lookup: 'trusted' }}" } }],
    });
    await storeRule(shop, { ruleId: "fraud-check", name: "Fraud", settings: { blocked_table: "banned" } });
    const { tables, missing } = await listTables(shop);
    expect(tables).toMatchObject([
      { name: "trusted", rowCount: 2, uses: [{ url: "/app/checks/fraud-check" }, { url: "/app/rules/log" }] },
    ]);
    expect(missing?.map(({ name }) => name).sort()).toEqual(["banned", "forwarders", "orders"]);
    expect((await pageOf(shop)).uses).toHaveLength(2);
  });

  it("is removed with its rows", async () => {
    const shop = await aStore();
    expect(await removeTable(shop, WHO, "trusted")).toEqual({ outcome: "done" });
    expect(await removeTable(shop, WHO, "trusted")).toEqual({ outcome: "not_found" });
    expect(await rowsOf("select 1 from rule_table_row where shop = $1", [shop])).toEqual([]);
    expect((await auditOf(shop)).at(-1)).toBe("table.removed");
    expect(await getTable(shop, "trusted", ALL)).toBeNull();
  });
});
