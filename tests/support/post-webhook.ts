// Signed webhooks for tests, and the door on a port of its own.
import { createHmac, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** The secret that tests/support/test-env.ts gives the app. */
export const API_SECRET = "test-api-secret";

export const sign = (body: string | Buffer, secret = API_SECRET): string =>
  createHmac("sha256", secret).update(body).digest("base64");

export interface Webhook {
  shop: string;
  topic?: string;
  webhookId?: string;
  body?: string | Buffer;
  /** Undefined: without that header. */
  headers?: Record<string, string | undefined>;
}

export interface OpenDoor {
  port: number;
  /** Posts a delivery and gives the status of the answer. */
  post(webhook: Webhook): Promise<number>;
  close(): Promise<void>;
}

export async function openDoor(door: (req: IncomingMessage, res: ServerResponse) => unknown): Promise<OpenDoor> {
  const server = createServer((req, res) => void door(req, res));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    post: (webhook) => post(port, webhook),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function post(
  port: number,
  { shop, topic = "orders/create", webhookId = randomUUID(), body = "{}", headers = {} }: Webhook,
): Promise<number> {
  const all: Record<string, string | undefined> = {
    "content-type": "application/json",
    "x-shopify-topic": topic,
    "x-shopify-hmac-sha256": sign(body),
    "x-shopify-shop-domain": shop,
    "x-shopify-webhook-id": webhookId,
    "x-shopify-event-id": randomUUID(),
    "x-shopify-triggered-at": "2026-11-24T10:00:00.123456789Z",
    "content-length": String(Buffer.byteLength(body)),
    ...headers,
  };
  const sent = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  return new Promise((resolve, reject) => {
    const req = request(
      { port, host: "127.0.0.1", method: "POST", path: "/webhooks", headers: sent, agent: false },
      (res) => {
        res.resume();
        resolve(res.statusCode ?? 0);
      },
    );
    req.on("error", reject);
    req.end(body);
  });
}
