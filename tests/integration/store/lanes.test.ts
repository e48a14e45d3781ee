import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { closeDatabase, inShop } from "#app/db.server.ts";
import { expireLeases, type LeasedLane, leaseDueLanes, leaseSuspects } from "#app/store/due-lanes.server.ts";
import {
  assertFence,
  assertFences,
  bumpLane,
  claimLanes,
  crashLane,
  FenceLost,
  giveBackLanes,
  releaseLane,
  releaseLanes,
  releaseQuarantinedLane,
  renewLanes,
} from "#app/store/lanes.server.ts";
import { becomeDispatcher, bump, leased, runOut } from "#tests/support/due-lanes.ts";
import { storeShop } from "#tests/support/stored-rows.ts";
import { aShop, REACHED, rowsOf } from "#tests/support/test-database.ts";

// No lease runs out by itself here, however busy the machine.
vi.hoisted(() => {
  process.env.LANE_LEASE_MS = "600000";
});

// Dispatch looks at all shops: each test has the lanes for itself.
beforeEach(() => rowsOf("delete from lane returning 1"));
afterAll(closeDatabase);

const ORDER = { kind: "order", key: "1" };
const lanesOf = (shop: string) => rowsOf("select * from lane where shop = $1 order by kind, key", [shop]);
async function installed(): Promise<string> {
  const shop = aShop();
  await storeShop(shop);
  return shop;
}

describe("a lane", () => {
  it("is claimed once under its token, released clean, and due again when something arrives", async () => {
    const shop = await installed();
    const lane = await leased(shop, ORDER);

    const [claimed] = await claimLanes(shop, [lane]);
    expect(claimed).toMatchObject({ kind: "order", key: "1", token: lane.token, wanted: 1, crashes: 0 });
    expect(await claimLanes(shop, [lane])).toEqual([]);

    expect(await releaseLane(shop, lane, { sawWanted: 1 })).toBe(true);
    expect(await lanesOf(shop)).toMatchObject([{ due_at: null, lease_until: null, started: false }]);
    expect(await leaseDueLanes((await becomeDispatcher()).token, [{ shop, live: 5, sweep: 0, backFill: 5 }])).toEqual(
      [],
    );

    await bump(shop, ORDER);
    expect(
      await leaseDueLanes((await becomeDispatcher()).token, [{ shop, live: 5, sweep: 0, backFill: 5 }]),
    ).toHaveLength(1);
  });

  it("is due again at once when more arrived than its holder saw", async () => {
    const shop = await installed();
    const lane = await leased(shop, ORDER);
    const [claimed] = await claimLanes(shop, [lane]);
    await bump(shop, ORDER);

    await releaseLane(shop, lane, { sawWanted: claimed?.wanted ?? 0, dueInMs: 60_000 });

    expect(
      await leaseDueLanes((await becomeDispatcher()).token, [{ shop, live: 1, sweep: 0, backFill: 0 }]),
    ).toHaveLength(1);
  });

  it("rests until the time its holder named", async () => {
    const shop = await installed();
    const lane = await leased(shop, ORDER);
    await claimLanes(shop, [lane]);
    await releaseLane(shop, lane, { sawWanted: 1, dueAt: new Date(Date.now() + 60_000) });

    expect(await leaseDueLanes((await becomeDispatcher()).token, [{ shop, live: 1, sweep: 0, backFill: 0 }])).toEqual(
      [],
    );
    const [row] = await rowsOf("select due_at > now() + interval '50 seconds' as later from lane where shop = $1", [
      shop,
    ]);
    expect(row?.later).toBe(true);
  });

  it("takes the earlier due time and the more urgent priority of what it is bumped with", async () => {
    const shop = await installed();
    const later = new Date(Date.now() + 60_000);
    await bump(shop, { ...ORDER, priority: 10, dueAt: later });
    await bump(shop, { ...ORDER, dueAt: new Date(later.getTime() + 60_000) });
    expect(await lanesOf(shop)).toMatchObject([{ priority: 0, due_at: later }]);

    await bump(shop, ORDER, ORDER, { ...ORDER, priority: 10 });
    const [lane] = await rowsOf("select priority, wanted, due_at <= now() as due from lane where shop = $1", [shop]);
    expect(lane).toMatchObject({ priority: 0, due: true });
    expect(Number(lane?.wanted)).toBe(3);
  });

  it("is released in a batch except where the lease has passed on", async () => {
    const shop = await installed();
    const first = await leased(shop, ORDER);
    const second = await leased(shop, { kind: "order", key: "2" });
    await claimLanes(shop, [first, second]);

    const released = await releaseLanes(shop, [
      { ...first, sawWanted: 1 },
      { ...second, token: second.token + 1_000_000, sawWanted: 1 },
    ]);

    expect(released.map((lane) => lane.key)).toEqual(["1"]);
  });
});

