// The clock by hand: what goes by the world's time follows it.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { placeOrder } from "#sandbox/world/place-order.ts";
import { eventually } from "#tests/support/eventually.ts";
import { type Served, SHOP, serve } from "./served-shopify.ts";

const HOUR_MS = 3_600_000;
let served: Served | null = null;
let directory: string | null = null;

afterEach(async () => {
  await served?.sandbox.close();
  served = null;
  if (directory) rmSync(directory, { recursive: true, force: true });
  directory = null;
});

const QUERY = "{ shop { name } }";
const order = { lines: [{ title: "Mug", price: 1_000, quantity: 1 }] };

describe("the control of the clock", () => {
  it("says what time it is in the world, and takes another", async () => {
    served = await serve();
    const { post, sandbox } = served;
    expect(await (await fetch(`${sandbox.url}/control/clock`)).json()).toEqual({
      now: "2026-11-24T10:00:00.000Z",
      speed: 1,
    });
    const answer = await post("/control/clock", { set: "2026-11-27T09:00:00+01:00", jump: "90m", speed: 60 });
    expect(await answer.json()).toEqual({ now: "2026-11-27T09:30:00.000Z", speed: 60 });
    expect(sandbox.world.now()).toBe("2026-11-27T09:30:00Z");
  });

  it.each([
    [{}, "wants speed, jump or set"],
    [{ speed: 0 }, "speed"],
    [{ jump: "a day" }, 'jump: wants a number and a unit, "90s", "15m", "4h" or "1d"'],
    [{ set: "tomorrow" }, "set"],
    [{ spede: 2 }, "spede"],
  ])("refuses %j and says what it wants", async (asked, words) => {
    served = await serve();
    const answer = await served.post("/control/clock", asked);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(words.replaceAll('"', '\\"'));
  });

  it("lets tokens expire", async () => {
    served = await serve();
    const token = await served.token();
    expect((await served.ask(token, QUERY)).status).toBe(200);
    await served.post("/control/clock", { jump: "59m" });
    expect((await served.ask(token, QUERY)).status).toBe(200);
    await served.post("/control/clock", { jump: "1m" });
    expect((await served.ask(token, QUERY)).status).toBe(401);
    // Who stands outside goes by its own time: the sign-in of the admin is still good.
    expect((await served.exchange()).status).toBe(200);
  });

  it("does what is due, and what an earlier start left to be done", async () => {
    directory = mkdtempSync(join(tmpdir(), "clock-"));
    served = await serve(directory, HOUR_MS);
    const early = placeOrder(served.sandbox.world, SHOP, order);
    await served.post("/control/clock", { jump: "61m" });
    await eventually(() => expect(early.routedAt).toBe("2026-11-24T11:01:00Z"));
    const late = placeOrder(served.sandbox.world, SHOP, order);
    await served.sandbox.close();

    served = await serve(directory, HOUR_MS);
    const { world } = served.sandbox;
    expect(world.now()).toBe("2026-11-24T11:01:00Z");
    expect(world.order(SHOP, late.id)?.routedAt).toBeNull();
    await served.post("/control/clock", { jump: "1h" });
    await eventually(() => expect(world.order(SHOP, late.id)?.routedAt).toBe("2026-11-24T12:01:00Z"));
    expect(Object.keys(world.state.due)).toEqual([]);
  });
});
