// The token by which the admin tells an embedded app who is looking: a JWT signed with the app's secret.
import { createHmac, randomUUID } from "node:crypto";

export interface IdTokenSubject {
  shop: string;
  apiKey: string;
  apiSecret: string;
  /** Digits of the staff member's id. */
  userId: string;
  /** One sign-in of the staff member. */
  sessionId: string;
  nowMs: number;
}

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** Good for one minute, as Shopify's are. */
export function signIdToken({ shop, apiKey, apiSecret, userId, sessionId, nowMs }: IdTokenSubject): string {
  const now = Math.floor(nowMs / 1000);
  const unsigned = `${part({ alg: "HS256", typ: "JWT" })}.${part({
    iss: `https://${shop}/admin`,
    dest: `https://${shop}`,
    aud: apiKey,
    sub: userId,
    exp: now + 60,
    nbf: now,
    iat: now,
    jti: randomUUID(),
    sid: sessionId,
  })}`;
  return `${unsigned}.${createHmac("sha256", apiSecret).update(unsigned).digest("base64url")}`;
}
