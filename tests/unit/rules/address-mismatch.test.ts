import { describe, expect, it } from "vitest";
import { digestOf } from "#app/lib/canonical-json.ts";
import { decide } from "#app/rules/decide.ts";
import type { Facts, OrderPicture } from "#app/rules/facts.ts";
import { aCheck, aFulfillmentOrder, anAddress, anOrder, NOW, orderFacts } from "#tests/support/factories/facts.ts";

const LONDON = anAddress({ address1: "9 Regent Street", city: "London", zip: "N1 9GU" });
const differing = { billing_address: LONDON };
const target = "gid://shopify/Order/5000000000001";

const look = (facts: Facts, rule = aCheck("address-mismatch")) => decide(facts, [rule], { now: NOW });
const findingOf = (order: Partial<OrderPicture>) =>
  decide(orderFacts(order), [aCheck("address-mismatch")], { now: NOW, explainAll: true }).findings[0];
const HANDLE = "switchyard-address-mismatch";
const digests = {
  tag: digestOf({ tags: ["address-mismatch"] }).slice(0, 16),
  hold: digestOf({ handle: HANDLE }).slice(0, 16),
};

/** What the store looks like once everything decided on a differing order has been confirmed. */
function flagged(overrides: Partial<Facts> = {}, order: Partial<OrderPicture> = {}): Facts {
  return orderFacts(
    { ...differing, tags: ["address-mismatch"], ...order },
    {
      triggers: [{ on: "order.updated" }],
      owned: [
        {
          ruleId: "address-mismatch",
          actionId: "tag:address-mismatch",
          target,
          on: true,
          digest: digests.tag,
          wrote: { kind: "add_tags", tags: ["address-mismatch"] },
        },
        {
          ruleId: "address-mismatch",
          actionId: "hold",
          target,
          on: true,
          digest: digests.hold,
          wrote: { kind: "hold_fulfillment", handle: HANDLE },
        },
      ],
      holds: [{ fulfillmentOrderId: "61", handle: HANDLE, ruleId: "address-mismatch", holdId: "71" }],
      ...overrides,
    },
  );
}
const held = (id: string, holdId: string) =>
  aFulfillmentOrder({ id, status: "on_hold", holds: [{ id: holdId, handle: HANDLE, is_ours: true }] as never });
const open = (id: string, status = "open") =>
  aFulfillmentOrder({ id, status, supported_actions: status === "open" ? ["hold"] : [] });
const showing = (...fulfillment_orders: ReturnType<typeof open>[]) => ({
  order: anOrder({ ...differing, tags: ["address-mismatch"], fulfillment_orders }),
});

