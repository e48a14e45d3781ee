// Pure. Which of Shopify's access scopes a rule needs: for what it does, and for the facts that it reads.
import { compileCondition } from "#app/rules/compile-condition.ts";
import type { CompiledRule } from "#app/rules/compile-rule.ts";
import { groupsOfStep } from "#app/rules/compile-steps.ts";
import type { FactGroup } from "#app/rules/need.ts";
import { placedConditions } from "#app/rules/placed-conditions.ts";
import { type DocumentPath, placedSteps } from "#app/rules/placed-steps.ts";

export interface WantedScope {
  /** One of them is enough. */
  anyOf: readonly string[];
  what: string;
  /** The part of the rule that wants it. */
  path: DocumentPath;
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
  return placedSteps(rule).flatMap(({ step, path }): WantedScope[] => {
    if (step.kind !== "action" || !step.action.scopes.length) return [];
    const own = BY_KIND[step.on.of ?? "order"];
    const isByKind = own !== undefined && step.action.scopes.length > 1 && step.action.scopes.includes(own);
    return [{ anyOf: isByKind ? [own] : step.action.scopes, what: `for ${step.action.name}`, path }];
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
  draft_order_events: ["read_draft_orders"],
  customer_events: ["read_customers"],
  order_metafields: ["read_orders"],
  draft_order_metafields: ["read_draft_orders"],
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
    return anyOf.length
      ? [{ anyOf, what: `to read ${group.replaceAll("_", " ")}`, path: firstAsking(rule, group) }]
      : [];
  });
}

/** The first part of the rule that asks for such facts. */
function firstAsking(rule: CompiledRule, group: FactGroup): DocumentPath {
  const asks = ({ groups }: { groups: readonly FactGroup[] }) => groups.includes(group);
  const named = rule.lets.find(asks);
  if (named) return ["let", named.name];
  const skipped = rule.skip.findIndex(({ condition }) => asks(condition));
  if (skipped !== -1) return ["skip", skipped, "when"];
  const { when } = rule.document;
  const compared =
    when && placedConditions(when, ["when"]).find(({ condition }) => asks(compileCondition(condition, rule.scope)));
  return compared?.path ?? placedSteps(rule).find(({ step }) => groupsOfStep(step).includes(group))?.path ?? [];
}
