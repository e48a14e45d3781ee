// What goes wrong with a rule is an event for those that wait for it, and never for themselves.
import { beforeEach, describe, expect, it } from "vitest";
import { placeOrder } from "#sandbox/world/place-order.ts";
import { startShopify } from "#tests/support/installed-shop.ts";
import { saveRule } from "#tests/support/save-rule.ts";
import { rowsOf } from "#tests/support/test-database.ts";
import { aWorkedShop, type WorkedShop } from "#tests/support/worked-shop.ts";

const shopify = await startShopify();

let worked: WorkedShop;
let shop: string;
beforeEach(async () => {
  worked = await aWorkedShop(shopify, { checks: [] });
  ({ shop } = worked);
});

const place = () =>
  placeOrder(shopify.world, shop, {
    lines: [{ title: "Lantern", price: 2_000, quantity: 1, taxable: false }],
    customerId: null,
    shipping: { title: "Free", price: 0 },
    payment: "paid",
  } as never);
const tagsOf = (orderId: string) => shopify.world.order(shop, orderId)?.tags;
const memory = async () =>
  Object.fromEntries(
    (await rowsOf<{ name: string; value: unknown }>("select name, value from memory where shop = $1", [shop])).map(
      ({ name, value }) => [name, value],
    ),
  );
const told = () =>
  rowsOf(
    "select lane_kind, trigger->>'on' as on from delivery_key where shop = $1 and trigger->>'on' = 'rule.failed' order by lane_kind",
    [shop],
  );
/** Refused each time: there is no such channel. */
const FAILING = { do: "send_chat", channel: "nowhere", text: "Hello" };
const REPORT = {
  do: "remember",
  name: "told",
  value: "{{ event.body.rule }}/{{ event.body.action }}/{{ event.body.order_name }}/{{ event.body.status }}",
};

describe("a rule that failed", () => {
  it("sets off the rules that wait for failures, of the store and of its own record, with what was refused", async () => {
    await saveRule(shop, { id: "chat", on: ["order.created"], then: [FAILING] });
    await saveRule(shop, { id: "report", about: "shop", on: ["rule.failed"], then: [REPORT] });
    await saveRule(shop, { id: "mark", on: ["rule.failed"], then: [{ do: "add_tags", tags: ["trouble"] }] });
    const order = place();
    await worked.settle();
    expect(await memory()).toEqual({ told: `chat/send_chat/${order.name}/refused` });
    expect(tagsOf(order.id)).toEqual(["trouble"]);
    expect(await told()).toEqual(["order", "shop"].map((lane_kind) => ({ lane_kind, on: "rule.failed" })));
  });

  it("tells of a text that could not be filled in", async () => {
    const text = "{{ order.total_price | divided_by: order.total_tax }}";
    await saveRule(shop, { id: "sum", on: ["order.created"], then: [{ do: "append_note", text }] });
    await saveRule(shop, { id: "report", about: "shop", on: ["rule.failed"], then: [REPORT] });
    const order = place();
    await worked.settle();
    expect(await memory()).toEqual({ told: `sum//${order.name}/failed` });
  });

  it("sets off neither itself nor another one that waits for failures", async () => {
    await saveRule(shop, { id: "chat", on: ["order.created"], then: [FAILING] });
    await saveRule(shop, { id: "first", about: "shop", on: ["rule.failed"], then: [FAILING] });
    await saveRule(shop, { id: "second", about: "shop", on: ["rule.failed"], then: [{ ...FAILING, text: "Again" }] });
    place();
    await worked.settle();
    expect(await told()).toHaveLength(2);
    expect(
      await rowsOf("select rule_id from effect where shop = $1 and status = 'REFUSED' order by rule_id", [shop]),
    ).toEqual(["chat", "first", "second"].map((rule_id) => ({ rule_id })));
  });

  it("is told to nobody where no rule waits for it", async () => {
    await saveRule(shop, { id: "chat", on: ["order.created"], then: [FAILING] });
    place();
    await worked.settle();
    expect(await told()).toEqual([]);
  });

  it("gives its error to the steps of on_failure and to those after a wait", async () => {
    const remember = (name: string) => ({ do: "remember", name, value: "{{ results.failure.error }}" });
    await saveRule(shop, {
      id: "chat",
      on: ["order.created"],
      then: [{ ...FAILING, on_failure: [remember("at once"), { do: "wait", for: "1 day" }, remember("later")] }],
    });
    place();
    await worked.settle();
    await worked.passTime();
    await worked.settle();
    const { "at once": atOnce, later } = await memory();
    expect(atOnce).toContain("nowhere");
    expect(later).toBe(atOnce);
  });
});
