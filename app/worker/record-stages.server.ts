// Writes down where rules' programs wait, and which of them were gone on with.
import type { PoolClient } from "pg";
import { closeStages, endStagesOfEffects, openStages, type StageToOpen } from "#app/store/stages.server.ts";
import { wakeStages } from "#app/store/wake-stages.server.ts";
import type { WithRun } from "#app/worker/record-decisions.server.ts";
import type { KeyOfEffect } from "#app/worker/record-effects.server.ts";

export async function recordStages(
  client: PoolClient,
  { shop, installation }: { shop: string; installation: number },
  runs: WithRun[],
  keyOf: KeyOfEffect,
): Promise<void> {
  // First: one that goes round waits under the same key again.
  await closeStages(
    client,
    shop,
    runs.flatMap(({ decided }) => decided.decision.closed),
  );
  const opened = runs.flatMap(({ lane, recordKey, orderId, customerId, runId, decided }) =>
    decided.decision.stages.map((stage): StageToOpen => {
      const { waits, ruleId } = stage;
      const effectKey = waits.for === "effect" ? keyOf(runId, { ...waits, ruleId }) : null;
      return { stage, runId, lane, recordKey, orderId, customerId, effectKey };
    }),
  );
  await openStages(client, shop, installation, opened);
  // What is settled already (our own books, a one-shot that acted before) is gone on with at once.
  const keys = opened.flatMap(({ effectKey }) => effectKey ?? []);
  await wakeStages(client, shop, await endStagesOfEffects(client, shop, { keys }));
}
