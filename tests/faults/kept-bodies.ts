import type { Campaign } from "#tests/faults/campaign.ts";
import type { Replayed } from "#tests/faults/replay-storm.ts";

/** The bodies of a campaign's own store's orders, as they came and are kept: Shopify signed them once. */
export async function keptBodies({ query, shop }: Campaign): Promise<Replayed[]> {
  const { rows } = await query(
    `select k.topic, b.body from delivery_key k join delivery_body b on b.received_on = k.received_on and b.delivery_id = k.id
     where k.shop = '${shop}' and k.topic like 'orders/%'`,
  );
  return rows as Replayed[];
}
