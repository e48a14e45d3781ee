// What a condition saw, as a merchant reads it.
import { expect, test } from "vitest";
import { tried } from "./support.ts";

const order = {
  created_at: "2026-03-30T09:05:00Z",
  line_items: [
    { sku: "A", price: 5 },
    { sku: "B", price: 9 },
  ],
  fulfillments: [{ id: "1", events: [{ status: "in_transit", happened_at: "2026-03-31T10:00:00Z" }] }],
};
const reason = (when: object, facts: object = {}) =>
  tried(
    { id: "a", on: "order.created", when, tables: { reps: { anna: "x" } }, then: [{ do: "add_tags", tags: "x" }] },
    { shop: { timezone: "Europe/Rome", currency: "EUR" }, order: { ...order, ...facts } },
  ).moments[0]?.results[0]?.reason;
const is = (sku: string) => ({ field: "line_item.sku", op: "is", value: sku });

test.each<[object, object, string]>([
  [{ some: "order.line_items", where: is("A") }, {}, "Lines: 1 of 2 fits (A)."],
  [{ some: "order.line_items", where: is("X") }, {}, "Lines: none of 2 fits."],
  [{ some: "order.line_items", where: is("X") }, { line_items: [] }, "Lines: there are none."],
  [{ some: "order.line_items", where: is("X") }, { line_items: ["A"] }, "Lines: the only one does not fit."],
  [{ every: "order.line_items", where: is("A") }, {}, "Lines: only 1 of 2 fits (A)."],
  [{ every: "order.line_items", where: is("A") }, { line_items: ["A"] }, "Lines: the only one fits (A)."],
  [{ no: "order.line_items", where: is("A") }, { line_items: ["A", "A"] }, "Lines: all 2 fit (A, A)."],
  [
    { field: "order.created_at", op: "before", value: "2026-03-31" },
    {},
    "Day of the order (2026-03-30 11:05) is before 2026-03-31.",
  ],
  [
    { field: "order.tags", op: "in_table", value: "reps" },
    { tags: ["Anna"] },
    "Tags (Anna) have an entry in the table “reps”.",
  ],
  [{ field: "order.note", op: "in_table", value: "reps" }, { note: "bo" }, "Note (bo) is not in the table “reps”."],
  [
    { sum: "order.line_items.price", op: "more_than", value: 10 },
    {},
    "Sum of lines’ unit price (€14.00) is more than €10.00.",
  ],
])("%j", (when, facts, sentence) => {
  expect(reason(when, facts)).toBe(sentence);
});
