// Group commit: webhooks of one shop that arrive together share one statement and one commit. A single one goes at once. Beside
// a statement of its shop another goes once it carries as many: what comes meanwhile gathers, and a rush makes few, large commits.
import { databaseIsAway, transactionsCollided } from "#app/store/database-away.ts";
import { type IngestOutcome, ingestDeliveries, type ReceivedDelivery } from "#app/store/deliveries.server.ts";

/** PostgreSQL is away: nothing was acknowledged, Shopify sends again. */
export class InboxUnavailable extends Error {
  override name = "InboxUnavailable";
}

const MOST_STATEMENTS = 2; // more at once only make smaller groups
const FEWEST_BESIDE = 4; // a commit of their own costs fewer more than to wait for the one under way
const MOST_ROWS = 256; // in a storm a statement waits for workers that have some of its lanes: the more share the wait, the better
const MOST_BYTES = 4 * 1024 * 1024;
const MOST_WAITING_BYTES = 64 * 1024 * 1024; // beyond it, memory is worth more than an answer
const LOOK_AGAIN_MS = 250;
/** PostgreSQL ends a deadlock after a second; Shopify waits five. */
const MOST_TRIES = 4;

interface Waiting {
  delivery: ReceivedDelivery;
  resolve(outcome: IngestOutcome): void;
  reject(error: unknown): void;
}

interface Group {
  shop: string;
  group: Waiting[];
}

const waiting = new Map<string, Waiting[]>();
let waitingBytes = 0;
let statements = 0;
/** By shop, how many are being written now. */
const underWay = new Map<string, number>();
let isScheduled = false;
/** While the database is away one group at a time finds out whether it is back; the others are refused at once. */
let awayUntil = 0;
let isProbing = false;

/** Writes a webhook to the inbox. Resolves when it is committed. @throws InboxUnavailable */
export function ingestTogether(shop: string, delivery: ReceivedDelivery): Promise<IngestOutcome> {
  if (awayUntil && (isProbing || performance.now() < awayUntil))
    return Promise.reject(new InboxUnavailable("the database is away"));
  if (waitingBytes + delivery.body.length > MOST_WAITING_BYTES)
    return Promise.reject(new InboxUnavailable("too much is waiting for the database"));
  return new Promise((resolve, reject) => {
    const group = waiting.get(shop) ?? [];
    group.push({ delivery, resolve, reject });
    waiting.set(shop, group);
    waitingBytes += delivery.body.length;
    schedule();
  });
}

function schedule(): void {
  if (isScheduled || statements >= MOST_STATEMENTS || !waiting.size) return;
  isScheduled = true;
  // After the reads of this turn of the event loop: what arrived together goes together.
  setImmediate(() => {
    isScheduled = false;
    while (statements < MOST_STATEMENTS) {
      const next = takeGroup();
      if (!next) return;
      void writeGroup(next);
    }
  });
}

async function writeGroup({ shop, group }: Group): Promise<void> {
  if (awayUntil) isProbing = true;
  statements++;
  underWay.set(shop, (underWay.get(shop) ?? 0) + group.length);
  try {
    await write(shop, group);
    awayUntil = 0;
  } catch (error) {
    const isAway = databaseIsAway(error);
    const refusal = isAway ? new InboxUnavailable("the database is away", { cause: error }) : error;
    for (const { reject } of group) reject(refusal);
    if (isAway) {
      awayUntil = performance.now() + LOOK_AGAIN_MS;
      refuseWaiting(refusal);
    }
  } finally {
    isProbing = false;
    statements--;
    const left = (underWay.get(shop) ?? 0) - group.length;
    if (left) underWay.set(shop, left);
    else underWay.delete(shop);
    schedule();
  }
}

// The shop that waited longest first, of those that need not gather more.
function takeGroup(): Group | null {
  for (const [shop, queue] of waiting)
    if (queue.length >= fewestBeside(underWay.get(shop) ?? 0)) return { shop, group: takeFrom(shop, queue) };
  return null;
}

const fewestBeside = (written: number): number => (written ? Math.max(FEWEST_BESIDE, written) : 1);

// Of a long queue only so much as one statement carries well.
function takeFrom(shop: string, queue: Waiting[]): Waiting[] {
  let bytes = 0;
  let count = 0;
  for (const { delivery } of queue) {
    if (count === MOST_ROWS || (count > 0 && bytes + delivery.body.length > MOST_BYTES)) break;
    bytes += delivery.body.length;
    count++;
  }
  const group = queue.splice(0, count);
  waiting.delete(shop);
  if (queue.length) waiting.set(shop, queue); // at the back: other shops come first
  waitingBytes -= bytes;
  return group;
}

async function write(shop: string, group: Waiting[]): Promise<void> {
  try {
    settle(group, await writeTogether(shop, group));
  } catch (error) {
    if (databaseIsAway(error)) throw error;
    if (group.length === 1) throw error;
    // One of them cannot be written: it fails alone.
    for (const one of group)
      await writeTogether(shop, [one]).then(
        (outcomes) => settle([one], outcomes),
        (alone: unknown) =>
          one.reject(databaseIsAway(alone) ? new InboxUnavailable("the database is away", { cause: alone }) : alone),
      );
  }
}

/** In one statement. Who collides with a worker that writes to the same lanes tries again: in a rush more than once. */
async function writeTogether(shop: string, group: Waiting[]): Promise<IngestOutcome[]> {
  for (let tries = 1; ; tries++)
    try {
      return await ingestDeliveries(
        shop,
        group.map(({ delivery }) => delivery),
      );
    } catch (error) {
      if (tries === MOST_TRIES || !transactionsCollided(error)) throw error;
    }
}

function settle(group: Waiting[], outcomes: IngestOutcome[]): void {
  group.forEach(({ resolve, reject }, index) => {
    const outcome = outcomes[index];
    if (outcome) resolve(outcome);
    else reject(new Error("the inbox gave no outcome for a delivery"));
  });
}

function refuseWaiting(refusal: unknown): void {
  for (const queue of waiting.values()) for (const { reject } of queue) reject(refusal);
  waiting.clear();
  waitingBytes = 0;
}
