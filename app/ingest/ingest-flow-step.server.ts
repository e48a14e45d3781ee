// A step of Shopify Flow becomes a call for the rule that it names, or is answered with how that call ended. Neither a session nor
// the network comes before the answer.
import { createHash } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { CLIENT_SECRETS } from "#app/client-secrets.server.ts";
import { inShop } from "#app/db.server.ts";
import { callBody } from "#app/ingest/call-body.ts";
import { flowStep } from "#app/ingest/flow-step.ts";
import { judgeCall } from "#app/ingest/judge-call.ts";
import { signatureIsRight } from "#app/ingest/verify-signature.ts";
import { readWebhookHeaders } from "#app/ingest/webhook-headers.ts";
import { nudge } from "#app/queue/nudge.server.ts";
import { findingOfCall, getCall, insertCall } from "#app/store/calls.server.ts";
import { databaseIsAway } from "#app/store/database-away.ts";
import { activeRule } from "#app/store/rules.server.ts";
import { getShop } from "#app/store/shops.server.ts";

export type FlowStepResult =
  | { outcome: "bad_signature" }
  | { outcome: "unreadable" }
  /** Flow asks again later, under the same id. */
  | { outcome: "waiting" }
  /** As the extension's RuleRun has it. */
  | { outcome: "done"; found: { outcome: string; reason: string } }
  | { outcome: "refused"; reason: string }
  | { outcome: "unavailable" };

/** It goes through many records, each of which has a decision of its own. */
const SENT_ON = { outcome: "sent_on", reason: "The rule looks at each record that it finds." };

export async function ingestFlowStep(headers: IncomingHttpHeaders, rawBody: Buffer): Promise<FlowStepResult> {
  if (!signatureIsRight(rawBody, readWebhookHeaders(headers).signature, CLIENT_SECRETS))
    return { outcome: "bad_signature" };
  const step = flowStep(rawBody);
  if (!step) return { outcome: "unreadable" };
  const { shop, runId, ruleId } = step;
  if (ruleId === null) return { outcome: "refused", reason: "The step names no rule." };
  try {
    const result = await inShop(shop, async (client): Promise<FlowStepResult> => {
      const owner = await getShop(client, shop);
      if (!owner || owner.uninstalledAt)
        return { outcome: "refused", reason: "The app is not installed on this store." };
      const key = `flow:${runId}`;
      const known = await getCall(client, shop, key);
      const call =
        known ??
        (await insertCall(client, shop, owner.installation, {
          ...{ key, body: rawBody, digest: createHash("sha256").update(rawBody).digest() },
          trigger: { on: "flow", rule: ruleId, of: runId },
          ...judgeCall(await activeRule(client, shop, ruleId), "flow", callBody(rawBody, "flow")),
        }));
      switch (call.status) {
        case "RECEIVED":
          return { outcome: "waiting" };
        case "DECIDED":
          return { outcome: "done", found: (await findingOfCall(client, shop, key, ruleId)) ?? SENT_ON };
        case "UNCHANGED":
          return { outcome: "done", found: SENT_ON };
        case "IGNORED":
        case "UNREADABLE":
          return { outcome: "refused", reason: call.reason ?? "The step could not be used." };
      }
    });
    if (result.outcome === "waiting") nudge(shop);
    return result;
  } catch (error) {
    if (databaseIsAway(error)) return { outcome: "unavailable" };
    throw error;
  }
}
