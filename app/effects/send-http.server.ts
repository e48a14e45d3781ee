// A call to an address outside. Blind: sent at most once, unless the answer proves that nothing was done, or it only reads.
import { createHmac } from "node:crypto";
import type { Application } from "#app/effects/application.ts";
import type { EffectResult } from "#app/effects/effect-result.ts";
import { endOfAnswer } from "#app/effects/end-of-answer.ts";
import { guardedRequest, type Resolve } from "#app/effects/guarded-request.server.ts";
import type { Outlets } from "#app/effects/outlets.ts";

/** What a rule may not say: it is ours, or it belongs to the connection. */
const OURS =
  /^(host|connection|content-length|transfer-encoding|upgrade|te|trailer|expect|idempotency-key|proxy-.*|switchyard-.*)$/i;

/**
 * The signature of a body: `t=<seconds since 1970>,v1=<hex HMAC-SHA256 of "<t>.<body>">` under the shop's secret. Whoever is
 * called recomputes it, and refuses an old `t`.
 */
export function signatureOf(secret: string, body: string, now: Date): string {
  const t = Math.floor(now.getTime() / 1_000);
  return `t=${t},v1=${createHmac("sha256", secret).update(`${t}.${body}`).digest("hex")}`;
}

export async function sendHttp(
  { body, key, ageMs, retryInMs }: Pick<Application<"send_http">, "body" | "key" | "ageMs" | "retryInMs">,
  outlets: Outlets,
  { now, ...guard }: { now: Date; resolve?: Resolve; sandbox?: string },
): Promise<EffectResult> {
  const text = body.method === "GET" ? null : body.body;
  const given = Object.entries(body.headers).filter(([name]) => !OURS.test(name));
  const isTyped = given.some(([name]) => name.toLowerCase() === "content-type");
  const answer = await guardedRequest(
    {
      method: body.method,
      url: body.url,
      headers: {
        "User-Agent": "Switchyard",
        ...(text !== null && !isTyped ? { "Content-Type": isJson(text) ? "application/json" : "text/plain" } : {}),
        ...Object.fromEntries(given),
        "Idempotency-Key": key,
        "Switchyard-Signature": signatureOf(await outlets.signingSecret(), text ?? "", now),
      },
      body: text,
    },
    guard,
  );
  return endOfAnswer(answer, { isSafe: body.method === "GET", ageMs, retryInMs });
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
