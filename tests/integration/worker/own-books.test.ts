// What rules do in our own books, what they ask a person about first, and what they wait for.
import { beforeEach, describe, expect, it } from "vitest";
import { createCustomer } from "#sandbox/world/customers/create-customer.ts";
import { placeOrder } from "#sandbox/world/place-order.ts";
import { updateOrder } from "#sandbox/world/update-order.ts";
import { startShopify } from "#tests/support/installed-shop.ts";
import { saveRule } from "#tests/support/save-rule.ts";
import { rowsOf } from "#tests/support/test-database.ts";
import { aWorkedShop, type WorkedShop } from "#tests/support/worked-shop.ts";

const shopify = await startShopify();
const { closeDecideThreads } = await import("#app/worker/decide-lanes.server.ts");
const { getOrder } = await import("#app/queries/get-order.server.ts");
const { resolveEffect } = await import("#app/commands/resolve-effect.server.ts");
const { answerStage } = await import("#app/commands/answer-stage.server.ts");

let worked: WorkedShop;
let shop: string;
beforeEach(async () => {
  worked = await aWorkedShop(shopify, { checks: [] });
  ({ shop } = worked);
});

const rule = (document: Record<string, unknown>) => saveRule(shop, document);
const place = (over: Partial<Parameters<typeof placeOrder>[2]> = {}) =>
  placeOrder(shopify.world, shop, {
    lines: [{ title: "Lantern", price: 2_000, quantity: 1, taxable: false }],
    customerId: null,
    shipping: { title: "Free", price: 0 },
    payment: "paid",
    ...over,
  } as never);
const tagsOf = (orderId: string) => shopify.world.order(shop, orderId)?.tags;
const effects = (columns = "kind, status") =>
  rowsOf<Record<string, string>>(`select ${columns} from effect where shop = $1 order by id`, [shop]);
const memoryOf = () => rowsOf("select scope, name, value from memory where shop = $1 order by name", [shop]);
describe("our own books", () => {
  it("are written with the decision, and stand in the story as done", async () => {
    await rule({
      id: "gifts",
      on: ["order.created"],
      then: [
        { do: "remember", name: "gifts", add: 1 },
        { do: "add_row", table: "orders", row: { order: "{{ order.name }}" } },
        { do: "save_report", title: "One order", csv: "Order\n{{ order.name }}" },
        { do: "ask_attention", reason: "Look at {{ order.name }}" },
      ],
    });
    const order = place();
    await worked.settle();
    expect(await effects()).toEqual(
      ["remember", "add_row", "save_report", "ask_attention"].map((kind) => ({ kind, status: "CONFIRMED" })),
    );
    expect(await memoryOf()).toEqual([{ scope: "shop", name: "gifts", value: 1 }]);
    expect(await rowsOf("select cells from rule_table_row where shop = $1", [shop])).toEqual([
      { cells: { order: order.name } },
    ]);
    expect(await rowsOf("select title, columns, rows from report where shop = $1", [shop])).toEqual([
      { title: "One order", columns: ["Order"], rows: [[order.name]] },
    ]);
  });

  it("count to a cap and no further, however many orders come at once", async () => {
    await rule({
      id: "first-three",
      on: ["order.created"],
      then: [
        { do: "remember", name: "gifts", add: 1, cap: 3 },
        { do: "add_tags", tags: ["gift"], acts: "once" },
      ],
    });
    const orders = Array.from({ length: 7 }, () => place());
    await worked.settle();
    expect(await memoryOf()).toEqual([{ scope: "shop", name: "gifts", value: 3 }]);
    expect(orders.filter(({ id }) => tagsOf(id)?.includes("gift"))).toHaveLength(3);
  });

  it("are looked up by the rules of later orders", async () => {
    await rule({
      id: "seen",
      order: 1,
      on: ["order.created"],
      then: [{ do: "remember", name: "last", value: "{{ order.name }}" }],
    });
    await rule({
      id: "tell",
      on: ["order.created"],
      when: { field: "memory.shop.last", op: "is_not_empty" },
      order: 0,
      then: [{ do: "add_tags", tags: ["after {{ memory.shop.last }}"], acts: "once" }],
    });
    const first = place();
    await worked.settle();
    const second = place();
    await worked.settle();
    expect(tagsOf(second.id)).toEqual([`after ${first.name}`]);
  });

  it("stay as they are while the store only watches", async () => {
    await rowsOf(`update shop set mode = 'WATCHING' where shop = $1`, [shop]);
    await rule({ id: "gifts", on: ["order.created"], then: [{ do: "remember", name: "gifts", add: 1 }] });
    place();
    await worked.settle();
    expect(await effects()).toEqual([{ kind: "remember", status: "WITHHELD" }]);
    expect(await memoryOf()).toEqual([]);
  });
});

