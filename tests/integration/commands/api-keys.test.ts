import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { createApiKey } from "#app/commands/create-api-key.server.ts";
import { revokeApiKey } from "#app/commands/revoke-api-key.server.ts";
import { saveRule } from "#app/commands/save-rule.server.ts";
import { listApiKeys } from "#app/queries/list-api-keys.server.ts";
import { action, loader } from "#app/routes/api.rules.ts";
import { MOST_CALLS } from "#app/store/api-keys.server.ts";
import { pullRules, pushRuleFiles, SyncProblem } from "#scripts/sync-rules.ts";
import { storeShop } from "#tests/support/stored-rows.ts";
import { aShop, rowsOf } from "#tests/support/test-database.ts";

let server: Server;
let url: string;

/** The route behind real HTTP, as the web process serves it. */
beforeAll(async () => {
  server = createServer(async (req, res) => {
    const isPost = req.method === "POST";
    const request = new Request(new URL(req.url ?? "/", "http://app.test"), {
      method: req.method ?? "GET",
      headers: req.headers as Record<string, string>,
      ...(isPost ? { body: Readable.toWeb(req) as never, duplex: "half" } : {}),
    } as RequestInit);
    const args = { request, params: {}, context: {} } as LoaderFunctionArgs;
    const answer = await Promise.resolve(isPost ? action(args) : loader(args)).catch((thrown: Response) => thrown);
    res.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server?.close());

const aRule = (id: string, more: Record<string, unknown> = {}) => ({
  id,
  name: `Rule ${id}`,
  on: "order.created",
  then: [{ do: "add_tags", tags: [id] }],
  ...more,
});

async function aStore(...ids: string[]): Promise<{ shop: string; key: string }> {
  const shop = aShop();
  await storeShop(shop);
  for (const id of ids) await saveRule(shop, "staff:9", null, { version: 0, document: aRule(id) });
  const made = await createApiKey(shop, "staff:9", { name: "deploy" });
  if (made.outcome !== "done") throw new Error("no key");
  return { shop, key: made.key };
}
const call = (key: string | null, init: RequestInit = {}) =>
  fetch(`${url}/api/rules`, { ...init, headers: key === null ? {} : { authorization: `Bearer ${key}` } });
function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "switchyard-rules-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}
const read = (folder: string, name: string) =>
  JSON.parse(readFileSync(join(folder, name), "utf8")) as Record<string, unknown>;
const write = (folder: string, document: { id: string }) =>
  writeFileSync(join(folder, `${document.id}.json`), JSON.stringify(document));

describe("an API key", () => {
  it("opens the rules of its own shop, and is kept as a digest alone", async () => {
    const [mine, theirs] = [await aStore("mine"), await aStore("theirs")];
    expect(await (await call(mine.key)).json()).toMatchObject({
      shop: mine.shop,
      rules: [{ ruleId: "mine", version: 1 }],
    });

    const [row] = await rowsOf<Record<string, unknown>>("select * from api_key where shop = $1", [mine.shop]);
    const secret = mine.key.split(".").at(-1) ?? "-";
    expect(JSON.stringify(row)).not.toContain(secret);
    expect((await listApiKeys(theirs.shop)).keys).toMatchObject([{ name: "deploy", lastUsedAt: null }]);
    expect((await listApiKeys(mine.shop)).keys).toMatchObject([{ lastUsedAt: expect.any(String) }]);
  });

  it("is refused where it is none, names another shop, was revoked, or its installation is gone", async () => {
    const [mine, theirs] = [await aStore(), await aStore()];
    const parts = mine.key.split(".");
    const forged = ["swy", theirs.key.split(".")[1], parts[2]].join(".");
    for (const key of [null, "", "nonsense", forged]) expect((await call(key)).status).toBe(401);

    const [{ id } = { id: "" }] = (await listApiKeys(mine.shop)).keys;
    expect(await revokeApiKey(theirs.shop, "staff:9", { id })).toEqual({ outcome: "not_found" });
    expect((await call(mine.key)).status).toBe(200);
    expect(await revokeApiKey(mine.shop, "staff:9", { id })).toEqual({ outcome: "done" });
    expect((await call(mine.key)).status).toBe(401);

    await rowsOf("update shop set installation = 2 where shop = $1", [theirs.shop]);
    expect((await call(theirs.key)).status).toBe(401);
  });

  it("may call so often in a minute, and again in the next", async () => {
    const { shop, key } = await aStore();
    await rowsOf("update api_key set calls_in_minute = $2 where shop = $1", [shop, MOST_CALLS - 1]);
    expect((await call(key)).status).toBe(200);
    const refused = await call(key);
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "60"]);
    await rowsOf("update api_key set minute_from = now() - interval '61 seconds' where shop = $1", [shop]);
    expect((await call(key)).status).toBe(200);
  });

  it.each([{}, { name: "" }, { name: "x".repeat(61) }])("is not made of %j", async (form) => {
    expect(await createApiKey(aShop(), "staff:9", form)).toMatchObject({ outcome: "invalid" });
  });
});

describe("pull and push", () => {
  it("bring rules into files and back, and change nothing where nothing changed", async () => {
    const { shop, key } = await aStore("one", "two");
    const folder = aFolder();
    expect(await pullRules(folder, { url, key }, {})).toEqual({
      lines: ["one: new (version 1)", "two: new (version 1)"],
      ok: true,
    });
    expect(read(folder, "one.json")).toEqual(aRule("one"));

    write(folder, aRule("one", { name: "Changed" }));
    write(folder, aRule("three"));
    const lines = ["one: updated (version 2)", "three: created (version 1)", "two: unchanged (version 1)"];
    const dry = await pushRuleFiles(folder, { url, key }, { dryRun: true });
    expect(dry.lines.slice(0, 3)).toEqual(lines);
    expect(await rowsOf("select 1 from rule_version where shop = $1", [shop])).toHaveLength(2);
    expect(await pushRuleFiles(folder, { url, key }, {})).toEqual({ lines, ok: true });
    expect((await pushRuleFiles(folder, { url, key }, {})).lines).toEqual([
      "one: unchanged (version 2)",
      "three: unchanged (version 1)",
      "two: unchanged (version 1)",
    ]);
    expect(await rowsOf("select saved_by from rule_version where shop = $1 and version = 2", [shop])).toEqual([
      { saved_by: "key:deploy" },
    ]);
    expect((await pullRules(folder, { url, key }, {})).lines).toEqual([
      "one: as it was (version 2)",
      "two: as it was (version 1)",
      "three: as it was (version 1)",
    ]);
  });

  it("name a conflict where both sides changed, and lose neither", async () => {
    const { shop, key } = await aStore("one");
    const folder = aFolder();
    await pullRules(folder, { url, key }, {});
    await saveRule(shop, "staff:9", "one", { version: 1, document: aRule("one", { name: "There" }) });
    write(folder, aRule("one", { name: "Here" }));

    const pushed = await pushRuleFiles(folder, { url, key }, {});
    expect(pushed.ok).toBe(false);
    expect(pushed.lines.join("\n")).toMatch(/one: conflict.*version 2 is in force.*Nothing was saved/s);
    expect(await pullRules(folder, { url, key }, {})).toEqual({
      lines: ["one: changed here and there: kept as it is here"],
      ok: false,
    });
    expect(read(folder, "one.json").name).toBe("Here");
    expect((await pushRuleFiles(folder, { url, key }, { force: true })).lines).toEqual(["one: updated (version 3)"]);
  });

  it("save nothing where a file is wrong, and say where", async () => {
    const { shop, key } = await aStore();
    const folder = aFolder();
    write(folder, aRule("good"));
    write(folder, aRule("wrong", { on: "order.crated" }));
    const { lines, ok } = await pushRuleFiles(folder, { url, key }, {});
    expect(ok).toBe(false);
    expect(lines.join("\n")).toContain("did you mean “order.created”?");
    expect(await rowsOf("select 1 from rule where shop = $1", [shop])).toEqual([]);
  });

  it("say what is missing", async () => {
    const { key } = await aStore();
    await expect(pushRuleFiles("/no/such/folder", { url, key }, {})).rejects.toThrow(SyncProblem);
    await expect(pullRules(aFolder(), { url, key: "nonsense" }, {})).rejects.toThrow("needs an API key");
    await expect(pullRules(aFolder(), { url: "http://127.0.0.1:1", key }, {})).rejects.toThrow("does not answer");
    await expect(pullRules(aFolder(), { url: "here", key }, {})).rejects.toThrow("is no address");
  });
});
