// Pure. Duplicates: how alike two orders have to be, and what is done about the later one.
import { defineCheck, type ShippedRule } from "#app/checks/check.ts";
import { assessDuplicate } from "#app/checks/duplicate/assess-duplicate.ts";
import { RELATED_DAYS } from "#app/checks/order-keys.ts";
import { text, wholeNumber, yesNo } from "#app/checks/setting.ts";
import { skippedOrders, skipSettings } from "#app/checks/skipped-orders.ts";
import { TagSchema } from "#app/rules/actions/add-tags.ts";
import type { OrderPicture } from "#app/rules/facts.ts";
import { Unknown } from "#app/rules/unknown.ts";

const points = (label: string, otherwise: number, help?: string) =>
  wholeNumber(label, otherwise, { min: 0, max: 100, unit: "points", ...(help ? { help } : {}) });

const settings = {
  hold: yesNo("Hold the later order until somebody has looked", true),
  tag: text("Tag of the later order", "duplicate", { max: 40 }),
  ship_together: yesNo("Tag a second purchase that can be shipped with the first", true),
  together_tag: text("Its tag", "ship-together", { max: 40 }),
  window_hours: wholeNumber("How far apart two orders may be", 24, { min: 1, max: RELATED_DAYS * 24, unit: "hours" }),
  threshold: wholeNumber("A duplicate from", 70, { min: 1, max: 100, unit: "points" }),
  least_overlap: wholeNumber("A duplicate has of the items at least", 75, {
    min: 1,
    max: 100,
    unit: "%",
    help: "With fewer of the same items it is a second purchase.",
  }),
  close_minutes: wholeNumber("Close in time is within", 10, { min: 0, max: 1_440, unit: "minutes" }),
  points_who: points("Same customer or e-mail", 30, "Two thirds of it for the same phone."),
  points_where: points("Same address", 25, "A part of it for the same house without the unit's number."),
  points_what: points("Same items", 40, "In proportion, where some of them are the same."),
  points_when: points("Close in time", 5),
  ...skipSettings,
} as const;

export const duplicateCheck = defineCheck({
  id: "duplicate-check",
  name: "Duplicate orders",
  summary:
    "Finds orders that repeat an earlier one and shows which; second purchases are tagged to be shipped together.",
  field: "duplicate_check",
  begins: "watch",
  ruleIds: ["duplicate-check", "ship-together"],
  settings,
  assess(owner, _world, values) {
    const order = owner as unknown as OrderPicture;
    if (order.related_orders === undefined)
      return new Unknown("The orders that share something with this one are not known yet.", {
        need: { fact: "related_orders" },
      });
    const { window_hours, threshold, least_overlap, ship_together, close_minutes } = values;
    const verdict = assessDuplicate(order, order.related_orders, {
      ...{ windowHours: window_hours, threshold, leastOverlap: least_overlap / 100 },
      ...{ shipTogether: ship_together, closeMinutes: close_minutes },
      points: {
        who: values.points_who,
        where: values.points_where,
        what: values.points_what,
        when: values.points_when,
      },
    });
    return { ...verdict };
  },
  rules: ({ hold, tag, ship_together, together_tag, ...values }) => {
    const on: ShippedRule["on"] = ["order.created", "order.edited", "order.address_changed", "order.updated"];
    const skip = skippedOrders(values);
    const tags = (name: string) =>
      TagSchema.safeParse(name).success ? [{ do: "add_tags", id: "tag", acts: "state", tags: [name] } as const] : [];
    const rules: ShippedRule[] = [
      {
        id: "duplicate-check",
        name: "Duplicate orders",
        on,
        skip,
        when: {
          all: [
            { field: "order.duplicate_check.outcome", op: "is", value: "duplicate" },
            // Another twin is another complaint: approving one does not approve the next.
            { field: "order.duplicate_check.other_id", op: "is_not_empty" },
          ],
        },
        then: [
          ...tags(tag),
          ...(hold
            ? [
                {
                  do: "hold_fulfillment",
                  id: "hold",
                  acts: "state",
                  reason: "OTHER",
                  note: "{{ order.duplicate_check.problem | truncate: 240 }}",
                } as const,
              ]
            : []),
          {
            do: "ask_attention",
            id: "ask",
            reason: "{{ order.duplicate_check.problem | truncate: 480 }}",
            severity: "medium",
          },
        ],
      },
    ];
    const together = tags(together_tag);
    if (ship_together && together.length)
      rules.push({
        id: "ship-together",
        name: "Ship together",
        on,
        skip,
        when: { field: "order.duplicate_check.outcome", op: "is", value: "ship_together" },
        then: together,
      });
    return rules;
  },
});
