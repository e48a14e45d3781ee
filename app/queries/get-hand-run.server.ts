// One run of a rule by hand: the records that it was for, and what it came to on each.
import { forShop } from "#app/db.server.ts";
import { nameOfRule } from "#app/queries/name-of-rule.server.ts";
import { partsOfPage } from "#app/queries/parts-of-page.server.ts";
import { RECORD_NAME } from "#app/queries/record-name.ts";

export interface HandRunPage {
  runId: string;
  rule: { ruleId: string; name: string };
  by: string | null;
  startedAt: string;
  inputs: Record<string, unknown>;
  timezone: string;
  /** Null: could not be had. */
  records:
    | {
        kind: string;
        key: string;
        /** Of an order, a customer or a product. */
        name: string | null;
        /** Null: it is not looked at yet. */
        outcome: string | null;
        reason: string;
        /** What is to be done there. */
        effects: number;
      }[]
    | null;
  waiting: number;
  total: number;
  /** Records that its `find` looked at so far; null: they were chosen, or it could not be had. */
  lookedAt: number | null;
}

const MOST_SHOWN = 500;
const RUN_ID = /^[0-9a-f-]{36}$/;

interface Row {
  kind: string;
  key: string;
  name: string | null;
  status: string;
  outcome: string | null;
  reason: string | null;
  effects: number;
}

/** Null: nobody ran a rule under this id. */
export async function getHandRun(shop: string, runId: string): Promise<HandRunPage | null> {
  if (!RUN_ID.test(runId)) return null;
  return forShop(shop, async (tx) => {
    const [first] = await tx.$queryRaw<
      {
        ruleId: string;
        by: string | null;
        startedAt: Date;
        inputs: Record<string, unknown> | null;
      }[]
    >`select k.trigger ->> 'rule' as "ruleId", k.trigger ->> 'by' as by,
        k.received_at as "startedAt", k.trigger -> 'inputs' as inputs
      from delivery_key k
      where k.shop = ${shop} and k.topic = 'switchyard/by-hand' and k.trigger ->> 'of' = ${runId} order by k.id limit 1`;
    if (!first) return null;
    const { ruleId } = first;
    const [counts] = await tx.$queryRaw<{ total: number; waiting: number }[]>`
      select count(*)::int as total, (count(*) filter (where status = 'RECEIVED'))::int as waiting from delivery_key
      where shop = ${shop} and topic = 'switchyard/by-hand' and trigger ->> 'of' = ${runId} and lane_kind <> 'scan'`;
    const part = partsOfPage(tx, { shop, page: "hand run" });
    const name = await part("rule", () => nameOfRule(tx, shop, ruleId));
    const rows = await part(
      "records",
      () => tx.$queryRaw<Row[]>`
      select k.lane_kind as kind, k.lane_key as key, coalesce(o.name, ${RECORD_NAME}) as name, k.status::text as status, f.outcome, coalesce(f.reason, k.reason) as reason,
        (select count(*)::int from effect e where e.shop = k.shop and e.run_id = k.run_id and e.rule_id = ${ruleId}) as effects
      from delivery_key k
      left join order_state o on o.shop = k.shop and k.lane_kind = 'order' and o.order_id = k.lane_key
      left join record_state r on r.shop = k.shop and r.kind = k.lane_kind and r.key = k.lane_key
      left join lateral (select f ->> 'outcome' as outcome, f ->> 'reason' as reason from run n, jsonb_array_elements(n.findings) f
        where n.shop = k.shop and n.id = k.run_id and f ->> 'ruleId' = ${ruleId} limit 1) f on true
      where k.shop = ${shop} and k.topic = 'switchyard/by-hand' and k.trigger ->> 'of' = ${runId} and k.lane_kind <> 'scan'
      order by k.id limit ${MOST_SHOWN}`,
    );
    const scan = await part(
      "scan",
      () => tx.$queryRaw<{ lookedAt: number }[]>`
      select looked_at as "lookedAt" from scan where shop = ${shop} and rule_id = ${ruleId} and occasion = ${runId}`,
    );
    const owner = await tx.shop.findUnique({ where: { shop }, select: { timezone: true } });
    return {
      ...{ runId, rule: { ruleId, name: name ?? ruleId }, by: first.by, inputs: first.inputs ?? {} },
      startedAt: first.startedAt.toISOString(),
      timezone: owner?.timezone ?? "UTC",
      records:
        rows?.map(({ status, outcome, reason, ...row }) => ({
          ...row,
          outcome: status === "RECEIVED" ? null : (outcome ?? status.toLowerCase()),
          reason: reason ?? "",
        })) ?? null,
      ...{ waiting: counts?.waiting ?? 0, total: counts?.total ?? 0 },
      lookedAt: scan?.[0]?.lookedAt ?? null,
    };
  });
}