describe("what a person is asked about first", () => {
  const ask = () =>
    rule({
      id: "ask",
      on: ["order.created"],
      then: [{ do: "add_tags", tags: ["asked"], acts: "once", approval: true }],
    });
  const awaiting = async () => {
    const [effect] = await rowsOf<{ id: string; status: string }>("select id, status from effect where shop = $1", [
      shop,
    ]);
    return effect;
  };

  it("is sent after a yes, and not before", async () => {
    await ask();
    const order = place();
    await worked.settle();
    expect(await awaiting()).toMatchObject({ status: "AWAITING" });
    expect(tagsOf(order.id)).toEqual([]);
    const allowed = await resolveEffect(shop, "staff:1", {
      effectId: String((await awaiting())?.id),
      resolution: "allow",
    });
    expect(allowed).toMatchObject({ outcome: "done" });
    await worked.settle();
    expect(tagsOf(order.id)).toEqual(["asked"]);
  });

  it("is never sent after a no, and asked once", async () => {
    await ask();
    const order = place();
    await worked.settle();
    await resolveEffect(shop, "staff:1", { effectId: String((await awaiting())?.id), resolution: "decline" });
    updateOrder(shopify.world, shop, order.id, { note: "changed" });
    await worked.settle();
    expect(await effects("status, reason")).toEqual([{ status: "REFUSED", reason: "A person declined it." }]);
    expect(tagsOf(order.id)).toEqual([]);
  });
});

it("shows on the order's page which step hangs on what is not known, and why another had nothing to do", async () => {
  await rule({
    id: "lists",
    on: ["order.created"],
    then: [
      { do: "add_tags", tags: ["listed"], if: { count: "customer.orders", op: "less_than", value: 3 } },
      { do: "remove_tags", tags: ["never there"] },
    ],
  });
  const { id: customerId } = createCustomer(shopify.world, shop, { email: "ann@example.com" } as never);
  const order = place({ customerId });
  await worked.settle();
  const found = (await getOrder(shop, order.id))?.findings?.find(({ ruleId }) => ruleId === "lists");
  expect(found).toMatchObject({
    outcome: "matched",
    doubts: [expect.stringMatching(/^add_tags: We know every order since/)],
  });
  expect(found?.notes).toEqual([...(found?.doubts ?? []), expect.stringMatching(/^remove_tags: /)]);
});

