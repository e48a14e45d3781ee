import { describe, expect, test } from "vitest";
import { checkDocument } from "#app/rules/check-document.ts";
import { checkRules } from "#app/rules/check-rules.ts";
import type { RuleInForce } from "#app/rules/compile-rule.ts";
import { type Facts, FactsSchema } from "#app/rules/facts.ts";
import { NOW } from "#tests/unit/rules/support.ts";

type Plain = Record<string, unknown>;
function inForce(id: string, parts: Plain): RuleInForce {
  const checked = checkDocument({
    id,
    name: id,
    on: "order.created",
    then: [{ do: "add_tags", tags: ["x"] }],
    ...parts,
  });
  if (checked.outcome === "refused") throw new Error(JSON.stringify(checked.complaints));
  return { ruleId: id, version: 1, position: checked.document.order ?? 0, document: checked.document };
}
const warnings = (rules: RuleInForce[], beside: Partial<Parameters<typeof checkRules>[1]> = {}) =>
  checkRules(rules, { now: NOW, ...beside });
const said = (rules: RuleInForce[], beside = {}) =>
  warnings(rules, beside).map(({ is, rules: ids }) => [is, ...ids].join(" "));
const is = (field: string, op: string, value?: unknown) => ({ field, op, ...(value === undefined ? {} : { value }) });
const order = (parts: Plain): Facts =>
  FactsSchema.parse({
    shop: { installation: 1 },
    lane: { kind: "order", key: "1" },
    triggers: [],
    order: { id: "1", created_at: NOW, updated_at: NOW, ...parts },
  }) as Facts;

