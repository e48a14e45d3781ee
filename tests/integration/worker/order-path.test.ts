// The whole path on one shop: a signed webhook in; a run, its findings, tags and holds in the store out.
import { beforeEach, describe, expect, it } from "vitest";
import { cancelOrder } from "#sandbox/world/cancel-order.ts";
import { payOrder } from "#sandbox/world/pay-order.ts";
import { placeOrder } from "#sandbox/world/place-order.ts";
import { releaseHolds } from "#sandbox/world/release-holds.ts";
import { updateOrder } from "#sandbox/world/update-order.ts";
import { startShopify } from "#tests/support/installed-shop.ts";
import { rowsOf } from "#tests/support/test-database.ts";
import { aWorkedShop, type WorkedShop } from "#tests/support/worked-shop.ts";

const shopify = await startShopify();
const { inShop } = await import("#app/db.server.ts");
const { getOrder } = await import("#app/queries/get-order.server.ts");
const { insertInternalDelivery } = await import("#app/store/deliveries.server.ts");
const { saveWaivers } = await import("#app/store/waivers.server.ts");

let worked: WorkedShop;
let shop: string;
beforeEach(async () => {
  worked = await aWorkedShop(shopify);
  ({ shop } = worked);
});

const whitby = {
  firstName: "Ada",
  lastName: "Marsh",
  address1: "1 Quay",
  city: "Whitby",
  zip: "YO21 1DN",
  countryCode: "GB",
};
const leeds = { ...whitby, address1: "9 High Street", city: "Leeds", zip: "LS1 4AP" };
const place = (over: Partial<Parameters<typeof placeOrder>[2]> = {}) =>
  placeOrder(shopify.world, shop, {
    lines: [{ title: "Lantern", sku: "LAN-1", price: 1_990, quantity: 2 }],
    shippingAddress: leeds,
    billingAddress: whitby,
    shipping: { title: "Standard", price: 450 },
    payment: "paid",
    ...over,
  });
const storeOrder = (orderId: string) => shopify.world.order(shop, orderId);
const fulfillmentOrdersOf = (orderId: string) => {
  const order = storeOrder(orderId);
  return order ? shopify.world.fulfillmentOrdersOf(order) : [];
};
const holdsOf = (orderId: string) =>
  fulfillmentOrdersOf(orderId).flatMap((one) => one.holds.map((hold) => hold.handle));
const effects = (orderId: string) =>
  rowsOf<{ kind: string; status: string; reason: string | null }>(
    "select kind, status, reason from effect where shop = $1 and order_id = $2 order by id",
    [shop, orderId],
  );
const runs = (orderId: string) =>
  rowsOf<{ findings: { outcome: string; reason: string; explanation: unknown }[]; triggers: { on: string }[] }>(
    "select findings, triggers from run where shop = $1 and order_id = $2 order by id",
    [shop, orderId],
  );
const deliveries = async () =>
  (
    await rowsOf<{ topic: string; status: string }>(
      "select topic, status from delivery_key where shop = $1 order by id",
      [shop],
    )
  ).map(({ topic, status }) => `${topic} ${status}`);
const mutations = () => shopify.journal.lines.filter((line) => line.shop === shop);

describe("the rules and settings as they stood", () => {
  it("are kept once for all runs that they decided; a run that has its own is explained by those", async () => {
    const [one, two] = [place(), place()];
    await worked.settle();
    const kept = await rowsOf<{ rules: unknown[]; settings: Record<string, unknown> }>(
      "select rules, settings from rule_set where shop = $1",
      [shop],
    );
    const ofRuns = () =>
      rowsOf<{ rules: unknown; set: string | null }>(
        "select distinct rules, rule_set as set, facts -> 'settings' as settings from run where shop = $1 and order_id = any($2)",
        [shop, [one.id, two.id]],
      );
    expect(await ofRuns()).toEqual([{ rules: null, set: expect.any(String), settings: null }]);
    expect(kept[0]?.rules).toContainEqual({ ruleId: expect.any(String), version: 1, position: expect.any(Number) });
    expect(Object.keys(kept[0]?.settings ?? {})).toContain("address-check");

    const page = async () => {
      const { findings, passedBy } = (await getOrder(shop, one.id)) as NonNullable<
        Awaited<ReturnType<typeof getOrder>>
      >;
      return { findings, passedBy };
    };
    const before = await page();
    expect(before?.findings?.[0]?.explanation).toBeTruthy();
    await rowsOf(
      `update run set rules = s.rules, facts = facts || jsonb_build_object('settings', s.settings), rule_set = null from rule_set s
       where run.shop = $1 and s.shop = run.shop and s.digest = run.rule_set returning 1`,
      [shop],
    );
    expect(await page()).toEqual(before);
  });
});

