// Pure. Fraud flags: the signals' weights, what is done from the threshold on, and what Shopify is told.

import { defineCheck, type ShippedRule } from "#app/checks/check.ts";
import { assessFraud, type FraudDemands, type FraudWeights } from "#app/checks/fraud/assess-fraud.ts";
import { countryOfIp } from "#app/checks/fraud/country-of-ip.ts";
import { entryFor, type Tables } from "#app/checks/fraud/merchant-lists.ts";
import { nameOf } from "#app/checks/order-keys.ts";
import { amount, list, text, type ValuesOf, wholeNumber, yesNo } from "#app/checks/setting.ts";
import { skippedOrders, skipSettings } from "#app/checks/skipped-orders.ts";
import { compareAmounts } from "#app/lib/money.ts";
import { TagSchema } from "#app/rules/actions/add-tags.ts";
import type { CustomerPicture, OrderPicture } from "#app/rules/facts.ts";
import type { FactGroup } from "#app/rules/need.ts";
import type { FactWorld } from "#app/rules/record.ts";
import { Unknown } from "#app/rules/unknown.ts";
import { daysBefore } from "#app/rules/window.ts";

const weight = (label: string, otherwise: number, help?: string) =>
  wholeNumber(label, otherwise, { min: 0, max: 100, unit: "points", ...(help ? { help } : {}) });
const orders = (label: string, otherwise: number) =>
  wholeNumber(label, otherwise, { min: 2, max: 1_000, unit: "orders" });

const settings = {
  threshold: wholeNumber("High risk from", 70, {
    min: 1,
    max: 100,
    unit: "points",
    help: "Medium risk is half of it.",
  }),
  hold: yesNo("Hold high risks", true, { help: "Until somebody has approved or cancelled the order." }),
  tag: text("Tag of high risks", "fraud-high", { max: 40 }),
  medium_tag: text("Tag of medium risks", "fraud-medium", { max: 40 }),
  publish: yesNo("Tell Shopify of medium and high risks", true, {
    help: "As an assessment of its own in Shopify's risk card; again when it changes.",
  }),
  wait_minutes: wholeNumber("Wait for Shopify's analysis", 30, {
    min: 0,
    max: 1_440,
    unit: "minutes",
    help: "The order is held as long; 0: no wait.",
  }),
  weight_risk_high: weight(
    "Shopify or another app sees a high risk",
    100,
    "0 together with the next: the analysis is not read.",
  ),
  // With a dear first order that is a gift it stays below the threshold: honest buyers are seen so, too.
  weight_risk_medium: weight("… a medium risk", 25),
  weight_billing_differs: weight("Billing and shipping address differ", 15),
  weight_country_differs: weight("… even the countries", 30),
  weight_first_order: weight("A first order above an amount", 25),
  first_order_above: amount("That amount", "500.00"),
  velocity_hours: wholeNumber("Many orders within", 24, { min: 1, max: 720, unit: "hours" }),
  weight_velocity_email: weight("Many orders with one e-mail", 20),
  velocity_email: orders("From", 4),
  weight_velocity_phone: weight("Many orders with one phone", 20),
  velocity_phone: orders("From", 4),
  weight_velocity_address: weight("Many orders to one address", 20),
  velocity_address: orders("From", 5),
  weight_velocity_ip: weight("Many orders from one IP address", 25),
  velocity_ip: orders("From", 4),
  weight_velocity_card_bin: weight(
    "Many orders with cards that begin alike",
    20,
    "Where the card's first digits are known.",
  ),
  velocity_card_bin: orders("From", 10),
  weight_many_names: weight("Orders to one address under many names", 40),
  names: wholeNumber("So many names", 3, { min: 2, max: 100 }),
  names_days: wholeNumber("Within", 7, { min: 1, max: 30, unit: "days" }),
  weight_disposable_email: weight("An e-mail address to be thrown away", 30),
  weight_ip_country: weight("Ordered from another country than it goes to", 15),
  weight_quantity: weight("An unusual quantity of one item", 15),
  quantity: wholeNumber("From", 10, { min: 2, max: 100_000, unit: "units" }),
  weight_forwarder: weight("A forwarder of the store's list", 30),
  trusted_table: text("Table of trusted buyers", "trusted", {
    max: 48,
    help: "E-mails, domains, phones, IP addresses, customer ids, postcodes or parts of streets; its first column.",
  }),
  blocked_table: text("Table of blocked buyers", "blocked", { max: 48 }),
  forwarder_table: text("Table of forwarders", "forwarders", { max: 48 }),
  trusted_tags: list("Customers with one of these tags are trusted", [], { help: "For example VIP, wholesale." }),
  ...skipSettings,
} as const;
type Values = ValuesOf<typeof settings>;

