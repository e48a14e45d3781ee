import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { API_SECRET } from "#bench/app-environment.ts";

/** The bytes of a webhook, or null when its signature is wrong: as little as a peer's route can do before it keeps or works. */
export async function readVerified(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const raw = Buffer.concat(chunks);
  const given = Buffer.from(String(request.headers["x-shopify-hmac-sha256"]), "base64");
  const right = createHmac("sha256", API_SECRET).update(raw).digest();
  return given.length === right.length && timingSafeEqual(given, right) ? raw : null;
}
