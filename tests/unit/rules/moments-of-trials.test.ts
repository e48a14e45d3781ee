// What a moment of a facts file means: the clock, what an event implies, which of several rules it is about, what is different then.
import { describe, expect, test } from "vitest";
import { aRule, effectsOf, tried } from "#tests/unit/rules/support.ts";

describe("a schedule", () => {
  const on = [{ schedule: { every: "weekday", at: "18:00" } }, { schedule: { every: "saturday", at: "14:00" } }];
  const rule = aRule({ about: "shop", on, then: [{ do: "save_report", title: "x", text: "y" }] });
  const at = (now: string, parts: object = { event: "clock" }) =>
    tried(rule, { now, shop: { timezone: "Europe/London" }, ...parts });

  test.each([
    ["Friday 18:00 in London", "2026-04-10T17:00:00Z", 1],
    ["half a minute later", "2026-04-10T17:00:30Z", 1],
    ["Friday 18:01", "2026-04-10T17:01:00Z", 0],
    ["Saturday 14:00", "2026-04-11T13:00:00Z", 1],
    ["Saturday 18:00", "2026-04-11T17:00:00Z", 0],
  ])("by the clock: %s", (_when, now, effects) => {
    expect(at(now).effects).toHaveLength(effects);
  });

  test("says when it falls due where it does not", () => {
    expect(at("2026-04-11T17:00:00Z").moments[0]?.results[0]).toMatchObject({
      outcome: "not_set_off",
      reason:
        "By the store's clock it is Saturday, 11 April 2026, 18:00; the schedule falls due next on Monday, 13 April 2026, 18:00.",
    });
  });

  test("“it is time” holds at any moment, with a note", () => {
    const [result] = at("2026-04-11T17:00:00Z", { event: "schedule" }).moments[0]?.results ?? [];
    expect(result).toMatchObject({ outcome: "matched", notes: [expect.stringContaining('"event": "clock"')] });
  });

  test("comes by itself in a later moment, for the rules that are due alone", () => {
    const other = aRule({
      id: "other",
      about: "shop",
      on: { schedule: { every: "day", at: "07:00" } },
      then: [{ do: "save_report", title: "morning" }],
    });
    const { moments } = tried([rule, other], {
      now: "2026-04-09T20:00:00Z",
      event: "clock",
      then: [
        { now: "2026-04-10T07:00:00Z", event: "clock" },
        { now: "2026-04-10T18:00:00Z", event: "clock" },
      ],
    });
    expect(moments.map(({ results }) => results.flatMap(({ effects }) => effects.map(({ title }) => title)))).toEqual([
      [],
      ["morning"],
      ["x"],
    ]);
  });
});

describe("a return", () => {
  const about = { about: "return" };
  const facts = { order: { line_items: [{ id: "1", sku: "A" }] }, return: { line_items: [{ sku: "A", quantity: 1 }] } };
  const approve = [{ do: "approve_return" }];
  const kinds = (rule: unknown, parts: object) => effectsOf(rule, { ...facts, ...parts }).map((effect) => effect.do);

  test("that a step approves can be closed by the next one", () => {
    const rule = aRule({
      ...about,
      on: "return.requested",
      then: [...approve, { do: "close_return" }, { do: "close_return" }],
    });
    expect(kinds(rule, {})).toEqual(["approve_return", "close_return"]);
  });

  test("that was approved is so at a later moment", () => {
    const rule = aRule({
      ...about,
      on: "return.requested",
      then: [...approve, { do: "wait", for: "1 day", recheck: false }, { do: "close_return" }],
    });
    expect(kinds(rule, { then: [{ after: "1 day" }] })).toEqual(["approve_return", "close_return"]);
  });

  test("is what its event says, also later, and where several rules wait for its events", () => {
    const rules = [
      aRule({ ...about, on: "return.requested", then: approve }),
      aRule({ ...about, id: "closer", on: "return.approved", then: [{ do: "close_return" }] }),
    ];
    expect(kinds(rules, {})).toEqual(["approve_return"]);
    expect(kinds(rules, { then: [{ after: "1 minute", event: "return.approved" }] })).toEqual([
      "approve_return",
      "close_return",
    ]);
    expect(kinds(rules, { event: "return.approved" })).toEqual(["close_return"]);
  });
});

describe("stock levels", () => {
  const rule = aRule({
    about: "stock_level",
    on: ["stock.changed", "by_hand"],
    then: [
      {
        do: "set_metafield",
        on: "variant",
        key: "stock.{{ stock_level.location.name | downcase }}",
        value: "{{ stock_level.available }}",
      },
    ],
  });
  const level = { location: "Leeds", available: 4, variant: { id: "5", sku: "MUG" } };

  test("change at a later moment", () => {
    const alert = aRule({
      about: "stock_level",
      on: "stock.changed",
      when: { field: "stock_level.available", op: "falls_below", value: 5 },
    });
    const then = [{ after: "1 hour", event: "stock.changed", stock_level: { available: 3 } }];
    const { moments } = tried(
      {
        ...alert,
        then: [
          {
            do: "send_email",
            to: "a@example.com",
            subject: "{{ stock_level.available }} in {{ stock_level.location.name }}",
            text: "x",
          },
        ],
      },
      { stock_level: { ...level, available: 9 }, then },
    );
    expect(moments.map(({ results }) => results[0]?.effects.map(({ subject }) => subject))).toEqual([
      [],
      ["3 in Leeds"],
    ]);
  });

  test("of one variant each write to it", () => {
    const stock_levels = [level, { ...level, location: "York", available: 7 }];
    expect(effectsOf(rule, { event: "by_hand", stock_levels }).map(({ key, value }) => [key, value])).toEqual([
      ["leeds", "4"],
      ["york", "7"],
    ]);
  });
});

describe("several rules about different records", () => {
  const level = aRule({
    id: "level",
    about: "stock_level",
    on: "stock.changed",
    then: [{ do: "ask_attention", reason: "level" }],
  });
  const variant = aRule({
    id: "variant",
    about: "variant",
    on: "by_hand",
    then: [{ do: "ask_attention", on: "product", reason: "{{ variant.sku }}" }],
  });
  const variants = [
    { id: "5", sku: "A", product: { id: "1" } },
    { id: "6", sku: "B", product: { id: "2" } },
  ];
  const reasons = (rules: unknown[], event: unknown) =>
    effectsOf(rules, { event, variants }).map(({ reason }) => reason);

  test.each([
    ["the rule that is named", { on: "by_hand", rule: "variant" }],
    ["the rule that waits for it", "by_hand"],
  ])("by hand: %s, in whatever order", (_what, event) => {
    expect(reasons([level, variant], event)).toEqual(["A", "B"]);
    expect(reasons([variant, level], event)).toEqual(["A", "B"]);
  });
});

describe("a run by hand", () => {
  const mail = { do: "send_email", to: "a@example.com", subject: "{{ order.name }}", text: "x" };
  const again = [{ after: "1 hour", event: "by_hand" }];

  test("of a rule about an order sends its messages each time", () => {
    const facts = { event: "by_hand", order: { name: "#1" }, then: again };
    expect(effectsOf(aRule({ on: "by_hand", then: [mail] }), facts)).toHaveLength(2);
    expect(effectsOf(aRule({ on: ["order.created", "by_hand"], then: [mail] }), facts)).toHaveLength(2);
  });

  test("runs those rules alone that are run by hand", () => {
    const rules = [aRule({ on: "order.created", then: [mail] }), aRule({ id: "hand", on: "by_hand", then: [mail] })];
    expect(effectsOf(rules, { event: "by_hand", order: {} })).toHaveLength(1);
  });
});
