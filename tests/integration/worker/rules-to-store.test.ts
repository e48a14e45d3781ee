// Rule documents, carried out whole: what they say is what happens to the store, and what is too much is asked first.
import { beforeEach, describe, expect, it } from "vitest";
import { placeOrder } from "#sandbox/world/place-order.ts";
import { ALL_SCOPES, startShopify } from "#tests/support/installed-shop.ts";
import { saveRule } from "#tests/support/save-rule.ts";
import { rowsOf } from "#tests/support/test-database.ts";
import { aWorkedShop, type WorkedShop } from "#tests/support/worked-shop.ts";

const shopify = await startShopify({ scopes: ALL_SCOPES });
const { resolveEffect } = await import("#app/commands/resolve-effect.server.ts");

let worked: WorkedShop;
let shop: string;
beforeEach(async () => {
  worked = await aWorkedShop(shopify, { checks: [] });
  ({ shop } = worked);
});

const rule = (document: Record<string, unknown>) => saveRule(shop, { on: ["order.created"], ...document });
const place = (over: Partial<Parameters<typeof placeOrder>[2]> = {}) =>
  placeOrder(shopify.world, shop, {
    lines: [
      { title: "Lantern", sku: "LAN", price: 2_000, quantity: 2 },
      { title: "Rope", sku: "ROPE", price: 500, quantity: 1 },
    ],
    ...{ shippingAddress: { address1: "1 Quay", city: "Whitby", zip: "YO21 1DN", countryCode: "GB" } },
    ...{ shipping: { title: "Standard", price: 450 }, payment: "paid", routing: "now" },
    ...over,
  });
const now = (id: string) => shopify.world.order(shop, id);
const effects = () =>
  rowsOf<{ id: number; kind: string; status: string; reason: string | null }>(
    "select id, kind, status, reason from effect where shop = $1 order by id",
    [shop],
  );

describe("a rule of several actions", () => {
  it("is carried out whole, each action once", async () => {
    await rule({
      id: "all",
      then: [
        { do: "append_note", text: "Checked by a rule" },
        { do: "set_attributes", attributes: { Checked: "{{ order.name }}" } },
        { do: "set_metafield", key: "custom.checked", value: "true", type: "boolean" },
        { do: "split_fulfillment_order", lines: ["ROPE"] },
        { do: "add_tags", tags: ["checked"], acts: "once" },
      ],
    });
    const order = place();
    await worked.settle();
    expect((await effects()).map(({ kind, status, reason }) => [kind, status, reason])).toEqual([
      ["write_note", "CONFIRMED", null],
      ["set_attributes", "CONFIRMED", null],
      ["set_metafield", "CONFIRMED", null],
      ["split_fulfillment_order", "CONFIRMED", null],
      ["add_tags", "CONFIRMED", null],
    ]);
    expect(now(order.id)).toMatchObject({ note: "Checked by a rule", tags: ["checked"] });
    const found = now(order.id);
    expect(found ? shopify.world.fulfillmentOrdersOf(found) : []).toHaveLength(2);
  });
});

describe("an answer from outside", () => {
  it("is known to the steps after it", async () => {
    await rule({
      id: "ask",
      then: [
        { do: "send_http", url: "https://risk.sandbox/score", body: { order: "{{ order.name }}" }, save_as: "score" },
        { do: "append_note", text: "Answered {{ results.score.status }}, taken: {{ results.score.body.taken }}" },
      ],
    });
    const order = place();
    await worked.settle();
    expect(now(order.id)?.note).toBe("Answered 200, taken: true");
  });
});

describe("what cannot be taken back", () => {
  it("waits for a person, who allows it", async () => {
    await rule({ id: "cancel", then: [{ do: "cancel_order", reason: "fraud" }] });
    const order = place();
    await worked.settle();
    const [asked] = await effects();
    expect(asked).toMatchObject({ kind: "cancel_order", status: "AWAITING" });
    expect(now(order.id)?.cancelledAt).toBeNull();
    const form = { effectId: String(asked?.id), resolution: "allow" };
    expect(await resolveEffect(shop, "staff:1", form)).toMatchObject({ outcome: "done" });
    await worked.settle();
    expect(await effects()).toMatchObject([{ status: "CONFIRMED" }]);
    expect(now(order.id)?.cancelReason).toBe("FRAUD");
  });

  it("goes through by itself up to the day's cap, and is asked about from there on", async () => {
    await rowsOf("update shop set daily_caps = $2 where shop = $1", [
      shop,
      JSON.stringify({ cancel_order: { count: 2, amount: null } }),
    ]);
    await rule({ id: "cancel", then: [{ do: "cancel_order", reason: "fraud", approval: false }] });
    const orders = Array.from({ length: 5 }, () => place());
    await worked.settle();
    const statuses = (await effects()).map(({ status }) => status).sort();
    expect(statuses).toEqual(["AWAITING", "AWAITING", "AWAITING", "CONFIRMED", "CONFIRMED"]);
    expect(orders.filter(({ id }) => now(id)?.cancelledAt)).toHaveLength(2);
    const asked = (await effects()).find(({ status }) => status === "AWAITING");
    expect(asked?.reason).toBe("2 of these were made today. From here on a person is asked.");
    await resolveEffect(shop, "staff:1", { effectId: String(asked?.id), resolution: "allow" });
    await worked.settle();
    expect(orders.filter(({ id }) => now(id)?.cancelledAt)).toHaveLength(3);
  });

  it("keeps to the sum of a day", async () => {
    await rowsOf("update shop set daily_caps = $2 where shop = $1", [
      shop,
      JSON.stringify({ refund_order: { count: 50, amount: "15" } }),
    ]);
    await rule({ id: "sorry", then: [{ do: "refund_order", amount: "10", approval: false }] });
    const orders = [place(), place()];
    await worked.settle();
    expect((await effects()).map(({ status }) => status).sort()).toEqual(["AWAITING", "CONFIRMED"]);
    const refunded = orders.flatMap(({ id }) => now(id)?.transactions.filter((one) => one.kind === "REFUND") ?? []);
    expect(refunded.map(({ amount }) => amount)).toEqual([1_000]);
  });
});
