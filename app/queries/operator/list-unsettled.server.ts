// Writes of every store of which nobody knows whether they happened. What they say is the store's own.
import { operatorPool } from "#app/db.server.ts";
import { type Place, pageAfter } from "#app/queries/operator/place.ts";

export interface UnsettledEffect {
  id: number;
  shop: string;
  ruleId: string;
  kind: string;
  laneKind: string;
  laneKey: string;
  sentAt: string | null;
}

export async function listUnsettled({ after, pageSize = 50 }: { after: Place; pageSize?: number }) {
  const { rows } = await operatorPool.query<UnsettledEffect>(
    `select id, shop, rule_id as "ruleId", kind, lane_kind as "laneKind", lane_key as "laneKey", sent_at as "sentAt"
     from list_unsettled_for_operator($1, $2, $3)`,
    [after.shop, numberOf(after), pageSize + 1],
  );
  return pageAfter(rows, pageSize, ({ shop, id }) => ({ shop, key: String(id) }));
}

const numberOf = ({ key }: Place): number => (/^\d{1,15}$/.test(key) ? Number(key) : 0);
