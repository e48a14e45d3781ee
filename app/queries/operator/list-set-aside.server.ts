// Lanes of every store that were set aside because they stopped their worker three times, with the reason.
import { operatorPool } from "#app/db.server.ts";
import { type Place, pageAfter } from "#app/queries/operator/place.ts";

export interface LaneSetAside {
  shop: string;
  kind: string;
  key: string;
  reason: string | null;
  /** Deliveries that wait in it. */
  waiting: number;
}

export async function listSetAside({ after, pageSize = 50 }: { after: Place; pageSize?: number }) {
  const { rows } = await operatorPool.query<LaneSetAside>(
    `select l.shop, l.kind, l.key, l.reason, (select count(*)::int from delivery_key k where k.shop = l.shop
       and k.lane_kind = l.kind and k.lane_key = l.key and k.status = 'RECEIVED') as waiting
     from lane l where l.status = 'QUARANTINED' and (l.shop, l.kind || '/' || l.key) > ($1, $2)
     order by l.shop, l.kind || '/' || l.key limit $3`,
    [after.shop, after.key, pageSize + 1],
  );
  return pageAfter(rows, pageSize, ({ shop, kind, key }) => ({ shop, key: `${kind}/${key}` }));
}
