// One order's page: what it is now, what each rule found, and its story in the order things happened.

import { checkOfRule } from "#app/checks/check-of-rule.ts";
import { forShop, type ShopTransaction } from "#app/db.server.ts";
import type { OrderEventKind } from "#app/history/order-event.ts";
import { explainRun } from "#app/queries/explain-run.server.ts";
import { type LastLook, type NotLookedAt, notLookedAt, type RuleOfStore } from "#app/queries/not-looked-at.ts";
import { type RecordsOfOrder, recordsOfOrder } from "#app/queries/records-of-order.server.ts";
import { toIso } from "#app/queries/to-iso.ts";
import type { Explanation, Finding } from "#app/rules/decision.ts";
import type { AddressPicture, OrderPicture } from "#app/rules/facts.ts";
import { RuleSchema } from "#app/rules/rule-schema.ts";
import type { Trigger } from "#app/rules/trigger.ts";

/** Entries of the story that are read at most: the newest. An order with more says so. */
const STORY_LIMIT = 200;

export type Resolution = "send_again" | "mark_done" | "set_aside" | "allow" | "decline";

export interface OrderPage {
  orderId: string;
  name: string;
  timezone: string;
  mode: "WATCHING" | "LIVE";
  writesPaused: boolean;
  createdAt: string;
  cancelledAt: string | null;
  test: boolean;
  total: string;
  currentTotal: string;
  currency: string;
  financialStatus: string;
  fulfillmentStatus: string;
  delivery: "shipping" | "pickup" | "none";
  tags: string[];
  records: RecordsOfOrder;
  shippingAddress: AddressPicture | null;
  billingAddress: AddressPicture | null;
  items: number;
  /** Something came in that is not decided yet, or a decided write is under way: the page looks again by itself. */
  inMotion: boolean;
  /** Why this order is no longer worked on, when its lane was put aside after three crashes. */
  quarantine: { kind: "order"; key: string; reason: string | null } | null;
  findings: PageFinding[];
  /** Rules that the last look passed by, and why. */
  passedBy: NotLookedAt[];
  /** What a run recorded does not come out again from its facts: a fault of ours, and said so. */
  findingsDiffer: boolean;
  holds: { fulfillmentOrderId: string; status: string; ruleName: string; since: string }[];
  approvals: {
    ruleId: string;
    ruleName: string;
    fingerprint: string;
    givenBy: string;
    note: string | null;
    givenAt: string;
  }[];
  story: StoryEntry[];
  storyIsCut: boolean;
}

export interface PageFinding {
  /** The built-in check that makes the rule. */
  checkId: string | null;
  ruleId: string;
  ruleVersion: number;
  ruleName: string;
  about: "order" | "customer";
  /** Gid of the record that it is about: the order, one of its fulfilment orders … */
  target: string;
  outcome: Finding["outcome"];
  reason: string;
  explanation: Explanation | null;
  /** When it was decided. */
  at: string;
  /** A person may approve it: it is true now and about this order. */
  canApprove: boolean;
}

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

/** Null: this shop has no such order. */
export function getOrder(shop: string, orderId: string): Promise<OrderPage | null> {
  return forShop(shop, async (tx) => {
    const order = await tx.orderState.findUnique({ where: { shop_orderId: { shop, orderId } } });
    const owner = order && (await tx.shop.findUnique({ where: { shop } }));
    if (!order || !owner) return null;
    const picture = order.seen as unknown as Partial<OrderPicture>;
    const { customerId } = order;

    const [lane, openDeliveries, holds, waivers, ruleNames] = [
      await tx.lane.findUnique({ where: { shop_kind_key: { shop, kind: "order", key: orderId } } }),
      await tx.deliveryKey.count({ where: { shop, laneKind: "order", laneKey: orderId, status: "RECEIVED" } }),
      await tx.hold.findMany({ where: { shop, orderId }, orderBy: { sentAt: "desc" } }),
      await tx.waiver.findMany({ where: { shop, target: orderGid(orderId) }, orderBy: { givenAt: "desc" } }),
      await namesOfRules(tx, shop),
    ];
    const nameOf = (ruleId: string) => ruleNames.get(ruleId) ?? ruleId;
    const { story, isCut } = await tellStory(tx, shop, {
      orderId,
      orderCreatedAt: order.createdAt,
      customerId,
      nameOf,
    });
    const { findings, agree, looks } = await currentFindings(tx, shop, {
      ...{ orderId, customerId, lastRunId: order.lastRunId },
    });
    const unsent = await tx.effect.count({ where: { shop, orderId, status: { in: ["INTENDED", "SENT"] } } });

    return {
      orderId,
      name: order.name,
      timezone: owner.timezone,
      mode: owner.mode,
      writesPaused: owner.writesPausedAt !== null,
      createdAt: toIso(order.createdAt),
      cancelledAt: picture.cancelled_at ?? null,
      test: picture.test ?? false,
      total: picture.total_price ?? order.total.toString(),
      currentTotal: picture.current_total_price ?? order.total.toString(),
      currency: order.currency,
      financialStatus: order.financialStatus,
      fulfillmentStatus: order.fulfillmentStatus,
      delivery: DELIVERIES.find((known) => known === picture.delivery) ?? "shipping",
      tags: picture.tags ?? [],
      records: await recordsOfOrder(tx, shop, picture, customerId),
      shippingAddress: picture.shipping_address ?? null,
      billingAddress: picture.billing_address ?? null,
      items: (picture.line_items ?? []).reduce((sum, line) => sum + line.current_quantity, 0),
      inMotion: lane?.status !== "QUARANTINED" && (openDeliveries > 0 || (unsent > 0 && owner.writesPausedAt === null)),
      quarantine: lane?.status === "QUARANTINED" ? { kind: "order", key: orderId, reason: lane.reason } : null,
      findings: findings.map((finding) => ({
        ...finding,
        canApprove: finding.target === orderGid(orderId) && finding.outcome === "matched",
      })),
      passedBy: notLookedAt(await rulesOfStore(tx, shop), looks, toIso(new Date())),
      findingsDiffer: !agree,
      holds: holds.map((hold) => ({
        fulfillmentOrderId: hold.fulfillmentOrderId,
        status: hold.status,
        ruleName: nameOf(hold.ruleId),
        since: toIso(hold.settledAt ?? hold.sentAt),
      })),
      approvals: waivers.map(({ ruleId, fingerprint, givenBy, note, givenAt }) => ({
        ruleId,
        // A waiver may stand for one action only: `rule/action`.
        ruleName: nameOf(ruleId.split("/")[0] ?? ruleId),
        fingerprint,
        givenBy,
        note,
        givenAt: toIso(givenAt),
      })),
      story,
      storyIsCut: isCut,
    };
  });
}

