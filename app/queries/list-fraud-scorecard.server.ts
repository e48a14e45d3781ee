// How good each signal of the fraud check is: how often it counted, and what became of those orders.
import { fraudCheck } from "#app/checks/fraud/fraud-check.ts";
import { SIGNAL_NAMES } from "#app/checks/fraud/signal-names.ts";
import { forShop } from "#app/db.server.ts";

export interface FraudScorecard {
  days: number;
  /** Orders of the window. */
  orders: number;
  /** In the order of the settings, also those that never counted. */
  signals: SignalScore[];
}
export interface SignalScore {
  code: string;
  name: string;
  /** As set now; null: it has no weight of its own. */
  weight: number | null;
  /** Orders against which it counted. */
  fired: number;
  /** … that a person approved, in the app or by releasing the hold in Shopify. */
  approved: number;
  cancelled: number;
  disputed: number;
}

/** By the day on which orders were created. @param settings of the check, as saved. */
export function listFraudScorecard(
  shop: string,
  { days, now, settings }: { days: number; now: Date; settings: Record<string, unknown> },
): Promise<FraudScorecard> {
  const since = new Date(now.getTime() - days * 24 * 3_600_000);
  return forShop(shop, async (tx) => {
    const orders = await tx.orderState.count({ where: { shop, createdAt: { gte: since } } });
    const rows = await tx.$queryRaw<Omit<SignalScore, "name" | "weight">[]>`
      select s.code, count(*)::int as fired,
        count(*) filter (where exists (select 1 from waiver w where w.shop = s.shop
          and w.rule_id = any(${[...fraudCheck.ruleIds]}::text[]) and w.target = 'gid://shopify/Order/' || s.order_id))::int as approved,
        count(*) filter (where o.seen ->> 'cancelled_at' is not null)::int as cancelled,
        count(*) filter (where s.disputed)::int as disputed
      from fraud_signal s left join order_state o on o.shop = s.shop and o.order_id = s.order_id
      where s.shop = ${shop} and s.created_at >= ${since} group by s.code`;
    const byCode = new Map(rows.map((row) => [row.code, row]));
    return {
      ...{ days, orders },
      signals: Object.entries(SIGNAL_NAMES).map(([code, name]) => {
        const { fired = 0, approved = 0, cancelled = 0, disputed = 0 } = byCode.get(code) ?? {};
        const weight = code === "blocked" ? 100 : settings[`weight_${code}`];
        return { code, name, weight: typeof weight === "number" ? weight : null, fired, approved, cancelled, disputed };
      }),
    };
  });
}
