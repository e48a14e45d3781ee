// The checker sees what it is there to see: on the rows of a real run it finds nothing, and a planted loss, a planted
// double and a planted difference each.
import pg from "pg";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Evidence } from "#sandbox/checker/evidence.ts";
import { findDifferent, findWrong } from "#sandbox/checker/find-different.ts";
import { findDoubled } from "#sandbox/checker/find-doubled.ts";
import { findLost } from "#sandbox/checker/find-lost.ts";
import { findUnexplained } from "#sandbox/checker/find-unexplained.ts";
import { loadRows, storeOrders } from "#sandbox/checker/load-evidence.ts";
import { makeReport } from "#sandbox/checker/make-report.ts";
import { readReport } from "#sandbox/checker/read-report.ts";
import type { JournalLine } from "#sandbox/server/journal.ts";
import { truthOf } from "#sandbox/traffic/truth.ts";
import type { LedgerEntry } from "#sandbox/webhooks/ledger.ts";
import { placeOrder } from "#sandbox/world/place-order.ts";
import { plainTruth } from "#sandbox/world/records/order-truth.ts";
import { releaseHolds } from "#sandbox/world/release-holds.ts";
import { addTags, removeTags } from "#sandbox/world/tag.ts";
import { startShopify } from "#tests/support/installed-shop.ts";
import { rowsOf } from "#tests/support/test-database.ts";
import { aWorkedShop, type Webhook, type WorkedShop } from "#tests/support/worked-shop.ts";

const shopify = await startShopify();
const { world } = shopify;
const database = new pg.Client({ connectionString: process.env.DATABASE_URL_SUPERUSER });
await database.connect();

let worked: WorkedShop;
let shop: string;
let sent: Webhook[];
let flagged: string;
let plain: string;
beforeEach(async () => {
  worked = await aWorkedShop(shopify);
  ({ shop } = worked);
  sent = [];
  flagged = place({ city: "Leeds", zip: "LS1 4AP" });
  plain = place({ city: "Whitby", zip: "YO21 1DN" });
  world.state.truths[flagged] = { ...plainTruth("web"), differs: true };
  world.state.truths[plain] = plainTruth("web");
  await settle();
});
afterAll(async () => {
  await database.end();
});

/** Ships to the town given, bills to Whitby. */
function place(town: { city: string; zip: string }): string {
  const home = { firstName: "Ada", lastName: "Marsh", address1: "1 Quay", countryCode: "GB" };
  return placeOrder(world, shop, {
    lines: [{ title: "Lantern", sku: "LAN-1", price: 1_990, quantity: 2 }],
    shippingAddress: { ...home, ...town },
    billingAddress: { ...home, city: "Whitby", zip: "YO21 1DN" },
    shipping: { title: "Standard", price: 450 },
  }).id;
}

/** Delivers everything, as the ledger of a sender would have it, until the store is at rest. */
async function settle(): Promise<void> {
  for (let round = 0; round < 20; round++) {
    sent.push(...worked.mail.splice(0));
    for (const webhook of sent.filter((one) => !delivered.has(one))) {
      delivered.add(webhook);
      await worked.deliver(webhook);
    }
    const worked_ = await worked.workOnce();
    if (!worked_ && worked.mail.length === 0) break;
  }
  await worked.settle();
}
const delivered = new WeakSet<Webhook>();

async function evidence(): Promise<Evidence> {
  return {
    shop,
    installedAt: "2020-01-01T00:00:00Z",
    ledger: sent.map(entryOf),
    journal: shopify.journal.lines.filter((line) => line.shop === shop),
    orders: storeOrders(world.state, shop),
    customers: [],
    sinks: [],
    truth: truthOf(world, shop),
    ...(await loadRows(database, shop)),
  };
}

function entryOf({ event, webhookId }: Webhook): LedgerEntry {
  return {
    ...{ webhookId, eventId: event.eventId, shop, installation: 1, topic: event.topic },
    ...{ orderId: event.orderId, customerId: event.customerId, subjectId: event.fulfillmentOrderId, updatedAt: null },
    ...{ triggeredAt: event.at, attempts: [{ at: event.at, status: 200, ms: 1 }], ackedAt: event.at, acked: true },
    ...{ subscriptionId: null, dropped: false, gaveUp: false, duplicates: 0 },
  };
}

