// The rows of a table as a list: loops, conditions, figures and templates.
import { describe, expect, test } from "vitest";
import { aRule, effectsOf, outcomeOf, rendered, tried } from "./support.ts";

const zones = {
  columns: ["area", "place", "days"],
  rows: [
    ["G", "Glasgow", 1],
    ["10", "Berlin", 2],
    ["2", "Berlin", 3],
    ["G", "Leeds", 4],
  ],
};
const facts = { order: { tags: ["gold"] } };
const text = (template: string, tables: object = { zones }) => rendered(template, facts, { tables });

describe("the rows of a table", () => {
  test("come as they were written, two of one key too", () => {
    expect(text("{% for row in tables.zones %}{{ row.area }}>{{ row.place }};{% endfor %}")).toBe(
      "G>Glasgow;10>Berlin;2>Berlin;G>Leeds;",
    );
  });
  test.each([
    [
      "of keys with values",
      { levels: { gold: 10 } },
      "{% for row in tables.levels %}{{ row.key }} {{ row.value }}{% endfor %}",
      "gold 10",
    ],
    [
      "of keys with columns",
      { levels: { gold: { off: 10 } } },
      "{% for row in tables.levels %}{{ row.key }} {{ row.off }}{% endfor %}",
      "gold 10",
    ],
    ["in a figure", { zones }, "{{ tables.zones | sum: 'days' }}", "10"],
    ["by a column", { zones }, "{{ tables.zones | where: 'place', 'Berlin' | map: 'area' }}", "10, 2"],
  ])("%s", (_what, tables, template, gives) => {
    expect(text(template, tables)).toBe(gives);
  });
  test.each<[string, object, string]>([
    ["some row", { some: "tables.zones", where: { field: "item.days", op: "more_than", value: 3 } }, "matched"],
    ["every row", { every: "tables.zones", where: { field: "item.days", op: "more_than", value: 1 } }, "not_matched"],
    ["their number", { count: "tables.zones", op: "is", value: 4 }, "matched"],
    ["a table that there is not", { some: "tables.zone", where: { field: "item.days", op: "exists" } }, "unknown"],
  ])("in a condition: %s", (_what, when, outcome) => {
    expect(outcomeOf(when, facts, { tables: { zones } })).toBe(outcome);
  });
  test("are gone through, those of the store too", () => {
    const loop = (table: string) =>
      aRule({ then: [{ for_each: `tables.${table}`, as: "row", then: [{ do: "add_tags", tags: "{{ row.key }}" }] }] });
    const tags = (table: string, tables: object) =>
      effectsOf({ ...loop(table), ...tables }, { ...facts, tables: { kept: { a: "1", b: "2" } } }).map(
        (effect) => effect.tags,
      );
    expect(tags("own", { tables: { own: { x: 1 } } })).toEqual([["x"]]);
    expect(tags("kept", {})).toEqual([["a"], ["b"]]);
    expect(tags("kept", { tables: { own: { x: 1 } } })).toEqual([["a"], ["b"]]);
  });
  test("of a table that there is not are not known, and nothing is done", () => {
    const rule = aRule({ then: [{ for_each: "tables.gone", then: [{ do: "add_tags", tags: "a" }] }] });
    const [moment] = tried(rule, facts).moments;
    expect(moment?.results[0]).toMatchObject({ effects: [], notes: ["There is no table “gone”."] });
  });
});
