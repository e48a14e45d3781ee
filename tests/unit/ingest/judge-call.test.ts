import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { callBody } from "#app/ingest/call-body.ts";
import { judgeCall } from "#app/ingest/judge-call.ts";
import { checkDocument } from "#app/rules/check-document.ts";

function ruleAbout(about: string, parts: Record<string, unknown> = {}) {
  const checked = checkDocument({ id: "a", about, on: ["http", "flow"], then: [{ do: "stop" }], ...parts });
  if (checked.outcome === "refused") throw new Error(JSON.stringify(checked.complaints));
  return { document: checked.document };
}
const find = { find: { where: { field: "order.name", op: "is", value: { field: "event.body.order" } } } };
const verdict = (rule: Parameters<typeof judgeCall>[0], text: string, on: "http" | "flow" = "http") =>
  judgeCall(rule, on, callBody(Buffer.from(text), on)).verdict;

describe("a call is looked at by the lane of", () => {
  it.each([
    ["the store, for a rule about it", ruleAbout("shop"), '{"a":1}', { kind: "shop", key: "shop" }],
    [
      "the order that it names",
      ruleAbout("order"),
      '{"order_id":820982911946154508}',
      { kind: "order", key: "820982911946154508" },
    ],
    [
      "the order, named as Shopify does",
      ruleAbout("refund"),
      '{"order_id":"gid://shopify/Order/5"}',
      { kind: "order", key: "5" },
    ],
    ["the customer that it names", ruleAbout("customer"), '{"customer_id":"7"}', { kind: "customer", key: "7" }],
    ["a search, where the rule finds", ruleAbout("order", find), '{"order":"#1"}', { kind: "scan", key: "a" }],
    [
      "the named order, though the rule could find",
      ruleAbout("order", find),
      '{"order_id":1}',
      { kind: "order", key: "1" },
    ],
  ])("%s", (_, rule, body, lane) => {
    expect(verdict(rule, body)).toEqual({ outcome: "lane", lane });
  });

  it("a step of Flow carries its properties", () => {
    const step = '{"action_run_id":"1","properties":{"order_id":"gid://shopify/Order/5"}}';
    expect(verdict(ruleAbout("order"), step, "flow")).toEqual({ outcome: "lane", lane: { kind: "order", key: "5" } });
    expect(verdict(ruleAbout("order"), '{"order_id":1}', "flow").outcome).toBe("unreadable");
  });
});

describe("nobody looks at a call", () => {
  it.each([
    ["for a rule that is not there", null, "{}", "ignored", /no such rule/],
    ["for a rule that does not wait for one", ruleAbout("order", { on: "order.paid" }), "{}", "ignored", /no “http”/],
    ["that names no record", ruleAbout("customer"), '{"customer_id":"Ann"}', "ignored", /“customer_id”/],
    ["that is no object", ruleAbout("shop"), "[1]", "unreadable", /no JSON object/],
    ["that is empty", ruleAbout("shop"), "", "unreadable", /empty/],
    ["that is nested without end", ruleAbout("shop"), "[".repeat(9_000), "unreadable", /nested/],
  ])("%s", (_, rule, body, outcome, why) => {
    expect(verdict(rule, body)).toMatchObject({ outcome, reason: expect.stringMatching(why) });
  });

  it("whatever comes, it is judged and can be kept as jsonb", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.json().map((json) => `{"a":${json},"__proto__":{"x":1}}`),
        ),
        (text) => {
          const carried = callBody(Buffer.from(text), "http");
          expect(["lane", "unreadable"]).toContain(judgeCall(ruleAbout("shop"), "http", carried).verdict.outcome);
          const kept = JSON.stringify(carried);
          expect(kept).not.toContain("\\u0000");
          // As a key; a text may say what it likes.
          expect(kept).not.toContain('"__proto__":');
        },
      ),
    );
  });
});
