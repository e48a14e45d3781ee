import { beforeEach, describe, expect, it } from "vitest";
import { inShop } from "#app/db.server.ts";
import type { DecidedEffect } from "#app/rules/effect.ts";
import {
  type EffectToInsert,
  insertEffects,
  listOpenEffects,
  markEffectsSent,
  type Settlement,
  settleEffects,
} from "#app/store/effects.server.ts";
import {
  listDoneOccasions,
  listFieldWrites,
  listFruitlessStates,
  listOwnedStates,
} from "#app/store/past-effects.server.ts";
import { storeShop } from "#tests/support/stored-rows.ts";
import { aShop, rowsOf } from "#tests/support/test-database.ts";

const LANE = { kind: "order", key: "5001" };
const TIMES = { timeoutMs: 1_000, readBackAfterMs: 60_000 };
let shop: string;
beforeEach(async () => {
  shop = aShop();
  await storeShop(shop);
});

function anEffect(overrides: Partial<DecidedEffect> = {}, row: Partial<EffectToInsert> = {}): EffectToInsert {
  return {
    originKind: LANE.kind,
    originKey: LANE.key,
    matched: true,
    runId: 1,
    orderId: LANE.key,
    customerId: null,
    class: "REPEATABLE",
    status: "INTENDED",
    reason: null,
    effect: {
      ruleId: "r",
      ruleVersion: 1,
      actionId: "tag",
      acts: "state",
      occasion: "on:d#1",
      target: "gid://shopify/Order/5001",
      body: { kind: "add_tags", tags: ["x"] },
      lane: LANE,
      approval: false,
      ...overrides,
    },
    ...row,
  };
}
const insert = (...effects: EffectToInsert[]) => inShop(shop, (client) => insertEffects(client, shop, 1, effects));
const open = () => inShop(shop, (client) => listOpenEffects(client, shop, 1, [LANE], TIMES.readBackAfterMs));
const send = (ids: number[]) =>
  inShop(shop, (client) =>
    markEffectsSent(
      client,
      shop,
      ids.map((id) => ({ id })),
      TIMES,
    ),
  );
const settle = (settlement: Pick<Settlement, "id" | "attempts" | "to"> & Partial<Settlement>) =>
  inShop(shop, (client) =>
    settleEffects(client, shop, [{ reason: null, answer: null, points: 0, dueInMs: null, ...settlement }]),
  );
const row = async () => (await rowsOf("select * from effect where shop = $1 order by id", [shop])).at(-1);

async function insertOne(effect = anEffect()): Promise<number> {
  await insert(effect);
  const [inserted] = (await open()).slice(-1);
  if (!inserted) throw new Error("not inserted");
  return inserted.id;
}

