// Rules of every shape that the language has, made out of its own declarations: fields by type with their operators, actions with
// their settings, events, branches, loops, waits, names, tables, inputs, limits.
import fc from "fast-check";
import { ACTIONS } from "#app/rules/actions/index.ts";
import { checkDocument } from "#app/rules/check-document.ts";
import type { OperandKind } from "#app/rules/operator.ts";
import { operatorsFor } from "#app/rules/operators/index.ts";
import { FINDABLE, type Findable } from "#app/rules/rule-document.ts";
import { type LanguageField, type RuleLanguage, ruleLanguage } from "#app/rules/rule-language.ts";

type Plain = Record<string, unknown>;
type Arbitrary<T = unknown> = fc.Arbitrary<T>;

const word = fc.constantFrom("a", "Gift, wrapped", "rush", "two words", "Ünïcode", "1");
const span = fc.constantFrom("2 days", "36 hours", "3 business days", "1 month");
const clock = fc.constantFrom("09:00", "17:30", "9:05");
const text = fc.oneof(word, fc.constant("{{ now | date: '%Y' }} and so on"));
/** Parts that may be there or not. */
const partly = (parts: Record<string, Arbitrary>, required: string[] = []): Arbitrary<Plain> =>
  fc.record(parts, { requiredKeys: required });

/** A value as a document writes it for a left side of that type. */
function sampleOf(type: string): Arbitrary {
  switch (type) {
    case "number":
      return fc.oneof(fc.nat(500), fc.constant(1.5), fc.constant("7"));
    case "money":
      return fc.oneof(fc.nat(500), fc.constant("19.90"));
    case "yes_no":
      return fc.boolean();
    case "time":
      return fc.constantFrom("2 days ago", "today", "2026-04-01T00:00:00Z");
    case "date":
      return fc.constantFrom("2026-04-01", "yesterday");
    case "clock":
      return clock;
    default:
      return word;
  }
}

function operandOf(kind: OperandKind, field: LanguageField, others: readonly LanguageField[]): Arbitrary {
  const value = sampleOf(field.type);
  const alike = others.filter(
    (one) => one.type === field.type && one.of === field.of && one.path !== field.path && !one.needsName,
  );
  const another = alike.length ? fc.constantFrom(...alike).map(({ path }) => ({ field: path })) : value;
  switch (kind) {
    case "nothing":
      return fc.constant(undefined);
    case "same":
      return fc.oneof({ weight: 4, arbitrary: value }, another);
    case "list":
      return fc.array(value, { minLength: 1, maxLength: 3 });
    case "pair":
      return fc.tuple(value, value);
    case "number":
      return fc.nat(50);
    case "duration":
      return span;
    case "postcodes":
      return fc.constantFrom(["AB", "G1"], "AB", ["10000-19999"]);
    case "countries":
      return fc.constantFrom(["GB", "FR"], "GB");
    case "record":
      return another;
    case "place":
      return fc.constant({ km: 20, of: [51.5, -0.1] });
    default:
      return word;
  }
}

function comparisonOn(fields: readonly LanguageField[]): Arbitrary<Plain> {
  return fc.constantFrom(...fields).chain((field) => {
    const operators = operatorsFor(field.type);
    const left = { field: field.path, ...(field.needsName ? { name: "custom.gift" } : {}) };
    if (!operators.length) return fc.constant(left);
    return fc.constantFrom(...operators).chain(({ name, operand }) =>
      fc
        .tuple(operandOf(operand, field, fields), field.takesDays ? fc.option(fc.nat(60)) : fc.constant(null))
        .map(([value, days]) => ({
          ...left,
          ...(days ? { days } : {}),
          op: name,
          ...(value === undefined ? {} : { value }),
        })),
    );
  });
}

