import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FLOW_TRIGGERS, flowMessage } from "#app/effects/flow-message.ts";
import { readFlowExtensions } from "#sandbox/flow/flow-extensions.ts";
import { complaintsOfPayload } from "#sandbox/flow/flow-trigger.ts";

const { triggers, actions } = readFlowExtensions(join(import.meta.dirname, "../../../extensions"));
const payload = { rule: "R", reason: "It holds.", note: "N" };

describe("what is sent to Flow", () => {
  it("has a trigger that an extension declares, each with its record", () => {
    expect([...triggers.keys()].sort()).toEqual(Object.keys(FLOW_TRIGGERS).sort());
    for (const [handle, kind] of Object.entries(FLOW_TRIGGERS))
      expect([...(triggers.get(handle)?.fields.keys() ?? [])].find((name) => name.endsWith("_id")) ?? null).toBe(
        kind && `${kind}_id`,
      );
  });

  it.each([
    ["rule-matched", "gid://shopify/Order/5", "order-rule-matched", { order_id: 5 }],
    ["my own", "gid://shopify/Customer/7", "customer-rule-matched", { customer_id: 7 }],
    ["order-approved", "gid://shopify/Order/5", "order-approved", { order_id: 5 }],
    ["rule-matched", "gid://shopify/DraftOrder/5", "rule-matched", {}],
    ["my own", "gid://shopify/Shop/a.myshopify.com", "rule-matched", {}],
    ["__proto__", "gid://shopify/Order/9007199254740993", "order-rule-matched", { order_id: "9007199254740993" }],
  ])("is, for “%s” of %s, %s", (name, target, handle, ref) => {
    const carried = { ...ref, trigger: name, rule: "R", reason: "It holds.", values: '{"note":"N"}' };
    expect(flowMessage(name, target, payload)).toEqual({ handle, payload: carried });
  });

  it("is nothing where the trigger is about another kind of record", () => {
    expect(flowMessage("order-approved", "gid://shopify/Customer/7", payload)).toBeNull();
  });

  it("is always what the extension declares", () => {
    const target = fc
      .constantFrom("Order", "Customer", "Product", "DraftOrder")
      .map((type) => `gid://shopify/${type}/5`);
    const name = fc.oneof(fc.constantFrom(...Object.keys(FLOW_TRIGGERS)), fc.string({ maxLength: 30 }));
    fc.assert(
      fc.property(name, target, fc.dictionary(fc.string(), fc.jsonValue()), (given, gid, values) => {
        const message = flowMessage(given, gid, values);
        const trigger = message && triggers.get(message.handle);
        if (message) expect(trigger && complaintsOfPayload(trigger, message.payload)).toEqual([]);
      }),
    );
  });
});

it("each step that Flow may run goes to the door of steps", () => {
  expect(actions.map(({ runtimeUrl }) => runtimeUrl)).toEqual(Array(4).fill("/flow/run-rule"));
});