describe("the effect ledger", () => {
  it("takes the same intention once, whatever the version of its rule", async () => {
    await insert(anEffect(), anEffect({ ruleVersion: 2 }));
    await insert(anEffect());
    expect(await open()).toMatchObject([
      { status: "INTENDED", isDue: true, body: { kind: "add_tags", tags: ["x"] }, attempts: 0 },
    ]);
  });

  it("owns what an unanswered attempt may have written, when a later one was not applied and after it was superseded", async () => {
    const owned = () => inShop(shop, (client) => listOwnedStates(client, shop, 1, [LANE]));
    const id = await insertOne();
    await send([id]); // its answer never came
    const again = (await send([id])).get(id) ?? 0;
    await settle({ id, attempts: again, to: "INTENDED" });
    expect(await owned()).toMatchObject([{ actionId: "tag", on: true, digest: "doubtful" }]);

    await settle({ id, attempts: again, to: "SUPERSEDED" });
    expect(await owned()).toMatchObject([{ on: true, wrote: { tags: ["x"] } }]);
  });

  it("does not own what certainly was not applied", async () => {
    const id = await insertOne();
    const attempts = (await send([id])).get(id) ?? 0;
    await settle({ id, attempts, to: "INTENDED" });

    expect(await inShop(shop, (client) => listOwnedStates(client, shop, 1, [LANE]))).toEqual([]);
  });

  it("keeps the order of what was decided", async () => {
    await insert(anEffect({ actionId: "b" }), anEffect({ actionId: "a" }), anEffect({ actionId: "c" }));
    expect((await open()).map((effect) => effect.actionId)).toEqual(["b", "a", "c"]);
  });

  it("goes from intended over sent to confirmed, with Shopify's answer", async () => {
    const id = await insertOne();
    expect(await send([id])).toEqual(new Map([[id, 1]]));
    await settle({ id, attempts: 1, to: "CONFIRMED", answer: { answeredAt: "2026-11-24T10:00:00Z" }, points: 10 });
    expect(await row()).toMatchObject({
      status: "CONFIRMED",
      points: 10,
      answer: { answeredAt: "2026-11-24T10:00:00Z" },
    });
    expect(await open()).toEqual([]);
  });

  it("accepts the answer of the last attempt only", async () => {
    const id = await insertOne();
    await send([id]);
    await send([id]);
    expect(await settle({ id, attempts: 1, to: "REFUSED" })).toEqual([]);
    expect(await settle({ id, attempts: 2, to: "CONFIRMED" })).toEqual([id]);
  });

  it("never leaves an end", async () => {
    const id = await insertOne();
    await send([id]);
    await settle({ id, attempts: 1, to: "REFUSED", reason: "Tags are too long" });
    expect(await settle({ id, attempts: 1, to: "CONFIRMED" })).toEqual([]);
    expect(await send([id])).toEqual(new Map());
    expect(await row()).toMatchObject({ status: "REFUSED", reason: "Tags are too long" });
  });

  it("waits before it tries again", async () => {
    const id = await insertOne();
    await send([id]);
    await settle({ id, attempts: 1, to: "INTENDED", dueInMs: 60_000 });
    expect(await open()).toMatchObject([{ status: "INTENDED", isDue: false }]);
  });

  it("makes what undoes a doubtful write wait until that can no longer be applied late", async () => {
    const id = await insertOne();
    await send([id]);
    await send([id]);
    await settle({ id, attempts: 2, to: "CONFIRMED" });
    await insert(anEffect({ occasion: "off:d#2", body: { kind: "remove_tags", tags: ["x"] } }));
    const [undoing] = await open();
    expect(undoing?.isDue).toBe(false);
    expect((undoing?.dueAt?.getTime() ?? 0) - Date.now()).toBeGreaterThan(50_000);
  });

  it("does not wait after a write that was answered", async () => {
    const id = await insertOne();
    await send([id]);
    await settle({ id, attempts: 1, to: "CONFIRMED" });
    await insert(anEffect({ occasion: "off:d#2", body: { kind: "remove_tags", tags: ["x"] } }));
    expect(await open()).toMatchObject([{ isDue: true }]);
  });

  it("knows the last state that was reached, or may have been", async () => {
    const owned = () => inShop(shop, (client) => listOwnedStates(client, shop, 1, [LANE]));
    const writes = () => inShop(shop, (client) => listFieldWrites(client, shop, 1, [LANE]));
    const id = await insertOne();
    expect(await owned()).toEqual([]);
    await send([id]);
    expect(await owned()).toMatchObject([{ on: true, digest: "d" }]);
    expect(await writes()).toMatchObject([{ answeredAt: null }]);
    await settle({ id, attempts: 1, to: "CONFIRMED", answer: { answeredAt: "2026-11-24T10:00:00Z" } });
    expect(await owned()).toMatchObject([{ on: true, wrote: { kind: "add_tags", tags: ["x"] } }]);
    expect(await writes()).toMatchObject([
      { body: { kind: "add_tags", tags: ["x"] }, answeredAt: "2026-11-24T10:00:00Z" },
    ]);

    const undoing = await insertOne(anEffect({ occasion: "off:d#2", body: { kind: "remove_tags", tags: ["x"] } }));
    await send([undoing]);
    await settle({ id: undoing, attempts: 1, to: "CONFIRMED" });
    expect(await owned()).toMatchObject([{ on: false, digest: "d" }]);
  });

  it("keeps what a lane decided apart from what it works on", async () => {
    const customer = { kind: "customer", key: "7001" };
    const target = "gid://shopify/Customer/7001";
    await insert(
      anEffect({ lane: customer, target }),
      anEffect({ acts: "each", occasion: "run:1", lane: customer, target }),
    );
    const list = (lane: typeof customer, by: "lane" | "origin") =>
      inShop(shop, (client) => listOpenEffects(client, shop, 1, [lane], 0, by));

    expect(await list(customer, "lane")).toHaveLength(2);
    expect(await list(LANE, "origin")).toHaveLength(2);
    expect(await list(customer, "origin")).toEqual([]);
    for (const { id, attempts } of await list(customer, "lane")) {
      const sent = await send([id]);
      await settle({ id, attempts: sent.get(id) ?? attempts, to: "CONFIRMED" });
    }
    expect(await inShop(shop, (client) => listOwnedStates(client, shop, 1, [LANE]))).toMatchObject([{ target }]);
    expect(await inShop(shop, (client) => listOwnedStates(client, shop, 1, [customer]))).toEqual([]);
    expect(await inShop(shop, (client) => listFieldWrites(client, shop, 1, [customer]))).toHaveLength(2);
    // Each run acts anew: nothing of it is remembered as done.
    expect(await inShop(shop, (client) => listDoneOccasions(client, shop, 1, [LANE]))).toEqual(new Map());
  });

  it("shows what came to nothing only while nothing newer was decided", async () => {
    const fruitless = () => inShop(shop, (client) => listFruitlessStates(client, shop, 1, [LANE]));
    await insert(anEffect({}, { status: "WITHHELD" }));
    expect(await fruitless()).toMatchObject([{ ruleId: "r", on: true, digest: "d", status: "WITHHELD" }]);
    const id = await insertOne(anEffect({ occasion: "on:d#2" }));
    expect(await fruitless()).toEqual([]);
    await send([id]);
    await settle({ id, attempts: 1, to: "REFUSED" });
    expect(await fruitless()).toMatchObject([{ on: true, status: "REFUSED" }]);
  });

  it("remembers occasions of one-shot actions, withheld ones too", async () => {
    await insert(anEffect({ acts: "once", occasion: "", actionId: "mail" }, { status: "WITHHELD", class: "BLIND" }));
    expect(await inShop(shop, (client) => listDoneOccasions(client, shop, 1, [LANE]))).toEqual(
      new Map([["order/5001", ["r/mail/gid://shopify/Order/5001/"]]]),
    );
  });

  it("does not see effects of another installation", async () => {
    await insert(anEffect());
    expect(await inShop(shop, (client) => listOpenEffects(client, shop, 2, [LANE], 0))).toEqual([]);
  });
});
