import { describe, expect, test } from "vitest";
import { checkDocument } from "#app/rules/check-document.ts";
import { compileRule, type RuleInForce } from "#app/rules/compile-rule.ts";
import { decide } from "#app/rules/decide.ts";
import { type Facts, FactsSchema, type Stage } from "#app/rules/facts.ts";
import { aRule, effectsOf, NOW, tried } from "#tests/unit/rules/support.ts";

const tag = (name: string, more = {}) => ({ do: "add_tags", tags: [name], ...more });
const tagsOf = (rule: unknown, facts: Record<string, unknown>) =>
  effectsOf(rule, facts).flatMap((effect) => (effect.do === "add_tags" ? (effect.tags as string[]) : [effect.do]));
const is = (value: number) => ({ field: "order.total_price", op: "is", value });

describe("branches", () => {
  const rule = aRule({
    then: [
      { if: is(1), then: [tag("one")], else_if: [{ if: is(2), then: [tag("two")] }], else: [tag("other")] },
      tag("after"),
    ],
  });
  test.each([
    [1, ["one", "after"]],
    [2, ["two", "after"]],
    [3, ["other", "after"]],
  ])("of %d", (total, tags) => {
    expect(tagsOf(rule, { order: { total_price: total } })).toEqual(tags);
  });
  test("of what is not known nothing is done, nor what comes after", () => {
    const unknown = aRule({
      then: [
        { if: { field: "order.risk.level", op: "is", value: "high" }, then: [tag("a")], else: [tag("b")] },
        tag("after"),
      ],
    });
    expect(tagsOf(unknown, { order: {} })).toEqual([]);
    expect(tried(unknown, { order: {} }).moments[0]?.results[0]?.notes.join()).toContain("Not known: risk");
  });
  test("a rule that is not true does its else", () => {
    expect(tagsOf(aRule({ when: is(1), else: [tag("no")] }), { order: { total_price: 2 } })).toEqual(["no"]);
  });
  test("stop ends the program", () => {
    expect(tagsOf(aRule({ then: [tag("a"), { do: "stop" }, tag("b")] }), { order: {} })).toEqual(["a"]);
  });
});

describe("loops", () => {
  const lines = {
    line_items: [
      { id: "1", sku: "A", vendor: "Acme", quantity: 2 },
      { id: "2", sku: "B", vendor: "ACME" },
      { id: "3", sku: "C", vendor: "Bolt" },
    ],
  };
  const loop = (parts: object) =>
    aRule({ then: [{ for_each: "order.line_items", then: [tag("{{ line_item.sku }}")], ...parts }] });
  test.each([
    ["over all", {}, ["A", "B", "C"]],
    ["over some", { where: { field: "line_item.quantity", op: "more_than", value: 1 } }, ["A"]],
    ["over different values", { distinct: "line_item.vendor" }, ["A", "C"]],
    ["with a limit", { limit: 2 }, ["A", "B"]],
    ["under another name", { as: "one", then: [tag("{{ one.sku }}")] }, ["A", "B", "C"]],
    [
      "within another",
      { then: [{ repeat: "{{ line_item.quantity }}", as: "n", then: [tag("{{ line_item.sku }}{{ n }}")] }] },
      ["A1", "A2", "B1", "C1"],
    ],
  ])("%s", (_name, parts, tags) => {
    expect(tagsOf(loop(parts), { order: lines })).toEqual(tags);
  });
  test("each item's effect has a key of its own, and is done once", () => {
    const rule = aRule({
      then: [{ for_each: "order.line_items", then: [{ do: "send_chat", channel: "c", text: "{{ line_item.sku }}" }] }],
    });
    const { moments, effects } = tried(rule, { order: lines, then: [{ event: "order.updated" }] });
    expect(effects.map(({ step }) => step)).toEqual(["send-chat@1", "send-chat@2", "send-chat@3"]);
    expect(moments[1]?.results[0]?.notes).toContain("send_chat: It was done before.");
  });
  test("end at two thousand effects, and say so", () => {
    const rule = aRule({
      then: [
        {
          repeat: 1_000,
          as: "a",
          then: [{ repeat: 3, as: "b", then: [{ do: "add_row", table: "t", row: { n: "{{ a }}-{{ b }}" } }] }],
        },
      ],
    });
    const { effects, moments } = tried(rule, { order: {} });
    expect(effects).toHaveLength(2_000);
    expect(moments[0]?.results[0]?.notes.join()).toContain("more than 2000 effects");
  });
});

