// How long after an order was placed it was held for routing: the time in which a service that takes orders by itself could
// have been quicker.
import { forShop } from "#app/db.server.ts";

/** The newest orders that are looked at. */
const ORDERS = 500;

export interface HoldLead {
  /** How many of the newest orders were held. */
  orders: number;
  /** Milliseconds from the order to the confirmed hold: half of them, and 95 of 100, took at most this long. */
  typicalMs: number;
  slowMs: number;
}

/** Null: none of the newest orders was held by the rule. Orders from before the installation do not count. */
export function measureHoldLead(shop: string, ruleId: string): Promise<HoldLead | null> {
  return forShop(shop, async (tx) => {
    const [lead] = await tx.$queryRaw<[{ orders: number; typicalMs: number | null; slowMs: number | null }]>`
      with newest as (
        select o.order_id, o.created_at from order_state o join shop s on s.shop = o.shop
        where o.shop = ${shop} and o.created_at >= s.installed_at order by o.created_at desc, o.order_id desc limit ${ORDERS}),
      lead as (
        select greatest(0, extract(epoch from min(e.settled_at) - n.created_at) * 1000)::float8 as ms
        from newest n join effect e on e.shop = ${shop} and e.order_id = n.order_id
        where e.rule_id = ${ruleId} and e.kind = 'hold_fulfillment' and e.status = 'CONFIRMED' group by n.order_id, n.created_at)
      select count(*)::int as orders, percentile_disc(0.5) within group (order by ms) as "typicalMs",
        percentile_disc(0.95) within group (order by ms) as "slowMs" from lead`;
    return lead.typicalMs === null || lead.slowMs === null
      ? null
      : { orders: lead.orders, typicalMs: lead.typicalMs, slowMs: lead.slowMs };
  });
}
