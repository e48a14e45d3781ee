// Valid defaults; a test states only what matters to it.
import { CHECKS } from "#app/checks/index.ts";
import { valuesSchema } from "#app/checks/setting.ts";
import type { RuleInForce } from "#app/rules/compile-rule.ts";
import type { CustomerPicture, Facts, FulfillmentOrderPicture, OrderPicture } from "#app/rules/facts.ts";
import type { RuleDocument } from "#app/rules/rule-document.ts";
import { RuleShapeSchema } from "#app/rules/rule-document.ts";
import { anOrder, pictureOf } from "#tests/support/an-order.ts";

export { anAddress, anOrder } from "#tests/support/an-order.ts";

export const NOW = "2026-11-24T12:00:00Z";

const shop: Facts["shop"] = {
  ...pictureOf<Facts["shop"]>("shop", { domain: "shop.myshopify.com", currency: "GBP", timezone: "Europe/London" }),
  installation: 1,
  holidays: [],
};
const nothing = (): Omit<Facts, "shop" | "lane" | "triggers"> => ({
  ...{ memory: { shop: {}, order: {}, customer: {}, product: {} }, tables: {}, found: {} },
  ...{ holds: [], owned: [], waivers: [], done: [], matched: [], stages: [] },
});

export function orderFacts(order: Partial<OrderPicture> = {}, overrides: Partial<Facts> = {}): Facts {
  const picture = anOrder(order);
  return {
    ...nothing(),
    shop,
    lane: { kind: "order", key: picture.id },
    triggers: [{ on: "order.created" }],
    order: picture,
    before: null,
    ...overrides,
  };
}

/** A customer of whom we know the orders only, as a customer's lane begins. */
export function customerFacts(customer: Partial<CustomerPicture> = {}, overrides: Partial<Facts> = {}): Facts {
  const id = customer.id ?? "7000000000001";
  return {
    ...nothing(),
    shop,
    lane: { kind: "customer", key: id },
    triggers: [{ on: "customer.spend_changed" }],
    customer: { id, orders: [], orders_known_since: "2025-01-01T00:00:00Z", ...customer } as CustomerPicture,
    ...overrides,
  };
}

export function aFulfillmentOrder(overrides: Partial<FulfillmentOrderPicture> = {}): FulfillmentOrderPicture {
  return pictureOf("fulfillment_order", {
    ...{ id: "61", order_id: "5000000000001", status: "open", supported_actions: ["hold", "move"] },
    ...overrides,
  });
}

/** A rule in force, of a document that leaves out what it takes for granted. */
export function aRule(document: Record<string, unknown>, version = 1, position = 0): RuleInForce {
  const parsed: RuleDocument = RuleShapeSchema.parse(document);
  return { ruleId: parsed.id, version, position, document: parsed };
}

/** The shipped check as a rule in force, with these settings changed. */
export function aCheck(
  id: "address-mismatch" | "vip-check",
  settings: Record<string, unknown> = {},
  version = 1,
): RuleInForce {
  const check = CHECKS.find((entry) => entry.id === id);
  if (!check) throw new Error(`no such check: ${id}`);
  const [rule] = check.rules(valuesSchema(check.settings).parse(settings) as never, "GBP");
  const document = RuleShapeSchema.parse(rule);
  return { ruleId: document.id, version, position: id === "address-mismatch" ? 0 : 1, document };
}