describe("the fence", () => {
  it("lets the holder write, and nobody under an old token: neither record, renew, release, claim nor crash", async () => {
    const shop = await installed();
    const old = await leased(shop, ORDER);
    await claimLanes(shop, [old]);
    await inShop(shop, (client) => assertFence(client, shop, old));

    await runOut(shop);
    const { token } = await becomeDispatcher();
    await expireLeases(token);
    const [next] = await leaseSuspects(token, 1, 1);
    expect(next?.token).toBeGreaterThan(old.token);
    await claimLanes(shop, next ? [next] : []);

    await expect(inShop(shop, (client) => assertFence(client, shop, old))).rejects.toThrow(FenceLost);
    await expect(inShop(shop, (client) => assertFences(client, shop, next ? [next, old] : []))).rejects.toThrow(
      FenceLost,
    );
    expect(await renewLanes(shop, [old])).toEqual([]);
    expect(await releaseLane(shop, old, { sawWanted: 99 })).toBe(false);
    expect(await claimLanes(shop, [old])).toEqual([]);
    expect(await crashLane(shop, old, "not mine")).toBe("not_held");
    expect(await lanesOf(shop)).toMatchObject([{ started: true, crashes: 1 }]);
    await inShop(shop, (client) => assertFences(client, shop, next ? [next] : []));
  });

  it("falls when the lease has run out, even before anybody noticed; a heartbeat brings it back until then", async () => {
    const shop = await installed();
    const lane = await leased(shop, ORDER);
    await claimLanes(shop, [lane]);
    await runOut(shop);

    await expect(inShop(shop, (client) => assertFence(client, shop, lane))).rejects.toThrow(FenceLost);
    expect(await renewLanes(shop, [lane])).toEqual([lane]);
    await inShop(shop, (client) => assertFence(client, shop, lane));
  });

  it("holds the lane while the holder's transaction is open: it cannot be taken over in between", async () => {
    const shop = await installed();
    const lane = await leased(shop, ORDER);
    await claimLanes(shop, [lane]);
    const { token } = await becomeDispatcher();

    await inShop(shop, async (client) => {
      await assertFence(client, shop, lane);
      await expect(expireLeases(token)).resolves.toEqual([]);
    });
  });

  it("stops at the shop: the same token does nothing for another one", async () => {
    const shop = await installed();
    const lane = await leased(shop, ORDER);
    const other = await installed();

    expect(await claimLanes(other, [lane])).toEqual([]);
    await expect(inShop(other, (client) => assertFence(client, other, lane))).rejects.toThrow(FenceLost);
    await expect(inShop(other, (client) => bumpLane(client, shop, ORDER))).rejects.toThrow(/row-level security/);
  });
});