const IN_WORDS: Partial<Record<FactGroup, string>> = {
  customer: "the customer",
  related_orders: "other orders of the buyer",
  risk: "Shopify's risk analysis",
};

export const fraudCheck = defineCheck({
  id: "fraud-check",
  name: "Fraud flags",
  summary:
    "Adds up what is suspicious about an order, with weights that you see and set; holds, tags and tells Shopify.",
  field: "fraud_check",
  begins: "off",
  ruleIds: ["fraud-check", "fraud-medium", "fraud-wait", "fraud-verdict"],
  passingOn: ["fraud-verdict"],
  settings,
  assess(owner, world, values) {
    const order = owner as unknown as OrderPicture;
    const demands = demandsOf(values);
    const missing = new Set<FactGroup>();
    const tables = (world.tables ?? {}) as Tables;
    const entry = (name: string) => entryFor(Object.hasOwn(tables, name) ? tables[name] : undefined, order);
    const known = {
      trusted: entry(values.trusted_table) ?? trustedTag(order, world, values, missing),
      blocked: entry(values.blocked_table),
      forwarder: entry(values.forwarder_table),
    };
    // Nothing has to be read of an order whose buyer the store has settled.
    const isSettled = known.blocked !== null || known.trusted !== null;
    const related =
      isSettled || !wantsRelated(demands.weights) ? [] : (order.related_orders ?? missing.add("related_orders"));
    const earlierOrders = isSettled ? null : earlierOf(order, world, demands, missing);
    const ipCountry =
      isSettled || !demands.weights.ip_country
        ? null
        : ((order.ip_country as string | null | undefined) ?? countryOfIp(order.browser_ip));
    if (
      !isSettled &&
      (demands.weights.risk_high || demands.weights.risk_medium || values.wait_minutes) &&
      order.risk === undefined
    )
      missing.add("risk");
    const [first, ...also] = missing;
    if (first)
      return new Unknown(
        `Not known yet for the fraud check: ${[...missing].map((group) => IN_WORDS[group] ?? group.replaceAll("_", " ")).join(", ")}.`,
        { need: { fact: first, also } },
      );
    const facts = {
      ...{ ...known, related: related as never, earlierOrders, ipCountry },
      recipient: nameOf(order.shipping_address) ? 1 : null,
    };
    const waitsUntil = values.wait_minutes ? daysBefore(order.created_at, 0, values.wait_minutes * 60) : null;
    return { ...assessFraud(order, facts, demands, waitsUntil) };
  },
  rules: ({ hold, tag, medium_tag, publish, wait_minutes, ...values }) => {
    const on: ShippedRule["on"] = [
      "order.created",
      "order.risk_changed",
      "order.edited",
      "order.address_changed",
      "order.updated",
      "transaction.created",
    ];
    const skip = skippedOrders(values);
    const tags = (name: string) =>
      TagSchema.safeParse(name).success ? [{ do: "add_tags", id: "tag", acts: "state", tags: [name] } as const] : [];
    const holding = (note: string) =>
      ({ do: "hold_fulfillment", id: "hold", acts: "state", reason: "HIGH_RISK_OF_FRAUD", note }) as const;
    const isAt = (outcome: string) => ({ field: "order.fraud_check.outcome", op: "is", value: outcome });
    const why = { field: "order.fraud_check.problem", op: "is_not_empty" };
    const rules: ShippedRule[] = [
      {
        id: "fraud-check",
        name: "Fraud flags: high risk",
        on,
        skip,
        when: { all: [isAt("high"), why] },
        then: [
          ...tags(tag),
          ...(hold
            ? [holding("{{ order.fraud_check.score }} points: {{ order.fraud_check.problem | truncate: 220 }}")]
            : []),
          {
            do: "ask_attention",
            id: "ask",
            reason: "{{ order.fraud_check.score }} points: {{ order.fraud_check.problem | truncate: 470 }}",
            severity: "high",
          },
        ],
      },
    ];
    const flags = tags(medium_tag);
    if (flags.length)
      rules.push({
        id: "fraud-medium",
        name: "Fraud flags: medium risk",
        on,
        skip,
        when: { all: [isAt("medium"), why] },
        then: flags,
      });
    if (hold && wait_minutes)
      rules.push({
        id: "fraud-wait",
        name: "Fraud flags: wait for Shopify's analysis",
        on,
        skip,
        when: {
          all: [
            isAt("pending"),
            { field: "order.fraud_check.waits_until", op: "within_next", value: `${wait_minutes} minutes` },
          ],
        },
        then: [holding("Shopify has not analysed the order yet.")],
      });
    if (publish)
      rules.push({
        id: "fraud-verdict",
        name: "Fraud flags: tell Shopify",
        on,
        skip,
        when: { field: "order.fraud_check.outcome", op: "in", value: ["low", "medium", "high"] },
        then: [{ do: "set_risk", id: "publish", acts: "each", of: "fraud_check" }],
      });
    return rules;
  },
});

