// Tries a rule that may not be saved yet on an order as it was last looked at: what it would find and do, and why. Nothing is
// written, and nothing is read from Shopify: what was not known then is not known here.
import { instantOf } from "#app/lib/instant-of.ts";
import "#app/checks/index.ts";
import { forShop, type ShopTransaction } from "#app/db.server.ts";
import { readRuleText, type TextComplaint } from "#app/queries/check-rule-text.server.ts";
import { lastFacts } from "#app/queries/last-facts.server.ts";
import { decide } from "#app/rules/decide.ts";
import type { Explanation, Finding } from "#app/rules/decision.ts";
import type { EffectBody } from "#app/rules/effect.ts";
import type { Facts } from "#app/rules/facts.ts";
import type { RuleDocument } from "#app/rules/rule-document.ts";
import { SUBJECTS } from "#app/rules/scope.ts";

export interface TriedOnOrder {
  order: { orderId: string; name: string };
  findings: {
    /** Gid of the record that it is about. */
    target: string;
    outcome: Finding["outcome"];
    reason: string;
    explanation: Explanation | null;
    notes: string[];
  }[];
  /** What it would write or send, in order. */
  effects: { target: string; kind: string; payload: EffectBody; needsApproval: boolean }[];
  /** It would go on later. */
  waits: { for: "time" | "effect" | "approval"; until: string | null }[];
}

export type TryRuleOnOrderResult =
  | { outcome: "tried"; tried: TriedOnOrder }
  | { outcome: "refused"; complaints: TextComplaint[] }
  | { outcome: "no_order" }
  /** It was never decided, or its facts are gone. */
  | { outcome: "no_facts"; name: string }
  /** About something that is neither an order nor its customer. */
  | { outcome: "not_about_orders"; about: string };

/** @param order its name or number, as a person types it: "#1001", "1001". */
export async function tryRuleOnOrder(
  shop: string,
  { text, order }: { text: string; order: string },
  now: Date,
): Promise<TryRuleOnOrderResult> {
  const read = readRuleText(text);
  if (read.outcome === "refused") return read;
  const { document } = read;
  const { lane } = SUBJECTS[document.about];
  if (lane !== "order" && lane !== "customer") return { outcome: "not_about_orders", about: document.about };
  return forShop(shop, async (tx) => {
    const found = await orderNamed(tx, shop, order);
    if (!found) return { outcome: "no_order" };
    const laneKey = lane === "order" ? found.orderId : found.customerId;
    const facts = laneKey === null ? null : await lastFacts(tx, shop, lane, laneKey);
    if (!facts) return { outcome: "no_facts", name: found.name };
    const tried = tryOn(facts, document, instantOf(now));
    return { outcome: "tried", tried: { order: { orderId: found.orderId, name: found.name }, ...tried } };
  });
}

interface FoundOrder {
  orderId: string;
  name: string;
  customerId: string | null;
}

async function orderNamed(tx: ShopTransaction, shop: string, typed: string): Promise<FoundOrder | null> {
  const name = typed.trim();
  const select = { orderId: true, name: true, customerId: true };
  return tx.orderState.findFirst({
    where: { shop, OR: [{ name: { in: [name, `#${name}`] } }, { orderId: name }] },
    orderBy: { createdAt: "desc" },
    select,
  });
}

/** As if a person ran it by hand, and nothing had been done before. */
function tryOn(facts: Facts, document: RuleDocument, now: string): Omit<TriedOnOrder, "order"> {
  const { watch_only: _watched, active_from: _from, active_until: _until, ...rule } = document;
  const asked: Facts = {
    ...facts,
    triggers: [{ on: "by_hand", rule: document.id }],
    owned: [],
    stages: [],
    done: [],
    matched: [],
    waivers: [],
  };
  const decision = decide(
    asked,
    [{ ruleId: document.id, version: 0, position: 0, document: { ...rule, enabled: true } }],
    { now, explainAll: true },
  );
  return {
    findings: decision.findings.map(({ target, outcome, reason, explanation, notes }) => ({
      ...{ target, outcome, reason, explanation, notes },
    })),
    effects: decision.effects.map(({ target, body, approval }) => ({
      target,
      kind: body.kind,
      payload: body,
      needsApproval: approval === true,
    })),
    waits: decision.stages.map(({ waits }) => ({
      for: waits.for,
      until: waits.for === "time" ? waits.until : waits.for === "approval" ? waits.expiresAt : null,
    })),
  };
}
