// Pure. What each action's example comes to, for the reference page: tried on a store in which it has something to do.
import type { Action } from "#app/rules/action.ts";
import { isPlain, type Plain } from "#app/rules/plain.ts";
import { tryRule } from "#app/rules/trial/try-rule.ts";

const variant = {
  id: "5",
  sku: "MUG",
  price: 10,
  inventory_policy: "continue",
  stock: [{ location: "London", available: 5 }],
};
const product = {
  id: "1",
  title: "Mug",
  tags: [],
  status: "active",
  channels: ["Online Store"],
  collections: ["New arrivals"],
  variants: [variant],
};
const customer = { id: "7", email: "anna@example.com", tags: ["bronze"], email_marketing_state: "subscribed" };
const order = {
  id: "1000",
  name: "#1001",
  number: 1001,
  email: "anna@example.com",
  tags: ["review"],
  note: "PO: 77\nTracking: RM1",
  total_price: 30,
  financial_status: "authorized",
  metafields: { "custom.locked": "x" },
  note_attributes: { "Ship on": "2026-02-01", _session: "x" },
  payment_terms: { schedule_id: "3", due_at: "2026-02-01", amount_due: 30 },
  shipping_lines: [{ title: "Standard", price: 5 }],
  shipping_address: { zip: "eh11aa", country_code: "GB" },
  line_items: [
    { id: "11", sku: "MUG", quantity: 2, price: 10, product, variant },
    { id: "12", sku: "SAMPLE", quantity: 1, price: 0 },
    { id: "13", sku: "PREORDER-1", quantity: 1, price: 10 },
  ],
  fulfillment_orders: [{ id: "100", location: "London", delivery_method: "shipping" }],
  fulfillments: [{ id: "200", tracking_numbers: ["T1"], status: "success" }],
  returns: [{ id: "300", name: "#1001-R1", status: "requested", line_items: [{ sku: "MUG", quantity: 1 }] }],
  transactions: [{ id: "400", kind: "authorization", status: "success", amount: 30 }],
};
const service = { name: "Depot", is_fulfillment_service: true };
/** What is otherwise with the order for an action that would have nothing to do. */
const OTHERWISE: Record<string, Plain> = {
  release_hold: {
    fulfillment_orders: [
      { id: "100", location: "London", holds: [{ id: "900", handle: "switchyard-x", is_ours: true, rule: "x" }] },
    ],
  },
  request_fulfillment: { fulfillment_orders: [{ id: "100", location: service }] },
  cancel_fulfillment_request: { fulfillment_orders: [{ id: "100", location: service, request_status: "accepted" }] },
  reschedule_fulfillment_order: {
    fulfillment_orders: [{ id: "100", location: "London", status: "scheduled", fulfill_at: "2026-01-20" }],
  },
  mark_ready_for_pickup: { fulfillment_orders: [{ id: "100", location: "London", delivery_method: "pick_up" }] },
  close_fulfillment_order: { fulfillment_orders: [{ id: "100", location: "London", status: "in_progress" }] },
  reopen_order: { closed_at: "2026-01-10" },
  delete_order: { cancelled_at: "2026-01-10" },
  mark_as_paid: { financial_status: "pending", transactions: [] },
  refund_order: { financial_status: "paid", transactions: [{ id: "400", kind: "sale", amount: 30 }], fulfillments: [] },
  cancel_return: { returns: [{ id: "300", name: "#1001-R1", status: "open" }] },
  close_return: { returns: [{ id: "300", name: "#1001-R1", status: "open" }] },
};
const ABOUT = new Set(["order", "customer", "product", "fulfillment", "return", "variant", "fulfillment_order"]);

/** The effect as `rules try` prints it, without what is alike in all of them; null: the example does nothing there. */
export function exampleEffect({ name, example, targets }: Action): Plain | null {
  const { on, ...bare } = example as Plain;
  const [root] = typeof on === "string" ? on.split(".") : [];
  const abouts = [...new Set([root, ...targets, "order"])].filter(
    (about): about is string => about !== undefined && ABOUT.has(about),
  );
  for (const about of [...abouts, "stock_level", "draft_order"]) {
    const rule = { id: "x", about, on: "http", then: [root === about ? bare : example] };
    const trial = tryRule(rule, factsFor(about, OTHERWISE[name] ?? {}));
    const [first] = trial.outcome === "tried" ? trial.effects : [];
    if (!isPlain(first)) continue;
    const { target: _target, acts: _acts, step: _step, ...effect } = first;
    return effect;
  }
  return null;
}

function factsFor(about: string, otherwise: Plain): Plain {
  const common = {
    now: "2026-01-15T10:00:00Z",
    shop: { timezone: "Europe/London", currency: "GBP" },
    event: { on: "http", body: { tracking: "T2" } },
    customer,
    locations: ["London", "Glasgow", "Leeds"],
    products: [product],
    collections: ["New arrivals", "Deals", "Recently bought"].map((title, at) => ({
      ...{ id: String(50 + at), title, sort_order: "manual", products: [{ id: "2", title: "Cup" }] },
    })),
    memory: { shop: { gifts: 3 } },
  };
  switch (about) {
    case "customer":
      return common;
    case "product":
    case "variant":
      return { ...common, product: { ...product, channels: [], collections: [] } };
    case "stock_level":
      return { ...common, product, variant, stock_level: { location: "London", available: 5, sku: "MUG" } };
    case "draft_order":
      return { ...common, draft_order: { id: "60", status: "open", email: "anna@example.com", customer_id: "7" } };
    default:
      return { ...common, order: { ...order, ...otherwise } };
  }
}
