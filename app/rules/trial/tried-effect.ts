// Pure. An effect as a trial shows it.
import type { DecidedEffect } from "#app/rules/effect.ts";

export interface TriedEffect {
  do: string;
  /** What it acts on: order, customer, fulfillment_order … */
  on: string;
  /** Gid of what it acts on. */
  target: string;
  acts: string;
  step: string;
  needs_approval?: true;
  [setting: string]: unknown;
}

export function triedEffect({ body, target, acts, actionId, approval }: DecidedEffect): TriedEffect {
  const { kind, ...settings } = body;
  return {
    do: kind,
    on: kindOfTarget(target),
    target,
    ...settings,
    acts,
    step: actionId,
    ...(approval ? { needs_approval: true as const } : {}),
  };
}

/** gid://shopify/FulfillmentOrder/1 → fulfillment_order. */
function kindOfTarget(target: string): string {
  const [, type = "shop"] = /^gid:\/\/shopify\/(\w+)\//.exec(target) ?? [];
  const kind = type.replace(/[a-z](?=[A-Z])/g, "$&_").toLowerCase();
  return KINDS[kind] ?? kind;
}
const KINDS: Record<string, string> = {
  order_transaction: "transaction",
  shopify_payments_dispute: "dispute",
  product_variant: "variant",
  inventory_level: "stock_level",
};