function conditionOver(language: RuleLanguage, fields: readonly LanguageField[], depth = 2): Arbitrary<Plain> {
  const leaf = comparisonOn(fields);
  if (depth === 0) return leaf;
  const inner = conditionOver(language, fields, depth - 1);
  const group = (kind: string) => fc.array(inner, { minLength: 1, maxLength: 2 }).map((parts) => ({ [kind]: parts }));
  const alone: fc.WeightedArbitrary<Plain>[] = [
    { weight: 6, arbitrary: leaf },
    ...["all", "any", "none"].map((kind) => ({ weight: 1, arbitrary: group(kind) as Arbitrary<Plain> })),
    { weight: 1, arbitrary: inner.map((not) => ({ not })) },
    { weight: 1, arbitrary: word.map((value) => ({ template: "{{ now | date: '%A' }}", op: "is", value })) },
    { weight: 1, arbitrary: fc.constant({ field: "now", part: "clock", op: "between", value: ["22:00", "06:00"] }) },
  ];
  if (!language.lists.length) return fc.oneof(...alone);
  const list = fc.constantFrom(...language.lists);
  const ofItems: Arbitrary<Plain> = fc
    .tuple(fc.constantFrom("some", "every", "no"), list)
    .chain(([quantifier, { path, fields: own }]) => comparisonOn(own).map((where) => ({ [quantifier]: path, where })));
  const figure: Arbitrary<Plain> = list.chain(({ path, fields: own }) =>
    fc
      .option(comparisonOn(own))
      .map((where) => ({ count: path, ...(where ? { where } : {}), op: "at_least", value: 2 })),
  );
  return fc.oneof(...alone, { weight: 2, arbitrary: ofItems }, { weight: 2, arbitrary: figure });
}

function stepsIn(language: RuleLanguage, fields: readonly LanguageField[], depth = 2): Arbitrary<Plain[]> {
  const condition = conditionOver(language, fields, 1);
  const fitting = ACTIONS.filter(({ name }) => language.actions.some((one) => one.name === name && one.fits));
  const action = fc.constantFrom(...fitting).chain(({ example, acts }) =>
    partly({
      acts: fc.constantFrom(...acts.allowed),
      if: condition,
      on_failure: fc.constantFrom("go_on", "stop"),
      approval: fc.boolean(),
    }).map((more) => ({ ...example, ...more })),
  );
  const wait = fc.oneof(
    partly({ for: span, at: clock, weekdays_only: fc.constant(true), recheck: fc.constant(false) }, ["for"]),
    clock.map((at) => ({ at })),
  );
  const plain: Arbitrary<Plain> = fc.oneof(
    { weight: 5, arbitrary: action as Arbitrary<Plain> },
    { weight: 1, arbitrary: wait.map((more) => ({ do: "wait", ...more })) },
    { weight: 1, arbitrary: fc.constant({ do: "stop" }) },
    { weight: 1, arbitrary: partly({ text, expires: span }).map((more) => ({ do: "require_approval", ...more })) },
  );
  const some = (one: Arbitrary<Plain>) => fc.array(one, { minLength: 1, maxLength: 2 });
  if (depth === 0) return some(plain);
  const inner = stepsIn(language, fields, depth - 1);
  const way = fc.record({ if: condition, then: inner });
  const branch = partly(
    { if: condition, then: inner, else_if: fc.array(way, { minLength: 1, maxLength: 2 }), else: inner },
    ["if", "then"],
  );
  const repeat = partly({ repeat: fc.constantFrom<unknown>(2, "{{ 3 }}"), as: fc.constant("round"), then: inner }, [
    "repeat",
    "then",
  ]);
  const blocks: Arbitrary<Plain>[] = [branch, repeat];
  if (language.lists.length)
    blocks.push(
      fc.constantFrom(...language.lists).chain(({ path, fields: own }) =>
        partly(
          {
            ...{ for_each: fc.constant(path), where: comparisonOn(own), limit: fc.integer({ min: 1, max: 9 }) },
            then: inner,
          },
          ["for_each", "then"],
        ),
      ),
    );
  return some(fc.oneof({ weight: 4, arbitrary: plain }, ...blocks.map((arbitrary) => ({ weight: 1, arbitrary }))));
}

function triggersOf({ events, fields }: RuleLanguage): Arbitrary {
  const event = fc.constantFrom(...events.map(({ name }) => name));
  const one = fc.oneof(
    { weight: 4, arbitrary: event as Arbitrary },
    fc.record({ after: span, event }),
    fc.record({ after: span, event, weekdays_only: fc.constant(true) }),
    fc.constantFrom(...fields).map(({ path }) => ({ changed: path })),
    fc.constantFrom(
      ...[
        { every: "day", at: "09:00" },
        { every: "month", on: 3 },
        { cron: "0 9 * * 1" },
        { once: "2026-11-27T00:00" },
      ].map((schedule) => ({ schedule })),
    ),
    fc.constant({ rule: "another-rule" }),
  );
  return fc.oneof(event, fc.uniqueArray(one, { minLength: 1, maxLength: 3, selector: (each) => JSON.stringify(each) }));
}

/** What looks for records. */
function findIn(language: RuleLanguage, fields: readonly LanguageField[]): Arbitrary<Plain> {
  return partly({
    where: conditionOver(language, fields, 1),
    within: span,
    search: fc.constant("tag:vip"),
    limit: fc.integer({ min: 1, max: 9 }),
    descending: fc.constant(true),
  });
}

