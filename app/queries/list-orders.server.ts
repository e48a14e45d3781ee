// The orders page: newest first, paged by key (created_at, order_id), never by offset.
import { forShop } from "#app/db.server.ts";
import { Prisma } from "#app/generated/prisma/client.ts";
import { ordersWantingAttention } from "#app/queries/attention.ts";
import type { Cursor } from "#app/queries/cursor.ts";
import type { OrderView } from "#app/queries/order-views.ts";

export interface OrderRow {
  orderId: string;
  name: string;
  createdAt: string;
  total: string;
  currency: string;
  financialStatus: string;
  fulfillmentStatus: string;
  cancelled: boolean;
  /** Names of the rules that flag the order now. */
  flags: string[];
  /** Something of this order wants a person. */
  wantsAttention: boolean;
  /** A fulfilment hold of ours stands on it. */
  held: boolean;
}

export interface OrderList {
  timezone: string;
  rows: OrderRow[];
  newer: Cursor | null;
  older: Cursor | null;
  /** Rules that are true of some order now. */
  finders: { ruleId: string; name: string }[];
  /** No order has ever come in: an empty page says something else than an empty search. */
  isNew: boolean;
}

interface Row {
  order_id: string;
  name: string;
  created_at: Date;
  total: string;
  currency: string;
  financial_status: string;
  fulfillment_status: string;
  cancelled: boolean;
  flags: string[];
  wants_attention: boolean;
  held: boolean;
}

/**
 * One page of the shop's orders. `search`: the beginning of an order number, with or without "#", or words of e-mail, names, tags and
 * SKUs that all have to be there.
 */
export function listOrders(
  shop: string,
  options: { view: OrderView; search: string; found?: string | null; cursor: Cursor | null; pageSize?: number },
): Promise<OrderList> {
  const pageSize = options.pageSize ?? 50;
  const { cursor } = options;
  const towardsNewer = cursor?.direction === "newer";
  return forShop(shop, async (tx) => {
    const where = [Prisma.sql`o.shop = ${shop}`];
    if (options.view === "attention") where.push(Prisma.sql`o.order_id in (select order_id from attention)`);
    if (options.view === "flagged") where.push(Prisma.sql`o.flags <> '{}'`);
    if (options.search)
      where.push(
        Prisma.sql`(ltrim(lower(o.name), '#') like ${startingWith(options.search)} or o.search_words @> ${wordsOf(options.search)}::text[])`,
      );
    if (options.found) where.push(Prisma.sql`o.flags <> '{}' and o.flags @> ${[options.found]}::text[]`);
    if (cursor) {
      const at = Prisma.sql`(${new Date(cursor.at)}::timestamptz, ${cursor.id})`;
      where.push(
        towardsNewer ? Prisma.sql`(o.created_at, o.order_id) > ${at}` : Prisma.sql`(o.created_at, o.order_id) < ${at}`,
      );
    }
    const order = towardsNewer ? Prisma.sql`o.created_at, o.order_id` : Prisma.sql`o.created_at desc, o.order_id desc`;
    const found = await tx.$queryRaw<Row[]>`
      with attention as (${ordersWantingAttention(shop)}),
      page as (
        select o.* from order_state o where ${Prisma.join(where, " and ")} order by ${order} limit ${pageSize + 1}
      )
      select o.order_id, o.name, o.created_at, o.total::text as total, o.currency, o.financial_status, o.fulfillment_status,
        o.seen ->> 'cancelled_at' is not null as cancelled,
        array(
          select coalesce(v.document ->> 'name', f.rule_id) from unnest(o.flags) f (rule_id)
          left join rule r on r.shop = o.shop and r.rule_id = f.rule_id
          left join rule_version v on v.shop = r.shop and v.rule_id = r.rule_id and v.version = r.version
          order by r.position, 1
        ) as flags,
        o.order_id in (select order_id from attention) as wants_attention,
        exists (select 1 from hold h where h.shop = o.shop and h.order_id = o.order_id and h.status = 'PLACED') as held
      from page o order by ${order}`;
    const [shopRow] = await tx.$queryRaw<{ timezone: string; is_new: boolean }[]>`
      select timezone, not exists (select 1 from order_state where shop = ${shop}) as is_new from shop where shop = ${shop}`;

    const finders = await tx.$queryRaw<{ ruleId: string; name: string }[]>`
      select r.rule_id as "ruleId", coalesce(v.document ->> 'name', r.rule_id) as name from rule r
      join rule_version v on v.shop = r.shop and v.rule_id = r.rule_id and v.version = r.version
      where r.shop = ${shop} and v.document ->> 'about' is distinct from 'customer' and r.enabled order by r.position, r.rule_id`;

    const more = found.length > pageSize;
    const rows = found.slice(0, pageSize);
    if (towardsNewer) rows.reverse();
    const first = rows[0];
    const last = rows.at(-1);
    return {
      timezone: shopRow?.timezone ?? "UTC",
      isNew: shopRow?.is_new ?? true,
      finders,
      rows: rows.map(toOrderRow),
      newer: first && cursor && (!towardsNewer || more) ? cursorAt(first, "newer") : null,
      older: last && (towardsNewer || more) ? cursorAt(last, "older") : null,
    };
  });
}

function cursorAt(row: Row, direction: Cursor["direction"]): Cursor {
  return { direction, at: row.created_at.toISOString(), id: row.order_id };
}

function toOrderRow(row: Row): OrderRow {
  return {
    orderId: row.order_id,
    name: row.name,
    createdAt: row.created_at.toISOString(),
    total: row.total,
    currency: row.currency,
    financialStatus: row.financial_status,
    fulfillmentStatus: row.fulfillment_status,
    cancelled: row.cancelled,
    flags: row.flags,
    wantsAttention: row.wants_attention,
    held: row.held,
  };
}

const wordsOf = (search: string): string[] => search.toLowerCase().split(/\s+/).filter(Boolean);

/** What a merchant typed, as a LIKE pattern: their % and _ mean themselves. */
function startingWith(search: string): string {
  return `${search
    .trim()
    .toLowerCase()
    .replace(/^#/, "")
    .replace(/[\\%_]/g, "\\$&")}%`;
}
