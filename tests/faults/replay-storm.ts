// Bodies that Shopify once signed come again, under new ids and with times of the day before, at a pace that does not wait.
import { createHmac, randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { Pool } from "undici";

export interface Replayed {
  topic: string;
  body: Buffer;
}

/** More than wait for an answer at once: what Shopify sends waits for no connection. */
const CONNECTIONS = 1_000;
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
  const pool = new Pool(`http://127.0.0.1:${door.port}`, { connections: CONNECTIONS });
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
        post(pool, door, again).then((status) => {
          answers.set(status, (answers.get(status) ?? 0) + 1);
          tookMs.push(performance.now() - dueAt);
        }),
      );
    }
    await wait(TURN_MS);
  }
  await Promise.all(underWay);
  await pool.close();
  return { answers, tookMs };
}

async function post(
  pool: Pool,
  { shop, secret }: { shop: string; secret: string },
  { topic, body }: Replayed,
): Promise<number | string> {
  const headers = {
    "content-type": "application/json",
    "x-shopify-topic": topic,
    "x-shopify-shop-domain": shop,
    "x-shopify-hmac-sha256": createHmac("sha256", secret).update(body).digest("base64"),
    "x-shopify-webhook-id": `replayed-${randomUUID()}`,
    "x-shopify-event-id": randomUUID(),
    "x-shopify-triggered-at": new Date(Date.now() - LATE_MS).toISOString(),
  };
  try {
    const answer = await pool.request({ method: "POST", path: "/webhooks", headers, body });
    await answer.body.dump();
    return answer.statusCode;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return code ?? message;
  }
}
