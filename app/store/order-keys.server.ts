// By what orders are found that share a buyer: digests of what each of them says of its buyer, and the time it was created,
// so that any order of arrival finds the same.
import type { PoolClient } from "pg";
import { nameOf, type OrderKey, orderKeys, RELATED_DAYS } from "#app/checks/order-keys.ts";
import type { OrderPicture } from "#app/rules/facts.ts";
import type { PictureOf } from "#app/rules/record.ts";
import type { relatedOrder } from "#app/rules/records/related-order.ts";

export type RelatedOrder = PictureOf<typeof relatedOrder>;

/** Of one key, and of one order in all: far more than any velocity asks for, and an end for an address that is a market place. */
const MOST = 200;

interface Keyed extends OrderKey {
  orderId: string;
  createdAt: string;
}
const keyed = (shop: string, orders: readonly OrderPicture[]): Keyed[] =>
  orders.flatMap((order) =>
    keysOf(shop, order).map((key) => ({ ...key, orderId: order.id, createdAt: order.created_at })),
  );

/** Of one look they are asked for three times; to read phone numbers and addresses is most of what they cost. */
const known = new WeakMap<OrderPicture, { shop: string; keys: readonly OrderKey[] }>();
function keysOf(shop: string, order: OrderPicture): readonly OrderKey[] {
  const before = known.get(order);
  if (before?.shop === shop) return before.keys;
  const keys = orderKeys(shop, order);
  known.set(order, { shop, keys });
  return keys;
}

/** Until the transaction ends nobody else writes keys of this shop under this lock. */
export async function lockOrderKeys(client: PoolClient, shop: string): Promise<void> {
  await client.query("select pg_advisory_xact_lock(hashtextextended('order_key ' || $1, 0))", [shop]);
}

/** Writes the keys of these orders, and removes those that they do not have any more. */
export async function saveOrderKeys(
  client: PoolClient,
  shop: string,
  installation: number,
  orders: readonly OrderPicture[],
): Promise<void> {
  if (!orders.length) return;
  const { rows } = await client.query<{ order_id: string; kind: OrderKey["kind"]; digest: string }>(
    // Order by order, by the index: in a rush the planner's figures are of the minute before, and joined freely it reads all keys of the store.
    `select o.order_id, k.kind, k.digest from unnest($2::text[]) as o (order_id)
     cross join lateral (select kind, digest from order_key where shop = $1 and order_id = o.order_id offset 0) k`,
    [shop, orders.map(({ id }) => id)],
  );
  const nameOfKey = (orderId: string, kind: string, digest: string) => `${orderId} ${kind} ${digest}`;
  const had = new Set(rows.map(({ order_id, kind, digest }) => nameOfKey(order_id, kind, digest)));
  const keys = keyed(shop, orders);
  const has = new Set(keys.map(({ orderId, kind, digest }) => nameOfKey(orderId, kind, digest)));
  // Cards are known only where transactions were read: a picture without them says nothing of its cards.
  const withCards = new Set(orders.filter(({ transactions }) => transactions !== undefined).map(({ id }) => id));
  const gone = rows.filter(
    ({ order_id, kind, digest }) =>
      (kind !== "card_bin" || withCards.has(order_id)) && !has.has(nameOfKey(order_id, kind, digest)),
  );
  const added = keys.filter(({ orderId, kind, digest }) => !had.has(nameOfKey(orderId, kind, digest)));
  // Seldom any; each by its key, for the same reason.
  for (const { order_id, kind, digest } of gone)
    await client.query("delete from order_key where shop = $1 and order_id = $2 and kind = $3 and digest = $4", [
      ...[shop, order_id, kind, digest],
    ]);
  if (!added.length) return;
  await client.query(
    `insert into order_key (shop, installation, order_id, kind, digest, created_at)
     select $1, $2, w.* from unnest($3::text[], $4::text[], $5::text[], $6::timestamptz[]) as w (order_id, kind, digest, created_at)
     order by kind, digest, order_id on conflict do nothing`,
    [
      shop,
      installation,
      added.map(({ orderId }) => orderId),
      added.map(({ kind }) => kind),
      added.map(({ digest }) => digest),
      added.map(({ createdAt }) => createdAt),
    ],
  );
}

