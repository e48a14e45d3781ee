// Pure. VIP tags by spend, number of orders, average and recency, in tiers. No assessor: the figures are fields of the customer
// already, and the bounds of what our ledger covers have to reach the comparison.
import { defineCheck, type ShippedRule } from "#app/checks/check.ts";
import { amount, list, rows, text, type ValuesOf, wholeNumber, yesNo } from "#app/checks/setting.ts";
import { skippedOrders, skipSettings } from "#app/checks/skipped-orders.ts";
import type { Condition } from "#app/rules/condition-schema.ts";

const MOST_TIERS = 10;

const tier = {
  tag: text("Tag", "VIP", { max: 40 }),
  spend: amount("Spent more than", "500.00", { help: "Received minus refunded; 0: not looked at." }),
  orders: wholeNumber("Orders, at least", 0, { min: 0, max: 10_000, help: "0: not looked at." }),
  average: amount("Spent per order on average, at least", "0.00", { help: "0: not looked at." }),
} as const;

const settings = {
  days: wholeNumber("Period", 365, { min: 1, max: 3_650, unit: "days" }),
  tiers: rows("Tiers, the highest first", [{ tag: "VIP", spend: "500.00", orders: 0, average: "0.00" }], tier, {
    max: MOST_TIERS,
    help: "A customer has the tag of the highest tier that is true, and only that.",
  }),
  recent_days: wholeNumber("Ordered within the last", 0, {
    min: 0,
    max: 3_650,
    unit: "days",
    help: "0: however long ago.",
  }),
  tag_orders: yesNo("Tag their orders too", false),
  left_out: list("Customers who are left out, by tag", [], { help: "For example staff, wholesale." }),
  ...skipSettings,
} as const;
type Values = ValuesOf<typeof settings>;

export const vipCheck = defineCheck({
  id: "vip-check",
  name: "VIP customers",
  summary: "Tags the customers who spend or order most, in tiers; the tag goes when it is no longer true.",
  field: null,
  begins: "on",
  ruleIds: Array.from({ length: MOST_TIERS }, (_, at) => [`vip-${at + 1}`, `vip-order-${at + 1}`]).flat(),
  settings,
  rules: (values) => {
    // A tier that demands nothing holds for nobody.
    const tiers = values.tiers.filter((tier) => tier.tag && demandsOf(tier, values).length > 0);
    return tiers.flatMap(({ tag }, at): ShippedRule[] => {
      const common = {
        let: {
          spent_in_period: { field: "customer.spent", days: values.days },
          orders_in_period: { field: "customer.order_count", days: values.days },
        },
        when: { all: [...demandsOf(tiers[at] as Tier, values), ...higherThan(tiers.slice(0, at), values)] },
      };
      const customers: ShippedRule = {
        id: `vip-${at + 1}`,
        name: `VIP customers: ${tag}`,
        about: "customer",
        // Every night those who have the tag: what changed without an event – the settings, a purge of old orders – is put right.
        on: [
          ...["customer.spend_changed" as const, "customer.created" as const, "customer.merged" as const],
          { schedule: { every: "day", at: "03:00" } },
        ],
        find: { where: { field: "customer.tags", op: "has", value: tag } },
        ...common,
        skip: leftOut(values),
        then: [{ do: "add_tags", id: "tag", acts: "state", tags: [tag] }],
      };
      if (!values.tag_orders) return [customers];
      const orders: ShippedRule = {
        id: `vip-order-${at + 1}`,
        name: `Orders of VIP customers: ${tag}`,
        on: ["order.created", "order.paid"],
        ...common,
        skip: [...skippedOrders(values), ...leftOut(values)],
        // An order stays what it was when it came.
        then: [{ do: "add_tags", id: "tag", on: "order", tags: [tag] }],
      };
      return [customers, orders];
    });
  },
});

type Tier = Values["tiers"][number];
const isSet = (figure: string) => Number(figure) > 0;

function demandsOf({ spend, orders, average }: Tier, { days, recent_days }: Values): Condition[] {
  return [
    ...(isSet(spend) ? [{ field: "customer.spent", days, op: "more_than", value: spend }] : []),
    ...(orders > 0 ? [{ field: "customer.order_count", days, op: "at_least", value: orders }] : []),
    ...(isSet(average)
      ? [
          { field: "customer.order_count", days, op: "at_least", value: 1 },
          { template: "{{ spent_in_period | divided_by: orders_in_period }}", op: "at_least", value: average },
        ]
      : []),
    ...(recent_days > 0
      ? [{ field: "customer.last_order.created_at", op: "within_last", value: `${recent_days} days` }]
      : []),
  ] as Condition[];
}

function higherThan(higher: readonly Tier[], values: Values): Condition[] {
  return higher.length ? [{ none: higher.map((tier) => ({ all: demandsOf(tier, values) })) } as Condition] : [];
}

function leftOut({ left_out }: Values): NonNullable<ShippedRule["skip"]> {
  return left_out.length
    ? [
        {
          when: { field: "customer.tags", op: "has_any", value: left_out } as Condition,
          because: "The customer is left out by a tag.",
        },
      ]
    : [];
}