const gidOf = (orderId: string) => `gid://shopify/Order/${orderId}`;
const heldOf = (orderId: string) => {
  const order = world.order(shop, orderId);
  return order ? world.fulfillmentOrdersOf(order) : [];
};

describe("on the rows of a real run", () => {
  it("finds nothing", async () => {
    const all = await evidence();

    expect(all.journal.map((line) => line.field).sort()).toEqual(["fulfillmentOrderHold", "tagsAdd"]);
    expect([...findLost(all), ...findDoubled(all), ...findDifferent(all), ...findWrong(all)]).toEqual([]);
    expect(findUnexplained(all)).toEqual([]);
  });

  it("counts deliveries, runs, effects and the time from webhook to last write", async () => {
    const api = { requests: 3, points: 40, throttled: 0, tokenRefreshes: 0, faults: 0, byOperation: {} };
    const report = makeReport(await evidence(), {
      ...{ seconds: 1, isSettled: true, kills: 0, api, runs: 2, findings: {} },
    });

    expect(report).toMatchObject({
      ...{ passed: true, orders: 2, lost: 0, doubled: 0, different: 0, unsettled: 0 },
      effects: { add_tags: { CONFIRMED: 1 }, hold_fulfillment: { CONFIRMED: 1 } },
      api: { pointsPerOrder: 20 },
    });
    expect(report.deliveries.sent).toBe(sent.length);
    expect(report.latencyMs.measured).toBe(1);
  });
});

describe("a planted loss", () => {
  it("is seen when an acknowledged delivery is not in the inbox", async () => {
    await rowsOf("delete from delivery_key where shop = $1 and webhook_id = $2", [shop, sent[0]?.webhookId]);

    expect(findLost(await evidence())).toMatchObject([{ subject: sent[0]?.webhookId }]);
  });

  it("is seen when an acknowledged delivery was never dealt with", async () => {
    await rowsOf("update delivery_key set status = 'RECEIVED' where shop = $1 and webhook_id = $2", [
      shop,
      sent[0]?.webhookId,
    ]);

    expect(findLost(await evidence())).toMatchObject([{ says: expect.stringContaining("still RECEIVED") }]);
  });

  it("is seen when an order was never seen, or a change of it", async () => {
    await rowsOf("delete from order_state where shop = $1 and order_id = $2", [shop, plain]);
    await rowsOf(
      "update order_state set updated_at = updated_at - interval '5 seconds' where shop = $1 and order_id = $2",
      [shop, flagged],
    );

    expect(findLost(await evidence()).map(({ says }) => says)).toEqual([
      expect.stringMatching(/^changed at/),
      "the order was never seen",
    ]);
  });
});

describe("what waits for its turn", () => {
  it("is counted apart: neither lost, nor different, nor not held", async () => {
    await rowsOf("update delivery_key set status = 'RECEIVED' where shop = $1 and lane_key = $2", [shop, flagged]);
    await rowsOf("update lane set due_at = now() where shop = $1 and kind = 'order' and key = $2", [shop, flagged]);
    await rowsOf("delete from order_state where shop = $1 and order_id = $2", [shop, flagged]);
    removeTags(world, shop, { type: "Order", id: flagged }, ["address-mismatch"], { by: "staff" });
    const api = { requests: 3, points: 40, throttled: 0, tokenRefreshes: 0, faults: 0, byOperation: {} };
    const figures = { seconds: 1, isSettled: false, kills: 0, api, runs: 2, findings: {} };
    const report = makeReport(await evidence(), figures);

    expect(report).toMatchObject({ passed: false, waiting: 1, lost: 0, different: 0, wrong: 0, notHeld: 0 });
    expect(report.complaints.waiting).toMatchObject([{ subject: gidOf(flagged) }]);
    expect(readReport(report)).toContain("not settled: 1 still waiting");
    // Nobody would ever work on it: then it is lost.
    await rowsOf("update lane set due_at = null where shop = $1 and kind = 'order' and key = $2", [shop, flagged]);
    expect(makeReport(await evidence(), figures)).toMatchObject({ waiting: 0, lost: expect.any(Number) });
    expect((await evidence()).deliveries.some(({ status }) => status === "RECEIVED")).toBe(true);
    expect(findLost(await evidence()).map(({ says }) => says)).toContain("the order was never seen");
  });
});

