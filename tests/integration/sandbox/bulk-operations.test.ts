import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { gid } from "#sandbox/world/gid.ts";
import { placeOrder } from "#sandbox/world/place-order.ts";
import { type Served, SHOP, serve } from "#tests/integration/sandbox/served-shopify.ts";
import { eventually } from "#tests/support/eventually.ts";

let directory: string;
let served: Served;
let token: string;
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), "bulk-"));
  served = await serve(directory);
  token = await served.token();
});
afterEach(async () => {
  await served.sandbox.close();
  rmSync(directory, { recursive: true, force: true });
});

const ask = async (query: string, variables: Record<string, unknown> = {}) =>
  // biome-ignore lint/suspicious/noExplicitAny: the shape is what the test asks for
  ((await (await served.ask(token, query, variables)).json()) as { data: any }).data;

const start = async (query: string) =>
  (
    await ask("mutation ($query: String!) { bulkOperationRunQuery(query: $query) { bulkOperation { id status } } }", {
      query,
    })
  ).bulkOperationRunQuery.bulkOperation;

const ended = (id: string) =>
  eventually(async () => {
    const { bulkOperation } = await ask(
      "query ($id: ID!) { bulkOperation(id: $id) { status url partialDataUrl objectCount errorCode } }",
      { id },
    );
    if (["CREATED", "RUNNING", "CANCELING"].includes(bulkOperation.status)) throw new Error("not yet");
    return bulkOperation;
  });

const jump = (jump: string) => served.post("/control/clock", { jump });

describe("bulk operations over HTTP", () => {
  it("give a file to fetch once the clock has come there", async () => {
    const order = placeOrder(served.sandbox.world, SHOP, { lines: [{ title: "Mug", price: 1_200, quantity: 1 }] });
    const { id, status } = await start(
      `{ orders(query: "id:${order.id}") { edges { node { id lineItems { edges { node { title } } } } } } }`,
    );
    expect(status).toBe("CREATED");
    await jump("2s");
    const { url } = await ended(id);
    expect(new URL(url).origin).toBe(served.sandbox.url);
    const response = await fetch(url);
    expect(response.headers.get("content-type")).toBe("application/jsonl");
    const lines = (await response.text())
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines).toEqual([{ id: gid("Order", order.id) }, { title: "Mug", __parentId: gid("Order", order.id) }]);
    expect((await fetch(`${served.sandbox.url}/files/bulk-operation-outputs/guessed`)).status).toBe(404);
    expect((await fetch(`${served.sandbox.url}/files/..%2F..%2Fworld.log/x`)).status).toBe(400);
  });

  it("take uploads as a form or as they are, run their mutation and write the journal", async () => {
    const order = placeOrder(served.sandbox.world, SHOP, { lines: [{ title: "Mug", price: 1_200, quantity: 1 }] });
    const input = [
      { resource: "BULK_MUTATION_VARIABLES", filename: "a.jsonl", mimeType: "text/jsonl", httpMethod: "POST" },
      { resource: "BULK_MUTATION_VARIABLES", filename: "b.jsonl", mimeType: "text/jsonl" },
    ];
    const { stagedTargets } = (
      await ask(
        "mutation ($input: [StagedUploadInput!]!) { stagedUploadsCreate(input: $input) { stagedTargets { url parameters { name value } } } }",
        { input },
      )
    ).stagedUploadsCreate;
    const [posted, put] = stagedTargets;
    const line = (tags: string[]) => JSON.stringify({ id: gid("Order", order.id), tags });
    const form = new FormData();
    for (const { name, value } of posted.parameters) form.append(name, value);
    form.append("file", new Blob([`${line(["a"])}\n${line(["b"])}\n`]), "a.jsonl");
    expect((await fetch(posted.url, { method: "POST", body: form })).status).toBe(201);
    expect((await fetch(put.url, { method: "PUT", body: line(["c"]) })).status).toBe(200);
    const key = posted.parameters.find(({ name }: { name: string }) => name === "key").value;
    const paths = [key, new URL(put.url).pathname.replace("/uploads/", "")];
    for (const path of paths) {
      const { bulkOperationRunMutation } = await ask(
        "mutation ($mutation: String!, $path: String!) { bulkOperationRunMutation(mutation: $mutation, stagedUploadPath: $path) { bulkOperation { id } userErrors { message } } }",
        {
          mutation:
            "mutation ($id: ID!, $tags: [String!]!) { tagsAdd(id: $id, tags: $tags) { userErrors { message } } }",
          path,
        },
      );
      expect(bulkOperationRunMutation.userErrors).toEqual([]);
      await jump("2s");
      expect(await ended(bulkOperationRunMutation.bulkOperation.id)).toMatchObject({ status: "COMPLETED" });
    }
    expect(served.sandbox.world.order(SHOP, order.id)?.tags).toEqual(["a", "b", "c"]);
    const lines = served.sandbox.journal.lines.filter(({ field }) => field === "tagsAdd");
    expect(lines.map(({ changed, outcome, operation }) => [changed, outcome, operation])).toEqual(
      Array(3).fill([true, "applied", "bulk tagsAdd"]),
    );
    expect((await fetch(`${served.sandbox.url}/uploads`, { method: "POST", body: "x" })).status).toBe(400);
  });

  it("can be made slow and can be made to fail", async () => {
    const failure = { errorCode: "INTERNAL_SERVER_ERROR", afterObjects: 0 };
    expect((await served.post("/control/bulk", { failure })).status).toBe(200);
    expect((await served.post("/control/bulk", { failure: { errorCode: "NO" } })).status).toBe(400);
    const { id } = await start("{ orders { edges { node { id } } } }");
    await jump("2s");
    expect(await ended(id)).toEqual({
      status: "FAILED",
      errorCode: "INTERNAL_SERVER_ERROR",
      objectCount: "0",
      url: null,
      partialDataUrl: null,
    });
  });

  it("go on after a restart", async () => {
    const { id } = await start("{ orders { edges { node { id } } } }");
    await served.sandbox.close();
    served = await serve(directory);
    token = await served.token();
    await jump("2s");
    const { url } = await ended(id);
    expect((await (await fetch(url)).text()).trim().split("\n").length).toBeGreaterThan(1);
  });
});