describe("waits", () => {
  const waiting = (wait: object) =>
    aRule({
      when: { field: "order.tags", op: "lacks", value: "stop" },
      then: [tag("before"), { do: "wait", ...wait }, tag("after")],
    });
  test.each([
    ["a span", { for: "3 days" }, "2026-04-04T10:00:00Z"],
    ["business days", { for: "3 business days" }, "2026-04-06T10:00:00Z"],
    ["a weekend put off", { for: "3 days", weekdays_only: true }, "2026-04-06T10:00:00Z"],
    ["an instant", { until: "{{ order.created_at | add_time: '1 week' }}" }, "2026-04-08T10:00:00Z"],
    ["a time of the day", { at: "09:00" }, "2026-04-02T09:00:00Z"],
    ["a span, then a time of the day", { for: "1 day", at: "09:00" }, "2026-04-03T09:00:00Z"],
    ["a moment in words", { until: "tomorrow" }, "2026-04-02T00:00:00Z"],
  ])("for %s", (_name, wait, until) => {
    const { moments, effects } = tried(waiting(wait), { order: {}, then: [{ now: until }] });
    expect(moments[0]?.results[0]?.waits).toEqual([{ for: "time", until }]);
    expect(effects.map(({ tags }) => tags)).toEqual([["before"], ["after"]]);
  });
  test("look at the conditions again, unless the rule says not to", () => {
    const then = [{ after: "3 days", order: { tags: ["stop"] } }];
    expect(tagsOf(waiting({ for: "3 days" }), { order: {}, then })).toEqual(["before"]);
    expect(tagsOf(waiting({ for: "3 days", recheck: false }), { order: {}, then })).toEqual(["before", "after"]);
  });
  test("end with the rule that is switched off", () => {
    expect(
      tagsOf(waiting({ for: "3 days" }), { order: {}, then: [{ after: "3 days", rule: { enabled: false } }] }),
    ).toEqual(["before"]);
  });
  test("go on inside a loop, for each item by itself", () => {
    const rule = aRule({
      then: [
        {
          for_each: "order.line_items",
          then: [{ do: "wait", for: "{{ line_item.quantity }} days" }, tag("{{ line_item.sku }}")],
        },
      ],
    });
    const spans = aRule({
      then: [
        {
          for_each: "order.line_items",
          then: [{ do: "wait", until: "{{ now | add_time: '2 days' }}" }, tag("{{ line_item.sku }}")],
        },
      ],
    });
    expect(() => tried(rule, { order: {} })).toThrow(/then/);
    expect(
      tagsOf(spans, {
        order: {
          line_items: [
            { id: "1", sku: "A" },
            { id: "2", sku: "B" },
          ],
        },
        then: [{ after: "2 days" }],
      }),
    ).toEqual(["A", "B"]);
  });
  test("opened twice for one event are one", () => {
    expect(
      tagsOf(waiting({ for: "1 day" }), { order: {}, then: [{ event: "order.created" }, { after: "1 day" }] }),
    ).toEqual(["before", "after"]);
  });
});

describe("approvals and refusals", () => {
  const asking = aRule({
    then: [
      { do: "require_approval", text: "Cancel {{ order.name }}?", expires: "2 days", else: [tag("declined")] },
      tag("approved"),
    ],
  });
  test.each([
    ["yes", [{ approve: true }], ["approved"]],
    ["no", [{ approve: false }], ["declined"]],
    ["no answer in time", [{ after: "2 days" }], ["declined"]],
    ["no answer yet", [{ after: "1 day" }], []],
  ])("%s", (_name, then, tags) => {
    const { moments, effects } = tried(asking, { order: { name: "#1" }, then });
    expect(moments[0]?.results[0]?.waits).toEqual([
      { for: "approval", text: "Cancel #1?", until: "2026-04-03T10:00:00Z" },
    ]);
    expect(effects.flatMap((effect) => effect.tags)).toEqual(tags);
  });
  const moving = (onFailure: unknown) =>
    aRule({ then: [{ do: "move_fulfillment_order", location: "York", on_failure: onFailure }, tag("after")] });
  const facts = { order: { fulfillment_orders: [{ location: "Leeds" }] }, locations: ["York"] };
  test.each([
    ["go_on", ["move_fulfillment_order", "after"]],
    ["stop", ["move_fulfillment_order"]],
    [[tag("failed")], ["move_fulfillment_order", "failed", "after"]],
    [
      [tag("failed"), { do: "stop" }],
      ["move_fulfillment_order", "failed"],
    ],
  ])("a refused write with on_failure %j", (onFailure, done) => {
    expect(
      tagsOf(moving(onFailure), {
        ...facts,
        then: [{ answer: { "move-fulfillment-order": { refused: "No stock" } } }],
      }),
    ).toEqual(done);
  });
  test("destructive actions ask unless the rule says otherwise", () => {
    const cancelling = (more: object) => aRule({ then: [{ do: "cancel_order", ...more }] });
    expect(effectsOf(cancelling({}), { order: {} })[0]?.needs_approval).toBe(true);
    expect(effectsOf(cancelling({ approval: false }), { order: {} })[0]?.needs_approval).toBeUndefined();
  });
});

