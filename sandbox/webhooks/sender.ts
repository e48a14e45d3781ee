// Sends webhooks as Shopify does: signed, 5 seconds to answer, eight further attempts over four hours, no order kept.
import { createHmac, randomUUID } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { errors, Pool } from "undici";
import type { Ledger, LedgerEntry } from "#sandbox/webhooks/ledger.ts";
import type { Subscriptions } from "#sandbox/webhooks/subscriptions.ts";
import type { Chance } from "#sandbox/world/seeded-random.ts";

const RETRIES = 8;
const RETRIES_WITHIN_MS = 4 * 3_600_000;
const CONNECT_MS = 1_000;
const ANSWER_MS = 5_000;

/** Switches of GET/POST /control/faults, part `webhooks`. */
export interface SendFaults {
  /** Share that is sent twice: the same webhook again, or (one in four) under a further webhook id. */
  duplicate?: number;
  /** Share that is held back, so that later ones overtake it. */
  reorder?: number;
  /** Share that is never sent. */
  drop?: number;
  /** Each waits up to this long. */
  delayMs?: number;
}

export interface SenderOptions {
  appUrl: string;
  apiSecret: string;
  subscriptions: Subscriptions;
  ledger: Ledger;
  faults: () => SendFaults;
  chance: Chance;
  /** How many times faster than Shopify's four hours the retries go. */
  retrySpeed: number;
  connections: number;
  /** Where what is still unsent is kept at the end. */
  directory: string | null;
  now: () => number;
}

/** What one webhook is about; `body` as it was at that moment. */
export interface Outgoing {
  eventId: string;
  shop: string;
  installation: number;
  topic: string;
  triggeredAt: string;
  orderId: string | null;
  customerId: string | null;
  subjectId: string | null;
  updatedAt: string | null;
  body: string;
}

interface Pending {
  entry: LedgerEntry;
  body: string;
  failures: number;
}

/** Pause before the n-th further attempt (from 1): doubling, four hours in all, at Shopify's own speed. */
export function retryDelayMs(n: number): number {
  return (RETRIES_WITHIN_MS / (2 ** RETRIES - 1)) * 2 ** (n - 1);
}

export class Sender {
  readonly #options: SenderOptions;
  readonly #pool: Pool;
  readonly #pending = new Map<string, Pending>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #underWay = new Set<Promise<void>>();
  /** Counts every webhook ever owed: unchanged means that nothing happened. */
  owed = 0;
  #closed = false;

