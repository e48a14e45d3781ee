import { expect, it } from "vitest";
import { diffRecord } from "#app/rules/diff-record.ts";

const names = (before: object | null, after: object, isNew = false) =>
  diffRecord("customer", before as never, after as never, isNew).map(({ on }) => on);

it.each([
  ["nothing", { note: "a" }, { note: "a" }, []],
  ["a stamp and figures that orders move", {}, { updated_at: "2026-11-24T12:00:00Z", orders_count: 4 }, []],
  ["a note", { note: "a" }, { note: "b" }, ["customer.updated"]],
  ["what the newer picture does not tell", { note: "a", tags: ["vip"] }, { note: "a" }, []],
  ["tags and a note", { tags: [] }, { tags: ["vip"], note: "b" }, ["customer.tags_changed", "customer.updated"]],
  [
    "a consent that was confirmed",
    { email_marketing_opt_in_level: "single_opt_in" },
    { email_marketing_opt_in_level: "confirmed_opt_in" },
    ["customer.marketing_changed"],
  ],
  [
    "a first consent, known to be none before",
    { email_marketing_opt_in_level: null },
    { email_marketing_opt_in_level: "single_opt_in" },
    ["customer.marketing_changed"],
  ],
  ["what a picture of an earlier release could not tell", {}, { sms_marketing_opt_in_level: "single_opt_in" }, []],
])("knows %s", (_name, before, after, triggers) => {
  expect(names(before, after)).toEqual(triggers);
});

it("tells a customer made since the app came from one that it meets first", () => {
  expect(names(null, {}, true)).toEqual(["customer.created"]);
  expect(names(null, {})).toEqual(["customer.updated"]);
});
