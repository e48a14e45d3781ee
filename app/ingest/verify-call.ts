// Pure. Whether a call is from somebody who knows the rule's secret: the secret itself as a bearer token, or a signature with it.
import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

/** How far the clock of whoever signs may be off; an older signature could be a copy. */
const CLOCKS_DIFFER_MS = 5 * 60_000;

export type CallProof =
  | { outcome: "bearer" }
  /** The same signature again is the same call again. */
  | { outcome: "signed"; signature: string }
  | { outcome: "refused" };

/**
 * `Authorization: Bearer SECRET`, or `Switchyard-Signature: t=<seconds since 1970>,v1=<hex HMAC-SHA256 of "t.body">`: the scheme in
 * which our own calls are signed.
 * @param secrets that are good now.
 */
export function verifyCall(
  headers: IncomingHttpHeaders,
  rawBody: Buffer,
  secrets: readonly string[],
  nowMs: number,
): CallProof {
  const [, bearer] = /^Bearer\s+(\S{1,200})$/i.exec(headers.authorization ?? "") ?? [];
  if (bearer !== undefined)
    return secrets.filter((secret) => isSame(secret, bearer)).length ? { outcome: "bearer" } : NO;
  const [, t = "", given = ""] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/i.exec(signatureIn(headers)) ?? [];
  if (!given || Math.abs(nowMs - Number(t) * 1_000) > CLOCKS_DIFFER_MS) return NO;
  const rights = secrets.filter((secret) => {
    const expected = createHmac("sha256", secret).update(`${t}.`).update(rawBody).digest("hex");
    return isSame(expected, given.toLowerCase());
  });
  return rights.length ? { outcome: "signed", signature: given.toLowerCase() } : NO;
}

const NO = { outcome: "refused" } as const;

function signatureIn(headers: IncomingHttpHeaders): string {
  const header = headers["switchyard-signature"];
  return typeof header === "string" ? header.replaceAll(" ", "") : "";
}

/** Takes the same time whichever byte is wrong. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
