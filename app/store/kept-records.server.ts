// The newest of the records that we keep pictures of, whatever they are: what a rule's `find` looks among.
import type { PoolClient } from "pg";
import type { LaneKind } from "#app/rules/scope.ts";

export interface KeptRecords {
  /** Newest first. `confirmed`: known to be this store's. */
  records: { key: string; seen: Record<string, unknown>; confirmed: boolean }[];
  /** False: there are more, older ones. */
  isWhole: boolean;
}

/**
 * @param kind of their lanes. @param createdSince ISO instant, UTC; null: of all times. Records that tell no time of
 * creation (stock) are of all times.
 */
export async function listKeptRecords(
  client: PoolClient,
  shop: string,
  { kind, createdSince, most }: { kind: LaneKind; createdSince: string | null; most: number },
): Promise<KeptRecords> {
  const { rows } = await client.query<KeptRecords["records"][number]>(
    kind === "order"
      ? `select order_id as key, seen, true as confirmed from order_state where shop = $1 and seen ? 'id' and ($2::text is null or created_at >= $2::timestamptz)
         order by created_at desc, order_id desc limit $3`
      : `select key, seen, confirmed from record_state
         where shop = $1 and kind = $4 and seen is not null
           and ($2::text is null or coalesce(seen ->> 'created_at' >= $2, true))
         order by seen ->> 'created_at' desc nulls last, key limit $3`,
    [shop, createdSince, most + 1, ...(kind === "order" ? [] : [kind])],
  );
  return { records: rows.slice(0, most), isWhole: rows.length <= most };
}
