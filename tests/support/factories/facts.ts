// Valid defaults; a test states only what matters to it.
import { CHECKS } from "#app/rules/checks/index.ts";
import type { RuleInForce } from "#app/rules/evaluate-rule.ts";
import type { CustomerFacts, Facts } from "#app/rules/facts.ts";
import type { Address, OrderSnapshot } from "#app/rules/order-snapshot.ts";

export const NOW = "2026-11-24T12:00:00Z";

export function anAddress(overrides: Partial<Address> = {}): Address {
  return {
    name: "Ada Byron",
    company: null,
    address1: "1 Test Street",
    address2: null,
    city: "Leeds",
    zip: "LS1 4AP",
    provinceCode: "ENG",
    countryCode: "GB",
    phone: null,
    ...overrides,
  };
}

/** A paid order to Leeds, shipped to where it is billed. */
export function anOrder(overrides: Partial<OrderSnapshot> = {}): OrderSnapshot {
  return {
    orderId: "5000000000001",
    name: "#1001",
    createdAt: "2026-11-24T11:00:00Z",
    processedAt: "2026-11-24T11:00:00Z",
    updatedAt: "2026-11-24T11:00:00Z",
    cancelledAt: null,
    closedAt: null,
    test: false,
    sourceName: "web",
    currency: "GBP",
    total: "60.00",
    currentTotal: "60.00",
    received: "60.00",
    financialStatus: "paid",
    fulfillmentStatus: "unfulfilled",
    tags: [],
    note: null,
    customerId: "7000000000001",
    shippingAddress: anAddress(),
    billingAddress: anAddress(),
    delivery: "shipping",
    lines: [
      {
        lineId: "9000000000001",
        sku: "MUG",
        title: "Mug",
        quantity: 2,
        currentQuantity: 2,
        requiresShipping: true,
        price: "30.00",
      },
    ],
    fulfillments: [],
    refunds: [],
    ...overrides,
  };
}

const shop = { shop: "shop.myshopify.com", installation: 1, currency: "GBP", timezone: "Europe/London" };
const nothing: Pick<Facts, "holds" | "owned" | "waivers" | "done"> = { holds: [], owned: [], waivers: [], done: [] };

export function orderFacts(order: Partial<OrderSnapshot> = {}, overrides: Partial<Facts> = {}): Facts {
  const snapshot = anOrder(order);
  return {
    shop,
    lane: { kind: "order", key: snapshot.orderId },
    triggers: [{ on: "order.created" }],
    order: snapshot,
    before: null,
    fulfillmentOrders: { known: false, why: "Not asked for." },
    customer: null,
    ...nothing,
    ...overrides,
  };
}

export function customerFacts(customer: Partial<CustomerFacts> = {}, overrides: Partial<Facts> = {}): Facts {
  const customerId = customer.customerId ?? "7000000000001";
  return {
    shop,
    lane: { kind: "customer", key: customerId },
    triggers: [{ on: "customer.spend-changed" }],
    order: null,
    before: null,
    fulfillmentOrders: { known: false, why: "A customer has none." },
    customer: {
      customerId,
      orders: [],
      coveredSince: "2025-01-01T00:00:00Z",
      amountSpent: { known: false, why: "Not asked for." },
      ...customer,
    },
    ...nothing,
    ...overrides,
  };
}

/** The shipped check as a rule in force, with these settings changed. */
export function aCheck(
  id: "address-mismatch" | "vip-spend",
  settings: Record<string, unknown> = {},
  version = 1,
): RuleInForce {
  const check = CHECKS.find((entry) => entry.id === id);
  if (!check) throw new Error(`no such check: ${id}`);
  const parsed = check.settingsSchema.parse({ ...check.defaults, ...settings });
  return { ruleId: id, version, position: id === "address-mismatch" ? 0 : 1, document: check.toRule(parsed, "GBP") };
}
