// Pure. Shopify's signature: base64 of HMAC-SHA256 over the raw bytes, with the app's client secret.
import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from "node:crypto";

/** Made once for each secret: they are as few as the app's. */
const keys = new Map<string, KeyObject>();

function keyOf(secret: string): KeyObject {
  const known = keys.get(secret);
  if (known) return known;
  const made = createSecretKey(secret, "utf8");
  keys.set(secret, made);
  return made;
}

/**
 * Whether `signature` is right under any of the secrets (two are valid while a secret is rotated). Takes the same time
 * whichever byte is wrong and whichever secret is right.
 */
export function signatureIsRight(
  rawBody: Uint8Array,
  signature: string | undefined,
  secrets: readonly string[],
): boolean {
  const given = Buffer.from(signature ?? "", "latin1");
  let right = false;
  for (const secret of secrets) {
    // Compared as text: other spellings of the same base64 are refused.
    const expected = Buffer.from(createHmac("sha256", keyOf(secret)).update(rawBody).digest("base64"), "latin1");
    if (given.length === expected.length && timingSafeEqual(given, expected)) right = true;
  }
  return right;
}
