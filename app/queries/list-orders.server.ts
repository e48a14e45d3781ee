// The orders page: newest first, paged by key (created_at, order_id), never by offset.
import { PASSING_ON } from "#app/checks/passing-on.ts";
import { forShop, type ShopTransaction } from "#app/db.server.ts";
import { Prisma } from "#app/generated/prisma/client.ts";
import { ordersThatWantAPerson, WANTS_A_PERSON } from "#app/queries/attention.ts";
import type { Cursor } from "#app/queries/cursor.ts";
import type { OrderView } from "#app/queries/order-views.ts";
import { pageOf } from "#app/queries/page-of.ts";
import { partsOfPage } from "#app/queries/parts-of-page.server.ts";
import { ordersFoundBy, searchOrders } from "#app/queries/search-orders.server.ts";

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
  /** Null, here and below: could not be had. */
  rows: OrderRow[] | null;
  newer: Cursor | null;
  older: Cursor | null;
  /** Rules that are true of some order now. */
  finders: { ruleId: string; name: string }[] | null;
  /** No order has ever come in: an empty page says something else than an empty search. */
  isNew: boolean;
}

interface Asked {
  view: OrderView;
  search: string;
  found?: string | null;
  cursor: Cursor | null;
  pageSize?: number;
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
 * One page of the shop's orders. `search`: beginnings of words that all have to be there: of the number, e-mail, names, tags, SKUs, and
 * of the reason for which the order stands in the attention list.
 */
export function listOrders(shop: string, options: Asked): Promise<OrderList> {
  return forShop(shop, async (tx) => {
    const owner = await tx.shop.findUnique({ where: { shop }, select: { timezone: true } });
    const part = partsOfPage(tx, { shop, page: "orders" });
    const page = await part("rows", () => readOrders(tx, shop, options));
    return {
      timezone: owner?.timezone ?? "UTC",
      isNew: (await part("first order", () => hasNone(tx, shop))) ?? false,
      finders: await part("finders", () => listFinders(tx, shop)),
      ...(page ?? { rows: null, newer: null, older: null }),
    };
  });
}

/** The orders of a page alone, for those who need all of them. Throws where they cannot be had. */
export const findOrders = (shop: string, asked: Asked) => forShop(shop, (tx) => readOrders(tx, shop, asked));

async function readOrders(
  tx: ShopTransaction,
  shop: string,
  { pageSize = 50, cursor, ...options }: Asked,
): Promise<Pick<OrderList, "newer" | "older"> & { rows: OrderRow[] }> {
  const towardsNewer = cursor?.direction === "newer";
  const where = [Prisma.sql`o.shop = ${shop}`];
  if (options.view === "flagged") where.push(Prisma.sql`o.flags <> '{}' and not o.flags <@ ${PASSING_ON}::text[]`);
  const searched = await searchOrders(tx, shop, options.search);
  where.push(...searched.conditions);
  const sets = [
    ...(options.view === "attention" ? [ordersThatWantAPerson(shop)] : []),
    ...(options.found ? [ordersFoundBy(shop, options.found)] : []),
    ...(searched.candidates ? [searched.candidates] : []),
  ].map((set) => Prisma.sql`(${set})`);
  const candidates = sets.length ? Prisma.join(sets, " intersect ") : null;
  const behind =
    cursor && Prisma.sql`${towardsNewer ? GREATER : LESS} (${new Date(cursor.at)}::timestamptz, ${cursor.id})`;
  if (behind) where.push(Prisma.sql`(o.created_at, o.order_id) ${behind}`);
  const order = towardsNewer ? Prisma.sql`o.created_at, o.order_id` : Prisma.sql`o.created_at desc, o.order_id desc`;
  // Sorted before the orders are fetched: only those of the page are.
  const orders = candidates
    ? Prisma.sql`(
        select created_at, order_id from (${candidates}) o
        ${behind ? Prisma.sql`where (o.created_at, o.order_id) ${behind}` : Prisma.empty} order by ${order}
      ) f, lateral (select * from order_state s where s.shop = ${shop} and s.order_id = f.order_id offset 0) o`
    : Prisma.sql`order_state o`;
  const pageOrder = !candidates
    ? order
    : towardsNewer
      ? Prisma.sql`f.created_at, f.order_id`
      : Prisma.sql`f.created_at desc, f.order_id desc`;
  const found = await tx.$queryRaw<Row[]>`
    with page as (
      select o.* from ${orders} where ${Prisma.join(where, " and ")} order by ${pageOrder} limit ${pageSize + 1}
    )
    select o.order_id, o.name, o.created_at, o.total::text as total, o.currency, o.financial_status, o.fulfillment_status,
      o.seen ->> 'cancelled_at' is not null as cancelled,
      array(
        select coalesce(v.document ->> 'name', f.rule_id) from unnest(o.flags) f (rule_id)
        left join rule r on r.shop = o.shop and r.rule_id = f.rule_id
        left join rule_version v on v.shop = r.shop and v.rule_id = r.rule_id and v.version = r.version
        where f.rule_id <> all(${PASSING_ON}::text[]) order by r.position, 1
      ) as flags,
      ${WANTS_A_PERSON} as wants_attention,
      exists (select 1 from hold h where h.shop = o.shop and h.order_id = o.order_id and h.status = 'PLACED') as held
    from page o order by ${order}`;
  const { rows, newer, older } = pageOf(found, pageSize, cursor?.direction ?? null);
  return {
    rows: rows.map(toOrderRow),
    newer: newer && cursorAt(newer, "newer"),
    older: older && cursorAt(older, "older"),
  };
}

async function hasNone(tx: ShopTransaction, shop: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<[{ none: boolean }]>`
    select not exists (select 1 from order_state where shop = ${shop}) as none`;
  return row.none;
}

const listFinders = (tx: ShopTransaction, shop: string) => tx.$queryRaw<{ ruleId: string; name: string }[]>`
  select r.rule_id as "ruleId", coalesce(v.document ->> 'name', r.rule_id) as name from rule r
  join rule_version v on v.shop = r.shop and v.rule_id = r.rule_id and v.version = r.version
  where r.shop = ${shop} and v.document ->> 'about' is distinct from 'customer' and r.enabled order by r.position, r.rule_id`;

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

const LESS = Prisma.raw("<");
const GREATER = Prisma.raw(">");