/** What the newest run of the order found, and the newest run of its customer. */
async function currentFindings(
  tx: ShopTransaction,
  shop: string,
  { orderId, customerId, lastRunId }: { orderId: string; customerId: string | null; lastRunId: bigint | null },
): Promise<{ findings: Omit<PageFinding, "canApprove">[]; agree: boolean; looks: Record<Lane, LastLook | null> }> {
  const ofOrder = await tx.run.findFirst({
    where: lastRunId ? { shop, id: lastRunId } : { shop, laneKind: "order", laneKey: orderId },
    orderBy: { id: "desc" },
  });
  const ofCustomer =
    customerId &&
    (await tx.run.findFirst({ where: { shop, laneKind: "customer", laneKey: customerId }, orderBy: { id: "desc" } }));
  const findings: Omit<PageFinding, "canApprove">[] = [];
  const looks: Record<Lane, LastLook | null> = { order: null, customer: null };
  let agree = true;
  for (const run of [ofOrder, ofCustomer]) {
    if (!run) continue;
    const explained = await explainRun(tx, shop, run);
    if (!explained.agrees) agree = false;
    const about = run.laneKind === "customer" ? "customer" : "order";
    looks[about] = {
      triggers: run.triggers as unknown as Trigger[],
      rules: explained.rules,
      found: new Set(explained.findings.map(({ ruleId }) => ruleId)),
      unasked: explained.unasked,
    };
    for (const { ruleId, ruleVersion, ruleName, outcome, reason, explanation, target } of explained.findings)
      findings.push({
        ...{ ruleId, ruleVersion, ruleName, target, outcome, reason, explanation, about },
        checkId: checkOfRule(ruleId)?.id ?? null,
        at: toIso(run.recordedAt),
      });
  }
  return { findings: saidOnce(findings), agree, looks };
}

type Lane = "order" | "customer";

/** Several rules of one check that are not true for the same reason are one row, under the check's name. */
function saidOnce<F extends Omit<PageFinding, "canApprove">>(findings: F[]): F[] {
  const kept: F[] = [];
  for (const finding of findings) {
    const isQuiet = finding.checkId !== null && finding.outcome === "not_matched";
    const same = (other: F) =>
      other.checkId === finding.checkId &&
      other.target === finding.target &&
      other.outcome === finding.outcome &&
      other.reason === finding.reason;
    if (isQuiet && kept.some(same)) continue;
    const isOneOfSeveral = isQuiet && findings.filter(same).length > 1;
    kept.push(
      isOneOfSeveral ? { ...finding, ruleName: checkOfRule(finding.ruleId)?.name ?? finding.ruleName } : finding,
    );
  }
  return kept;
}

/** All rules of the store, those that are switched off too, in the order in which they run. */
async function rulesOfStore(tx: ShopTransaction, shop: string): Promise<RuleOfStore[]> {
  const rows = await tx.$queryRaw<(Omit<RuleOfStore, "document"> & { document: unknown })[]>`
    select r.rule_id as "ruleId", r.version, r.enabled, v.document from rule r
    join rule_version v on v.shop = r.shop and v.rule_id = r.rule_id and v.version = r.version
    where r.shop = ${shop} order by r.position, r.rule_id`;
  return rows.flatMap(({ document, ...rule }) => {
    const parsed = RuleSchema.safeParse(document);
    return parsed.success ? [{ ...rule, document: parsed.data }] : [];
  });
}

async function tellStory(
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

const DELIVERIES = ["shipping", "pickup", "none"] as const;
const AFTER: Record<StoryEntry["entry"], number> = { event: 0, audit: 1, delivery: 2, run: 3, effect: 4 };

async function namesOfRules(tx: ShopTransaction, shop: string): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ rule_id: string; name: string | null }[]>`
    select r.rule_id, v.document ->> 'name' as name from rule r
    join rule_version v on v.shop = r.shop and v.rule_id = r.rule_id and v.version = r.version where r.shop = ${shop}`;
  return new Map(rows.map(({ rule_id, name }) => [rule_id, name ?? rule_id]));
}

const findingsOf = (json: unknown): Finding[] => (Array.isArray(json) ? (json as Finding[]) : []);
const orderGid = (orderId: string): string => `gid://shopify/Order/${orderId}`;
const between = (from: Date | null, to: Date | null): number | null =>
  from && to ? Math.max(0, to.getTime() - from.getTime()) : null;
