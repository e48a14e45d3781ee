import { expect, it } from "vitest";
import { askingForSegments, segmentsAskedAfter } from "#app/worker/segments-asked-after.ts";

const SEGMENTS = new Map([
  ["1", "VIP"],
  ["2", "VIP of London"],
  ["3", "Say “hi”"],
]);
const rule = (document: object, ruleId = "r", version = 1) => ({ ruleId, version, text: JSON.stringify(document) });
const has = (value: unknown) => ({ when: { field: "customer.segments", op: "has", value } });

it.each<[string, object, string[]]>([
  ["a segment by its name, in whatever case", has("vip"), ["1"]],
  ["names that are part of another one each for themselves", has("VIP of London"), ["2"]],
  ["several", has(["VIP", "Say “hi”"]), ["1", "3"]],
  ["a path through the order", { when: { field: "order.customer.segments", op: "has", value: "VIP" } }, ["1"]],
  ["any that changes", { on: ["customer.segment_changed"] }, ["1", "2", "3"]],
  ["one that is none of the store's, or comes from data", has("{{ order.note }}"), ["1", "2", "3"]],
  ["none where segments do not matter", { when: { field: "order.name", op: "is", value: "VIP" } }, []],
])("a rule asks after %s", (_, document, ids) => {
  expect(segmentsAskedAfter([rule(document)], SEGMENTS)).toEqual(ids);
});

it("says which rules ask, anew with each version, and null where none does", () => {
  const other = rule({ on: ["order.created"] }, "other");
  expect(askingForSegments([other])).toBeNull();
  expect(askingForSegments([rule(has("VIP"), "b", 2), other, rule(has("VIP"), "a")])).toBe("a@1 b@2");
});