describe("rules together", () => {
  test("that mean no harm are let be", () => {
    const rules = [
      inForce("a", {
        when: is("order.tags", "has", "gift"),
        then: [
          { do: "add_tags", tags: ["x"] },
          { do: "append_note", text: "Hello" },
        ],
      }),
      inForce("b", { on: "order.tags_changed", then: [{ do: "remove_tags", tags: ["y"] }] }),
    ];
    expect(warnings(rules, { granted: ["write_orders"], recent: [order({})] })).toEqual([]);
  });

  test.each<[string, unknown, string[]]>([
    ["a call", "http", []],
    ["a step of Flow", "flow", []],
    ["a time after a moment", { after: "1 day", event: "order.payment_due" }, []],
    ["moments", ["order.authorization_expiring", "order.payment_due"], []],
    ["the clock", { schedule: { every: "day" } }, []],
  ])("that wait for %s: whether a running store is told of it", (_, on, expected) => {
    expect(said([inForce("a", { on })])).toEqual(expected);
  });

  test("that wait for news of a scope are never set off while the store has not granted it", () => {
    const rules = [inForce("a", { on: ["dispute.opened", "dispute.updated"], when: is("order.tags", "has", "x") })];
    const told = (granted: string[]) => warnings(rules, { granted: ["write_orders", ...granted] }).map(({ is }) => is);
    expect(told([])).toContain("never_set_off");
    expect(told(["read_shopify_payments_disputes"])).not.toContain("never_set_off");
    expect(said(rules)).toEqual([]);
  });

  test.each<[string, Plain, string[], string]>([
    ["an action's own", { then: [{ do: "approve_return" }] }, ["write_orders"], "write_returns for approve_return"],
    [
      "that of the record it acts on",
      { then: [{ do: "add_tags", on: "customer", tags: ["x"] }] },
      ["write_orders", "read_customers"],
      "write_customers for add_tags",
    ],
    [
      "that of the facts it reads",
      { when: is("order.line_items.product.tags", "has", "x") },
      ["write_orders"],
      "read_products to read products",
    ],
  ])("miss a scope: %s", (_name, parts, granted, words) => {
    expect(
      warnings([inForce("a", parts)], { granted })
        .map(({ message }) => message)
        .join(),
    ).toContain(words);
  });
  test("take a write scope for the reading one", () => {
    expect(
      warnings([inForce("a", { when: is("order.line_items.product.tags", "has", "x") })], {
        granted: ["write_orders", "write_products"],
      }),
    ).toEqual([]);
  });

  test.each<[string, unknown[]]>([
    ["two values", [is("order.financial_status", "is", "paid"), is("order.financial_status", "is", "pending")]],
    ["a value and its opposite", [is("order.note", "is", "x"), is("order.note", "is_not", "X")]],
    ["a value out of a list", [is("order.note", "in", ["a", "b"]), is("order.note", "not_in", ["a", "b", "c"])]],
    ["amounts", [is("order.total_price", "more_than", 100), is("order.total_price", "less_than", "100.00")]],
    ["an amount and its limit", [is("order.total_price", "is", 5), is("order.total_price", "at_least", 6)]],
    ["a tag there and not there", [is("order.tags", "has", "VIP"), is("order.tags", "lacks", "vip")]],
    ["something and nothing", [is("order.note", "is_empty"), is("order.note", "contains", "x")]],
  ])("can never be true: %s", (_name, all) => {
    expect(said([inForce("a", { when: { all } })])).toEqual(["never_true a"]);
  });
  test.each<[string, unknown]>([
    ["other fields", { all: [is("order.note", "is", "a"), is("order.name", "is", "b")] }],
    ["either of them", { any: [is("order.note", "is", "a"), is("order.note", "is", "b")] }],
    ["a span", { all: [is("order.total_price", "more_than", 5), is("order.total_price", "less_than", 6)] }],
    [
      "other names",
      {
        all: [
          { ...is("order.attribute", "is", "a"), name: "x" },
          { ...is("order.attribute", "is", "b"), name: "y" },
        ],
      },
    ],
  ])("may well be true: %s", (_name, when) => {
    expect(said([inForce("a", { when })])).toEqual([]);
  });

  test("are never reached behind one that always stops them", () => {
    const rules = (parts: Plain) => [
      inForce("first", { order: 1, stop: true, ...parts }),
      inForce("second", { order: 2 }),
    ];
    expect(said(rules({}))).toEqual(["never_reached first second"]);
    expect(said(rules({ when: is("order.test", "is_true") }))).toEqual([]);
    expect(said(rules({ on: "order.paid" }))).toEqual([]);
    expect(said(rules({ stop: "group", group: "g" }))).toEqual([]);
  });

  test("set themselves or each other off", () => {
    const noting = (id: string, on: string) =>
      inForce(id, { on, then: [{ do: "append_note", text: "{{ order.note | size }}", unless_there: false }] });
    expect(said([noting("a", "order.updated")])).toEqual(["loop a"]);
    expect(said([noting("a", "order.created")])).toEqual([]);
    expect(
      said([
        inForce("a", { then: [{ do: "start_rule", rule: "b" }] }),
        inForce("b", { then: [{ do: "start_rule", rule: "a" }] }),
      ]),
    ).toEqual(["loop a b"]);
    const copied = { do: "append_note", on: "customer", text: "{{ order.name }}: {{ order.note }}" };
    expect(said([inForce("a", { on: "order.note_changed", then: [copied] })])).toEqual([]);
    expect(said([inForce("a", { on: "order.updated", then: [{ do: "append_note", text: "the same" }] })])).toEqual([]);
  });

  test("contradict each other on the same event", () => {
    const remover = (parts: Plain) => inForce("b", { then: [{ do: "remove_tags", tags: ["X"] }], ...parts });
    expect(said([inForce("a", {}), remover({})])).toEqual(["contradiction a b"]);
    expect(said([inForce("a", {}), remover({ on: "order.paid" })])).toEqual([]);
    const [none, some] = [is("order.phone", "is_empty"), is("order.phone", "is_not_empty")];
    const [noMail, mail] = [is("order.email", "is_empty"), is("order.email", "is_not_empty")];
    expect(said([inForce("a", { when: none }), remover({ when: some })])).toEqual([]);
    expect(said([inForce("a", { when: { all: [none, noMail] } }), remover({ when: { any: [some, mail] } })])).toEqual(
      [],
    );
    expect(said([inForce("a", { when: { any: [none, noMail] } }), remover({ when: { any: [some, mail] } })])).toEqual([
      "contradiction a b",
    ]);
    // The later rule sees what the earlier one wrote.
    const [lacks, has] = [is("order.tags", "lacks", "x"), is("order.tags", "has", "x")];
    expect(said([inForce("a", { when: lacks }), remover({ when: has })])).toEqual(["contradiction a b"]);
    expect(said([inForce("a", {}), remover({ then: [{ do: "remove_tags", on: "customer", tags: ["x"] }] })])).toEqual(
      [],
    );
  });

  test("name a rule that is not there", () => {
    expect(said([inForce("a", { then: [{ do: "stop_rule", rule: "gone" }] })])).toEqual(["unknown_rule a"]);
  });

  test("fail on a record that is there", () => {
    const rule = inForce("a", { then: [{ do: "append_note", text: "{{ 100 | divided_by: order.total_weight }}" }] });
    expect(warnings([rule], { recent: [order({ total_weight: 5 })] })).toEqual([]);
    expect(warnings([rule], { recent: [order({ total_weight: 0 })] })[0]?.message).toContain("divided by 0");
  });

  test("add more tags than Shopify takes", () => {
    const many = (from: number) => ({ do: "add_tags", tags: Array.from({ length: 200 }, (_, at) => `t${from + at}`) });
    expect(said([inForce("a", { then: [many(0), many(200)] })])).toEqual(["too_many_tags a"]);
  });

  test("say at which parts of which rules they are to be looked at again", () => {
    const placesOf = (rules: RuleInForce[], beside: Partial<Parameters<typeof checkRules>[1]> = {}) =>
      warnings(rules, beside).flatMap(({ is, places }) =>
        places.map(({ rule, path }) => `${is} ${rule}: ${path.join(".")}`),
      );
    const inside = (step: Plain) => [
      { do: "append_note", text: "x" },
      {
        if: is("order.note", "is_empty"),
        then: [],
        else_if: [{ if: is("order.test", "is_true"), then: [{ for_each: "order.line_items", then: [step] }] }],
      },
    ];
    expect(
      placesOf(
        [
          inForce("a", {
            then: inside({
              do: "set_metafield",
              key: "custom.made_by",
              type: "single_line_text_field",
              value: "{{ line_item.product.vendor }}",
            }),
          }),
        ],
        {
          granted: ["write_orders"],
        },
      ),
    ).toEqual(["missing_scope a: then.1.else_if.0.then.0.then.0"]);
    const asking = { all: [is("order.note", "is_empty"), { any: [is("order.line_items.product.tags", "has", "x")] }] };
    expect(placesOf([inForce("a", { when: asking })], { granted: ["write_orders"] })).toEqual([
      "missing_scope a: when.all.1.any.0",
    ]);
    expect(
      placesOf([
        inForce("a", { then: inside({ do: "stop_rule", rule: "gone" }), else: { do: "start_rule", rule: "gone" } }),
      ]),
    ).toEqual(["unknown_rule a: then.1.else_if.0.then.0.then.0.rule", "unknown_rule a: else.0.rule"]);
    expect(
      placesOf([inForce("a", { when: [is("order.note", "is", "x"), { all: [is("order.note", "is_empty")] }] })]),
    ).toEqual(["never_true a: when.all.0", "never_true a: when.all.1.all.0"]);
    expect(placesOf([inForce("a", { stop: true }), inForce("b", { order: 2 })])).toEqual([
      "never_reached a: stop",
      "never_reached b: on",
    ]);
    expect(
      placesOf([inForce("a", {}), inForce("b", { then: inside({ do: "remove_tags", on: "order", tags: ["x"] }) })]),
    ).toEqual(["contradiction a: then.0", "contradiction b: then.1.else_if.0.then.0.then.0"]);
    const dividing = { do: "append_note", text: "{{ 100 | divided_by: order.total_weight }}" };
    expect(
      placesOf(
        [
          inForce("a", {
            then: [
              { do: "add_tags", tags: ["x"] },
              { if: is("order.test", "is_false"), then: dividing },
            ],
          }),
        ],
        {
          recent: [order({ total_weight: 0, test: false })],
        },
      ),
    ).toEqual(["template_fails a: then.1.then.0"]);
    const waiting = { for_each: "order.line_items", then: [{ do: "wait", for: "1 day" }] };
    expect(placesOf([inForce("a", { then: [{ repeat: 2, then: [waiting] }] })])).toEqual([
      "loop_not_waited_for a: then.0.then.0",
    ]);
    expect(
      placesOf([
        inForce("a", {
          then: [
            { do: "add_tags", tags: ["x"] },
            { do: "start_rule", rule: "b" },
          ],
        }),
        inForce("b", { then: [{ do: "start_rule", rule: "a" }] }),
      ]),
    ).toEqual(["loop a: then.1", "loop b: then.0"]);
  });

  const mail = { do: "send_email", to: "store", subject: "x", text: "x" };
  test.each<[string, Plain, string[]]>([
    ["of a day that is moved", { on: "fulfillment_order.rescheduled", then: mail }, ["then.0.acts"]],
    ["of a parcel's news", { on: ["fulfillment.updated"], about: "fulfillment", then: mail }, ["then.0.acts"]],
    ["of a field that changes", { on: { changed: "order.email" }, then: mail }, ["then.0.acts"]],
    [
      "of it in a branch",
      { on: "order.edited", then: { if: is("order.test", "is_true"), then: mail } },
      ["then.0.then.0.acts"],
    ],
    ["each time", { on: "order.edited", then: { ...mail, acts: "each" } }, []],
    ["once, as it says", { on: "order.edited", then: { ...mail, acts: "once" } }, []],
    ["of an order that is placed or edited", { on: ["order.created", "order.edited"], then: mail }, []],
    ["of a refund", { on: "refund.created", then: mail }, []],
    ["of a customer, each time as it is", { on: { changed: "customer.email" }, about: "customer", then: mail }, []],
  ])("that tell once %s", (_, parts, places) => {
    const found = warnings([inForce("a", parts)]).filter(({ is }) => is === "goes_once");
    expect(found.flatMap(({ places: at }) => at.map(({ path }) => path.join(".")))).toEqual(places);
  });

  test.each<[string, Plain, string[]]>([
    ["asks of an order’s event", { when: [is("order.note", "exists"), is("event.body.x", "exists")] }, ["when.all.1"]],
    [
      "writes it",
      { then: { if: is("order.test", "is_true"), then: { do: "set_note", text: "{{ event.body.x }}" } } },
      ["then.0.then.0"],
    ],
    ["names it", { let: { x: "{{ event.body.x }}" } }, ["let.x"]],
    ["is called", { on: ["order.created", "http"], when: is("event.body.x", "exists") }, []],
    [
      "is about the store, of a discount",
      { about: "shop", on: "discount.created", then: { do: "save_report", title: "{{ event.body.title }}", csv: "x" } },
      [],
    ],
  ])("looks at what no event of it carries, where it %s", (_, parts, places) => {
    const found = warnings([inForce("a", parts)]).filter(({ is }) => is === "without_body");
    expect(found.flatMap(({ places: at }) => at.map(({ path }) => path.join(".")))).toEqual(places);
  });

  test("that are switched off are not looked at", () => {
    expect(
      said([
        inForce("a", { enabled: false, when: { all: [is("order.note", "is", "a"), is("order.note", "is", "b")] } }),
      ]),
    ).toEqual([]);
  });
});