describe("a planted double", () => {
  const again = (field: string): JournalLine[] => {
    const [first] = shopify.journal.lines.filter((line) => line.shop === shop && line.field === field);
    if (!first) throw new Error(`the run made no ${field}`);
    return [{ ...first, seq: first.seq + 1_000, at: new Date().toISOString() }];
  };

  it("is seen when a hold is placed again that nobody had released", async () => {
    const all = await evidence();

    expect(findDoubled({ ...all, journal: [...all.journal, ...again("fulfillmentOrderHold")] })).toHaveLength(1);
  });

  it("is seen when a tag is really added again", async () => {
    const all = await evidence();

    expect(findDoubled({ ...all, journal: [...all.journal, ...again("tagsAdd")] })).toMatchObject([
      { subject: gidOf(flagged) },
    ]);
  });

  it("is none when the second call changed nothing, or staff had released the hold in between", async () => {
    const all = await evidence();
    const [one] = heldOf(flagged);
    releaseHolds(world, shop, one?.id ?? "", "all", { by: "staff" });
    sent.push(...worked.mail.splice(0));
    const echo = again("tagsAdd").map((line) => ({ ...line, changed: false }));
    const journal = [...all.journal, ...echo, ...again("fulfillmentOrderHold")];

    expect(findDoubled({ ...(await evidence()), journal })).toEqual([]);
  });

  it("is seen when a mail or a call comes twice", async () => {
    const sinks = [{ name: "mail", keys: ["<a@switchyard>", "<b@switchyard>", "<a@switchyard>"] }];

    expect(findDoubled({ ...(await evidence()), sinks })).toEqual([
      { subject: "<a@switchyard>", says: "came 2 times at the mail sink" },
    ]);
  });
});

describe("a planted difference", () => {
  it("is seen when the store lacks a tag or a hold that was decided", async () => {
    removeTags(world, shop, { type: "Order", id: flagged }, ["address-mismatch"], { by: "staff" });
    for (const one of heldOf(flagged)) releaseHolds(world, shop, one.id, "all", { by: "staff" });
    const all = await evidence();

    expect(findDifferent(all).map(({ says }) => says)).toEqual([
      "lacks the tag address-mismatch that was decided",
      expect.stringContaining("lacks the hold switchyard-address-mismatch"),
    ]);
    expect(findWrong(all)).toHaveLength(2);
  });

  it("is seen when the store was changed and no run explains it, or a run decided and nothing came of it", async () => {
    await rowsOf("delete from effect where shop = $1", [shop]);
    expect(findUnexplained(await evidence()).map(({ says }) => says.split(" ", 1)[0])).toEqual(
      (await evidence()).journal.map(({ field }) => field),
    );
    removeTags(world, shop, { type: "Order", id: flagged }, ["address-mismatch"], { by: "staff" });
    expect(findDifferent(await evidence())).toMatchObject([{ subject: gidOf(flagged) }]);
  });

  it("is seen when our tag stays on an order for which it is no longer decided", async () => {
    await rowsOf(`update run set desired = jsonb_set(desired, '{0,on}', 'false') where shop = $1 and order_id = $2`, [
      shop,
      flagged,
    ]);

    expect(findDifferent(await evidence())).toMatchObject([{ subject: gidOf(flagged) }]);
  });

  it("is seen against what the generator knows, even when the app decided it so", async () => {
    addTags(world, shop, { type: "Order", id: plain }, ["address-mismatch"], { by: "staff" });
    const all = await evidence();

    expect(findDifferent(all)).toEqual([]);
    expect(findWrong(all)).toMatchObject([{ says: "should not be flagged" }]);
  });

  it("is none where Shopify refused, or the shop was only watching", async () => {
    removeTags(world, shop, { type: "Order", id: flagged }, ["address-mismatch"], { by: "staff" });
    await rowsOf("update effect set status = 'REFUSED' where shop = $1 and kind = 'add_tags'", [shop]);

    expect(findDifferent(await evidence())).toEqual([]);
  });
});
