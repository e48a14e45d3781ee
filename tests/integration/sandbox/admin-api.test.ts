import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { gid } from "#sandbox/world/gid.ts";
import { placeOrder } from "#sandbox/world/place-order.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";
import { type Served, SHOP, serve } from "#tests/integration/sandbox/served-shopify.ts";
import { eventually } from "#tests/support/eventually.ts";

const TAG =
  "mutation addTags($id: ID!, $tags: [String!]!) { tagsAdd(id: $id, tags: $tags) { userErrors { message } } }";

let served: Served;
let token: string;
let order: OrderRecord;
beforeEach(async () => {
  served = await serve();
  token = await served.token();
  order = placeOrder(served.sandbox.world, SHOP, { lines: [{ title: "Mug", price: 1_200, quantity: 1 }] });
});
afterEach(() => served.sandbox.close());

const tag = (name: string) => served.ask(token, TAG, { id: gid("Order", order.id), tags: [name] });
const faults = (graphql: unknown[], seed = 1) => served.post("/control/faults", { graphql, seed });

describe("requests", () => {
  it("are answered with cost, date and request id", async () => {
    const response = await served.ask(token, "{ shop { name currencyCode } }");
    expect(response.headers.get("date")).toBe("Tue, 24 Nov 2026 10:00:00 GMT");
    expect(response.headers.get("x-request-id")).toMatch(/-/);
    expect(await response.json()).toEqual({
      data: { shop: { name: "Northwind Outfitters", currencyCode: "GBP" } },
      extensions: {
        cost: {
          requestedQueryCost: 1,
          actualQueryCost: 1,
          throttleStatus: { maximumAvailable: 2_000, currentlyAvailable: 1_999, restoreRate: 100 },
        },
      },
    });
  });

  it("need a token, a known shop, a known version and a query", async () => {
    expect((await served.ask("wrong", "{ shop { name } }")).status).toBe(401);
    const other = await served.post("/shops/nobody.myshopify.com/admin/api/2026-10/graphql.json", {
      query: "{ shop { id } }",
    });
    expect(other.status).toBe(404);
    for (const version of ["2030-01", "2026-02", "latest"])
      expect((await served.post(`/shops/${SHOP}/admin/api/${version}/graphql.json`, {})).status).toBe(404);
    const earlier = await served.post(`/shops/${SHOP}/admin/api/2026-04/graphql.json`, { query: "{ shop { id } }" });
    expect([earlier.status, earlier.headers.get("x-shopify-api-version")]).toEqual([401, "2026-10"]);
    expect((await served.ask(token, null as unknown as string)).status).toBe(400);
    for (const variables of [5, "{}", []])
      expect((await served.ask(token, "{ shop { id } }", variables as never)).status).toBe(400);
  });

  it("share one budget, and are throttled when it is used up", async () => {
    const answers: { errors?: { extensions: { code: string } }[] }[] = [];
    for (let index = 0; index < 205; index++) answers.push(await (await tag(`t${index % 3}`)).json());
    const throttled = answers.filter((answer) => answer.errors?.[0]?.extensions.code === "THROTTLED");
    expect(throttled).toHaveLength(5);
    expect(served.sandbox.journal.lines).toHaveLength(200);
    expect(served.sandbox.journal.counts(SHOP)).toMatchObject({ requests: 205, throttled: 5, points: 2_000 });
    served.clock.ms += 1_000;
    expect(await (await tag("later")).json()).not.toHaveProperty("errors");
  });

  it("have the budget of the shop's plan", async () => {
    expect((await served.post("/control/settings", { plan: { shop: SHOP, name: "plus" } })).status).toBe(200);
    expect(await (await tag("a")).json()).toMatchObject({
      extensions: { cost: { throttleStatus: { maximumAvailable: 20_000, restoreRate: 1_000 } } },
    });
    expect((await served.post("/control/settings", { plan: { shop: SHOP, name: "huge" } })).status).toBe(400);
  });
});

describe("the journal", () => {
  it("keeps each mutation with what it changed", async () => {
    await tag("a");
    await tag("a");
    const { lines } = await (await fetch(`${served.sandbox.url}/control/journal`)).json();
    expect(lines).toMatchObject([
      {
        seq: 1,
        shop: SHOP,
        installation: 1,
        operation: "addTags",
        field: "tagsAdd",
        variables: { id: gid("Order", order.id), tags: ["a"] },
        targetIds: [gid("Order", order.id)],
        points: 10,
        changed: true,
        outcome: "applied",
        fault: null,
      },
      { seq: 2, changed: false, outcome: "applied" },
    ]);
    const later = await (await fetch(`${served.sandbox.url}/control/journal?after=1`)).json();
    expect(later.lines).toHaveLength(1);
    expect(served.sandbox.journal.calls(SHOP, 5)).toHaveLength(2);
  });
});

