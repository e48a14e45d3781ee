// Pure. What an API key looks like: it names its shop, so that the shop is taken from the key alone, and carries a secret.
import { createHash } from "node:crypto";

export interface ParsedApiKey {
  shop: string;
  /** SHA-256 of the secret: all that is kept of it. */
  digest: Buffer;
}

const KEY = /^swy\.([A-Za-z0-9_-]{1,120})\.([A-Za-z0-9_-]{43})$/;
const SHOP = /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/;

export const digestOfSecret = (secret: string): Buffer => createHash("sha256").update(secret).digest();

/** @param secret 32 random bytes, base64url. */
export function apiKeyText(shop: string, secret: string): string {
  return `swy.${Buffer.from(shop).toString("base64url")}.${secret}`;
}

/** Null: it is no key. */
export function parseApiKey(text: string): ParsedApiKey | null {
  const [, encoded, secret] = KEY.exec(text.trim()) ?? [];
  if (encoded === undefined || secret === undefined) return null;
  const shop = Buffer.from(encoded, "base64url").toString("utf8");
  return SHOP.test(shop) ? { shop, digest: digestOfSecret(secret) } : null;
}
