import { expect, test } from "vitest";
import { staffMemberOf, timelineFromApi } from "#app/admin/timeline-from-api.ts";

const made = { createdAt: "2026-04-01T10:00:00Z" };
const entry = (message: string, parts: object = {}) => ({
  ...{ createdAt: "2026-04-01T10:00:01Z", action: "create", message, attributeToUser: true, author: null },
  ...parts,
});

test.each([
  ["by its author", [entry("Order created.", { author: "Jean Deaux" })], "Jean Deaux"],
  ["by what it says", [entry("Jean Deaux created this draft order.")], "Jean Deaux"],
  ["at the till", [entry("Jean Deaux processed this order on Point of Sale.")], "Jean Deaux"],
  [
    "after what Shopify did itself",
    [entry("Risk analysed.", { attributeToUser: false }), entry("Jo created it.")],
    "Jo",
  ],
  ["a buyer's own", [entry("Anna placed this order.", { attributeToUser: false })], null],
  ["what staff did an hour later", [entry("Jo edited it.", { createdAt: "2026-04-01T11:00:00Z", author: "Jo" })], null],
  ["nothing known", [], null],
])("%s", (_what, entries, who) => {
  expect(staffMemberOf(made, entries)).toBe(who);
});

test("a timeline's messages are plain text", () => {
  expect(timelineFromApi([entry('<a href="x">Jean</a> created this customer.', { appTitle: "" })])).toEqual([
    {
      ...{ created_at: "2026-04-01T10:00:01Z", action: "create", message: "Jean created this customer." },
      ...{ app: null, author: null },
    },
  ]);
});
