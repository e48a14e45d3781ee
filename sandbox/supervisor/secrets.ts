// What the sandbox's app and its simulated Shopify share: made once, kept beside the data.
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export interface Secrets {
  apiKey: string;
  apiSecret: string;
  /** As TOKEN_ENCRYPTION_KEYS wants it. */
  encryptionKeys: string;
}

export function keptSecrets(directory: string): Secrets {
  const path = join(directory, "secrets.json");
  if (existsSync(path)) return JSON.parse(readFileSync(path, "utf8"));
  const made: Secrets = {
    apiKey: randomBytes(16).toString("hex"),
    apiSecret: `shpss_${randomBytes(16).toString("hex")}`,
    encryptionKeys: `sandbox:${randomBytes(32).toString("base64")}`,
  };
  mkdirSync(directory, { recursive: true });
  writeFileSync(path, JSON.stringify(made, null, 2), { mode: 0o600 });
  return made;
}
