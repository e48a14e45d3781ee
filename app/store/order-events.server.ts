// The history of orders: what became of each and when, as the store said it.
import type { PoolClient } from "pg";
import { distinctEvents, type OrderEvent } from "#app/history/order-event.ts";

/**
 * Notes what became of orders. Of two tellings of one thing the better one stays (`betterTelling` in app/history), so that neither
 * the order of arrival nor a repetition makes a difference.
 */
export async function saveOrderEvents(
  client: PoolClient,
  shop: string,
  installation: number,
  events: readonly OrderEvent[],
): Promise<void> {
  if (!events.length) return;
  // In one order for all, or two workers wait for each other.
  const rows = distinctEvents(events).sort((a, b) => (`${a.kind} ${a.of}` < `${b.kind} ${b.of}` ? -1 : 1));
  await client.query(
    `insert into order_event as e (shop, installation, kind, of, order_id, fulfillment_order_id, at, exact, source, detail, child)
     select $1, $2, n.* from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[], $8::boolean[], $9::text[], $10::jsonb[], $11::text[])
       as n (kind, of, order_id, fulfillment_order_id, at, exact, source, detail, child)
     on conflict (shop, kind, of) do update set
       installation = excluded.installation, order_id = coalesce(excluded.order_id, e.order_id),
       fulfillment_order_id = coalesce(excluded.fulfillment_order_id, e.fulfillment_order_id),
       child = coalesce(excluded.child, e.child), at = excluded.at, exact = excluded.exact, source = excluded.source, detail = excluded.detail
     where (not excluded.exact, excluded.at, -length(excluded.detail::text), excluded.source collate "C", excluded.detail::text collate "C")
       < (not e.exact, e.at, -length(e.detail::text), e.source collate "C", e.detail::text collate "C")`,
    [
      shop,
      installation,
      rows.map((event) => event.kind),
      rows.map((event) => event.of),
      rows.map((event) => event.orderId),
      rows.map((event) => event.fulfillmentOrderId),
      rows.map((event) => event.at),
      rows.map((event) => event.exact),
      rows.map((event) => event.source),
      rows.map((event) => JSON.stringify(event.detail)),
      rows.map((event) => event.child ?? null),
    ],
  );
}

/** How the record that can tell whose order it is stands in the table. */
const TELLERS = { fulfillmentOrder: "fulfillment_order_id", child: "child" } as const;
export type Teller = keyof typeof TELLERS;

/** Fulfilment orders, or other children of orders, of which something is noted and nobody knows whose they are. */
export async function listHomeless(client: PoolClient, shop: string, teller: Teller, most: number): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `select distinct ${TELLERS[teller]} as id from order_event
     where shop = $1 and order_id is null and ${TELLERS[teller]} is not null order by 1 limit $2`,
    [shop, most],
  );
  return rows.map((row) => row.id);
}

/** What was noted of these before their orders were known. Of those that have none (null) it goes. */
export async function homeOrderEvents(
  client: PoolClient,
  shop: string,
  teller: Teller,
  orderOf: ReadonlyMap<string, string | null>,
): Promise<void> {
  if (!orderOf.size) return;
  const found = [...orderOf];
  const column = TELLERS[teller];
  await client.query(
    `update order_event e set order_id = m.order_id from unnest($2::text[], $3::text[]) as m (id, order_id)
     where e.shop = $1 and e.order_id is null and e.${column} = m.id and m.order_id is not null`,
    [shop, found.map(([id]) => id), found.map(([, orderId]) => orderId)],
  );
  await client.query(`delete from order_event where shop = $1 and order_id is null and ${column} = any($2::text[])`, [
    shop,
    found.flatMap(([id, orderId]) => (orderId ? [] : [id])),
  ]);
}
