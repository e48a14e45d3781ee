import { describe, expect, it } from "vitest";
import { tablesNamed } from "#app/rules/tables-named.ts";

describe("the tables that a rule names", () => {
  it.each<[what: string, document: unknown, names: string[]]>([
    ["in a condition", { when: { all: [{ field: "order.email", op: "in_table", value: "trusted" }] } }, ["trusted"]],
    ["in a condition, denied", { when: { field: "order.email", op: "not_in_table", value: "trusted" } }, ["trusted"]],
    ["in a lookup", { let: { rep: '{{ order.tags | first | lookup: "reps", "mail" }}' } }, ["reps"]],
    ["in a lookup with single quotes", { then: [{ do: "x", text: "{{ a | lookup: 'zones' }}" }] }, ["zones"]],
    ["in a loop over its rows", { then: [{ for_each: "tables.zones", then: [] }] }, ["zones"]],
    [
      "in a template over its rows",
      { text: "{% for row in tables.my-zones %}{{ row.key }}{% endfor %}" },
      ["my-zones"],
    ],
    ["in a row that it adds", { then: [{ do: "add_row", table: "orders", row: {} }] }, ["orders"]],
    ["twice, once", { a: "{{ a | lookup: 'zones' }}", b: "{{ b | lookup: 'zones' }}" }, ["zones"]],
    ["that it brings itself: not the store's", { tables: { zones: {} }, a: "{{ a | lookup: 'zones' }}" }, []],
    ["by a name filled in at the time: not known", { then: [{ do: "add_row", table: "{{ order.name }}" }] }, []],
    ["in nothing", { name: "lookup", on: "order.created", then: null }, []],
  ])("%s", (_what, document, names) => {
    expect(tablesNamed(document)).toEqual(names);
  });
});
