// The rounds of a repeat, one after the other, whatever a round waits for; the items of a list side by side.
import { describe, expect, test } from "vitest";
import { checkDocument } from "#app/rules/check-document.ts";
import { checkRules } from "#app/rules/check-rules.ts";
import { aRule, effectsOf, NOW } from "#tests/unit/rules/support.ts";

const tag = (name: string) => ({ do: "add_tags", tags: [name] });
const tagsOf = (rule: unknown, facts: Record<string, unknown>) =>
  effectsOf(rule, facts).flatMap((effect) => effect.tags as string[]);

describe("a repeat", () => {
  const nextDay = { after: "1 day" };
  test.each([
    ["nothing before the first wait ends", [], []],
    ["one round for each wait", [nextDay], ["r1"]],
    ["the next round after it", [nextDay, nextDay], ["r1", "r2"]],
    ["the steps after the last round", [nextDay, nextDay, nextDay], ["r1", "r2", "r3", "end"]],
    ["no more where the rule is no longer true", [nextDay, { after: "1 day", order: { tags: ["stop"] } }], ["r1"]],
  ])("rounds of a repeat come one after the other: %s", (_name, then, tags) => {
    const rule = aRule({
      when: { field: "order.tags", op: "lacks", value: "stop" },
      then: [{ repeat: 3, as: "n", then: [{ do: "wait", for: "1 day" }, tag("r{{ n }}")] }, tag("end")],
    });
    expect(tagsOf(rule, { order: {}, then })).toEqual(tags);
  });
  test("a round waits in a branch, within another repeat", () => {
    const wait = { if: { field: "b", op: "is", value: 1 }, then: [{ do: "wait", for: "1 day" }] };
    const rule = aRule({
      then: [
        { repeat: 2, as: "a", then: [{ repeat: 2, as: "b", then: [wait, tag("{{ a }}{{ b }}")] }, tag("{{ a }}")] },
        tag("end"),
      ],
    });
    const then = [nextDay, nextDay];
    expect(tagsOf(rule, { order: {}, then: then.slice(1) })).toEqual(["11", "12", "1"]);
    expect(tagsOf(rule, { order: {}, then })).toEqual(["11", "12", "1", "21", "22", "2", "end"]);
  });
  test("a stop ends its round, and the next begins", () => {
    const even = { if: { field: "n", op: "is", value: 1 }, then: [{ do: "stop" }] };
    const rule = aRule({
      then: [{ repeat: 2, as: "n", then: [{ do: "wait", for: "1 day" }, even, tag("r{{ n }}")] }, tag("end")],
    });
    expect(tagsOf(rule, { order: {}, then: [nextDay, nextDay] })).toEqual(["r2", "end"]);
  });
  test("items that wait within a repeat are gone on with once", () => {
    const each = {
      for_each: "order.line_items",
      then: [{ do: "wait", for: "1 day" }, tag("{{ line_item.sku }}{{ n }}")],
    };
    const rule = aRule({ then: [{ repeat: 2, as: "n", then: [each] }, tag("end")] });
    const order = {
      line_items: [
        { id: "1", sku: "A" },
        { id: "2", sku: "B" },
      ],
    };
    expect(tagsOf(rule, { order, then: [nextDay] })).toEqual(["end", "A1", "B1", "A2", "B2"]);
  });
  test("a person is asked in one round, then in the next", () => {
    const asked = { do: "require_approval", text: "Sure?", else: [tag("no{{ n }}")] };
    const rule = aRule({ then: [{ repeat: 2, as: "n", then: [asked, tag("yes{{ n }}")] }, tag("end")] });
    expect(tagsOf(rule, { order: {}, then: [{ approve: false }, { approve: true }] })).toEqual(["no1", "yes2", "end"]);
  });
  test("waits for what a call answered before its next round", () => {
    const call = { do: "send_http", url: "https://example.com/{{ n }}", save_as: "got" };
    const rule = aRule({ then: [{ repeat: 2, as: "n", then: [call] }, tag("{{ results.got.status }}")] });
    const answer = (status: number) => ({ answer: { [`send-http@${status - 199}`]: { status, body: {} } } });
    const effects = effectsOf(rule, { order: {}, then: [answer(200), answer(201)] });
    expect(effects.map(({ url, tags }) => url ?? tags)).toEqual([
      "https://example.com/1",
      "https://example.com/2",
      ["201"],
    ]);
  });
});

describe("a loop over a list that waits for each item, with steps after it, is told of", () => {
  const wait = { do: "wait", for: "1 day" };
  const each = (then: object[]) => ({ for_each: "order.line_items", then });
  const told = (then: object[]) => {
    const checked = checkDocument(aRule({ then }));
    if (checked.outcome === "refused") throw new Error(JSON.stringify(checked.complaints));
    const rule = { ruleId: "a-rule", version: 1, position: 0, document: checked.document };
    return checkRules([rule], { now: NOW }).filter(({ is }) => is === "loop_not_waited_for").length;
  };
  test.each<[string, object[], number]>([
    ["a step after it", [each([wait, tag("x")]), tag("end")], 1],
    [
      "a step after the branch that it stands in",
      [{ if: { field: "order.test" }, then: [each([wait])] }, tag("end")],
      1,
    ],
    ["the next round of a repeat", [{ repeat: 2, then: [each([wait])] }], 1],
    ["a question to a person in it", [each([{ do: "require_approval" }]), tag("end")], 1],
    [
      "an answer that its steps want",
      [each([{ do: "send_http", url: "https://example.com", save_as: "a" }]), tag("end")],
      1,
    ],
    ["nothing after it", [tag("begin"), each([wait, tag("x")])], 0],
    ["no wait in it", [each([tag("x")]), tag("end")], 0],
    ["a repeat, which is waited for", [{ repeat: 2, then: [wait, tag("x")] }, tag("end")], 0],
  ])("%s", (_name, then, count) => {
    expect(told(then)).toBe(count);
  });
});
