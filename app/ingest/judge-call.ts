// Pure. What a call for a rule comes to: the lane that looks at it, or why nobody does.
import type { CallBody } from "#app/ingest/call-body.ts";
import { type Fields, fieldsOf, ownId } from "#app/ingest/webhook-values.ts";
import { laneCalled } from "#app/rules/lane-called.ts";
import type { RuleDocument } from "#app/rules/rule-document.ts";
import type { DeliveryVerdict } from "#app/store/deliveries.server.ts";

export interface JudgedCall {
  verdict: DeliveryVerdict;
  /** Whose data the body is, as far as it says so. */
  orderId: string | null;
  customerId: string | null;
}

/** @param rule in force; null: none of this id is switched on. */
export function judgeCall(rule: { document: RuleDocument } | null, on: "http" | "flow", carried: CallBody): JudgedCall {
  if ("unreadable" in carried)
    return { verdict: { outcome: "unreadable", reason: carried.unreadable }, orderId: null, customerId: null };
  const { body } = carried;
  return {
    verdict: verdictOf(rule, on, body),
    orderId: digits(body.order_id) ?? ownId(fieldsOf(body.order)),
    customerId: digits(body.customer_id) ?? ownId(fieldsOf(body.customer)),
  };
}

function verdictOf(rule: { document: RuleDocument } | null, on: "http" | "flow", body: Fields): DeliveryVerdict {
  if (!rule) return { outcome: "ignored", reason: "There is no such rule that is switched on." };
  if (!rule.document.on.includes(on))
    return { outcome: "ignored", reason: `The rule does not wait for this: its “on” has no “${on}”.` };
  const called = laneCalled(rule.document, body);
  return called.outcome === "lane" ? called : { outcome: "ignored", reason: called.reason };
}

function digits(id: unknown): string | null {
  return typeof id === "string" || typeof id === "number" ? (/(\d{1,20})$/.exec(String(id))?.[1] ?? null) : null;
}
