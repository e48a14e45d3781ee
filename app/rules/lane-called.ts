// Pure. Which records a call from outside is about: those that the rule's `find` picks, else the one that the call's body names.
import type { RuleDocument } from "#app/rules/rule-document.ts";
import { SUBJECTS } from "#app/rules/scope.ts";
import type { Lane } from "#app/rules/target.ts";

export type Called = { outcome: "lane"; lane: Lane } | { outcome: "nowhere"; reason: string };

/** By which name of the body a lane's record is told. */
const NAMED_BY = {
  order: "order_id",
  customer: "customer_id",
  product: "product_id",
  stock: "inventory_item_id",
  draft_order: "draft_order_id",
} as const;

/** @param body as it came; ids are numbers, digits as text, or Shopify's gid://shopify/Order/1. */
export function laneCalled({ id, about, find }: RuleDocument, body: Readonly<Record<string, unknown>>): Called {
  const { lane } = SUBJECTS[about];
  if (lane === "shop") return { outcome: "lane", lane: { kind: "shop", key: "shop" } };
  const name = NAMED_BY[lane];
  const key = digitsOf(Object.hasOwn(body, name) ? body[name] : undefined);
  if (key) return { outcome: "lane", lane: { kind: lane, key } };
  if (find) return { outcome: "lane", lane: { kind: "scan", key: id } };
  return {
    outcome: "nowhere",
    reason: `The rule is about ${about.replaceAll("_", " ")}s, and has no find: the call has to name one as “${name}”.`,
  };
}

function digitsOf(id: unknown): string | null {
  if (typeof id !== "string" && typeof id !== "number") return null;
  return /^(?:gid:\/\/shopify\/[A-Za-z]+\/)?(\d{1,20})$/.exec(String(id).trim())?.[1] ?? null;
}
