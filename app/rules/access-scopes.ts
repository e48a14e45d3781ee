// Pure. Which of Shopify's access scopes a rule needs: for what it does, and for the facts that it reads.
import type { CompiledRule } from "#app/rules/compile-rule.ts";
import { stepsOf } from "#app/rules/compile-steps.ts";
import type { FactGroup } from "#app/rules/need.ts";

export interface WantedScope {
  /** One of them is enough. */
  anyOf: readonly string[];
  what: string;
}

/** Scopes of an action that writes to several kinds of record, by kind. */
const BY_KIND: Record<string, string> = {
  order: "write_orders",
  customer: "write_customers",
  product: "write_products",
  variant: "write_products",
  draft_order: "write_draft_orders",
};

export function actionScopes(rule: CompiledRule): WantedScope[] {
  return stepsOf([...rule.then, ...(rule.otherwise ?? [])]).flatMap((step): WantedScope[] => {
    if (step.kind !== "action" || !step.action.scopes.length) return [];
    const own = BY_KIND[step.on.of ?? "order"];
    const isByKind = own !== undefined && step.action.scopes.length > 1 && step.action.scopes.includes(own);
    return [{ anyOf: isByKind ? [own] : step.action.scopes, what: `for ${step.action.name}` }];
  });
}

/** What reading each group of facts needs (Admin API 2026-10). */
const OF_FACTS: Record<FactGroup, readonly string[]> = {
  fulfillment_orders: [
    "read_merchant_managed_fulfillment_orders",
    "read_assigned_fulfillment_orders",
    "read_third_party_fulfillment_orders",
  ],
  products: ["read_products"],
  stock: ["read_inventory"],
  risk: ["read_orders"],
  address_verdict: ["read_orders"],
  origin: ["read_orders"],
  transactions: ["read_orders"],
  returns: ["read_returns"],
  disputes: ["read_shopify_payments_disputes"],
  events: ["read_orders"],
  order_metafields: ["read_orders"],
  customer: ["read_customers"],
  customer_metafields: ["read_customers"],
  product_metafields: ["read_products"],
  customer_segments: ["read_customers"],
  customer_spend: ["read_orders"],
  customer_orders: ["read_orders"],
  locations: ["read_locations"],
  product: ["read_products"],
  company: ["read_companies"],
  shop_metafields: [],
  // Our own book of keys.
  related_orders: [],
};

export function factScopes(rule: CompiledRule): WantedScope[] {
  return rule.groups.flatMap((group) => {
    const anyOf = OF_FACTS[group];
    return anyOf.length ? [{ anyOf, what: `to read ${group.replaceAll("_", " ")}` }] : [];
  });
}
