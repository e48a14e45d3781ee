// What rules did about an order in looks before the last one: each version that acted, the newest first.
import type { ShopTransaction } from "#app/db.server.ts";
import { toIso } from "#app/queries/to-iso.ts";

export interface ActedEarlier {
  ruleId: string;
  ruleVersion: number;
  /** As that version was called. */
  ruleName: string;
  /** Of the newest thing that it did. */
  at: string;
  /** The newest first, each once. */
  did: { kind: string; payload: unknown }[];
}

/** Effects that are read at most: the newest. */
const MOST_EFFECTS = 500;
const MOST_DEEDS = 3;

/** @param now rules that the last look found true, "rule@version": they stand on the page already. */
export async function listActedEarlier(
  tx: ShopTransaction,
  shop: string,
  orderId: string,
  now: ReadonlySet<string>,
): Promise<ActedEarlier[]> {
  const rows = await tx.$queryRaw<
    { ruleId: string; ruleVersion: number; ruleName: string; kind: string; payload: unknown; at: Date }[]
  >`
    select e.rule_id as "ruleId", e.rule_version as "ruleVersion", coalesce(v.document ->> 'name', e.rule_id) as "ruleName",
      e.kind, e.payload, coalesce(e.settled_at, e.sent_at, e.created_at) as at
    from effect e left join rule_version v on v.shop = e.shop and v.rule_id = e.rule_id and v.version = e.rule_version
    where e.shop = ${shop} and e.order_id = ${orderId} and e.status in ('SENT', 'CONFIRMED', 'UNSETTLED')
    order by e.id desc limit ${MOST_EFFECTS}`;
  const acted = new Map<string, ActedEarlier>();
  for (const { kind, payload, at, ...rule } of rows) {
    const key = `${rule.ruleId}@${rule.ruleVersion}`;
    if (now.has(key)) continue;
    const known = acted.get(key) ?? { ...rule, at: toIso(at), did: [] };
    acted.set(key, known);
    const isNew = !known.did.some(
      (one) => one.kind === kind && JSON.stringify(one.payload) === JSON.stringify(payload),
    );
    if (isNew && known.did.length < MOST_DEEDS) known.did.push({ kind, payload });
  }
  return [...acted.values()];
}
