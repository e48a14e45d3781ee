// What a rule waits for when it is set off again or stopped, and what one about the children of a record does for each of them.
import { describe, expect, test } from "vitest";
import { aRule, effectsOf, tried } from "./support.ts";

const lines = [
  { id: "1", sku: "A", price: 5 },
  { id: "2", sku: "B", price: 7 },
];

describe("a rule about lines, on their order", () => {
  test.each([
    ["adds each one's tag", { do: "add_tags", tags: "{{ line_item.sku }}" }, "tags", [["A"], ["B"]]],
    ["appends each one's note", { do: "append_note", text: "{{ line_item.sku }}" }, "note", ["A", "B"]],
    ["counts each", { do: "remember", name: "lines", add: 1 }, "add", [1, 1]],
  ])("%s", (_what, step, said, wanted) => {
    const rule = aRule({ about: "line_item", on: "order.created", then: [{ on: "order", ...step }] });
    expect(effectsOf(rule, { order: { line_items: lines } }).map((effect) => effect[said])).toEqual(wanted);
  });

  test("does so after a wait, and on a schedule", () => {
    const tag = { do: "add_tags", on: "order", tags: "{{ line_item.sku }}" };
    const order = { line_items: lines };
    const waiting = aRule({ about: "line_item", on: "order.created", then: [{ do: "wait", for: "1 day" }, tag] });
    expect(effectsOf(waiting, { order, then: [{ after: "1 day" }] })).toHaveLength(2);
    const daily = aRule({ about: "line_item", on: { schedule: { every: "day" } }, then: [tag] });
    expect(effectsOf(daily, { order, event: "schedule" })).toHaveLength(2);
  });

  test("writes what is so already once", () => {
    const rule = aRule({ about: "line_item", then: [{ do: "add_tags", on: "order", tags: ["same"] }] });
    expect(effectsOf(rule, { order: { line_items: lines } })).toHaveLength(1);
  });
});

describe("a wait", () => {
  const wait = { do: "wait", for: "7 days" };
  const note = { do: "append_note", text: "{{ now | date: '%F' }}" };
  const notes = (rule: unknown, ...then: object[]) =>
    effectsOf(rule, { order: {}, then }).flatMap(({ note }) => note ?? []);
  const updated = (after: string, order: object = {}) => ({ after, event: "order.updated", order });

  test("is begun once: set off again it says until when it waits already", () => {
    const rule = aRule({ then: [wait, note] });
    const { moments } = tried(rule, { order: {}, then: [updated("2 days"), { after: "5 days" }, { after: "2 days" }] });
    expect(moments.map(({ results }) => results[0]?.waits.map(({ until }) => until))).toEqual([
      ["2026-04-08T10:00:00Z"],
      [],
      [],
      [],
    ]);
    expect(moments[1]?.results[0]?.notes.join()).toContain("waits already, until 2026-04-08T10:00:00Z");
    expect(moments.map(({ results }) => results[0]?.effects.length)).toEqual([0, 0, 1, 0]);
  });

  test("begins anew where the rule stops itself first", () => {
    const rule = aRule({ then: [{ do: "stop_rule", rule: "a-rule" }, wait, note] });
    expect(notes(rule, updated("2 days"), { after: "5 days" }, { after: "2 days" })).toEqual(["2026-04-10"]);
  });

  test("ends where the condition is false in between, and the rule says so", () => {
    const rule = aRule({
      when: { field: "order.tags", op: "has", value: "late" },
      then: [wait, note],
      else: [{ do: "stop_rule", rule: "a-rule" }],
    });
    const late = { tags: ["late"] };
    const days = [updated("2 days", { tags: [] }), updated("2 days", late), { after: "3 days" }, { after: "4 days" }];
    expect(effectsOf(rule, { order: late, then: days }).flatMap(({ note: text }) => text ?? [])).toEqual([
      "2026-04-12",
    ]);
  });

  test("of one child ends without that of its siblings", () => {
    const said = { do: "add_tags", on: "order", tags: "{{ line_item.sku }}" };
    const waits = aRule({ about: "line_item", on: "order.created", then: [wait, said] });
    const stops = {
      id: "stops",
      about: "line_item",
      on: "order.note_changed",
      when: { field: "line_item.sku", op: "is", value: "A" },
      then: [{ do: "stop_rule", rule: "a-rule" }],
    };
    const order = { line_items: lines };
    const days = [{ after: "1 day", event: "order.note_changed", order }, { after: "6 days" }];
    const told = (...of: unknown[]) =>
      effectsOf(of, { order, event: "order.created", then: days }).map(({ do: name, tags }) => tags ?? name);
    expect(told(waits, stops)).toEqual(["stop_rule", ["B"]]);
    expect(told(waits, { ...stops, about: "order", when: undefined })).toEqual(["stop_rule"]);
  });
});
