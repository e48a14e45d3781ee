// Pure. The token by which Shopify's admin says who is looking: a JWT signed with the app's client secret.
import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";

/** Clocks differ: as much as Shopify's own library allows, in seconds. */
const LEEWAY_SECONDS = 10;
const MOST_CHARACTERS = 4_000;
const SHOP = /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/;

const HeaderSchema = z.object({ alg: z.literal("HS256") });
const ClaimsSchema = z.object({
  iss: z.url(),
  dest: z.url(),
  aud: z.string(),
  sub: z.string().regex(/^\d{1,20}$/),
  exp: z.number(),
  nbf: z.number(),
});

export interface TokenSubject {
  shop: string;
  /** Digits of the member of staff. */
  userId: string;
}

/**
 * Whom the token names; null: it is not one of Shopify's for this app and this time. Signed by HS256 and nothing else, under
 * any of the secrets (two are valid while a secret is rotated); issued and meant for one and the same shop.
 */
export function readSessionToken(
  token: string,
  { apiKey, secrets, nowMs }: { apiKey: string; secrets: readonly string[]; nowMs: number },
): TokenSubject | null {
  if (token.length > MOST_CHARACTERS) return null;
  const [head = "", body = "", signature = "", ...more] = token.split(".");
  if (more.length || !isSigned(`${head}.${body}`, signature, secrets)) return null;
  const header = HeaderSchema.safeParse(partOf(head));
  const claims = ClaimsSchema.safeParse(partOf(body));
  if (!header.success || !claims.success) return null;
  const { iss, dest, aud, sub, exp, nbf } = claims.data;
  const now = nowMs / 1000;
  if (aud !== apiKey || now >= exp + LEEWAY_SECONDS || now < nbf - LEEWAY_SECONDS) return null;
  const shop = new URL(dest).hostname;
  return new URL(iss).hostname === shop && SHOP.test(shop) ? { shop, userId: sub } : null;
}

function isSigned(signed: string, signature: string, secrets: readonly string[]): boolean {
  // Compared as text: other spellings of the same base64 are refused.
  const given = Buffer.from(signature, "latin1");
  let right = false;
  for (const secret of secrets) {
    const expected = Buffer.from(createHmac("sha256", secret).update(signed).digest("base64url"), "latin1");
    if (given.length === expected.length && timingSafeEqual(given, expected)) right = true;
  }
  return right;
}

function partOf(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
  } catch {
    return null;
  }
}
