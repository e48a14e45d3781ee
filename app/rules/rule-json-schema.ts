// Pure. The published JSON Schema of rule documents, made from the declarations: what an editor completes and checks. It says
// the shape; what names mean (fields of a subject, operators of a type) only the checker knows.
import type { Action } from "#app/rules/action.ts";
import { SETTING_TYPES, settingsOf } from "#app/rules/action-settings.ts";
import { ACTIONS } from "#app/rules/actions/index.ts";
import { AGGREGATES, QUANTIFIERS, TIME_PARTS } from "#app/rules/condition-schema.ts";
import { ACTS } from "#app/rules/effect.ts";
import { OPERATORS } from "#app/rules/operators/index.ts";
import { FINDABLE } from "#app/rules/rule-document.ts";
import { EVERY_UNITS } from "#app/rules/rule-trigger.ts";
import { SUBJECT_NAMES } from "#app/rules/scope.ts";
import { EVENT_NAMES, EVENTS } from "#app/rules/trigger.ts";

type Json = Record<string, unknown>;
const ref = (name: string): Json => ({ $ref: `#/$defs/${name}` });
const text = (description: string, extra: Json = {}): Json => ({ type: "string", description, ...extra });
const object = (properties: Json, required: string[], extra: Json = {}): Json => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
  ...extra,
});

const comparison = (): Json => ({
  op: ref("op"),
  value: { description: 'The right side: a value, a list, a text with {{ }}, or {"field": …}.' },
  exact: { type: "boolean", description: "Texts are compared as they are written: case and spaces count." },
  compare: {
    type: "array",
    items: { type: "string" },
    description: "Parts of an address that count (differs_from, same_as).",
  },
  name: text("Which attribute, property or metafield (“namespace.key”) is meant."),
  days: { type: "integer", minimum: 1, description: "A window that ends now (customer.spent, customer.order_count)." },
  part: { enum: TIME_PARTS, description: "A part of a time." },
  zone: text("Whose clock a part is of: “shop” (default), “customer”, or an IANA name."),
});

/** Exactly one of these keys tells the form. */
const oneKey = (keys: readonly string[], description: string): Json => ({
  ...Object.fromEntries(keys.map((key) => [key, { type: "string", description }])),
});

function conditionSchema(): Json {
  const several = { type: "array", items: ref("condition"), minItems: 1 };
  const as = text("Another name for the items, beside “item”.");
  return {
    description: "One condition. A list means all of them.",
    anyOf: [
      several,
      {
        ...object({ all: several, any: several, none: several, not: ref("condition") }, []),
        title: "a group",
        minProperties: 1,
        maxProperties: 1,
      },
      {
        ...object({ field: text("A path: order.shipping_address.zip"), ...comparison() }, ["field"]),
        title: "a field",
      },
      {
        ...object({ template: text("A Liquid text whose result is compared."), ...comparison() }, ["template"]),
        title: "a template",
      },
      {
        ...object({ ...oneKey(QUANTIFIERS, "A path to a list: order.line_items"), where: ref("condition"), as }, [
          "where",
        ]),
        title: "over the items of a list: some, every or no",
        minProperties: 2,
      },
      {
        ...object(
          {
            ...oneKey(
              AGGREGATES,
              "A path: of count to a list (order.refunds), else to a field of its items (order.line_items.quantity).",
            ),
            where: ref("condition"),
            as,
            ...comparison(),
          },
          [],
        ),
        title: "a figure over a list: count, distinct, sum, min, max or average",
        minProperties: 1,
      },
    ],
  };
}

function operatorSchema(): Json {
  return {
    description: `Left out: “is” (of a list of values “in”); without a value “is_true” or “exists”. ${OPERATORS.map(({ name, about }) => `${name}: ${about}`).join(" ")}`,
    enum: [...new Set(OPERATORS.flatMap(({ name, aliases }) => [name, ...(aliases ?? [])]))],
  };
}

function triggerSchema(): Json {
  const topics = EVENT_NAMES.flatMap((name) => [...EVENTS[name].topics] as string[]);
  return {
    description: "What sets the rule off.",
    oneOf: [
      {
        enum: [...EVENT_NAMES.filter((name) => !["timer", "settings", "stage"].includes(name)), ...topics],
        description: "An event, or the Shopify topic that means the same (triggers.md).",
      },
      object({ changed: text("A field of the record: order.note"), from: {}, to: {} }, ["changed"], {
        title: "a field changed",
      }),
      object({ schedule: ref("schedule") }, ["schedule"], { title: "the clock" }),
      object(
        { after: text("“7 days”"), event: { enum: [...EVENT_NAMES, ...topics] }, weekdays_only: { type: "boolean" } },
        ["after", "event"],
        { title: "so long after an event; the conditions are looked at then" },
      ),
      object({ rule: text("Id of the rule that starts it.") }, ["rule"], { title: "another rule" }),
    ],
  };
}

