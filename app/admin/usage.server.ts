// What a shop spends of its Admin API allowance, per hour, for its pages. Written in small batches: a request must not
// cost a transaction. At most one batch is lost with a process; nothing is decided by these figures.
import { inShop } from "#app/db.server.ts";
import { logger } from "#app/logger.server.ts";

const FLUSH_AFTER_MS = 2_000;

let spent = new Map<string, { points: number; requests: number }>();
let timer: NodeJS.Timeout | undefined;

/** Counts one request. */
export function countUsage(shop: string, points: number): void {
  const sum = spent.get(shop) ?? { points: 0, requests: 0 };
  spent.set(shop, { points: sum.points + points, requests: sum.requests + 1 });
  timer ??= setTimeout(() => void flushUsage(), FLUSH_AFTER_MS).unref();
}

/** Writes down what was counted. To be called before an orderly exit. */
export async function flushUsage(): Promise<void> {
  clearTimeout(timer);
  timer = undefined;
  const batch = spent;
  spent = new Map();
  for (const [shop, { points, requests }] of batch) {
    try {
      await inShop(shop, (client) =>
        client.query(
          `insert into api_usage (shop, hour, points, requests) values ($1, date_trunc('hour', now()), $2, $3)
           on conflict (shop, hour) do update set points = api_usage.points + excluded.points,
             requests = api_usage.requests + excluded.requests`,
          [shop, Math.round(points), requests],
        ),
      );
    } catch (error) {
      logger.warn({ err: error, shop, points, requests }, "API usage could not be written down");
    }
  }
}