describe("occasions", () => {
  const chat = (acts: string | undefined) =>
    aRule({
      when: { field: "order.total_price", op: "more_than", value: 5 },
      then: [{ do: "send_chat", channel: "c", text: "x", ...(acts ? { acts } : {}) }],
    });
  const changes = [
    { event: "order.updated", order: { total_price: 3 } },
    { event: "order.updated", order: { total_price: 9 } },
    { event: "order.updated", order: { note: "x" } },
  ];
  test.each([
    ["once", 1],
    ["crossing", 2],
    ["each", 3],
    [undefined, 1],
  ])("%s", (acts, times) => {
    expect(effectsOf(chat(acts), { order: { total_price: 9 }, then: changes })).toHaveLength(times);
  });
  test("state is kept while it is true and taken back after", () => {
    const rule = aRule({
      when: { field: "order.total_price", op: "more_than", value: 5 },
      then: [tag("big", { acts: "state" })],
    });
    const { moments } = tried(rule, { order: { total_price: 9 }, then: changes });
    expect(moments.map(({ results }) => results.flatMap(({ effects }) => effects.map((effect) => effect.do)))).toEqual([
      ["add_tags"],
      ["remove_tags"],
      ["add_tags"],
      [],
    ]);
  });
  test("otherwise: leave keeps it", () => {
    const rule = aRule({
      otherwise: "leave",
      when: { field: "order.total_price", op: "more_than", value: 5 },
      then: [tag("big", { acts: "state" })],
    });
    expect(effectsOf(rule, { order: { total_price: 9 }, then: changes.slice(0, 1) })).toHaveLength(1);
  });
  test("each acts once for each refund, whatever comes twice", () => {
    const rule = aRule({
      on: "refund.created",
      then: [{ do: "send_chat", channel: "c", text: "{{ event.of }}", acts: "each" }],
    });
    const facts = {
      order: { refunds: [{ id: "81" }, { id: "82" }] },
      event: [
        { on: "refund.created", of: "81" },
        { on: "refund.created", of: "82" },
      ],
      then: [{ event: { on: "refund.created", of: "82" } }],
    };
    expect(effectsOf(rule, facts).map(({ text }) => text)).toEqual(["81", "82"]);
  });
});

describe("chains", () => {
  const link = (from: string, to: string) =>
    aRule({
      id: `from-${from}`,
      on: "order.tags_changed",
      when: { field: "order.tags", op: "has", value: from },
      then: [tag(to)],
    });
  test("what a rule tags sets off the rules that wait for it, in one decision", () => {
    const rules = [link("b", "c"), link("a", "b"), aRule({ on: "order.created", then: [tag("a")] })];
    expect(tagsOf(rules, { event: "order.created", order: {} })).toEqual(["a", "b", "c"]);
  });
  test("are at most eight links long, and end", () => {
    const rules = [
      aRule({ on: "order.created", then: [tag("t0")] }),
      ...Array.from({ length: 12 }, (_, at) => link(`t${at}`, `t${at + 1}`)).reverse(),
    ];
    expect(tagsOf(rules, { event: "order.created", order: {} })).toHaveLength(9);
  });
  test("each rule acts once for a record, though it sets itself off", () => {
    const rule = aRule({
      on: "order.updated",
      then: [{ do: "append_note", text: "{{ order.note | size }}", unless_there: false }],
    });
    expect(effectsOf(rule, { order: {} })).toHaveLength(1);
  });
  test("one rule starts another, with inputs", () => {
    const rules = [
      aRule({
        id: "starter",
        on: "order.created",
        then: [{ do: "start_rule", rule: "started", inputs: { word: "hello" } }],
      }),
      aRule({ id: "started", on: { rule: "starter" }, then: [tag("{{ event.inputs.word }}")] }),
    ];
    expect(tagsOf(rules, { event: "order.created", order: {} })).toEqual(["start_rule", "hello"]);
  });
  test("stop ends later rules, of its group alone where it says so", () => {
    const rules = (stop: unknown) => [
      aRule({ id: "first", order: 1, group: "g", stop, then: [tag("first")] }),
      aRule({ id: "same-group", order: 2, group: "g", then: [tag("same")] }),
      aRule({ id: "another", order: 3, then: [tag("another")] }),
    ];
    expect(tagsOf(rules(true), { order: {} })).toEqual(["first"]);
    expect(tagsOf(rules("group"), { order: {} })).toEqual(["first", "another"]);
    expect(tagsOf(rules(false), { order: {} })).toEqual(["first", "same", "another"]);
  });
});