const demands = new WeakMap<Values, FraudDemands>();

/** What the settings demand, made once for each object that holds them. */
function demandsOf(values: Values): FraudDemands {
  let made = demands.get(values);
  if (!made) {
    made = makeDemands(values);
    demands.set(values, made);
  }
  return made;
}

function makeDemands(values: Values): FraudDemands {
  const { threshold, first_order_above, velocity_hours, names, names_days, quantity } = values;
  const weights = Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      name.startsWith("weight_") ? [[name.slice("weight_".length), value]] : [],
    ),
  ) as unknown as FraudWeights;
  return {
    ...{ weights, threshold, firstOrderAbove: first_order_above, velocityHours: velocity_hours },
    velocity: {
      email: values.velocity_email,
      phone: values.velocity_phone,
      address: values.velocity_address,
      ip: values.velocity_ip,
      card_bin: values.velocity_card_bin,
    },
    names: { count: names, days: names_days },
    quantityFrom: quantity,
  };
}

const wantsRelated = (weights: FraudWeights): boolean =>
  [
    weights.velocity_email,
    weights.velocity_phone,
    weights.velocity_address,
    weights.velocity_ip,
    weights.velocity_card_bin,
    weights.many_names,
  ].some((points) => points > 0);

/** Orders of this buyer before this one, as far as they matter; null: they do not. */
function earlierOf(
  order: OrderPicture,
  world: FactWorld,
  { weights, firstOrderAbove }: FraudDemands,
  missing: Set<FactGroup>,
): number | null {
  if (!weights.first_order || compareAmounts(order.total_price, firstOrderAbove) <= 0) return null;
  // Of a guest nobody knows an earlier one.
  if (order.customer_id === null) return 0;
  const customer = buyerOf(order, world);
  const known = (customer?.orders as { id: string; created_at: string; test: boolean }[] | undefined)?.filter(
    ({ test }) => !test,
  );
  const earlier = known?.filter(
    ({ id, created_at }) => created_at < order.created_at || (created_at === order.created_at && isLower(id, order.id)),
  ).length;
  // One that we know is enough; for “none” our books have to reach back to the beginning, or Shopify counts.
  if (earlier) return earlier;
  if (earlier === 0 && customer?.orders_known_since === null) return 0;
  // Shopify counts those that came since as well.
  const since = Math.max(1, known?.length ?? 0);
  if (typeof customer?.orders_count === "number") return Math.max(0, customer.orders_count - since);
  missing.add(earlier === undefined ? "customer_spend" : "customer");
  return null;
}

/** Ids are numbers in digits; later ones are higher. */
const isLower = (one: string, other: string): boolean =>
  one.length === other.length ? one < other : one.length < other.length;

/** As far as it was read: an order carries its customer in short. */
function buyerOf(order: OrderPicture, world: FactWorld): CustomerPicture | null | undefined {
  const read = world.customer as CustomerPicture | null | undefined;
  return (read && read.id === order.customer_id ? read : (order.customer ?? read)) as
    | CustomerPicture
    | null
    | undefined;
}

function trustedTag(
  order: OrderPicture,
  world: FactWorld,
  { trusted_tags }: Values,
  missing: Set<FactGroup>,
): string | null {
  if (!trusted_tags.length || order.customer_id === null) return null;
  const customer = buyerOf(order, world);
  if (customer === null) return null;
  // Our books may know the customer's orders and nothing else.
  if (!customer?.tags) {
    missing.add("customer");
    return null;
  }
  const own = new Set(customer.tags.map((tag) => tag.toLowerCase()));
  return trusted_tags.find((tag) => own.has(tag.toLowerCase())) ?? null;
}
