// Bodies that Shopify once signed come again, under new ids and with times of the day before, at a pace that does not wait.
import { createHmac, randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";

export interface Replayed {
  topic: string;
  body: Buffer;
}

const CONNECTIONS = 64;
const TURN_MS = 10;
/** As late as Shopify warns of, and beyond. */
const LATE_MS = 26 * 3_600_000;

export interface StormAnswers {
  /** How often which answer came, or by which error the connection broke. */
  answers: Map<number | string, number>;
  /** From when each was due to its answer, in milliseconds. */
  tookMs: number[];
}

/** Sends `perSecond` of the bodies for `ms` milliseconds, one after the other and from the beginning again. Resolves when all are answered. */
export async function replayStorm(
  door: { port: number; shop: string; secret: string },
  bodies: readonly Replayed[],
  { perSecond, ms }: { perSecond: number; ms: number },
): Promise<StormAnswers> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const answers = new Map<number | string, number>();
  const tookMs: number[] = [];
  const underWay: Promise<void>[] = [];
  const began = performance.now();
  let sent = 0;
  for (let passed = 0; passed < ms; passed = performance.now() - began) {
    for (const due = (passed / 1_000) * perSecond; sent < due; sent++) {
      const again = bodies[sent % bodies.length];
      if (!again) break;
      const dueAt = began + (sent / perSecond) * 1_000;
      underWay.push(
        post(door, again, agent).then((status) => {
          answers.set(status, (answers.get(status) ?? 0) + 1);
          tookMs.push(performance.now() - dueAt);
        }),
      );
    }
    await wait(TURN_MS);
  }
  await Promise.all(underWay);
  agent.destroy();
  return { answers, tookMs };
}

function post(
  { port, shop, secret }: { port: number; shop: string; secret: string },
  { topic, body }: Replayed,
  agent: Agent,
): Promise<number | string> {
  const headers = {
    "content-type": "application/json",
    "content-length": body.length,
    "x-shopify-topic": topic,
    "x-shopify-shop-domain": shop,
    "x-shopify-hmac-sha256": createHmac("sha256", secret).update(body).digest("base64"),
    "x-shopify-webhook-id": `replayed-${randomUUID()}`,
    "x-shopify-event-id": randomUUID(),
    "x-shopify-triggered-at": new Date(Date.now() - LATE_MS).toISOString(),
  };
  return new Promise((resolve) => {
    const broke = (error: NodeJS.ErrnoException) =>
      resolve(`${error.code ?? error.message}${asked.reusedSocket ? " of a connection used before" : ""}`);
    const asked = request({ host: "127.0.0.1", port, method: "POST", path: "/webhooks", headers, agent }, (answer) => {
      answer.resume();
      answer.once("end", () => resolve(answer.statusCode ?? "no status"));
      answer.once("error", broke);
    });
    asked.once("error", broke);
    asked.end(body);
  });
}