/** What every action takes beside its own settings. */
const common = (): Json => ({
  type: "object",
  properties: {
    do: { enum: ACTIONS.map(({ name }) => name) },
    id: text("Stable name of the action; needed only where the same action stands twice and the rule is edited later."),
    acts: { enum: ACTS, description: "When it acts again (README.md)." },
    on: text(
      "The record that it acts on: a path such as customer or line_item.product. Default: what the rule or the loop is about.",
    ),
    if: ref("condition"),
    on_failure: { anyOf: [{ enum: ["go_on", "stop"] }, ref("steps")] },
    approval: { type: "boolean", description: "Ask a person first." },
  },
  required: ["do"],
});

function actionSchema(action: Action): Json {
  const settings = settingsOf(action);
  const required = settings.filter((one) => one.required).map(({ name }) => name);
  return {
    title: action.title,
    description: action.about,
    allOf: [ref("action")],
    properties: {
      do: { const: action.name },
      ...Object.fromEntries(settings.map(({ name, schema }) => [name, schema])),
    },
    required: ["do", ...required],
    unevaluatedProperties: false,
  };
}

function stepSchemas(): Json[] {
  const steps = ref("steps");
  const condition = ref("condition");
  return [
    ...ACTIONS.map(actionSchema),
    object(
      {
        do: { const: "wait" },
        for: text("“2 days”, “3 business days”, “30 minutes”"),
        until: text("An instant (mostly a template), or “2 days ago”, “tomorrow”."),
        at: text("Then, or alone, until this time of the day: 09:00."),
        weekdays_only: { type: "boolean" },
        recheck: {
          type: "boolean",
          description: "Whether the rule's conditions are looked at again then. Default: true.",
        },
      },
      ["do"],
      { title: "Wait" },
    ),
    object(
      {
        do: { const: "require_approval" },
        text: text("What the person is asked."),
        expires: text("“3 days”: then it counts as declined."),
        else: steps,
      },
      ["do"],
      { title: "Ask a person" },
    ),
    object({ do: { const: "stop" } }, ["do"], { title: "Stop here" }),
    object(
      {
        if: condition,
        then: steps,
        else_if: { type: "array", items: object({ if: condition, then: steps }, ["if", "then"]) },
        else: steps,
      },
      ["if", "then"],
      { title: "If, else" },
    ),
    object(
      {
        for_each: text("A path to a list (order.line_items), or a template that gives one."),
        as: text("Another name for the items."),
        where: condition,
        distinct: text("Only the first item for each different value of this field."),
        limit: { type: "integer", minimum: 1 },
        then: steps,
      },
      ["for_each", "then"],
      { title: "For each item of a list" },
    ),
    object(
      {
        repeat: {
          anyOf: [{ type: "integer", minimum: 0 }, { type: "string" }],
          description: "How often: a number or a template.",
        },
        as: text("Name of the running number, from 1. Default: number."),
        then: steps,
      },
      ["repeat", "then"],
      { title: "Repeat" },
    ),
  ];
}

function letSchema(find: Json): Json {
  const list = {
    where: ref("condition"),
    as: text("Another name for the items."),
    sort_by: text("A field of the items."),
    descending: { type: "boolean" },
    limit: { type: "integer", minimum: 1 },
  };
  const { part, zone, name, days } = comparison();
  return {
    description: "A value: a text is a template.",
    anyOf: [
      text("A template. One that is a single {{ expression }} keeps what it gives: a list, a number."),
      { type: ["number", "boolean"] },
      { type: "array" },
      object({ template: text("A template.") }, ["template"]),
      object({ field: text("A path."), name, days, part, zone }, ["field"]),
      { ...object({ field: text("A path to a list."), ...list }, ["field"]), title: "the items of a list that fit" },
      {
        ...object({ ...oneKey(AGGREGATES, "As in a condition."), where: ref("condition"), as: list.as }, []),
        title: "a figure over a list",
        minProperties: 1,
      },
      { ...object({ if: ref("condition"), then: ref("let"), else: ref("let") }, ["if", "then"]), title: "a choice" },
      { ...object(find, ["find"]), title: "records that the rule looks for" },
    ],
  };
}