describe("a rule that waits", () => {
  it("goes on once the time has come, if it still holds", async () => {
    await rule({
      id: "later",
      on: ["order.created"],
      then: [
        { do: "wait", for: "2 days" },
        { do: "add_tags", tags: ["waited"], acts: "once" },
      ],
    });
    const order = place();
    await worked.settle();
    expect(tagsOf(order.id)).toEqual([]);
    await worked.passTime();
    await worked.settle();
    expect(tagsOf(order.id)).toEqual(["waited"]);
    expect(await rowsOf("select status from stage where shop = $1", [shop])).toEqual([{ status: "DONE" }]);
  });

  it("repeats its rounds one after the other by the version that it began with, whoever works then", async () => {
    const reminding = (rounds: number, text: string) => ({
      id: "remind",
      on: ["order.created"],
      then: [
        {
          repeat: rounds,
          then: [
            { do: "wait", for: "1 day" },
            { do: "add_row", table: "log", row: { said: `${text} {{ number }}` } },
          ],
        },
        { do: "add_tags", tags: ["reminded"], acts: "once" },
      ],
    });
    const said = async () =>
      (
        await rowsOf<{ said: string }>(
          "select cells ->> 'said' as said from rule_table_row where shop = $1 order by id",
          [shop],
        )
      ).map((one) => one.said);
    const nextDay = async () => {
      await worked.passTime();
      await worked.settle();
      return await said();
    };
    await rule(reminding(3, "old"));
    const order = place();
    await worked.settle();
    expect(await said()).toEqual([]);
    expect(await nextDay()).toEqual(["old 1"]);

    await rule(reminding(1, "new"));
    await closeDecideThreads();
    const later = place();
    await worked.settle();
    expect((await nextDay()).toSorted()).toEqual(["new 1", "old 1", "old 2"]);
    expect([tagsOf(order.id), tagsOf(later.id)]).toEqual([[], ["reminded"]]);
    expect((await nextDay()).toSorted()).toEqual(["new 1", "old 1", "old 2", "old 3"]);
    expect(tagsOf(order.id)).toEqual(["reminded"]);
    expect((await nextDay()).length).toBe(4);
  });

  it("goes on with a person's answer", async () => {
    await rule({
      id: "approve",
      on: ["order.created"],
      then: [
        {
          do: "require_approval",
          text: "May {{ order.name }} go?",
          else: [{ do: "add_tags", tags: ["no"], acts: "once" }],
        },
        { do: "add_tags", tags: ["yes"], acts: "once" },
      ],
    });
    const [yes, no] = [place(), place()];
    await worked.settle();
    const stages = await rowsOf<{ id: string; order_id: string; waits: { text: string } }>(
      "select id, order_id, waits from stage where shop = $1 order by id",
      [shop],
    );
    expect(stages.map(({ waits }) => waits.text).sort()).toEqual([`May ${yes.name} go?`, `May ${no.name} go?`].sort());
    const stageOf = (orderId: string) => String(stages.find((stage) => stage.order_id === orderId)?.id);
    expect(await answerStage(shop, "staff:1", { stageId: stageOf(yes.id), answer: "approved" })).toEqual({
      outcome: "done",
    });
    expect(await answerStage(shop, "staff:1", { stageId: stageOf(no.id), answer: "declined" })).toEqual({
      outcome: "done",
    });
    expect(await answerStage(shop, "staff:1", { stageId: stageOf(no.id), answer: "approved" })).toEqual({
      outcome: "conflict",
    });
    await worked.settle();
    expect(tagsOf(yes.id)).toEqual(["yes"]);
    expect(tagsOf(no.id)).toEqual(["no"]);
  });

  it("goes on with how its effect ended", async () => {
    await rule({
      id: "after",
      on: ["order.created"],
      then: [
        {
          do: "add_tags",
          tags: ["first"],
          acts: "once",
          on_failure: [{ do: "remember", name: "failed", value: true }],
        },
        { do: "add_tags", tags: ["second"], acts: "once" },
      ],
    });
    const order = place();
    await worked.settle();
    expect(tagsOf(order.id)).toEqual(["first", "second"]);
    expect(await memoryOf()).toEqual([]);
  });

  it("waits for nothing any more once another rule stopped it", async () => {
    await rule({
      id: "later",
      on: ["order.created"],
      then: [
        { do: "wait", for: "2 days" },
        { do: "add_tags", tags: ["waited"], acts: "once" },
      ],
    });
    await rule({ id: "stop", on: ["order.note_changed"], then: [{ do: "stop_rule", rule: "later" }] });
    const order = place();
    await worked.settle();
    updateOrder(shopify.world, shop, order.id, { note: "stop" });
    await worked.settle();
    expect(await rowsOf("select status, detail from stage where shop = $1", [shop])).toEqual([
      { status: "CANCELLED", detail: "“stop” stopped it." },
    ]);
    await worked.passTime();
    await worked.settle();
    expect(tagsOf(order.id)).toEqual([]);
  });

  it("waits on for the other line when a rule about lines stopped it for one", async () => {
    await rule({
      id: "later",
      about: "line_item",
      on: ["order.created"],
      then: [
        { do: "wait", for: "2 days" },
        { do: "add_tags", on: "order", tags: "{{ line_item.quantity }}" },
      ],
    });
    await rule({
      id: "stop",
      about: "line_item",
      on: ["order.note_changed"],
      when: { field: "line_item.quantity", op: "is", value: 1 },
      then: [{ do: "stop_rule", rule: "later" }],
    });
    const order = place({
      lines: [1, 2, 3].map((quantity) => ({ title: `Lantern ${quantity}`, price: 2_000, quantity })),
    });
    await worked.settle();
    updateOrder(shopify.world, shop, order.id, { note: "stop" });
    await worked.settle();
    await worked.passTime();
    await worked.settle();
    expect(tagsOf(order.id)?.toSorted()).toEqual(["2", "3"]);
  });
});