describe("an order whose addresses differ", () => {
  it("is tagged and held, once, with the reason, and the echo costs nothing", async () => {
    const order = place();
    await worked.settle();

    expect(storeOrder(order.id)?.tags).toEqual(["address-mismatch"]);
    expect(holdsOf(order.id)).toEqual(["switchyard-address-mismatch"]);
    expect(await effects(order.id)).toEqual([
      { kind: "add_tags", status: "CONFIRMED", reason: null },
      { kind: "hold_fulfillment", status: "CONFIRMED", reason: null },
    ]);
    const [run, ...more] = await runs(order.id);
    expect(more).toEqual([]);
    expect(run?.findings?.[0]).toMatchObject({ outcome: "matched" });
    expect(run?.findings?.[0]?.reason).toContain("Leeds");
    expect(mutations().map((line) => line.field)).toEqual(["tagsAdd", "fulfillmentOrderHold"]);
    expect((await deliveries()).filter((line) => line.endsWith("RECEIVED"))).toEqual([]);
  });

  it("costs nothing when the addresses are the same", async () => {
    const order = place({ billingAddress: leeds });
    await worked.settle();
    expect(await effects(order.id)).toEqual([]);
    expect(shopify.journal.counts(shop).points).toBe(0);
    expect((await runs(order.id)).at(-1)?.findings?.[0]).toMatchObject({ outcome: "not_matched" });
  });

  it("shows why a rule did not match, which nobody stored", async () => {
    const order = place({ billingAddress: leeds, payment: "pending" });
    await worked.settle();
    payOrder(shopify.world, shop, order.id);
    await worked.settle();

    const stored = (await runs(order.id)).at(-1)?.findings?.[0];
    expect(stored).toMatchObject({ outcome: "not_matched", reason: "", explanation: null });
    const page = await getOrder(shop, order.id);
    expect(page?.findings?.[0]).toMatchObject({
      reason: "Shipping address (Leeds, LS1 4AP) is the same as billing address (Leeds, LS1 4AP).",
      explanation: { verdict: "false", field: "order.shipping_address" },
    });
    expect(page?.findingsDiffer).toBe(false);

    await rowsOf("update run set outcome_digest = 'other' where shop = $1", [shop]);
    expect(await getOrder(shop, order.id)).toMatchObject({ findingsDiffer: true, findings: [{ reason: "" }] });
  });

  it("is the same whatever the order of arrival, and doubled", async () => {
    const order = place();
    worked.mail.reverse();
    const doubled = worked.mail[0];
    if (doubled) worked.mail.push(doubled);
    await worked.settle();
    expect(storeOrder(order.id)?.tags).toEqual(["address-mismatch"]);
    expect(mutations().filter((line) => line.changed)).toHaveLength(2);
  });

  it("loses tag and hold when the address is put right", async () => {
    const order = place();
    await worked.settle();
    updateOrder(shopify.world, shop, order.id, { shippingAddress: whitby }, { by: "staff" });
    await worked.settle();
    expect(storeOrder(order.id)?.tags).toEqual([]);
    expect(holdsOf(order.id)).toEqual([]);
  });

  it("loses its hold when it is cancelled, and nothing is left open", async () => {
    const order = place();
    await worked.settle();
    cancelOrder(shopify.world, shop, order.id, { reason: "CUSTOMER", refund: true, restock: true });
    await worked.settle();
    expect(storeOrder(order.id)?.tags).toEqual([]);
    expect((await effects(order.id)).filter((effect) => ["INTENDED", "SENT"].includes(effect.status))).toEqual([]);
  });

  it("is left alone once a person approved it", async () => {
    const order = place();
    await worked.settle();
    const [row] = await rowsOf<{ findings: { fingerprint: string }[] }>("select findings from run where shop = $1", [
      shop,
    ]);
    const target = `gid://shopify/Order/${order.id}`;
    await inShop(shop, async (client) => {
      await saveWaivers(client, shop, 1, [
        {
          ruleId: "address-mismatch",
          target,
          fingerprint: row?.findings?.[0]?.fingerprint ?? "",
          givenBy: "staff:1",
          note: null,
        },
      ]);
      await insertInternalDelivery(client, shop, {
        webhookId: "approve:1",
        source: "MANUAL",
        topic: "order/approved",
        laneKind: "order",
        laneKey: order.id,
      });
    });
    await worked.settle();
    expect(storeOrder(order.id)?.tags).toEqual([]);
    expect(holdsOf(order.id)).toEqual([]);

    updateOrder(shopify.world, shop, order.id, { note: "ring twice" }, { by: "staff" });
    await worked.settle();
    expect(storeOrder(order.id)?.tags).toEqual([]);
    expect((await runs(order.id)).at(-1)?.findings?.[0]).toMatchObject({ outcome: "waived" });
  });

  it("is not held again when a person released the hold in the store", async () => {
    const order = place();
    await worked.settle();
    const [fulfillmentOrder] = fulfillmentOrdersOf(order.id);
    releaseHolds(shopify.world, shop, fulfillmentOrder?.id ?? "", "all", { by: "staff" });
    await worked.settle();
    expect(holdsOf(order.id)).toEqual([]);
    expect((await rowsOf("select given_by from waiver where shop = $1", [shop])).length).toBe(1);
    updateOrder(shopify.world, shop, order.id, { note: "ring twice" }, { by: "staff" });
    await worked.settle();
    expect(holdsOf(order.id)).toEqual([]);
  });
});
