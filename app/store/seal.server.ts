// Secrets at rest: AES-256-GCM with a random nonce. What a ciphertext belongs to is authenticated with it, so that
// a row copied to another shop does not open.
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { env } from "#app/env.server.ts";

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export interface EncryptionKey {
  id: string;
  key: Buffer;
}

/** Seals with the first key. `belongsTo` must be given again, letter by letter, to open. */
export function seal(
  clear: string,
  belongsTo: string,
  keys: readonly EncryptionKey[] = env.TOKEN_ENCRYPTION_KEYS,
): { keyId: string; sealed: Buffer } {
  const [first] = keys;
  if (!first) throw new Error("no key to seal with: TOKEN_ENCRYPTION_KEYS is empty");
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", first.key, nonce).setAAD(Buffer.from(belongsTo));
  const text = Buffer.concat([cipher.update(clear, "utf8"), cipher.final()]);
  return { keyId: first.id, sealed: Buffer.concat([nonce, text, cipher.getAuthTag()]) };
}

/**
 * Opens with the key that sealed, whichever place in the list it has by now.
 * @throws when that key is no longer configured, or when the ciphertext was changed or moved.
 */
export function open(
  { keyId, sealed }: { keyId: string; sealed: Uint8Array },
  belongsTo: string,
  keys: readonly EncryptionKey[] = env.TOKEN_ENCRYPTION_KEYS,
): string {
  const key = keys.find((candidate) => candidate.id === keyId);
  if (!key) throw new Error(`TOKEN_ENCRYPTION_KEYS no longer holds the key "${keyId}" that a session is sealed with`);
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv("aes-256-gcm", key.key, bytes.subarray(0, NONCE_BYTES))
    .setAAD(Buffer.from(belongsTo))
    .setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
  const text = decipher.update(bytes.subarray(NONCE_BYTES, bytes.length - TAG_BYTES));
  return Buffer.concat([text, decipher.final()]).toString("utf8");
}
