// One item of the attention list with what is needed to deal with it: the address and how it would be right, the other order, the
// locations. What a check says is worked out again from the facts of the order's last run.
import { CHECKS } from "#app/checks/index.ts";
import { forShop, type ShopTransaction } from "#app/db.server.ts";
import { type AttentionCategory, categoryOf } from "#app/queries/attention-filter.ts";
import { type AttentionVerb, verbsOf } from "#app/queries/attention-verbs.ts";
import { lastFacts } from "#app/queries/last-facts.server.ts";
import { nameOfRule } from "#app/queries/name-of-rule.server.ts";
import { partsOfPage } from "#app/queries/parts-of-page.server.ts";
import { assessed } from "#app/rules/assessor.ts";
import type { Facts } from "#app/rules/facts.ts";
import type { Owner } from "#app/rules/record.ts";

type Address = Record<string, string | null>;

export interface AttentionItemPage {
  itemId: string;
  status: "OPEN" | "IGNORED" | "DONE";
  category: AttentionCategory;
  ruleId: string;
  ruleName: string;
  reason: string;
  severity: number;
  assignee: string | null;
  /** A day by which. */
  dueOn: string | null;
  timezone: string;
  mode: "WATCHING" | "LIVE";
  currency: string;
  order: { orderId: string; name: string; total: string; currency: string; financialStatus: string } | null;
  target: string;
  openedAt: string;
  closedAt: string | null;
  closedBy: string | null;
  note: string | null;
  effect: { kind: string; payload: unknown; status: string; reason: string | null } | null;
  address: { now: Address; suggestion: Address | null; problems: string[] } | null;
  twin: { orderId: string; name: string; createdAt: string | null; score: number; known: boolean } | null;
  /** What adds up to the verdict, where the check adds up. */
  parts: { says: string; points: number }[];
  /** Null: the app has not read them. */
  locations: { id: string; name: string }[] | null;
  verbs: AttentionVerb[];
  /** The next open item behind this one in the list; null: there is none. */
  next: string | null;
  /** Names of parts that could not be had. */
  missing: string[];
}

/** Null: this shop has no such item. */
export function getAttentionItem(shop: string, itemId: string): Promise<AttentionItemPage | null> {
  return forShop(shop, async (tx) => {
    if (!/^\d{1,15}$/.test(itemId)) return null;
    const owner = await tx.shop.findUnique({ where: { shop } });
    const item = await tx.attentionItem.findUnique({ where: { id: BigInt(itemId) } });
    if (!owner || !item || item.shop !== shop || item.installation !== owner.installation) return null;
    const part = partsOfPage(tx, { shop, page: "attention item" });
    const { orderId, effectId } = item;
    const order =
      orderId && (await part("order", () => tx.orderState.findUnique({ where: { shop_orderId: { shop, orderId } } })));
    const effect =
      effectId && item.source !== "RULE"
        ? await part("effect", () => tx.effect.findUnique({ where: { id: effectId } }))
        : null;
    const ruleName = await part("rule", () => nameOfRule(tx, shop, item.ruleId));
    const category = categoryOf(item.source, item.ruleId);
    const facts = order ? await part("facts", () => lastFacts(tx, shop, "order", order.orderId)) : null;
    const picture = (order ? order.seen : null) as Owner | null;
    const next = await part("next", () =>
      tx.attentionItem.findFirst({
        where: {
          ...{ shop, installation: owner.installation, status: "OPEN" },
          OR: [{ openedAt: { lt: item.openedAt } }, { openedAt: item.openedAt, id: { lt: item.id } }],
        },
        orderBy: [{ openedAt: "desc" }, { id: "desc" }],
        select: { id: true },
      }),
    );

    return {
      itemId,
      status: item.status,
      category,
      ruleId: item.ruleId,
      ruleName: ruleName ?? item.ruleId,
      reason: item.reason,
      severity: item.severity,
      assignee: item.assignee,
      dueOn: item.dueOn?.toISOString().slice(0, 10) ?? null,
      timezone: owner.timezone,
      mode: owner.mode,
      currency: owner.currency,
      order: order
        ? {
            ...{ orderId: order.orderId, name: order.name, total: order.total.toString(), currency: order.currency },
            financialStatus: order.financialStatus,
          }
        : null,
      target: item.target,
      openedAt: item.openedAt.toISOString(),
      closedAt: item.closedAt?.toISOString() ?? null,
      closedBy: item.closedBy,
      note: item.note,
      effect: effect && {
        ...{ kind: effect.kind, payload: effect.payload as unknown, status: effect.status, reason: effect.reason },
      },
      address: category === "address" ? addressOf(picture, facts) : null,
      twin: category === "duplicate" ? await part("twin", () => twinOf(tx, shop, facts)) : null,
      parts: partsOf(category, facts),
      locations: facts?.locations?.map(({ id, name }) => ({ id: String(id), name: String(name ?? id) })) ?? null,
      verbs: verbsOf({
        ...{ source: item.source, status: item.status, ruleId: item.ruleId, orderId: item.orderId },
        ...{ effectStatus: effect?.status ?? null, hasUndo: item.undo !== null },
      }),
      next: next ? String(next.id) : null,
      missing: part.missing,
    };
  });
}

/** What a check finds about the order; null: nothing, or not without facts that were not read. */
function verdictOf(check: string, order: Owner | null, facts: Facts | null): Record<string, unknown> | null {
  const field = CHECKS.find(({ id }) => id === check)?.field;
  if (!order || !field) return null;
  const world = { ...facts, now: new Date(0).toISOString(), shop: (facts?.shop ?? {}) as Record<string, unknown> };
  const verdict = assessed(field)(order, world as never, {} as never) as Record<string, unknown> | null;
  return verdict && "outcome" in verdict ? verdict : null;
}

function addressOf(order: Owner | null, facts: Facts | null): AttentionItemPage["address"] {
  const now = (order?.shipping_address ?? null) as Address | null;
  if (!now) return null;
  const verdict = verdictOf("address-check", order, facts);
  const problems = (verdict?.problems ?? []) as { says: string }[];
  return {
    now,
    suggestion: (verdict?.suggestion ?? null) as Address | null,
    problems: problems.map(({ says }) => says),
  };
}

async function twinOf(tx: ShopTransaction, shop: string, facts: Facts | null): Promise<AttentionItemPage["twin"]> {
  const verdict = verdictOf("duplicate-check", (facts?.order ?? null) as Owner | null, facts);
  if (!verdict?.other_id) return null;
  const orderId = String(verdict.other_id);
  const known = await tx.orderState.findUnique({ where: { shop_orderId: { shop, orderId } }, select: { name: true } });
  return {
    orderId,
    name: known?.name ?? String(verdict.other_name ?? orderId),
    createdAt: verdict.other_created_at ? String(verdict.other_created_at) : null,
    score: Number(verdict.score ?? 0),
    known: known !== null,
  };
}

const ADDS_UP: Partial<Record<AttentionCategory, string>> = { duplicate: "duplicate-check", fraud: "fraud-check" };

function partsOf(category: AttentionCategory, facts: Facts | null): AttentionItemPage["parts"] {
  const check = ADDS_UP[category];
  const verdict = check ? verdictOf(check, (facts?.order ?? null) as Owner | null, facts) : null;
  const parts = (verdict?.parts ?? []) as { says: string; points: number }[];
  return parts.map(({ says, points }) => ({ says, points }));
}