/** JSON Schema, draft 2020-12. */
export function ruleJsonSchema(): Json {
  const steps = ref("steps");
  const find = {
    find: { enum: Object.keys(FINDABLE) },
    where: ref("condition"),
    as: text("Name of one of them in `where`, beside “item”."),
    search: text("Shopify's search syntax, as a template."),
    within: text("Only records created within this span: “60 days”."),
    sort_by: text("A field of the records."),
    descending: { type: "boolean" },
    limit: { type: "integer", minimum: 1, maximum: 10_000 },
  };
  const { find: _find, ...picks } = find;
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Switchyard rule",
    description: "A rule of Switchyard, version 1 of the language.",
    ...object(
      {
        $schema: { type: "string" },
        schema: { const: 1 },
        id: text("Lower case letters, digits and hyphens.", { pattern: "^[a-z0-9]+(-[a-z0-9]+)*$", maxLength: 64 }),
        name: text("For people."),
        description: text("What it is for."),
        about: {
          enum: SUBJECT_NAMES,
          default: "order",
          description:
            "The record that it is evaluated for: once for the order, or once for each of its children of a kind …",
        },
        on: { anyOf: [ref("trigger"), { type: "array", items: ref("trigger"), minItems: 1 }] },
        find: object(picks, [], { description: "Which records a schedule, or a run over many, looks at." }),
        inputs: {
          type: "array",
          items: object(
            {
              name: text("Known as event.inputs.NAME."),
              label: text("For people."),
              type: { enum: ["text", "long_text", "number", "money", "yes_no", "date", "list"] },
              required: { type: "boolean" },
              default: {},
              options: { type: "array", items: { type: "string" } },
            },
            ["name"],
          ),
        },
        let: {
          type: "object",
          description: "Names for values, and for records that the rule looks for.",
          additionalProperties: ref("let"),
        },
        tables: {
          type: "object",
          description: "Small tables within the rule: key → value, or rows with named columns.",
          additionalProperties: {
            anyOf: [
              { type: "object", additionalProperties: {} },
              object(
                {
                  columns: { type: "array", items: { type: "string" } },
                  rows: { type: "array", items: { type: "array" } },
                },
                ["columns", "rows"],
              ),
            ],
          },
        },
        skip: {
          type: "array",
          items: object({ when: ref("condition"), because: text("Shown as the reason.") }, ["when", "because"]),
        },
        when: ref("condition"),
        then: steps,
        else: { ...steps, description: "Done when the rule is set off and not true." },
        otherwise: {
          enum: ["undo", "leave"],
          default: "undo",
          description: "When it stops being true: take `state` actions back, or leave them.",
        },
        stop: {
          anyOf: [{ type: "boolean" }, { const: "group" }],
          description: "Where it is true, later rules (of its group) are not looked at.",
        },
        group: text("Rules that belong together."),
        order: { type: "integer", minimum: 0, description: "Rules run in this order." },
        enabled: { type: "boolean", default: true },
        watch_only: { type: "boolean", description: "Says what it would do, and does nothing." },
        active_from: text("A date or instant."),
        active_until: text("A date or instant."),
        caps: object({ per_day: { type: "integer", minimum: 1 }, per_run: { type: "integer", minimum: 1 } }, []),
      },
      ["id", "on", "then"],
    ),
    $defs: {
      condition: conditionSchema(),
      op: operatorSchema(),
      let: letSchema(find),
      steps: { anyOf: [{ type: "array", items: ref("step") }, ref("step")], description: "Steps, done in order." },
      action: common(),
      ...SETTING_TYPES,
      trigger: triggerSchema(),
      schedule: {
        anyOf: [
          object({ cron: text("Five fields: minute hour day month weekday.") }, ["cron"]),
          object({ once: text("One moment: 2026-11-27T00:00, by the store's clock.") }, ["once"]),
          object(
            {
              every: text(`${EVERY_UNITS.join(", ")}, “15 minutes”, “2 hours”`),
              at: text("HH:MM"),
              on: {
                type: ["integer", "string"],
                minimum: 1,
                maximum: 31,
                description: "Of a month its day, 1 to 31; of a week its day: “monday”.",
              },
            },
            ["every"],
          ),
        ],
      },
      step: { oneOf: stepSchemas() },
    },
  };
}
