// "Something is due for this shop": a word over Redis, so that the dispatcher need not wait for its next look. It may get
// lost at any time; nothing depends on it.
import { databaseNumber, producerRedis, workerRedis } from "#app/redis.server.ts";

const CHANNEL = `switchyard:nudge:${databaseNumber}`;

const waiting = new Set<string>();
let isPublishing = false;

/** Says that lanes of this shop are due. Returns at once and never fails; what a hung Redis holds up is one set of shops. */
export function nudge(shop: string): void {
  waiting.add(shop);
  if (isPublishing) return;
  isPublishing = true;
  // At the end of this turn: who shares a commit says it once.
  setImmediate(() => void publish());
}

async function publish(): Promise<void> {
  while (waiting.size) {
    const shops = [...waiting];
    waiting.clear();
    await producerRedis.publish(CHANNEL, JSON.stringify(shops)).catch(() => {}); // the dispatcher looks by itself
  }
  isPublishing = false;
}

/** Calls `hear` with the shops of each nudge. Returns how to stop listening. */
export function onNudge(hear: (shops: string[]) => void): () => void {
  const redis = workerRedis();
  redis.subscribe(CHANNEL).catch(() => {}); // subscribes again by itself after each reconnect
  redis.on("message", (_channel: string, message: string) => hear(shopsOf(message)));
  return () => redis.disconnect();
}

function shopsOf(message: string): string[] {
  try {
    const shops: unknown = JSON.parse(message);
    return Array.isArray(shops) ? shops.filter((shop) => typeof shop === "string") : [];
  } catch {
    return []; // not one of ours
  }
}
