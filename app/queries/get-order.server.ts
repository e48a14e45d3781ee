// One order's page: what it is now, what each rule found, and its story in the order things happened.

import { checkOfRule } from "#app/checks/check-of-rule.ts";
import { PASSING_ON } from "#app/checks/passing-on.ts";
import { forShop, type ShopTransaction } from "#app/db.server.ts";
import { explainRun } from "#app/queries/explain-run.server.ts";
import { type ActedEarlier, listActedEarlier } from "#app/queries/list-acted-earlier.server.ts";
import { type LastLook, type NotLookedAt, notLookedAt, type RuleOfStore } from "#app/queries/not-looked-at.ts";
import { partsOfPage } from "#app/queries/parts-of-page.server.ts";
import { type RecordsOfOrder, recordsOfOrder } from "#app/queries/records-of-order.server.ts";
import { type StoryEntry, tellOrderStory } from "#app/queries/tell-order-story.server.ts";
import { toIso } from "#app/queries/to-iso.ts";
import type { Explanation, Finding } from "#app/rules/decision.ts";
import type { AddressPicture, OrderPicture } from "#app/rules/facts.ts";
import { RuleSchema } from "#app/rules/rule-schema.ts";
import type { Trigger } from "#app/rules/trigger.ts";

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
  /** Null: could not be had. */
  records: RecordsOfOrder | null;
  shippingAddress: AddressPicture | null;
  billingAddress: AddressPicture | null;
  items: number;
  /** What is under way could be read. */
  isWorkKnown: boolean;
  /** Something came in that is not decided yet, or a decided write is under way: the page looks again by itself. */
  inMotion: boolean;
  /** Why this order is no longer worked on, when its lane was put aside after three crashes. */
  quarantine: { kind: "order"; key: string; reason: string | null } | null;
  /** Null: it could not be had. */
  findings: PageFinding[] | null;
  /** Rules that acted in looks before the last one. Null, here and below: could not be had. */
  actedEarlier: ActedEarlier[] | null;
  /** Rules that the last look passed by, and why. */
  passedBy: NotLookedAt[];
  /** What a run recorded does not come out again from its facts: a fault of ours, and said so. */
  findingsDiffer: boolean;
  holds: { fulfillmentOrderId: string; status: string; ruleName: string; since: string }[] | null;
  approvals:
    | {
        ruleId: string;
        ruleName: string;
        fingerprint: string;
        givenBy: string;
        note: string | null;
        givenAt: string;
      }[]
    | null;
  story: StoryEntry[] | null;
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
  /** What its steps did not do, and why. */
  notes: string[];
  /** Those of them that hang on a fact that is not known. */
  doubts: string[];
  explanation: Explanation | null;
  /** When it was decided. */
  at: string;
  /** A person may approve it: it is true now and about this order. */
  canApprove: boolean;
}

