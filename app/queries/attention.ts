// Which orders want a person, as SQL: the orders list and home mean by it what the attention list shows.
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

/** Something of the order is open in the attention list, or work on it was put aside. `o` is order_state's alias. */
export const WANTS_A_PERSON = Prisma.sql`(
  exists (select 1 from attention_item a where a.shop = o.shop and a.order_id = o.order_id and a.status = 'OPEN')
  or exists (select 1 from lane l where l.shop = o.shop and l.status = 'QUARANTINED' and l.kind = 'order' and l.key = o.order_id))`;

/** The ids of these orders, with the time of each: few beside all orders. */
export const ordersThatWantAPerson = (shop: string): Prisma.Sql => Prisma.sql`
  select o.created_at, o.order_id from (
    select order_id from attention_item where shop = ${shop} and status = 'OPEN' and order_id is not null
    union select key from lane where shop = ${shop} and status = 'QUARANTINED' and kind = 'order'
  ) wanting join lateral (
    select created_at, order_id from order_state where shop = ${shop} and order_id = wanting.order_id offset 0
  ) o on true`;