describe("faults", () => {
  it.each([
    ["throttle", 200],
    ["429", 429],
    ["500", 500],
    ["html", 502],
    ["internal", 200],
    ["unauthorized", 401],
    ["refuse", 200],
  ])("%s: answered with %i, nothing done", async (kind, status) => {
    await faults([{ kind, nth: 1 }]);
    const response = await tag("a");
    expect(response.status).toBe(status);
    expect(order.tags).toEqual([]);
    expect((await tag("a")).status).toBe(200);
  });

  it("cut-before: broken off, nothing done", async () => {
    await faults([{ kind: "cut-before", nth: 1 }]);
    await expect(tag("a")).rejects.toThrow();
    expect(order.tags).toEqual([]);
    expect(served.sandbox.journal.lines).toEqual([]);
  });

  it.each(["cut-after", "cut-mid"])("%s: done, the answer lost, the journal knows", async (kind) => {
    await faults([{ kind, nth: 1 }]);
    await expect(tag("a").then((response) => response.text())).rejects.toThrow();
    expect(order.tags).toEqual(["a"]);
    expect(served.sandbox.journal.lines).toMatchObject([{ changed: true, fault: kind }]);
  });

  it("apply-late: broken off, done some moments afterwards", async () => {
    await faults([{ kind: "apply-late", nth: 1, ms: 30 }]);
    await expect(tag("a")).rejects.toThrow();
    expect(order.tags).toEqual([]);
    await eventually(() => expect(order.tags).toEqual(["a"]));
    expect(served.sandbox.journal.lines).toMatchObject([{ changed: true, fault: "apply-late" }]);
  });

  it("strike at the n-th matching request only", async () => {
    await faults([{ kind: "500", nth: 2, match: { operation: "addTags" } }]);
    await served.ask(token, "query look { shop { name } }");
    expect((await tag("a")).status).toBe(200);
    expect((await served.ask(token, "query look { shop { name } }")).status).toBe(200);
    expect((await tag("b")).status).toBe(500);
    expect((await tag("c")).status).toBe(200);
  });

  it("strike at a rate, the same for the same seed", async () => {
    const run = async (seed: number) => {
      await faults([{ kind: "500", rate: 0.3 }], seed);
      const struck: number[] = [];
      for (let index = 0; index < 60; index++)
        if ((await served.ask(token, "{ shop { name } }")).status === 500) struck.push(index);
      return struck;
    };
    const first = await run(7);
    expect(first.length).toBeGreaterThan(8);
    expect(first.length).toBeLessThan(30);
    expect(await run(7)).toEqual(first);
    expect(await run(8)).not.toEqual(first);
  });

  it("are shown, and refused when they make no sense", async () => {
    await served.post("/control/faults", { webhooks: { drop: 0.05 } });
    await faults([{ kind: "delay", rate: 0.5, ms: 20 }]);
    expect(await (await fetch(`${served.sandbox.url}/control/faults`)).json()).toEqual({
      graphql: [{ kind: "delay", rate: 0.5, ms: 20 }],
      webhooks: { drop: 0.05 },
    });
    const refused = await faults([{ kind: "sabotage" }]);
    expect(refused.status).toBe(400);
    expect((await served.post("/control/faults", { webhooks: { drop: 2 } })).status).toBe(400);
  });
});

describe("routing", () => {
  it("comes some moments after the order", async () => {
    expect(order.fulfillmentOrderIds).toEqual([]);
    await eventually(() => expect(order.fulfillmentOrderIds).toHaveLength(1));
  });
});

it("a world that was kept goes on where it was", async () => {
  const directory = mkdtempSync(join(tmpdir(), "switchyard-world-"));
  try {
    const first = await serve(directory);
    const kept = await first.token();
    const placed = placeOrder(first.sandbox.world, SHOP, {
      lines: [{ title: "Mug", price: 1_200, quantity: 1 }],
      routing: "later",
    });
    await first.ask(kept, TAG, { id: gid("Order", placed.id), tags: ["a"] });
    await first.sandbox.close();

    const second = await serve(directory);
    const again = second.sandbox.world.order(SHOP, placed.id);
    expect(again).toMatchObject({ name: placed.name, tags: ["a"] });
    expect(second.sandbox.journal.lines).toMatchObject([{ seq: 1, field: "tagsAdd" }]);
    expect((await second.ask(kept, "{ shop { name } }")).status).toBe(200);
    // Its routing was still to come when the first one ended.
    await eventually(() => expect(again?.fulfillmentOrderIds).toHaveLength(1));
    expect(Number(second.sandbox.world.nextId())).toBeGreaterThan(Number(placed.id));
    await second.sandbox.close();
  } finally {
    rmSync(directory, { recursive: true });
  }
});

it("asks the app to forget a customer, or a shop", async () => {
  const topics: [string, string | null][] = [];
  served.sandbox.world.on((event) => topics.push([event.topic, event.customerId]));
  const [customer] = Object.keys(served.sandbox.world.state.customers);
  const ask = async (body: unknown) => (await served.post("/control/privacy", body)).status;
  expect(await ask({ topic: "customers/data_request", shop: SHOP, customerId: customer })).toBe(200);
  expect(await ask({ topic: "customers/redact", shop: SHOP, customerId: customer })).toBe(200);
  expect(await ask({ topic: "shop/redact", shop: SHOP })).toBe(200);
  expect(await ask({ topic: "customers/redact", shop: SHOP, customerId: "1" })).toBe(404);
  expect(await ask({ topic: "customers/redact", shop: SHOP })).toBe(400);
  expect(topics.filter(([topic]) => topic.includes("da"))).toEqual([
    ["customers/data_request", customer],
    ["customers/redact", customer],
    ["shop/redact", null],
  ]);
});

it("control is for this machine's own pages", async () => {
  const response = await fetch(`${served.sandbox.url}/control/state`, { headers: { "Sec-Fetch-Site": "cross-site" } });
  expect(response.status).toBe(403);
  expect((await fetch(`${served.sandbox.url}/control/state`)).status).toBe(200);
  expect((await fetch(`${served.sandbox.url}/nowhere`)).status).toBe(404);
});
