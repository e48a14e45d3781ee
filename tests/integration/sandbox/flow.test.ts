// Flow runs steps of the app: signed, asked again with the same id while they are not finished.
import { createHmac } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readFlowExtensions } from "#sandbox/flow/flow-extensions.ts";
import { runFlowActions } from "#sandbox/flow/run-actions.ts";
import { type RunningSandbox, startSandbox } from "#sandbox/server/start-sandbox.ts";
import { installApp } from "#sandbox/world/install-app.ts";
import type { FlowRunRecord } from "#sandbox/world/records/flow-run.ts";
import { eventually } from "#tests/support/eventually.ts";
import { aWorld, SHOP } from "#tests/support/sandbox-shop.ts";

const SECRET = "the-secret";
let app: Server;
let sandbox: RunningSandbox;
let taken: { path: string; headers: IncomingHttpHeaders; raw: Buffer }[] = [];
let answers: number[] = [];

beforeEach(async () => {
  taken = [];
  answers = [];
  app = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    taken.push({ path: request.url ?? "", headers: request.headers, raw: Buffer.concat(chunks) });
    response.writeHead(answers.shift() ?? 200).end();
  });
  await new Promise<void>((resolve) => app.listen(0, "127.0.0.1", resolve));
  const { port } = app.address() as AddressInfo;
  sandbox = await startSandbox({
    port: 0,
    dataDirectory: null,
    world: aWorld(),
    settings: {
      ...{ appUrl: `http://127.0.0.1:${port}`, apiKey: "key", apiSecret: SECRET, scopes: [], retrySpeed: 1_000_000 },
    },
    parts: [runFlowActions],
  });
  installApp(sandbox.world, SHOP, "key", []);
});

afterEach(async () => {
  await sandbox.close();
  app.closeAllConnections();
  await new Promise((resolve) => app.close(resolve));
});

const start = async (changes: Record<string, unknown> = {}) => {
  const asked = { shop: SHOP, handle: "hold-order", properties: { order_id: 5 }, runtimeUrl: "/flow/hold", ...changes };
  return fetch(`${sandbox.url}/control/flow`, { method: "POST", body: JSON.stringify(asked) });
};
const onlyRun = (): FlowRunRecord | undefined => Object.values(sandbox.world.state.flowRuns)[0];

describe("a flow action", () => {
  it("is posted to the app, signed, with what it is about, and done with 200", async () => {
    const { id } = (await (await start()).json()) as FlowRunRecord;
    await eventually(() => expect(onlyRun()?.status).toBe("DONE"));

    const [one] = taken;
    expect(one?.path).toBe("/flow/hold");
    expect(one?.headers["x-shopify-hmac-sha256"]).toBe(
      createHmac("sha256", SECRET)
        .update(one?.raw ?? "")
        .digest("base64"),
    );
    expect(JSON.parse(one?.raw.toString("utf8") ?? "")).toEqual({
      shop_id: Number(sandbox.world.shop(SHOP).id),
      shopify_domain: SHOP,
      action_run_id: id,
      action_definition_id: "hold-order",
      handle: "hold-order",
      step_reference: expect.stringMatching(/^[0-9a-f]{32}$/),
      properties: { order_id: 5 },
    });
  });

  it("is asked again with the same id while the app is at it, or away", async () => {
    answers = [202, 503, 202, 200];
    await start();
    await eventually(() => expect(onlyRun()?.status).toBe("DONE"));

    expect(onlyRun()?.attempts.map(({ status }) => status)).toEqual([202, 503, 202, 200]);
    expect(new Set(taken.map(({ raw }) => raw.toString("utf8"))).size).toBe(1);
  });

  it("has failed when the app refuses it", async () => {
    answers = [404];
    await start();
    await eventually(() => expect(onlyRun()?.status).toBe("FAILED"));
    expect(taken).toHaveLength(1);
  });

  it("is two runs when it is started twice", async () => {
    await start();
    await start();
    await eventually(() => expect(taken).toHaveLength(2));
    expect(new Set(Object.keys(sandbox.world.state.flowRuns)).size).toBe(2);
  });

  it.each([
    [{ shop: "nowhere.myshopify.com" }, 404, "no shop"],
    [{ runtimeUrl: undefined }, 404, "no extension declares the flow action hold-order"],
    [{ handle: "" }, 400, "handle"],
  ])("with %j is refused with %i and the reason", async (changes, status, words) => {
    const answer = await start(changes);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain(words);
  });
});

describe("the app's extensions", () => {
  it("say which actions there are and where they are called", () => {
    const folder = mkdtempSync(join(tmpdir(), "extensions-"));
    for (const [name, text] of [
      [
        "hold",
        'api_version = "2026-07"\n[[extensions]]\nname = "Hold"\ntype = "flow_action"\nhandle = "hold-order"\nruntime_url = "/flow/hold"\n',
      ],
      ["block", '[[extensions]]\nname = "Block"\ntype = "ui_extension"\nhandle = "block"\n'],
    ] as const) {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, "shopify.extension.toml"), text);
    }
    writeFileSync(join(folder, "README.md"), "");

    expect(readFlowExtensions(folder).actions).toEqual([
      { handle: "hold-order", name: "Hold", runtimeUrl: "/flow/hold" },
    ]);
    expect(readFlowExtensions(join(folder, "nothing"))).toEqual({ actions: [], triggers: new Map() });
    rmSync(folder, { recursive: true });
  });
});