describe("a lease that runs out", () => {
  it("is a lost job when nobody had begun: dispatched again, no crash counted", async () => {
    const shop = await installed();
    const lost = await leased(shop, ORDER);
    await runOut(shop);
    const { token } = await becomeDispatcher();

    expect(await expireLeases(token)).toMatchObject([{ key: "1", crashed: false, crashes: 0 }]);
    const [again] = await leaseDueLanes(token, [{ shop, live: 1, sweep: 0, backFill: 0 }]);

    expect(again?.token).toBeGreaterThan(lost.token);
    expect(await claimLanes(shop, [lost])).toEqual([]);
  });

  it("is a crash when its holder had begun; the third in a row sets the lane aside, with the reason", async () => {
    const shop = await installed();
    const { token } = await becomeDispatcher();
    await bump(shop, ORDER);
    for (const crashes of [1, 2, 3]) {
      const [lane] =
        crashes === 1
          ? await leaseDueLanes(token, [{ shop, live: 1, sweep: 0, backFill: 0 }])
          : await leaseSuspects(token, crashes - 1, 1);
      await claimLanes(shop, lane ? [lane] : []);
      await runOut(shop);
      expect(await expireLeases(token)).toMatchObject([{ crashed: true, crashes, quarantined: crashes === 3 }]);
      expect(await leaseDueLanes(token, [{ shop, live: 1, sweep: 0, backFill: 0 }])).toEqual([]);
    }

    expect(await lanesOf(shop)).toMatchObject([
      { status: "QUARANTINED", reason: "Its worker stopped 3 times in a row while it was being worked on." },
    ]);
    await bump(shop, ORDER);
    expect(await leaseSuspects(token, 3, 1)).toEqual([]);

    expect(await inShop(shop, (client) => releaseQuarantinedLane(client, shop, ORDER))).toEqual({
      outcome: "released",
    });
    expect(await leaseDueLanes(token, [{ shop, live: 1, sweep: 0, backFill: 0 }])).toHaveLength(1);
    expect(await inShop(shop, (client) => releaseQuarantinedLane(client, shop, ORDER))).toEqual({
      outcome: "not_quarantined",
    });
  });

  it("forgets crashes at the first look that ends well", async () => {
    const shop = await installed();
    const lane = await leased(shop, ORDER);
    await claimLanes(shop, [lane]);
    expect(await crashLane(shop, lane, "deciding took too long")).toBe("suspect");
    expect(await lanesOf(shop)).toMatchObject([{ crashes: 1, reason: "deciding took too long", started: false }]);

    await rowsOf(`update lane set due_at = ${REACHED} where shop = $1 returning 1`, [shop]);
    const [again] = await leaseSuspects((await becomeDispatcher()).token, 1, 1);
    await claimLanes(shop, again ? [again] : []);
    await releaseLane(shop, again ?? lane, { sawWanted: 1 });

    expect(await lanesOf(shop)).toMatchObject([{ crashes: 0, reason: null, due_at: null }]);
  });

  it("comes back later after each crash that its worker reports, and is set aside at the third", async () => {
    const shop = await installed();
    const { token } = await becomeDispatcher();
    await bump(shop, ORDER);
    const ends: string[] = [];
    for (const crashes of [0, 1, 2]) {
      await rowsOf(`update lane set due_at = ${REACHED} where shop = $1 returning 1`, [shop]);
      const [lane] = crashes
        ? await leaseSuspects(token, crashes, 1)
        : await leaseDueLanes(token, [{ shop, live: 1, sweep: 0, backFill: 0 }]);
      if (!lane) throw new Error("nothing was leased");
      await claimLanes(shop, [lane]);
      ends.push(await crashLane(shop, lane, "it throws"));
      const [row] = await rowsOf("select due_at > now() as later from lane where shop = $1", [shop]);
      expect(row?.later).toBe(true);
    }

    expect(ends).toEqual(["suspect", "suspect", "quarantined"]);
  });
});

