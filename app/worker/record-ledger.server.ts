// Keeps the ledger: what orders are worth, which of them are gone, whose they are now. Customers whose spend changed by it are looked
// at, where a rule is about customers.
import type { PoolClient } from "pg";
import type { OrderPicture } from "#app/rules/facts.ts";
import { insertInternalDeliveries } from "#app/store/deliveries.server.ts";
import { dropFromLedger, moveInLedger, saveLedger } from "#app/store/ledger.server.ts";
import type { StoredRule } from "#app/store/rules.server.ts";
import { rulesOfLane } from "#app/worker/read-books.server.ts";
import type { Conclusion } from "#app/worker/record-decisions.server.ts";

/** After the history of these: what became of an order decides whether it counts. */
export async function recordLedger(
  client: PoolClient,
  { shop, installation }: { shop: string; installation: number },
  conclusions: readonly Conclusion[],
  rules: readonly StoredRule[],
): Promise<void> {
  const seen = conclusions.flatMap(({ lane, picture }) =>
    lane.kind === "order" && picture ? [picture as OrderPicture] : [],
  );
  const deleted = conclusions.flatMap(({ happened, lane }) =>
    happened.some(({ kind }) => kind === "deleted") ? [lane.key] : [],
  );
  const merged = conclusions.flatMap(({ recordEvents }) =>
    recordEvents.flatMap(({ event, key, of }) => (event === "merged" ? [{ kept: key, gone: of }] : [])),
  );
  const changes = [
    ...(await saveLedger(client, shop, installation, seen)),
    ...(await dropFromLedger(client, shop, deleted)),
    ...(await moveInLedger(client, shop, merged)),
  ];
  if (!changes.length || !rulesOfLane(rules, "customer").length) return;
  // Of one look one nudge for each: the fencing token is the look's own.
  const tokens = new Map(conclusions.map(({ lane }) => [lane.key, lane.token]));
  await insertInternalDeliveries(
    client,
    shop,
    changes.map(({ orderId, customerId }) => ({
      webhookId: `ledger:${orderId}:${customerId}:${tokens.get(orderId) ?? tokens.get(customerId)}`,
      source: "LEDGER" as const,
      topic: "ledger/changed",
      laneKind: "customer",
      laneKey: customerId,
    })),
  );
}
