// An order's story, newest first: what became of it in the store, what came in, what was decided, written and answered.
import type { ShopTransaction } from "#app/db.server.ts";
import type { OrderEventKind } from "#app/history/order-event.ts";
import { toIso } from "#app/queries/to-iso.ts";
import type { Finding } from "#app/rules/decision.ts";
import type { Trigger } from "#app/rules/trigger.ts";

/** Entries of the story that are read at most: the newest. An order with more says so. */
const STORY_LIMIT = 200;

export type Resolution = "send_again" | "mark_done" | "set_aside" | "allow" | "decline";

export type StoryEntry = { id: string; at: string } & (
  | {
      entry: "delivery";
      topic: string;
      source: string;
      status: string;
      reason: string | null;
      /** From what set it off in Shopify to its arrival here. */
      latenessMs: number | null;
      /** From its arrival to the decision. */
      decidedAfterMs: number | null;
    }
  | {
      entry: "run";
      triggers: Trigger[];
      findings: { ruleName: string; target: string; outcome: Finding["outcome"]; reason: string }[];
    }
  | {
      entry: "effect";
      effectId: string;
      ruleName: string;
      ruleVersion: number;
      kind: string;
      payload: unknown;
      status: string;
      reason: string | null;
      attempts: number;
      points: number;
      intendedAt: string;
      /** From the decision to Shopify's answer. */
      settledAfterMs: number | null;
      /** What a person may do about it. */
      resolutions: Resolution[];
    }
  | { entry: "audit"; actor: string; action: string }
  | {
      /** What became of the order in the store; `at` is the store's own time. */
      entry: "event";
      kind: OrderEventKind;
      /** False: it had happened by then. */
      exact: boolean;
      detail: Readonly<Record<string, string>>;
      source: string;
    }
);
export async function tellOrderStory(
  tx: ShopTransaction,
  shop: string,
  about: { orderId: string; orderCreatedAt: Date; customerId: string | null; nameOf: (ruleId: string) => string },
): Promise<{ story: StoryEntry[]; isCut: boolean }> {
  const { orderId, orderCreatedAt, customerId, nameOf } = about;
  const ofOrder = { laneKind: "order", laneKey: orderId };
  const writtenFor = { orderId };
  // Runs of the customer are shared by all of their orders and told by the finding; here only what was written since.
  const ofCustomer = { laneKind: "customer", laneKey: customerId ?? "", createdAt: { gte: orderCreatedAt } };
  const newest = { orderBy: { id: "desc" as const }, take: STORY_LIMIT };
  const deliveries = await tx.deliveryKey.findMany({ where: { shop, ...ofOrder }, ...newest });
  const runs = await tx.run.findMany({ where: { shop, ...ofOrder }, ...newest });
  const effects = await tx.effect.findMany({
    where: { shop, OR: customerId ? [writtenFor, ofCustomer] : [writtenFor] },
    ...newest,
  });
  const events = await tx.orderEvent.findMany({
    where: { shop, orderId },
    orderBy: { at: "desc" },
    take: STORY_LIMIT,
  });
  const audits = await tx.auditEntry.findMany({ where: { shop, subject: orderGid(orderId) }, ...newest });

  const story: StoryEntry[] = [
    ...deliveries.map((delivery) => ({
      id: `delivery-${delivery.id}`,
      at: toIso(delivery.receivedAt),
      entry: "delivery" as const,
      topic: delivery.topic,
      source: delivery.source,
      status: delivery.status,
      reason: delivery.reason,
      latenessMs: between(delivery.triggeredAt, delivery.receivedAt),
      decidedAfterMs: between(delivery.receivedAt, delivery.settledAt),
    })),
    ...runs.map((run) => ({
      id: `run-${run.id}`,
      at: toIso(run.recordedAt),
      entry: "run" as const,
      triggers: run.triggers as unknown as Trigger[],
      findings: findingsOf(run.findings).map(({ ruleName, target, outcome, reason }) => ({
        ...{ ruleName, target, outcome, reason },
      })),
    })),
    ...effects.map((effect) => ({
      id: `effect-${effect.id}`,
      at: toIso(effect.settledAt ?? effect.sentAt ?? effect.createdAt),
      entry: "effect" as const,
      effectId: String(effect.id),
      ruleName: nameOf(effect.ruleId),
      ruleVersion: effect.ruleVersion,
      kind: effect.kind,
      payload: effect.payload as unknown,
      status: effect.status,
      reason: effect.reason,
      attempts: effect.attempts,
      points: effect.points,
      intendedAt: toIso(effect.createdAt),
      settledAfterMs: between(effect.createdAt, effect.settledAt),
      resolutions: resolutionsOf(effect),
    })),
    ...events.map((event) => ({
      id: `event-${event.kind}-${event.of}`,
      at: toIso(event.at),
      entry: "event" as const,
      kind: event.kind as OrderEventKind,
      exact: event.exact,
      source: event.source,
      detail: event.detail as Record<string, string>,
    })),
    ...audits.map((audit) => ({
      id: `audit-${audit.id}`,
      at: toIso(audit.at),
      entry: "audit" as const,
      actor: audit.actor,
      action: audit.action,
    })),
  ];
  // Newest first; within one instant what follows stands above what it follows from.
  story.sort((a, b) => b.at.localeCompare(a.at) || AFTER[b.entry] - AFTER[a.entry] || b.id.localeCompare(a.id));
  return { story: story.slice(0, STORY_LIMIT), isCut: story.length > STORY_LIMIT };
}

/** An unknown outcome is sent again or taken as done; a refused write can be set aside, and is tried anew by a new check. */
function resolutionsOf(effect: { status: string; setAsideAt: Date | null }): Resolution[] {
  if (effect.status === "AWAITING") return ["allow", "decline"];
  if (effect.status === "UNSETTLED") return ["send_again", "mark_done"];
  return effect.status === "REFUSED" && !effect.setAsideAt ? ["set_aside"] : [];
}

const AFTER: Record<StoryEntry["entry"], number> = { event: 0, audit: 1, delivery: 2, run: 3, effect: 4 };

const findingsOf = (json: unknown): Finding[] => (Array.isArray(json) ? (json as Finding[]) : []);
const orderGid = (orderId: string): string => `gid://shopify/Order/${orderId}`;
const between = (from: Date | null, to: Date | null): number | null =>
  from && to ? Math.max(0, to.getTime() - from.getTime()) : null;
