// Counts webhooks that leave no row, for the activity page: in memory first, so that no answer waits for it, and written soon. A
// process that dies takes the counts of its last seconds along: they are figures, nothing hangs on them.
import { inShop } from "#app/db.server.ts";
import { logger } from "#app/logger.server.ts";
import { addToInboxTally, type InboxTally } from "#app/store/inbox-tally.server.ts";

const WRITE_AFTER_MS = 2_000;
/** Anybody can send webhooks in the name of any shop: beyond so many names they are not counted. */
const MOST_SHOPS = 500;

let counts = new Map<string, InboxTally>();
let timer: NodeJS.Timeout | null = null;

export function countUntaken(shop: string, what: keyof InboxTally): void {
  const count = counts.get(shop) ?? { duplicates: 0, refused: 0 };
  if (!counts.has(shop) && counts.size >= MOST_SHOPS) return;
  counts.set(shop, { ...count, [what]: count[what] + 1 });
  timer ??= setTimeout(() => void writeUntaken(), WRITE_AFTER_MS).unref();
}

/** Writes what was counted since. Never throws: what could not be written is dropped. */
export async function writeUntaken(): Promise<void> {
  if (timer) clearTimeout(timer);
  timer = null;
  const taken = counts;
  counts = new Map();
  for (const [shop, count] of taken)
    try {
      await inShop(shop, (client) => addToInboxTally(client, shop, count));
    } catch (error) {
      logger.warn({ shop, err: error }, "counts of webhooks that left no row were dropped");
    }
}
