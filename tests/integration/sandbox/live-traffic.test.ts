// Buyers who come by themselves, on the world's time.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { startSandbox } from "#sandbox/server/start-sandbox.ts";
import { STORE } from "#sandbox/world/seed-catalogue.ts";
import { eventually } from "#tests/support/eventually.ts";

const SHOP = STORE.domain;
type Served = Awaited<ReturnType<typeof startSandbox>>;
let served: Served | null = null;
let directory: string | null = null;
afterEach(async () => {
  await served?.close();
  served = null;
  if (directory) rmSync(directory, { recursive: true, force: true });
  directory = null;
});

async function start(dataDirectory: string | null = null): Promise<Served> {
  served = await startSandbox({
    port: 0,
    dataDirectory,
    settings: { appUrl: "http://127.0.0.1:1", apiKey: "key", apiSecret: "secret", scopes: [] },
  });
  return served;
}

const post = (path: string, body: unknown) =>
  fetch(`${served?.url}${path}`, { method: "POST", body: JSON.stringify(body) });
const placed = () => Object.keys(served?.world.state.truths ?? {}).length;

describe("live traffic", () => {
  it("comes in as long as it is wanted, and what was ordered lives on", async () => {
    const { world } = await start();
    expect((await post("/control/live", { shop: SHOP, mode: "steady", ordersPerHour: 200 })).status).toBe(200);
    await post("/control/clock", { speed: 3_600 });
    await eventually(() => expect(placed()).toBeGreaterThan(20));
    await post("/control/live", { shop: SHOP, mode: "off" });
    const kept = placed();

    await post("/control/clock", { speed: 1, jump: "6d" });
    await eventually(() => {
      const orders = Object.keys(world.state.truths).flatMap((id) => world.order(SHOP, id) ?? []);
      expect(orders.filter((order) => order.fulfillments.length > 0).length).toBeGreaterThan(kept / 2);
      expect(orders.every((order) => order.sourceName === "pos" || order.risk?.[0]?.level !== "PENDING")).toBe(true);
    });
    expect(placed()).toBe(kept);
  });

  it("goes on after a new start, with the same buyers as it would have had", async () => {
    directory = mkdtempSync(join(tmpdir(), "live-"));
    await start(directory);
    await post("/control/live", { shop: SHOP, mode: "black-friday", ordersPerHour: 400, seed: 7 });
    await post("/control/clock", { speed: 3_600 });
    await eventually(() => expect(placed()).toBeGreaterThan(5));
    await served?.close();
    const { world } = await start(directory);
    const before = placed();
    expect(world.shop(SHOP).traffic).toMatchObject({
      mode: "black-friday",
      ordersPerHour: 400,
      seed: 7,
      placed: before,
    });
    await eventually(() => expect(placed()).toBeGreaterThan(before));
  });

  it.each([
    [{ shop: SHOP, mode: "wild" }, 400, "mode"],
    [{ shop: "elsewhere.myshopify.com", mode: "steady" }, 404, "no shop"],
  ])("refuses %j with %i", async (asked, status, words) => {
    await start();
    const answer = await post("/control/live", asked);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain(words);
  });
});
