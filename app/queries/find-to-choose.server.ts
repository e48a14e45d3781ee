// Records that a person may choose to run a rule on.
import { RECORD_KINDS } from "#app/history/record-kinds.ts";
import { findOrders } from "#app/queries/list-orders.server.ts";
import { findRecords } from "#app/queries/list-records.server.ts";

interface ToChoose {
  key: string;
  name: string;
  about: string | null;
}

const MOST = 10;

/** The newest that fit the search. @param kind order, customer or product; of another there are none. */
export async function findToChoose(shop: string, kind: string | null, search: string): Promise<ToChoose[]> {
  if (kind === "order") {
    const { rows } = await findOrders(shop, { view: "all", search, cursor: null, pageSize: MOST });
    return rows.map(({ orderId, name, createdAt }) => ({ key: orderId, name, about: createdAt.slice(0, 10) }));
  }
  const known = RECORD_KINDS.find((one) => one === kind);
  if (!known) return [];
  const { rows } = await findRecords(shop, { kind: known, search, cursor: null, pageSize: MOST });
  return rows.map(({ key, name, about }) => ({ key, name: name ?? key, about }));
}