function letsOf(language: RuleLanguage): Arbitrary<Plain> {
  const field = comparisonOn(language.fields).map(({ field: path, name, days }) => ({
    field: path,
    ...(name === undefined ? {} : { name }),
    ...(days === undefined ? {} : { days }),
  }));
  const list = language.lists.length ? fc.constantFrom(...language.lists) : null;
  const value: Arbitrary = fc.oneof(
    ...[
      text,
      fc.nat(500),
      fc.boolean(),
      fc.array(word, { maxLength: 3 }),
      text.map((template) => ({ template })),
      field,
    ],
    fc
      .tuple(conditionOver(language, language.fields, 1), text, fc.option(fc.nat(9)))
      .map(([condition, then, otherwise]) => ({
        if: condition,
        then,
        ...(otherwise === null ? {} : { else: otherwise }),
      })),
    fc
      .constantFrom(...(Object.keys(FINDABLE) as Findable[]))
      .chain((find) =>
        findIn({ ...language, lists: [] }, language.found[find] ?? language.fields).map((more) => ({ find, ...more })),
      ),
    ...(list
      ? [
          list.chain(({ path, fields }) =>
            fc.option(comparisonOn(fields)).map((where) => ({ count: path, ...(where ? { where } : {}) })),
          ),
          list.chain(({ path, fields }) =>
            partly({ where: comparisonOn(fields), limit: fc.constant(3) }).map((more) => ({ field: path, ...more })),
          ),
        ]
      : []),
  );
  return fc.dictionary(fc.constantFrom("area", "limit", "others", "own"), value, {
    minKeys: 1,
    maxKeys: 3,
    noNullPrototype: true,
  });
}

const tables: Arbitrary = fc.dictionary(
  fc.constantFrom("areas", "rates"),
  fc.oneof(
    fc.constant({
      columns: ["Key", "Value, more"],
      rows: [
        ["a", 1],
        ["b, c", "2"],
      ],
    }),
    fc.constant({ Glasgow: "G", "A, B": "x" }),
    fc.constant({ one: { rate: 1, name: "a" }, two: { rate: 2.5, name: "" } }),
  ),
  { minKeys: 1, noNullPrototype: true },
);
const inputs: Arbitrary = fc.uniqueArray(
  fc.oneof(
    partly(
      {
        label: word,
        name: fc.constant("words"),
        type: fc.constantFrom("text", "long_text", "list"),
        required: fc.constant(true),
      },
      ["name"],
    ),
    fc.constantFrom<Plain>(
      { name: "count", type: "number", default: 3 },
      { name: "sure", type: "yes_no", default: true },
      { name: "one", type: "text", options: ["a, b", "c"], default: "c" },
      { name: "many", type: "list", default: ["x", "y, z"] },
    ),
  ),
  { minLength: 1, maxLength: 3, selector: ({ name }) => name },
);

/** A rule about that kind of record, with nothing wrong in it. */
export function anyRule(about: RuleLanguage["about"]): Arbitrary<Plain> {
  const language = ruleLanguage(about, Object.keys(FINDABLE) as Findable[]);
  const { fields } = language;
  const condition = conditionOver(language, fields);
  return partly(
    {
      id: fc.constant("any"),
      name: word,
      description: text,
      about: fc.constant(about),
      on: triggersOf(language),
      find: findIn({ ...language, lists: [] }, fields),
      inputs,
      let: letsOf(language),
      tables,
      skip: fc.array(fc.record({ when: condition, because: word }), { minLength: 1, maxLength: 2 }),
      when: fc.oneof(condition, fc.array(condition, { minLength: 1, maxLength: 2 })),
      then: stepsIn(language, fields),
      else: stepsIn(language, fields, 1),
      otherwise: fc.constantFrom("undo", "leave"),
      stop: fc.constantFrom(true, false, "group"),
      group: fc.constant("gifts"),
      order: fc.nat(1_000),
      enabled: fc.boolean(),
      watch_only: fc.boolean(),
      active_from: fc.constantFrom("2026-11-24", "2026-11-24T08:00:00Z"),
      active_until: fc.constant("2027-01-01"),
      caps: fc.constantFrom({ per_day: 5 }, { per_run: 2 }, { per_day: 5, per_run: 2 }),
    },
    ["id", "about", "on", "then"],
  ).filter((rule) => checkDocument(rule).outcome === "good");
}
