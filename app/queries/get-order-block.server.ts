// The order in a few lines, for the block on Shopify's own order page: verdict, reasons, our holds, what waits for a person.
import { PASSING_ON } from "#app/checks/passing-on.ts";
import { forShop } from "#app/db.server.ts";
import { type OrderVerdict, orderVerdict } from "#app/queries/order-verdict.ts";
import type { Finding } from "#app/rules/decision.ts";

/** As many as the block has room for; the app's own page has the rest. */
const MOST_WAITING = 5;

export interface OrderBlock {
  orderId: string;
  name: string;
  verdict: OrderVerdict;
  mode: "WATCHING" | "LIVE";
  writesPaused: boolean;
  /** Something came in that is not decided yet, or a decided write is under way. */
  inMotion: boolean;
  /** What rules complain of, could not tell, or a person has approved: complaints first. */
  findings: {
    ruleId: string;
    ruleName: string;
    outcome: "matched" | "unknown" | "failed" | "waived";
    /** In words. */
    reason: string;
    canApprove: boolean;
  }[];
  /** How many rules looked and found nothing. */
  fine: number;
  /** Our own that are there, or on their way; `holdId` is Shopify's once it has named it. */
  holds: {
    fulfillmentOrderId: string;
    holdId: string | null;
    ruleName: string;
    status: "SENT" | "PLACED" | "RELEASING";
  }[];
  /** What a person is asked beside the findings: approvals, questions of rules, writes that went wrong. */
  waiting: { itemId: string; source: "WRITE" | "APPROVAL" | "QUESTION"; ruleName: string; reason: string }[];
}

const SHOWN = ["matched", "unknown", "failed", "waived"] as const;
const isShown = (outcome: Finding["outcome"]): outcome is (typeof SHOWN)[number] =>
  SHOWN.some((shown) => shown === outcome);

/** Null: this shop has no such order. */
export function getOrderBlock(shop: string, orderId: string): Promise<OrderBlock | null> {
  return forShop(shop, async (tx) => {
    const order = await tx.orderState.findUnique({ where: { shop_orderId: { shop, orderId } } });
    const owner = order && (await tx.shop.findUnique({ where: { shop } }));
    if (!order || !owner || owner.uninstalledAt) return null;
    const [lane, open, unsent, run, holds, waiting, names] = [
      await tx.lane.findUnique({ where: { shop_kind_key: { shop, kind: "order", key: orderId } } }),
      await tx.deliveryKey.count({ where: { shop, laneKind: "order", laneKey: orderId, status: "RECEIVED" } }),
      await tx.effect.count({ where: { shop, orderId, status: { in: ["INTENDED", "SENT"] } } }),
      await tx.run.findFirst({
        where: order.lastRunId ? { shop, id: order.lastRunId } : { shop, laneKind: "order", laneKey: orderId },
        orderBy: { id: "desc" },
        select: { findings: true },
      }),
      await tx.hold.findMany({
        where: { shop, orderId, status: { in: ["SENT", "PLACED", "RELEASING"] } },
        orderBy: [{ fulfillmentOrderId: "asc" }, { handle: "asc" }],
      }),
      await tx.attentionItem.findMany({
        where: { shop, installation: owner.installation, orderId, status: "OPEN", source: { not: "RULE" } },
        orderBy: { id: "desc" },
        take: MOST_WAITING,
      }),
      await tx.$queryRaw<{ rule_id: string; name: string | null }[]>`
        select r.rule_id, v.document ->> 'name' as name from rule r
        join rule_version v on v.shop = r.shop and v.rule_id = r.rule_id and v.version = r.version where r.shop = ${shop}`,
    ];
    const nameOf = (ruleId: string) => names.find((rule) => rule.rule_id === ruleId)?.name ?? ruleId;
    const target = `gid://shopify/Order/${orderId}`;
    const found = (Array.isArray(run?.findings) ? (run.findings as unknown as Finding[]) : []).filter(
      ({ ruleId, outcome }) => outcome !== "matched" || !PASSING_ON.includes(ruleId),
    );
    const isPutAside = lane?.status === "QUARANTINED";
    return {
      orderId,
      name: order.name,
      verdict: orderVerdict(
        found.map(({ outcome }) => outcome),
        isPutAside,
      ),
      mode: owner.mode,
      writesPaused: owner.writesPausedAt !== null,
      inMotion: !isPutAside && (open > 0 || (unsent > 0 && owner.writesPausedAt === null)),
      findings: SHOWN.flatMap((shown) =>
        found.flatMap(({ ruleId, ruleName, outcome, reason, target: about }) =>
          outcome === shown && isShown(outcome)
            ? [{ ruleId, ruleName, outcome, reason, canApprove: outcome === "matched" && about === target }]
            : [],
        ),
      ),
      fine: found.filter(({ outcome }) => outcome === "not_matched").length,
      holds: holds.map(({ fulfillmentOrderId, holdId, ruleId, status }) => ({
        ...{ fulfillmentOrderId, holdId, ruleName: nameOf(ruleId) },
        status: status as "SENT" | "PLACED" | "RELEASING",
      })),
      waiting: waiting.map(({ id, source, ruleId, reason }) => ({
        itemId: String(id),
        source: source as "WRITE" | "APPROVAL" | "QUESTION",
        ruleName: nameOf(ruleId),
        reason,
      })),
    };
  });
}