/** For each of these orders those created in the 30 days before it (or in the same second) that share something, oldest first. */
export async function listRelatedOrders(
  client: PoolClient,
  shop: string,
  orders: readonly OrderPicture[],
): Promise<Map<string, RelatedOrder[]>> {
  const related = new Map(orders.map(({ id }): [string, RelatedOrder[]] => [id, []]));
  const keys = keyed(shop, orders);
  if (!keys.length) return related;
  const { rows } = await client.query<{ order_id: string; shares: string[]; seen: OrderPicture }>(
    `with shared as (
       select w.order_id, k.order_id as other_id, k.created_at, array_agg(distinct k.kind order by k.kind) as shares
       from unnest($2::text[], $3::text[], $4::text[], $5::timestamptz[]) as w (order_id, kind, digest, created_at)
       cross join lateral (
         select kind, order_id, created_at from order_key
         where shop = $1 and kind = w.kind and digest = w.digest and order_id <> w.order_id
           and created_at <= w.created_at and created_at >= w.created_at - make_interval(days => $6)
         order by created_at desc limit ${MOST}
       ) k
       group by w.order_id, k.order_id, k.created_at
     ), ranked as (
       select *, row_number() over (partition by order_id order by created_at desc, other_id desc) as rank from shared
     )
     select r.order_id, r.shares, o.seen from ranked r join order_state o on o.shop = $1 and o.order_id = r.other_id
     where r.rank <= ${MOST} order by r.created_at, r.other_id`,
    [
      shop,
      keys.map(({ orderId }) => orderId),
      keys.map(({ kind }) => kind),
      keys.map(({ digest }) => digest),
      keys.map(({ createdAt }) => createdAt),
      RELATED_DAYS,
    ],
  );
  const names = new Map(orders.map((order) => [order.id, numbered(nameOf(order.shipping_address))]));
  for (const { order_id, shares, seen } of rows) {
    const recipient = names.get(order_id)?.(nameOf(seen.shipping_address)) ?? null;
    related.get(order_id)?.push(pictureOf(shares, recipient, seen));
  }
  return related;
}

/** Numbers names in the order in which they come; the first is the order's own. No name is kept in what rules see. */
function numbered(own: string | null): (name: string | null) => number | null {
  const known = new Map<string, number>();
  const number = (name: string | null): number | null => {
    if (name === null) return null;
    const before = known.get(name);
    if (before !== undefined) return before;
    known.set(name, known.size + 1);
    return known.size;
  };
  number(own ?? "");
  return number;
}

function pictureOf(shares: string[], recipient: number | null, order: OrderPicture): RelatedOrder {
  return {
    id: order.id,
    name: order.name,
    created_at: order.created_at,
    shares,
    recipient,
    test: order.test,
    is_cancelled: order.cancelled_at !== null,
    financial_status: order.financial_status,
    fulfillment_status: order.fulfillment_status,
    total_price: order.total_price,
    line_items: order.line_items.map(({ variant_id, sku, title, current_quantity }) => ({
      ...{ variant_id, sku, title, quantity: current_quantity },
    })),
  };
}

/** Ids of orders created after these that share something with them: what they were told of earlier orders has changed. */
export async function listLaterOrders(
  client: PoolClient,
  shop: string,
  orders: readonly OrderPicture[],
): Promise<string[]> {
  const keys = keyed(shop, orders);
  if (!keys.length) return [];
  const { rows } = await client.query<{ order_id: string }>(
    `select distinct k.order_id
     from unnest($2::text[], $3::text[], $4::text[], $5::timestamptz[]) as w (order_id, kind, digest, created_at)
     cross join lateral (
       select order_id from order_key
       where shop = $1 and kind = w.kind and digest = w.digest and order_id <> w.order_id
         and created_at >= w.created_at and created_at <= w.created_at + make_interval(days => $6)
       order by created_at limit ${MOST}
     ) k order by 1`,
    [
      shop,
      keys.map(({ orderId }) => orderId),
      keys.map(({ kind }) => kind),
      keys.map(({ digest }) => digest),
      keys.map(({ createdAt }) => createdAt),
      RELATED_DAYS,
    ],
  );
  return rows.map(({ order_id }) => order_id);
}
