// Which orders want a person, as SQL: home and the orders list mean the same thing by it.
import { Prisma } from "#app/generated/prisma/client.ts";

/**
 * Effects that ended badly and still stand: refused by Shopify, or sent with an outcome nobody knows. A `state` effect
 * counts only while no newer effect speaks for the same rule, action and target; one that a person set aside never. `e` is the effect's alias.
 */
export const TROUBLED_EFFECT = Prisma.sql`
  e.status in ('REFUSED', 'UNSETTLED') and e.set_aside_at is null
  and not (e.acts = 'state' and exists (
    select 1 from effect newer
    where newer.shop = e.shop and newer.lane_kind = e.lane_kind and newer.lane_key = e.lane_key and newer.id > e.id
      and newer.rule_id = e.rule_id and newer.action_id = e.action_id and newer.target = e.target
      and newer.acts = 'state'
  ))`;

/** A rule complains about the order, nobody approved it, and it can still be stopped. `o` is order_state's alias. */
export const FLAGGED_AND_OPEN = Prisma.sql`
  o.flags <> '{}' and o.fulfillment_status <> 'fulfilled' and o.seen ->> 'cancelled_at' is null`;

/** Ids of the orders that want a person: flagged and still open, with a troubled effect, or in quarantine. */
export function ordersWantingAttention(shop: string): Prisma.Sql {
  return Prisma.sql`
    select o.order_id from order_state o where o.shop = ${shop} and ${FLAGGED_AND_OPEN}
    union
    select e.order_id from effect e where e.shop = ${shop} and e.order_id is not null and ${TROUBLED_EFFECT}
    union
    select l.key from lane l where l.shop = ${shop} and l.status = 'QUARANTINED' and l.kind = 'order'`;
}
