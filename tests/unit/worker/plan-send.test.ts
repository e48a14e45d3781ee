import { describe, expect, it } from "vitest";
import type { OpenEffect } from "#app/store/effects.server.ts";
import { planSend } from "#app/worker/plan-send.ts";

const LATER = new Date("2026-11-24T11:00:00Z");
let id = 0;
function anEffect(overrides: Partial<OpenEffect> = {}): OpenEffect {
  id++;
  return {
    id,
    laneKind: "order",
    laneKey: "5001",
    originKind: "order",
    originKey: "5001",
    runId: 1,
    orderId: "5001",
    customerId: null,
    ruleId: "r",
    actionId: "a",
    acts: "state",
    occasion: "on:d#1",
    target: "gid://shopify/Order/5001",
    key: "k",
    body: { kind: "add_tags", tags: ["x"] },
    class: "REPEATABLE",
    status: "INTENDED",
    attempts: 0,
    dueAt: null,
    isDue: true,
    absentFrom: null,
    absenceCounts: true,
    isDoubtful: false,
    before: null,
    createdAt: new Date(),
    ageMs: 0,
    ...overrides,
  };
}
const aHold = (overrides: Partial<OpenEffect> = {}) =>
  anEffect({
    body: {
      ...{ kind: "hold_fulfillment", handle: "h", reason: "OTHER", notes: "" },
      ...{ fulfillment_order_ids: null, lines: null },
    },
    class: "READABLE",
    actionId: "hold",
    ...overrides,
  });

const CUSTOMER = "gid://shopify/Customer/7";
const once = (body: OpenEffect["body"], overrides: Partial<OpenEffect> = {}) =>
  anEffect({ acts: "each", class: "READABLE", body, ...overrides });
const aNote = (mode: "append" | "replace", overrides?: Partial<OpenEffect>) =>
  once({ kind: "write_note", mode, note: "Ring.", separator: " " }, overrides);
const anAttribute = () => once({ kind: "set_attributes", attributes: { Rush: "1" } });
const aMetafield = (overrides?: Partial<OpenEffect>) =>
  once({ kind: "set_metafield", namespace: "custom", key: "tier", type: "json", value: "1" }, overrides);

describe("planSend", () => {
  it("rests when nothing is open", () => {
    expect(planSend([])).toEqual({ step: "rest", dueAt: null });
  });

  it("rests until the first effect is due", () => {
    const late = anEffect({ isDue: false, dueAt: new Date("2026-11-24T12:00:00Z"), actionId: "b" });
    expect(planSend([late, anEffect({ isDue: false, dueAt: LATER })])).toEqual({ step: "rest", dueAt: LATER });
  });

  it("writes all tags of one target in one call, each once", () => {
    const effects = [
      anEffect({ ruleId: "r1", body: { kind: "add_tags", tags: ["b", "a"] } }),
      anEffect({ ruleId: "r2", body: { kind: "add_tags", tags: ["a", "c"] } }),
      anEffect({ ruleId: "r3", target: "gid://shopify/Order/5002" }),
      anEffect({ ruleId: "r4", body: { kind: "remove_tags", tags: ["z"] } }),
    ];
    expect(planSend(effects)).toEqual({
      step: "write-tags",
      effects: effects.slice(0, 2),
      body: { kind: "add_tags", tags: ["a", "b", "c"] },
    });
  });

  it("writes tags of one-shot rules in one call as well", () => {
    const effects = ["r1", "r2"].map((ruleId) => anEffect({ ruleId, acts: "each" }));
    expect(planSend(effects)).toMatchObject({ step: "write-tags", effects: effects.map(({ id }) => ({ id })) });
  });

  it.each([
    ["two notes that are appended", [aNote("append"), aNote("append")], "write-fields"],
    ["a note, an attribute and a metafield", [aNote("append"), anAttribute(), aMetafield()], "write-fields"],
    ["a note that replaces the whole, and a metafield", [aNote("replace"), aMetafield()], "write-fields"],
    ["two notes of which one replaces the whole", [aNote("append"), aNote("replace")], "apply"],
    ["one whose answer was lost, and another", [aMetafield({ isDoubtful: true }), anAttribute()], "apply"],
    ["metafields of a customer", [aMetafield({ target: CUSTOMER }), aMetafield({ target: CUSTOMER })], "apply"],
    ["fields of two orders", [aNote("append"), aNote("append", { target: "gid://shopify/Order/2" })], "apply"],
    ["one field", [aNote("append")], "apply"],
  ])("writes %s by one call where it is safe", (_, effects, step) => {
    expect(planSend(effects).step).toBe(step);
  });

  it("replaces an older state that never left", () => {
    const older = anEffect();
    const newer = anEffect({ body: { kind: "remove_tags", tags: ["x"] }, occasion: "off:d#2" });
    expect(planSend([older, newer])).toEqual({ step: "supersede", effects: [older] });
  });

  it("leaves a state alone that another order keeps of the same customer", () => {
    const target = "gid://shopify/Customer/7";
    const one = anEffect({ target, originKey: "5001" });
    const other = anEffect({ target, originKey: "5002", body: { kind: "remove_tags", tags: ["x"] } });
    expect(planSend([one, other])).toMatchObject({ step: "write-tags", effects: [{ id: one.id }] });
  });

  it("waits with the newer state while the older one may still be applied, then lets it go", () => {
    const older = anEffect({ status: "SENT", absentFrom: LATER, absenceCounts: false });
    const newer = anEffect({ body: { kind: "remove_tags", tags: ["x"] }, occasion: "off:d#2" });
    expect(planSend([older, newer])).toEqual({ step: "rest", dueAt: LATER });

    expect(planSend([{ ...older, absenceCounts: true }, newer])).toMatchObject({
      step: "supersede",
      effects: [{ id: older.id }],
    });
  });

  it("finds out about an older hold before its release is sent", () => {
    const older = aHold({ status: "SENT", absentFrom: LATER, absenceCounts: false });
    const newer = aHold({
      body: { kind: "release_hold", handle: "h", all: false, fulfillment_order_ids: null },
      occasion: "off:d#2",
    });
    expect(planSend([older, newer])).toEqual({ step: "apply", effect: older, wanted: false });
  });

  it("lets other actions go on meanwhile", () => {
    const waiting = aHold({ isDue: false, dueAt: LATER });
    const tag = anEffect();
    expect(planSend([waiting, tag])).toMatchObject({ step: "write-tags", effects: [tag] });
  });

  it("sends again what was sent without an answer, when it may be repeated", () => {
    const sent = anEffect({ status: "SENT", attempts: 1, absenceCounts: false, absentFrom: LATER });
    expect(planSend([sent])).toMatchObject({ step: "write-tags", effects: [sent] });
  });

  it("never sends a mail twice", () => {
    const body = { kind: "trigger_flow" as const, handle: "h", payload: {} };
    const sent = anEffect({ acts: "once", class: "BLIND", status: "SENT", body });
    expect(planSend([sent])).toEqual({ step: "unsettle", effect: sent });
    expect(planSend([{ ...sent, status: "INTENDED" }])).toMatchObject({ step: "apply", wanted: true });
  });
});
