// A stage has ended: its lane looks, and the rule goes on.
import type { PoolClient } from "pg";
import { insertInternalDeliveries } from "#app/store/deliveries.server.ts";
import type { LaneName } from "#app/store/lane-name.ts";

export async function wakeStages(
  client: PoolClient,
  shop: string,
  ended: { stageId: string; lane: LaneName }[],
): Promise<void> {
  await insertInternalDeliveries(
    client,
    shop,
    ended.map(({ stageId, lane }) => ({
      webhookId: `stage:${stageId}`,
      source: "STAGE" as const,
      topic: "switchyard/stage",
      laneKind: lane.kind,
      laneKey: lane.key,
      trigger: { on: "stage" as const },
    })),
  );
}
