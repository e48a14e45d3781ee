// Rows as the pipeline would have left them, for tests of pages and commands. Each has a valid default; a test states
// only what matters to it. Written past row-level security.
import { randomBytes } from "node:crypto";
import type { OrderPicture } from "#app/rules/facts.ts";
import { anAddress, anOrder } from "#tests/support/an-order.ts";
import { rowsOf } from "#tests/support/test-database.ts";

let next = 5_000_000_000_000;
/** An id that no other row of this file has, digits as Shopify's. */
export const anId = (): string => String(next++);

type Row = Record<string, unknown>;

async function insert(table: string, row: Row): Promise<Row> {
  const columns = Object.keys(row);
  const [stored] = await rowsOf<Row>(
    `insert into ${table} (${columns.map((name) => `"${name}"`).join(", ")})
     values (${columns.map((_, index) => `$${index + 1}`).join(", ")}) returning *`,
    Object.values(row),
  );
  if (!stored) throw new Error(`nothing was inserted into ${table}`);
  return stored;
}

export function storeShop(shop: string, row: Row = {}): Promise<Row> {
  return insert("shop", { shop, timezone: "Europe/London", currency: "GBP", ...row });
}

export interface StoredOrder {
  orderId: string;
  gid: string;
}

/** An order that was seen and, with `findings`, decided by a run. */
export async function storeOrder(
  shop: string,
  options: {
    orderId?: string;
    name?: string;
    createdAt?: string;
    customerId?: string | null;
    seen?: Row;
    row?: Row;
    findings?: Row[];
  } = {},
): Promise<StoredOrder & { runId: string | null }> {
  const orderId = options.orderId ?? anId();
  const createdAt = options.createdAt ?? "2026-11-24T10:00:00Z";
  const name = options.name ?? `#${orderId.slice(-4)}`;
  const customerId = options.customerId ?? null;
  const seen: Row & OrderPicture = { ...aPicture(orderId, name, createdAt, customerId), ...options.seen };
  const runId = options.findings
    ? String((await storeRun(shop, { laneKind: "order", laneKey: orderId, findings: options.findings })).id)
    : null;
  await insert("order_state", {
    shop,
    order_id: orderId,
    installation: 1,
    customer_id: customerId,
    name,
    created_at: createdAt,
    updated_at: createdAt,
    seen: JSON.stringify(seen),
    total: "19.90",
    currency: "GBP",
    financial_status: seen.financial_status,
    fulfillment_status: seen.fulfillment_status,
    last_run_id: runId,
    ...options.row,
  });
  return { orderId, gid: `gid://shopify/Order/${orderId}`, runId };
}

export function aFinding(target: string, row: Row = {}): Row {
  return {
    ruleId: "address-mismatch",
    ruleVersion: 1,
    ruleName: "Address mismatch",
    target,
    outcome: "matched",
    reason: "Shipping address (Leeds, LS1 4AP) differs from billing address (London, N1 9GU).",
    fingerprint: "print-1",
    explanation: {
      says: "all",
      verdict: "true",
      parts: [{ says: "addresses differ", verdict: "true", seen: "Leeds" }],
    },
    ...row,
  };
}

export function storeRun(
  shop: string,
  options: { laneKind: string; laneKey: string; findings: Row[]; row?: Row },
): Promise<Row> {
  return insert("run", {
    shop,
    installation: 1,
    lane_kind: options.laneKind,
    lane_key: options.laneKey,
    order_id: options.laneKind === "order" ? options.laneKey : null,
    customer_id: options.laneKind === "customer" ? options.laneKey : null,
    lease_token: 1,
    triggers: JSON.stringify([{ on: "order.created" }]),
    facts: "{}",
    rules: "[]",
    now: "2026-11-24T10:00:01Z",
    engine: "1",
    findings: JSON.stringify(options.findings),
    desired: "[]",
    outcome_digest: "digest",
    ...options.row,
  });
}

export async function storeEffect(
  shop: string,
  options: { laneKind?: string; laneKey: string; target: string; row?: Row },
): Promise<string> {
  const laneKind = options.laneKind ?? "order";
  const stored = await insert("effect", {
    shop,
    installation: 1,
    key: randomBytes(16).toString("hex"),
    run_id: 1,
    lane_kind: laneKind,
    lane_key: options.laneKey,
    origin_kind: laneKind,
    origin_key: options.laneKey,
    order_id: laneKind === "order" ? options.laneKey : null,
    customer_id: laneKind === "customer" ? options.laneKey : null,
    rule_id: "address-mismatch",
    rule_version: 1,
    action_id: "tag",
    acts: "state",
    occasion: "on:digest#1",
    target: options.target,
    kind: "add_tags",
    class: "REPEATABLE",
    payload: JSON.stringify({ tags: ["address-mismatch"] }),
    status: "CONFIRMED",
    ...options.row,
  });
  return String(stored.id);
}

export async function storeDelivery(shop: string, row: Row = {}): Promise<string> {
  const stored = await insert("delivery_key", {
    shop,
    installation: 1,
    webhook_id: randomBytes(8).toString("hex"),
    topic: "orders/create",
    source: "WEBHOOK",
    status: "DECIDED",
    ...row,
  });
  return String(stored.id);
}

export function storeLane(shop: string, row: Row): Promise<Row> {
  return insert("lane", { shop, kind: "order", ...row });
}

export async function storeRule(
  shop: string,
  options: { ruleId: string; name: string; about?: string; settings: Row; row?: Row; then?: Row[] },
): Promise<void> {
  const { ruleId: id, name, about = "order", then = [] } = options;
  const document = { schema: 1, id, name, about, then };
  await insert("rule_version", {
    shop,
    rule_id: options.ruleId,
    version: 1,
    document: JSON.stringify(document),
    settings: JSON.stringify(options.settings),
    saved_by: "Switchyard",
  });
  await insert("rule", {
    shop,
    rule_id: options.ruleId,
    installation: 1,
    version: 1,
    enabled: true,
    position: 1,
    ...options.row,
  });
}

export function storeHold(shop: string, row: Row): Promise<Row> {
  return insert("hold", {
    shop,
    fulfillment_order_id: anId(),
    handle: "switchyard-address-mismatch",
    installation: 1,
    rule_id: "address-mismatch",
    effect_id: 1,
    status: "PLACED",
    sent_at: "2026-11-24T10:00:02Z",
    ...row,
  });
}

function aPicture(id: string, name: string, createdAt: string, customerId: string | null): OrderPicture {
  const address = anAddress({ name: "Ada Example", address1: "1 High Street" });
  return anOrder({
    ...{ id, name, created_at: createdAt, processed_at: createdAt, updated_at: createdAt, customer_id: customerId },
    ...{ total_price: "19.90", current_total_price: "19.90", total_received: "19.90" },
    shipping_address: address,
    billing_address: { ...address, city: "London", zip: "N1 9GU" },
    line_items: [{ id: "1", sku: "MUG", title: "Mug", quantity: 2, current_quantity: 2, price: "9.95" }] as never,
  });
}

/** A question of a rule about an order, open. */
export async function storeAttention(
  shop: string,
  { orderId, reason, row }: { orderId: string; reason: string; row?: Row },
): Promise<string> {
  const target = `gid://shopify/Order/${orderId}`;
  const { id } = await insert("attention_item", {
    ...{ shop, installation: 1, source: "RULE", key: `${anId()}/${target}`, rule_id: "address-check", target, reason },
    ...{ lane_kind: "order", lane_key: orderId, order_id: orderId },
    ...row,
  });
  return String(id);
}