describe("a worker that was only cut off", () => {
  const crash = async (shop: string, held: LeasedLane | undefined) => {
    await claimLanes(shop, held ? [held] : []);
    await runOut(shop);
    await expireLeases((await becomeDispatcher()).token);
    return held as LeasedLane;
  };
  const suspect = async (crashes: number) =>
    (await leaseSuspects((await becomeDispatcher()).token, crashes, 1))[0] as LeasedLane;

  it("takes back what was counted when its lease ran out: the lane goes with the others again", async () => {
    const shop = await installed();
    const lane = await crash(shop, await leased(shop, ORDER));
    expect(await lanesOf(shop)).toMatchObject([{ crashes: 1, reason: expect.stringContaining("stopped") }]);

    expect(await giveBackLanes(shop, [lane])).toEqual([ORDER]);
    expect(await lanesOf(shop)).toMatchObject([{ crashes: 0, reason: null }]);
    expect(await giveBackLanes(shop, [lane])).toEqual([]);
    const { token } = await becomeDispatcher();
    expect(await leaseDueLanes(token, [{ shop, live: 1, sweep: 0, backFill: 0 }])).toHaveLength(1);
  });

  it.each([[[0, 1, 2]], [[2, 1, 0]], [[1, 2, 0]]])(
    "three of them in a row, in whichever order they say so (%j), leave nothing set aside",
    async (order) => {
      const shop = await installed();
      const first = await crash(shop, await leased(shop, ORDER));
      const second = await crash(shop, await suspect(1));
      const third = await crash(shop, await suspect(2));
      expect(await lanesOf(shop)).toMatchObject([{ status: "QUARANTINED", crashes: 3 }]);

      for (const [at, which] of order.entries()) {
        await giveBackLanes(shop, [[first, second, third][which] as LeasedLane]);
        expect(await lanesOf(shop)).toMatchObject([{ status: "ACTIVE", crashes: 2 - at }]);
      }
    },
  );

  it("gives back the lane whose lease nobody has noticed to be over: due at once, no crash", async () => {
    const shop = await installed();
    const lane = await leased(shop, ORDER);
    await claimLanes(shop, [lane]);
    expect(await giveBackLanes(shop, [lane])).toEqual([]);
    expect(await lanesOf(shop)).toMatchObject([{ crashes: 0, started: false, lease_until: null }]);
    const [again] = await leaseDueLanes((await becomeDispatcher()).token, [{ shop, live: 1, sweep: 0, backFill: 0 }]);
    expect(again?.token).toBeGreaterThan(lane.token);
  });

  it("takes nothing from whoever holds the lane now", async () => {
    const shop = await installed();
    const lane = await crash(shop, await leased(shop, ORDER));
    const next = await suspect(1);
    await claimLanes(shop, [next]);

    expect(await giveBackLanes(shop, [lane])).toEqual([ORDER]);
    expect(await lanesOf(shop)).toMatchObject([{ crashes: 0, started: true, lease_until: expect.any(Date) }]);
    await inShop(shop, (client) => assertFence(client, shop, next));
  });

  it("says nothing about a crash that its lane caused, nor about one after a look that ended well", async () => {
    const shop = await installed();
    const broken = await leased(shop, ORDER);
    await claimLanes(shop, [broken]);
    await crashLane(shop, broken, "it throws");
    expect(await giveBackLanes(shop, [broken])).toEqual([]);
    expect(await lanesOf(shop)).toMatchObject([{ crashes: 1, reason: "it throws" }]);

    await rowsOf(`update lane set due_at = ${REACHED} where shop = $1 returning 1`, [shop]);
    const cut = await crash(shop, await suspect(1));
    await rowsOf(`update lane set due_at = ${REACHED} where shop = $1 returning 1`, [shop]);
    const well = await suspect(2);
    await claimLanes(shop, [well]);
    await releaseLane(shop, well, { sawWanted: 1, dueAt: new Date(0) });
    await crash(shop, await leased(shop, ORDER));
    expect(await giveBackLanes(shop, [cut])).toEqual([]);
    expect(await lanesOf(shop)).toMatchObject([{ crashes: 1 }]);
  });
});

describe("a dispatcher that was replaced", () => {
  it("leases nothing and counts nothing, whatever it still believes", async () => {
    const shop = await installed();
    const lane = await leased(shop, ORDER);
    await bump(shop, { kind: "order", key: "2" });
    const old = await becomeDispatcher("old");
    await becomeDispatcher("new");
    await claimLanes(shop, [lane]);
    await runOut(shop);

    expect(await leaseDueLanes(old.token, [{ shop, live: 5, sweep: 0, backFill: 5 }])).toEqual([]);
    expect(await leaseSuspects(old.token, 1, 5)).toEqual([]);
    expect(await expireLeases(old.token)).toEqual([]);
  });
});

describe("a shop that uninstalled the app", () => {
  it("keeps its own lane and no other", async () => {
    const shop = await installed();
    await bump(shop, ORDER, { kind: "shop", key: "shop" }, { kind: "sweep", key: "orders" });
    await rowsOf("update shop set uninstalled_at = now() where shop = $1 returning 1", [shop]);

    const lanes = await leaseDueLanes((await becomeDispatcher()).token, [{ shop, live: 9, sweep: 0, backFill: 9 }]);

    expect(lanes.map((lane) => lane.kind)).toEqual(["shop"]);
  });
});
