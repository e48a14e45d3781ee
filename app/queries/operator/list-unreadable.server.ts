// Deliveries of every store that could not be read, with the reason; the newest first. What they said is not shown.
import { operatorPool } from "#app/db.server.ts";

export interface UnreadableDelivery {
  id: number;
  shop: string;
  topic: string;
  reason: string | null;
  receivedAt: string;
}

/** @param asked.before the number that the page ends before. */
export async function listUnreadable(asked: { before: number | null; pageSize?: number }) {
  const { before, pageSize = 50 } = asked;
  const { rows } = await operatorPool.query<UnreadableDelivery>(
    `select id, shop, topic, reason, received_at as "receivedAt" from delivery_key
     where status = 'UNREADABLE' and ($1::bigint is null or id < $1) order by id desc limit $2`,
    [before, pageSize + 1],
  );
  const page = rows.slice(0, pageSize);
  return { rows: page, before: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null };
}