  constructor(options: SenderOptions) {
    this.#options = options;
    this.#pool = new Pool(new URL(options.appUrl).origin, {
      connections: options.connections,
      pipelining: 1,
      keepAliveTimeout: 30_000,
      connect: { timeout: CONNECT_MS },
      headersTimeout: ANSWER_MS,
      bodyTimeout: ANSWER_MS,
    });
    this.#restore();
  }

  /** Webhooks that are neither acknowledged nor given up. */
  get pending(): number {
    return this.#pending.size;
  }

  /** Owes the app a webhook of a subscribed topic. Returns its entry in the ledger, null when nobody subscribed. */
  owe(outgoing: Outgoing, options: { mayDrop: boolean }): LedgerEntry | null {
    if (!this.#options.subscriptions.uriOf.has(outgoing.topic)) return null;
    this.owed++;
    const { chance } = this.#options;
    const faults = this.#options.faults();
    const { body, ...about } = outgoing;
    const entry: LedgerEntry = {
      webhookId: randomUUID(),
      ...about,
      attempts: [],
      ackedAt: null,
      acked: false,
      dropped: options.mayDrop && chance.happens(faults.drop ?? 0),
      gaveUp: false,
      duplicates: 0,
    };
    this.#options.ledger.note(entry);
    if (entry.dropped) return entry;
    const again = chance.happens(faults.duplicate ?? 0);
    let waitMs = faults.delayMs ? chance.between(0, faults.delayMs) : 0;
    if (chance.happens(faults.reorder ?? 0)) waitMs += chance.between(100, 1_500);
    this.#send({ entry, body, failures: 0 }, waitMs);
    if (!again) return entry;
    if (chance.happens(0.25)) {
      const twin: LedgerEntry = { ...entry, webhookId: randomUUID(), attempts: [] };
      this.#options.ledger.note(twin);
      this.#send({ entry: twin, body, failures: 0 }, waitMs + chance.between(0, 500));
    } else {
      entry.duplicates++;
      this.#after(waitMs + chance.between(0, 500), () => this.#attempt({ entry, body, failures: 0 }, true));
    }
    return entry;
  }

  /** Resolves when nothing is under way; keeps what is still to be sent in a file. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const timer of this.#timers) clearTimeout(timer);
    await Promise.race([
      Promise.allSettled(this.#underWay),
      new Promise((resolve) => setTimeout(resolve, 1_000).unref()),
    ]);
    const { directory } = this.#options;
    if (directory !== null && this.#pending.size > 0)
      writeFileSync(join(directory, "unsent.json"), JSON.stringify([...this.#pending.values()]), { mode: 0o600 });
    await this.#pool.destroy();
  }

  #restore(): void {
    const { directory } = this.#options;
    const path = directory === null ? null : join(directory, "unsent.json");
    if (!path || !existsSync(path)) return;
    for (const pending of JSON.parse(readFileSync(path, "utf8")) as Pending[]) this.#send(pending, 0);
    rmSync(path);
  }

  #send(pending: Pending, waitMs: number): void {
    this.#pending.set(pending.entry.webhookId, pending);
    if (waitMs === 0) this.#attempt(pending, false);
    else this.#after(waitMs, () => this.#attempt(pending, false));
  }

  #after(ms: number, work: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      work();
    }, ms);
    this.#timers.add(timer);
  }

  #attempt(pending: Pending, extra: boolean): void {
    if (this.#closed) return;
    const attempt = this.#post(pending).then((ok) => {
      if (!extra) this.#settle(pending, ok);
    });
    this.#underWay.add(attempt);
    void attempt.finally(() => this.#underWay.delete(attempt));
  }

  #settle(pending: Pending, ok: boolean): void {
    const { entry } = pending;
    if (ok) {
      this.#pending.delete(entry.webhookId);
      return;
    }
    pending.failures++;
    if (pending.failures > RETRIES) {
      entry.gaveUp = true;
      this.#pending.delete(entry.webhookId);
      this.#options.ledger.note(entry);
      return;
    }
    if (!this.#closed)
      this.#after(retryDelayMs(pending.failures) / this.#options.retrySpeed, () => this.#attempt(pending, false));
  }

  async #post({ entry, body }: Pending): Promise<boolean> {
    const { apiSecret, subscriptions, ledger, appUrl, now } = this.#options;
    const raw = Buffer.from(body, "utf8");
    const startedAt = now();
    const status = await this.#pool
      .request({
        method: "POST",
        path: new URL(subscriptions.uriOf.get(entry.topic) ?? "/", appUrl).pathname,
        headers: {
          "Content-Type": "application/json",
          "User-Agent": "Shopify-Captain-Hook",
          "X-Shopify-Topic": entry.topic,
          "X-Shopify-Hmac-Sha256": createHmac("sha256", apiSecret).update(raw).digest("base64"),
          "X-Shopify-Shop-Domain": entry.shop,
          "X-Shopify-API-Version": subscriptions.apiVersion,
          "X-Shopify-Webhook-Id": entry.webhookId,
          "X-Shopify-Event-Id": entry.eventId,
          "X-Shopify-Triggered-At": entry.triggeredAt,
        },
        body: raw,
      })
      .then(
        async (answer): Promise<number | string> => {
          await answer.body.dump();
          return answer.statusCode;
        },
        (error: unknown) => wordFor(error),
      );
    const endedAt = now();
    entry.attempts.push({ at: new Date(startedAt).toISOString(), status, ms: endedAt - startedAt });
    const ok = typeof status === "number" && status >= 200 && status < 300;
    if (ok && !entry.acked) {
      entry.acked = true;
      entry.ackedAt = new Date(endedAt).toISOString();
    }
    ledger.note(entry);
    return ok;
  }
}

function wordFor(error: unknown): string {
  if (error instanceof errors.ConnectTimeoutError || error instanceof errors.HeadersTimeoutError) return "timeout";
  if (error instanceof errors.BodyTimeoutError) return "timeout";
  return (error as { code?: string }).code === "ECONNREFUSED" ? "refused" : "broken";
}
