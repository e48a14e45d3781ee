// Who is in the customer segments that rules ask after, as far as it was read or told.
import type { PoolClient } from "pg";
import { bumpLanes } from "#app/store/lanes.server.ts";

export interface SegmentReading {
  segmentId: string;
  /** By Shopify's clock, as the news are: what is told with a later time is newer than whatever the pages show. */
  beganAt: Date;
  /** Where its next page begins; null: at the beginning. */
  cursor: string | null;
  /** Members were known before: who is new among them joined. */
  isKnown: boolean;
}

/** When members were begun to be read last, and for which rules; null: never. */
export async function lastSegmentReading(
  client: PoolClient,
  shop: string,
): Promise<{ at: Date; readFor: string } | null> {
  const { rows } = await client.query<{ at: Date | null; read_for: string | null }>(
    "select segments_read_at as at, segments_read_for as read_for from shop where shop = $1",
    [shop],
  );
  const [row] = rows;
  return row?.at && row.read_for !== null ? { at: row.at, readFor: row.read_for } : null;
}

/** Has the lane read members when it comes to it, behind all live work. */
export async function askForSegmentMembers(client: PoolClient, shop: string): Promise<void> {
  await bumpLanes(client, shop, [{ kind: "segments", key: "members", priority: 10 }]);
}

/** Begins to read the members of these segments. @param at by our clock. @param beganAt by Shopify's. What is known of others goes. A reading that is under way begins anew. */
export async function beginSegmentReading(
  client: PoolClient,
  shop: string,
  installation: number,
  { segmentIds, readFor, at, beganAt }: { segmentIds: string[]; readFor: string; at: Date; beganAt: string },
): Promise<void> {
  await forgetOtherSegments(client, shop, segmentIds);
  // Two readings of one second are two.
  await client.query(
    `insert into segment_read as r (shop, segment_id, installation, began_at) select $1, s, $2, date_trunc('second', $4::timestamptz) from unnest($3::text[]) as s
     on conflict (shop, segment_id) do update set installation = excluded.installation, cursor = null,
       began_at = greatest(excluded.began_at, r.read_at + interval '1 millisecond')`,
    [shop, installation, segmentIds, beganAt],
  );
  await client.query("update shop set segments_read_at = $2, segments_read_for = $3 where shop = $1", [
    shop,
    at,
    readFor,
  ]);
}

/** No rule asks any more: nothing of it is kept. */
export async function forgetSegments(client: PoolClient, shop: string): Promise<void> {
  await forgetOtherSegments(client, shop, []);
  await client.query("update shop set segments_read_at = null, segments_read_for = null where shop = $1", [shop]);
}

async function forgetOtherSegments(client: PoolClient, shop: string, segmentIds: string[]): Promise<void> {
  for (const table of ["segment_member", "segment_read"])
    await client.query(`delete from ${table} where shop = $1 and segment_id <> all($2::text[])`, [shop, segmentIds]);
}

/** The next segment whose members are to be read; null: all are. */
export async function openSegmentReading(client: PoolClient, shop: string): Promise<SegmentReading | null> {
  const { rows } = await client.query<SegmentReading>(
    `select segment_id as "segmentId", began_at as "beganAt", cursor, read_at is not null as "isKnown" from segment_read
     where shop = $1 and began_at is not null order by segment_id limit 1`,
    [shop],
  );
  return rows[0] ?? null;
}

/**
 * These are in it; what was told since the reading began holds. @param next where the next page begins; null: that was the last one.
 * @returns those of whom that is news.
 */
export async function saveMembersRead(
  client: PoolClient,
  shop: string,
  installation: number,
  { reading, customerIds, next }: { reading: SegmentReading; customerIds: string[]; next: string | null },
): Promise<string[]> {
  const { segmentId, beganAt } = reading;
  const { rows } = await client.query<{ id: string }>(
    `with page as (
       insert into segment_member as m (shop, segment_id, customer_id, installation, is_member, at)
       select $1, $2, c, $3::int, true, $5::timestamptz from (select distinct unnest($4::text[]) as c order by c) n
       on conflict (shop, segment_id, customer_id) do update set was_member = m.is_member, is_member = true, at = excluded.at
         where m.at <= excluded.at
       returning customer_id, was_member)
     select customer_id as id from page where not was_member order by 1`,
    [shop, segmentId, installation, customerIds, beganAt],
  );
  if (next)
    await client.query("update segment_read set cursor = $3 where shop = $1 and segment_id = $2", [
      shop,
      segmentId,
      next,
    ]);
  return rows.map(({ id }) => id);
}

/** Its last page is read: who was not seen on any is not in it any more. Returns them. */
export async function endSegmentReading(
  client: PoolClient,
  shop: string,
  { segmentId, beganAt }: Pick<SegmentReading, "segmentId" | "beganAt">,
): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `update segment_member set is_member = false, was_member = true, at = $3 where shop = $1 and segment_id = $2 and is_member and at < $3
     returning customer_id as id`,
    [shop, segmentId, beganAt],
  );
  await client.query(
    "delete from segment_member where shop = $1 and segment_id = $2 and not is_member and at < $3::timestamptz - interval '7 days'",
    [shop, segmentId, beganAt],
  );
  await client.query(
    "update segment_read set read_at = began_at, began_at = null, cursor = null where shop = $1 and segment_id = $2",
    [shop, segmentId],
  );
  return rows.map(({ id }) => id).sort();
}

export interface SegmentNews {
  segmentId: string;
  customerId: string;
  isMember: boolean;
  /** ISO instant, by the store's clock. */
  at: string;
}

/** Shopify's own news, of segments that are kept: the night's reading does not tell them again. */
export async function saveSegmentNews(
  client: PoolClient,
  shop: string,
  installation: number,
  news: readonly SegmentNews[],
): Promise<void> {
  if (!news.length) return;
  await client.query(
    `insert into segment_member as m (shop, segment_id, customer_id, installation, is_member, at)
     select distinct on (n.segment, n.customer) $1, n.segment, n.customer, $2::int, n.member, n.at
     from unnest($3::text[], $4::text[], $5::boolean[], $6::timestamptz[]) as n (segment, customer, member, at)
     where exists (select 1 from segment_read r where r.shop = $1 and r.segment_id = n.segment)
     order by n.segment, n.customer, n.at desc
     on conflict (shop, segment_id, customer_id) do update set was_member = m.is_member, is_member = excluded.is_member, at = excluded.at
       where m.at <= excluded.at`,
    [
      shop,
      installation,
      news.map(({ segmentId }) => segmentId),
      news.map(({ customerId }) => customerId),
      news.map(({ isMember }) => isMember),
      news.map(({ at }) => at),
    ],
  );
}
