// Pure. The published JSON Schema of rule documents, made from the declarations: what an editor completes and checks. It says
// the shape; what names mean (fields of a subject, operators of a type) only the checker knows.
import { z } from "zod";
import { ACTIONS } from "#app/rules/actions/index.ts";
import { AGGREGATES, QUANTIFIERS, TIME_PARTS } from "#app/rules/condition-schema.ts";
import { OPERATORS } from "#app/rules/operators/index.ts";
import { EVERY_UNITS, FINDABLE } from "#app/rules/rule-document.ts";
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
  op: {
    enum: OPERATORS.flatMap(({ name, aliases }) => [name, ...(aliases ?? [])]),
    description: "An operator that fits the left side's type (operators.md).",
  },
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

function conditionSchema(): Json {
  const where = ref("condition");
  const as = text("Another name for the items, beside “item”.");
  return {
    description: "One condition.",
    oneOf: [
      object({ all: { type: "array", items: where, minItems: 1 } }, ["all"], { title: "all of these" }),
      object({ any: { type: "array", items: where, minItems: 1 } }, ["any"], { title: "any of these" }),
      object({ none: { type: "array", items: where, minItems: 1 } }, ["none"], { title: "none of these" }),
      object({ not: where }, ["not"], { title: "not this" }),
      object({ field: text("A path: order.shipping_address.zip"), ...comparison() }, ["field", "op"], {
        title: "a field",
      }),
      object({ template: text("A Liquid text whose result is compared."), ...comparison() }, ["template", "op"], {
        title: "a template",
      }),
      ...QUANTIFIERS.map((key) =>
        object({ [key]: text("A path to a list: order.line_items"), where, as }, [key, "where"], {
          title: `${key} of a list`,
        }),
      ),
      ...AGGREGATES.map((key) =>
        object(
          {
            [key]: text(
              key === "count" ? "A path to a list." : "A path to a field of a list's items: order.line_items.quantity",
            ),
            where,
            as,
            ...comparison(),
          },
          [key, "op"],
          { title: `${key} over a list` },
        ),
      ),
    ],
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

function stepSchemas(): Json[] {
  const steps = { type: "array", items: ref("step") };
  const condition = ref("condition");
  const actions = ACTIONS.map(({ name, title, about, settings, acts, destructive }): Json => {
    const shape = plainSchema(settings);
    return {
      type: "object",
      title,
      description: about,
      properties: {
        do: { const: name },
        ...(shape.properties as Json),
        id: text(
          "Stable name of the action; needed only where the same action stands twice and the rule is edited later.",
        ),
        acts: { enum: acts.allowed, description: `When it acts again. Default: ${acts.default}.` },
        on: text(
          "The record that it acts on: a path such as customer or line_item.product. Default: what the rule or the loop is about.",
        ),
        if: condition,
        on_failure: { anyOf: [{ enum: ["go_on", "stop"] }, steps] },
        approval: {
          type: "boolean",
          description: destructive ? "Ask a person first. Default: true." : "Ask a person first. Default: false.",
        },
      },
      required: ["do", ...((shape.required as string[] | undefined) ?? [])],
      additionalProperties: false,
    };
  });
  return [
    ...actions,
    object(
      {
        do: { const: "wait" },
        for: text("“2 days”, “3 business days”, “30 minutes”"),
        until: text("An instant, mostly a template."),
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
        for_each: text("A path to a list: order.line_items"),
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

/** The settings of an action as JSON Schema; what cannot be said so is any value. */
function plainSchema(settings: z.ZodType): Json {
  const made = z.toJSONSchema(settings, { io: "input", unrepresentable: "any", target: "draft-2020-12" }) as Json;
  return made.type === "object" ? made : { properties: {}, required: [] };
}

/** JSON Schema, draft 2020-12. */
export function ruleJsonSchema(): Json {
  const steps = { type: "array", items: ref("step") };
  const find = {
    find: { enum: Object.keys(FINDABLE) },
    where: ref("condition"),
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
          additionalProperties: {
            anyOf: [
              text("A template."),
              object({ field: text("A path."), name: text("Which one."), days: { type: "number" } }, ["field"]),
              object(find, ["find"]),
            ],
          },
        },
        tables: {
          type: "object",
          description: "Small tables within the rule: key → value, or rows with named columns.",
          additionalProperties: {
            anyOf: [
              { type: "object", additionalProperties: { type: "string" } },
              object(
                {
                  columns: { type: "array", items: { type: "string" } },
                  rows: { type: "array", items: { type: "array", items: { type: "string" } } },
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
      trigger: triggerSchema(),
      schedule: {
        anyOf: [
          object({ cron: text("Five fields: minute hour day month weekday.") }, ["cron"]),
          object(
            {
              every: text(`${EVERY_UNITS.join(", ")}, “15 minutes”, “2 hours”`),
              at: text("HH:MM"),
              on: { type: "integer", minimum: 1, maximum: 31, description: "Day of the month." },
            },
            ["every"],
          ),
        ],
      },
      step: { oneOf: stepSchemas() },
    },
  };
}