/** Null: this shop has no such order. */
export function getOrder(shop: string, orderId: string): Promise<OrderPage | null> {
  return forShop(shop, async (tx) => {
    const order = await tx.orderState.findUnique({ where: { shop_orderId: { shop, orderId } } });
    const owner = order && (await tx.shop.findUnique({ where: { shop } }));
    if (!order || !owner) return null;
    const picture = order.seen as unknown as Partial<OrderPicture>;
    const { customerId } = order;

    const part = partsOfPage(tx, { shop, page: "order" });
    const work = await part("work", () => workOn(tx, shop, orderId));
    const holds = await part("holds", () =>
      tx.hold.findMany({ where: { shop, orderId }, orderBy: { sentAt: "desc" } }),
    );
    const waivers = await part("approvals", () =>
      tx.waiver.findMany({ where: { shop, target: orderGid(orderId) }, orderBy: { givenAt: "desc" } }),
    );
    const ruleNames = await part("names", () => namesOfRules(tx, shop));
    const nameOf = (ruleId: string) => ruleNames?.get(ruleId) ?? ruleId;
    const told = await part("story", () =>
      tellOrderStory(tx, shop, { orderId, orderCreatedAt: order.createdAt, customerId, nameOf }),
    );
    const found = await part("findings", async () => {
      const { findings, agree, looks } = await currentFindings(tx, shop, {
        ...{ orderId, customerId, lastRunId: order.lastRunId },
      });
      return { findings, agree, passedBy: notLookedAt(await rulesOfStore(tx, shop), looks, toIso(new Date())) };
    });
    const trueNow = new Set(
      found?.findings.flatMap(({ ruleId, ruleVersion, outcome }) =>
        outcome === "matched" ? [`${ruleId}@${ruleVersion}`] : [],
      ),
    );
    const actedEarlier = await part("earlier", () => listActedEarlier(tx, shop, orderId, trueNow));

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
      records: await part("records", () => recordsOfOrder(tx, shop, picture, customerId)),
      shippingAddress: picture.shipping_address ?? null,
      billingAddress: picture.billing_address ?? null,
      items: (picture.line_items ?? []).reduce((sum, line) => sum + line.current_quantity, 0),
      isWorkKnown: work !== null,
      inMotion:
        work !== null &&
        work.lane?.status !== "QUARANTINED" &&
        (work.waiting > 0 || (work.unsent > 0 && owner.writesPausedAt === null)),
      quarantine:
        work?.lane?.status === "QUARANTINED" ? { kind: "order", key: orderId, reason: work.lane.reason } : null,
      findings:
        found?.findings.map((finding) => ({
          ...finding,
          canApprove: finding.target === orderGid(orderId) && finding.outcome === "matched",
        })) ?? null,
      actedEarlier,
      passedBy: found?.passedBy ?? [],
      findingsDiffer: found?.agree === false,
      holds:
        holds?.map((hold) => ({
          fulfillmentOrderId: hold.fulfillmentOrderId,
          status: hold.status,
          ruleName: nameOf(hold.ruleId),
          since: toIso(hold.settledAt ?? hold.sentAt),
        })) ?? null,
      approvals:
        waivers?.map(({ ruleId, fingerprint, givenBy, note, givenAt }) => ({
          ruleId,
          // A waiver may stand for one action only: `rule/action`.
          ruleName: nameOf(ruleId.split("/")[0] ?? ruleId),
          fingerprint,
          givenBy,
          note,
          givenAt: toIso(givenAt),
        })) ?? null,
      story: told?.story ?? null,
      storyIsCut: told?.isCut ?? false,
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
    for (const {
      ruleId,
      ruleVersion,
      ruleName,
      outcome,
      reason,
      notes,
      doubts = [],
      explanation,
      target,
    } of explained.findings)
      findings.push({
        ...{ ruleId, ruleVersion, ruleName, target, outcome, reason, notes, doubts, explanation, about },
        checkId: checkOfRule(ruleId)?.id ?? null,
        at: toIso(run.recordedAt),
      });
  }
  return { findings: saidOnce(findings), agree, looks };
}

type Lane = "order" | "customer";

const SAYS_NOTHING: ReadonlySet<Finding["outcome"]> = new Set(["matched", "not_matched", "skipped"]);

/**
 * Several rules of one check that are not true for the same reason are one row, under the check's name; where another one of them
 * is true, that one speaks for the check. A rule that only passes a verdict on says nothing of its own.
 */
function saidOnce<F extends Omit<PageFinding, "canApprove">>(findings: F[]): F[] {
  const kept: F[] = [];
  for (const finding of findings) {
    if (PASSING_ON.includes(finding.ruleId) && SAYS_NOTHING.has(finding.outcome)) continue;
    const isQuiet = finding.checkId !== null && finding.outcome === "not_matched";
    const same = (other: F) =>
      other.checkId === finding.checkId &&
      other.target === finding.target &&
      other.outcome === finding.outcome &&
      other.reason === finding.reason;
    const speaks = (other: F) =>
      other.checkId === finding.checkId &&
      other.target === finding.target &&
      other.outcome === "matched" &&
      !PASSING_ON.includes(other.ruleId);
    if (isQuiet && (kept.some(same) || findings.some(speaks))) continue;
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

const DELIVERIES = ["shipping", "pickup", "none"] as const;

/** What of the order's lane is waiting or under way. */
async function workOn(tx: ShopTransaction, shop: string, orderId: string) {
  return {
    lane: await tx.lane.findUnique({ where: { shop_kind_key: { shop, kind: "order", key: orderId } } }),
    waiting: await tx.deliveryKey.count({ where: { shop, laneKind: "order", laneKey: orderId, status: "RECEIVED" } }),
    unsent: await tx.effect.count({ where: { shop, orderId, status: { in: ["INTENDED", "SENT"] } } }),
  };
}

async function namesOfRules(tx: ShopTransaction, shop: string): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ rule_id: string; name: string | null }[]>`
    select r.rule_id, v.document ->> 'name' as name from rule r
    join rule_version v on v.shop = r.shop and v.rule_id = r.rule_id and v.version = r.version where r.shop = ${shop}`;
  return new Map(rows.map(({ rule_id, name }) => [rule_id, name ?? rule_id]));
}

const orderGid = (orderId: string): string => `gid://shopify/Order/${orderId}`;