describe("caps, memory and watching", () => {
  test("a rule acts at most so often a day, over all orders", () => {
    const rule = aRule({ caps: { per_day: 2 } });
    const held = (count: number) => ({ order: {}, memory: { shop: { "cap a-rule 2026-04-01": count } } });
    expect(effectsOf(rule, held(1)).map((effect) => effect.do)).toEqual(["add_tags"]);
    expect(effectsOf(rule, held(2))).toEqual([]);
    expect(effectsOf(rule, { ...held(2), now: "2026-04-02T00:00:00Z" })).toHaveLength(1);
  });
  test("a counter never goes beyond its cap, and what follows is not done", () => {
    const rule = aRule({ then: [{ do: "remember", name: "gifts", add: 1, cap: 100 }, tag("gift")] });
    expect(tagsOf(rule, { order: {}, memory: { shop: { gifts: 99 } } })).toEqual(["remember", "gift"]);
    expect(tagsOf(rule, { order: {}, memory: { shop: { gifts: 100 } } })).toEqual([]);
  });
  test("later steps know what was remembered, and what was forgotten", () => {
    const rule = aRule({
      then: [
        { do: "remember", name: "n", add: 2 },
        tag("{{ memory.shop.n }}"),
        { do: "forget", name: "n" },
        tag("gone", { if: { field: "memory.shop.n", op: "is_empty" } }),
      ],
    });
    expect(tagsOf(rule, { order: {}, memory: { shop: { n: 3 } } })).toEqual(["remember", "5", "forget", "gone"]);
  });
  test("a rule that only watches writes nothing, and says what it would", () => {
    const rules = [aRule({ watch_only: true }), aRule({ id: "other", on: "order.tags_changed", then: [tag("y")] })];
    const { effects, would } = tried(rules, { event: "order.created", order: {} });
    expect(effects).toEqual([]);
    expect(would).toMatchObject([{ do: "add_tags", tags: ["x"] }]);
  });
  test("a rule acts only between its days", () => {
    const rule = aRule({ active_from: "2026-04-01T10:00:01Z", active_until: "2026-05-01" });
    expect(effectsOf(rule, { order: {} })).toEqual([]);
    expect(effectsOf(rule, { order: {}, now: "2026-04-01T10:00:01Z" })).toHaveLength(1);
    expect(effectsOf(rule, { order: {}, now: "2026-05-01T00:00:00Z" })).toEqual([]);
  });
});

describe("a stage that waited", () => {
  const version = (number: number, text: string): RuleInForce => {
    const checked = checkDocument(aRule({ on: "order.created", then: [{ do: "wait", for: "1 day" }, tag(text)] }));
    if (checked.outcome === "refused") throw new Error(JSON.stringify(checked.complaints));
    return { ruleId: "a-rule", version: number, position: 0, document: checked.document };
  };
  const stage: Stage = {
    stageId: "7",
    ruleId: "a-rule",
    ruleVersion: 1,
    target: "gid://shopify/Order/1",
    pointer: [{ at: 0 }],
    block: "then",
    outcome: "due",
    detail: null,
    results: {},
    trigger: { on: "order.created" },
  };
  const facts = (overrides: Partial<Facts> = {}): Facts =>
    ({
      ...FactsSchema.parse({
        shop: { installation: 1 },
        lane: { kind: "order", key: "1" },
        triggers: [],
        order: { id: "1", created_at: NOW, updated_at: NOW },
      }),
      stages: [stage],
      ...overrides,
    }) as Facts;

  test("goes on with the version that it began with", () => {
    const [old, fresh] = [version(1, "old"), version(2, "fresh")];
    const decision = decide(facts(), [fresh], { now: NOW }, [old]);
    expect(decision.effects).toMatchObject([{ ruleVersion: 1, body: { tags: ["old"] } }]);
    expect(decision.closed).toEqual(["7"]);
  });
  test("is cancelled where that version is gone, or the rule switched off", () => {
    expect(decide(facts(), [version(2, "fresh")], { now: NOW }).effects).toEqual([]);
    expect(decide(facts(), [], { now: NOW })).toMatchObject({ effects: [], closed: ["7"] });
  });
  test("says so where the steps are not what they were", () => {
    const decision = decide(facts({ stages: [{ ...stage, pointer: [{ at: 9 }] }] }), [version(1, "x")], { now: NOW });
    expect(decision.findings[0]?.notes.join()).toContain("not what they were");
  });
  test("compiles a document once, however often it is decided", () => {
    const one = version(1, "x");
    expect(compileRule(one)).toBe(compileRule(one));
  });
});
