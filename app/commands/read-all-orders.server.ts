// The whole past of a store is read, where it was only a part of it before. Live orders go on meanwhile.
import { inShop } from "#app/db.server.ts";
import { nudge } from "#app/queue/nudge.server.ts";
import { writeAudit } from "#app/store/audit.server.ts";
import { restartHistory } from "#app/store/history-read.server.ts";
import { bumpLanes } from "#app/store/lanes.server.ts";

export type ReadAllOrdersResult =
  | { outcome: "done" }
  /** The scope is not granted, all is read already, or a reading is under way. */
  | { outcome: "not_found" };

export async function readAllOrders(shop: string, actor: string): Promise<ReadAllOrdersResult> {
  const isBegun = await inShop(shop, async (client) => {
    if (!(await restartHistory(client, shop))) return false;
    await bumpLanes(client, shop, [{ kind: "history", key: "orders", priority: 10 }]);
    await writeAudit(client, shop, { actor, action: "history.asked" });
    return true;
  });
  if (!isBegun) return { outcome: "not_found" };
  nudge(shop);
  return { outcome: "done" };
}