describe("shipping and billing address differ", () => {
  it("tags and holds the order, and says where it goes and who pays", () => {
    const decision = look(orderFacts(differing));

    expect(decision.findings[0]).toMatchObject({
      outcome: "matched",
      reason: "Shipping address (Leeds, LS1 4AP) differs from billing address (London, N1 9GU).",
    });
    expect(
      decision.effects.map(({ actionId, body, acts, target: at }) => ({ actionId, acts, at, kind: body.kind })),
    ).toEqual([
      { actionId: "tag:address-mismatch", acts: "state", at: target, kind: "add_tags" },
      { actionId: "hold", acts: "state", at: target, kind: "hold_fulfillment" },
    ]);
    expect(decision.desired.map(({ on }) => on)).toEqual([true, true]);
  });

  it.each([
    ["the same address", {}, "not_matched"],
    [
      "another case and other spaces",
      { billing_address: anAddress({ address1: " 1  TEST street", zip: "ls14ap" }) },
      "not_matched",
    ],
    ["an abbreviated street", { billing_address: anAddress({ address1: "1 Test St." }) }, "not_matched"],
    [
      "diacritics left out",
      { shipping_address: anAddress({ city: "Zürich" }), billing_address: anAddress({ city: "Zurich" }) },
      "not_matched",
    ],
    [
      "the flat on the second line",
      {
        shipping_address: anAddress({ address1: "Flat 2", address2: "1 Test Street" }),
        billing_address: anAddress({ address1: "Flat 2, 1 Test Street" }),
      },
      "not_matched",
    ],
    [
      "another name, company and phone",
      { billing_address: anAddress({ name: "C. Babbage", company: "Engines", phone: "+44 20" }) },
      "not_matched",
    ],
    ["a province that one leaves out", { billing_address: anAddress({ province_code: null }) }, "not_matched"],
    ["another house number", { billing_address: anAddress({ address1: "2 Test Street" }) }, "matched"],
    ["another postcode", { billing_address: anAddress({ zip: "LS1 4AQ" }) }, "matched"],
    ["another country", { billing_address: anAddress({ country_code: "IE" }) }, "matched"],
    ["no shipping address", { ...differing, shipping_address: null, delivery: "pickup" }, "skipped"],
    ["no billing address", { billing_address: null }, "skipped"],
    ["pick-up", { ...differing, delivery: "pickup" }, "skipped"],
    ["digital goods", { ...differing, delivery: "none" }, "skipped"],
    ["a test order", { ...differing, test: true }, "skipped"],
    ["a cancelled order", { ...differing, cancelled_at: NOW }, "skipped"],
    ["a fulfilled order", { ...differing, fulfillment_status: "fulfilled" }, "skipped"],
    ["a partly fulfilled order", { ...differing, fulfillment_status: "partial" }, "matched"],
  ] as [string, Partial<OrderPicture>, string][])("with %s", (_name, order, outcome) => {
    const finding = findingOf(order);

    expect(finding?.outcome).toBe(outcome);
    expect(finding?.reason).not.toBe("");
  });

  it("explains an order that does not match with the values seen", () => {
    expect(findingOf({})).toMatchObject({
      reason: "Shipping address (Leeds, LS1 4AP) is the same as billing address (Leeds, LS1 4AP).",
      explanation: { verdict: "false", field: "order.shipping_address", seen: { city: "Leeds" } },
    });
  });

  it("writes nothing again once tag and hold are confirmed", () => {
    expect(look(flagged()).effects).toEqual([]);
  });

  it("takes tag and hold back when the address is corrected", () => {
    const decision = look(flagged({}, { billing_address: anAddress() }));

    expect(decision.effects.map(({ body }) => body)).toEqual([
      { kind: "remove_tags", tags: ["address-mismatch"] },
      { kind: "release_hold", handle: HANDLE, all: false, fulfillment_order_ids: null },
    ]);
    expect(decision.desired.every(({ on }) => !on)).toBe(true);
  });

  it("neither writes nor later removes a tag that was there before it", () => {
    const before = orderFacts({ ...differing, tags: ["Address-Mismatch"] });
    const corrected = orderFacts({ tags: ["Address-Mismatch"] });

    expect(look(before, aCheck("address-mismatch", { hold: false })).effects).toEqual([]);
    expect(look(corrected).effects).toEqual([]);
  });

  it("leaves an approved order alone until its addresses change again", () => {
    const { fingerprint } = look(flagged()).findings[0] ?? { fingerprint: "" };
    const waivers = [{ ruleId: "address-mismatch", target, fingerprint, givenBy: "staff" }];

    const approved = look(flagged({ waivers }));
    const movedAgain = look(flagged({ waivers }, { billing_address: anAddress({ city: "York", zip: "YO1 7HH" }) }));

    expect(approved.findings[0]?.outcome).toBe("waived");
    expect(approved.effects.map(({ body }) => body.kind)).toEqual(["remove_tags", "release_hold"]);
    expect(movedAgain.findings[0]?.outcome).toBe("matched");
  });

  it("counts a hold that staff released as approval, and takes the tag back", () => {
    const decision = look(flagged({ triggers: [{ on: "fulfillment_order.released" }], ...showing(open("61")) }));

    expect(decision.waivers).toMatchObject([{ ruleId: "address-mismatch", target }]);
    expect(decision.goneHolds).toEqual([{ fulfillmentOrderId: "61", handle: HANDLE }]);
    expect(decision.findings[0]?.outcome).toBe("waived");
    expect(decision.effects.map(({ body }) => body.kind)).toContain("remove_tags");
  });

  it.each(["closed", "cancelled"])(
    "takes a hold that went with its %s fulfilment order for nobody's decision",
    (status) => {
      const decision = look(
        flagged({
          triggers: [{ on: "fulfillment_order.released" }],
          ...showing(open("61", status)),
        }),
      );

      expect(decision.waivers).toEqual([]);
      expect(decision.goneHolds).toHaveLength(1);
    },
  );

  it("sees that a person released a hold even when the goods have left by now", () => {
    const decision = look(
      flagged({
        triggers: [{ on: "fulfillment_order.released", of: "61" }],
        ...showing(open("61", "closed")),
      }),
    );

    expect(decision.waivers).toMatchObject([{ ruleId: "address-mismatch", target }]);
  });

  it("holds a fulfilment order that was born later", () => {
    const facts = flagged({
      triggers: [{ on: "fulfillment_order.routed" }],
      ...showing(held("61", "71"), open("62")),
    });

    expect(look(facts).effects.map(({ body }) => body.kind)).toEqual(["hold_fulfillment"]);
  });

  it("asks for the fulfilment orders only when holds of ours may have been touched", () => {
    expect(look(flagged({ triggers: [{ on: "fulfillment_order.released" }] })).needs).toEqual([
      { fact: "fulfillment_orders" },
    ]);
    expect(look(flagged({ triggers: [{ on: "order.paid" }] })).needs).toEqual([]);
    expect(look(orderFacts(differing, { triggers: [{ on: "fulfillment_order.released" }] })).needs).toEqual([]);
  });

  it("leaves a tag out that staff removed, and keeps the hold", () => {
    const decision = look(flagged({}, { tags: [] }));

    expect(decision.waivers).toMatchObject([{ ruleId: "address-mismatch/tag:address-mismatch" }]);
    expect(decision.findings[0]?.outcome).toBe("matched");
    expect(decision.desired.map(({ actionId, on }) => [actionId, on])).toEqual([
      ["tag:address-mismatch", false],
      ["hold", true],
    ]);
  });

  it("replaces its tag when the settings name another", () => {
    const decision = look(flagged(), aCheck("address-mismatch", { tag: "check-address" }, 2));

    expect(decision.effects.map(({ body }) => body)).toEqual([
      { kind: "add_tags", tags: ["check-address"] },
      { kind: "remove_tags", tags: ["address-mismatch"] },
    ]);
  });

  it("tells the team once, and never for a look that nothing set off", () => {
    const rule = aCheck("address-mismatch", { email: "ops@example.com" });
    const mails = (facts: Facts) => look(facts, rule).effects.filter(({ body }) => body.kind === "send_email");

    expect(mails(orderFacts(differing))).toHaveLength(1);
    expect(mails(orderFacts(differing, { done: [`address-mismatch/tell-team/${target}/`] }))).toEqual([]);
    expect(mails(orderFacts(differing, { triggers: [{ on: "order.paid" }] }))).toEqual([]);
  });

  it("has one fingerprint for one pair of places, however they are written", () => {
    const print = (order: Partial<OrderPicture>) => findingOf(order)?.fingerprint;

    expect(print({ billing_address: { ...LONDON, address1: "9 REGENT ST" } })).toBe(print(differing));
    expect(print({ billing_address: anAddress({ zip: "X" }) })).not.toBe(print(differing));
  });

  it("is not moved by the clock", () => {
    expect(decide(flagged(), [aCheck("address-mismatch")], { now: "2030-01-01T00:00:00Z" }).digest).toBe(
      look(flagged()).digest,
    );
    expect(look(orderFacts(anOrder())).timers).toEqual([]);
  });
});
