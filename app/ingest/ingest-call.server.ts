// A call for one rule becomes a row of the inbox, or is refused. Nothing is decided here.
import { createHash, randomUUID } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { inShop } from "#app/db.server.ts";
import { callBody } from "#app/ingest/call-body.ts";
import { judgeCall } from "#app/ingest/judge-call.ts";
import { verifyCall } from "#app/ingest/verify-call.ts";
import { nudge } from "#app/queue/nudge.server.ts";
import { listCallSecrets } from "#app/store/call-secrets.server.ts";
import { getCall, hasCalledEnough, insertCall, type KeptCall } from "#app/store/calls.server.ts";
import { databaseIsAway } from "#app/store/database-away.ts";
import { activeRule } from "#app/store/rules.server.ts";
import { getShop } from "#app/store/shops.server.ts";

export type IngestCallResult =
  /** It is kept; by its status it is looked at, or why it is not. */
  | { outcome: "kept"; call: KeptCall }
  /** No such shop, no such rule, no secret, a wrong one: nobody is told which. */
  | { outcome: "refused" }
  /** The key came before, with another body. */
  | { outcome: "key_taken" }
  | { outcome: "too_many" }
  | { outcome: "unavailable" };

export interface CallAddress {
  shop: string;
  ruleId: string;
}

/** Takes in a call from outside. @param nowMs the machine's clock: how old a signature is. */
export async function ingestCall(
  { shop, ruleId }: CallAddress,
  headers: IncomingHttpHeaders,
  rawBody: Buffer,
  nowMs: number,
): Promise<IngestCallResult> {
  const digest = createHash("sha256").update(rawBody).digest();
  return kept(shop, digest, () =>
    inShop(shop, async (client) => {
      const proof = verifyCall(headers, rawBody, await listCallSecrets(client, shop, ruleId, nowMs), nowMs);
      const owner = proof.outcome === "refused" ? null : await getShop(client, shop);
      if (proof.outcome === "refused" || !owner || owner.uninstalledAt) return { outcome: "refused" };
      const callId = randomUUID();
      const named = keyIn(headers) ?? (proof.outcome === "signed" ? proof.signature : null);
      const key = `http:${ruleId}:${named === null ? callId : createHash("sha256").update(named).digest("hex")}`;
      const known = await getCall(client, shop, key);
      if (known) return { outcome: "kept", call: known };
      if (await hasCalledEnough(client, shop)) return { outcome: "too_many" };
      const rule = await activeRule(client, shop, ruleId);
      const call = await insertCall(client, shop, owner.installation, {
        ...{ key, digest, body: rawBody, trigger: { on: "http", rule: ruleId, of: callId } },
        ...judgeCall(rule, "http", callBody(rawBody, "http")),
      });
      return { outcome: "kept", call };
    }),
  );
}

async function kept(shop: string, digest: Buffer, work: () => Promise<IngestCallResult>): Promise<IngestCallResult> {
  try {
    const result = await work();
    if (result.outcome !== "kept") return result;
    if (result.call.isKnown && !result.call.digest.equals(digest)) return { outcome: "key_taken" };
    if (!result.call.isKnown) nudge(shop);
    return result;
  } catch (error) {
    if (databaseIsAway(error)) return { outcome: "unavailable" };
    throw error;
  }
}

function keyIn(headers: IncomingHttpHeaders): string | null {
  const key = headers["idempotency-key"];
  return typeof key === "string" && key.trim() ? key.trim() : null;
}
