// Sends webhooks as Shopify does: eight further attempts over four hours of the world's time, no order kept.
import { randomUUID } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { zstdCompressSync, zstdDecompressSync } from "node:zlib";
import { Debouncer } from "#sandbox/webhooks/debouncer.ts";
import { type Endpoints, isSuccess } from "#sandbox/webhooks/endpoints.ts";
import type { Ledger, LedgerEntry } from "#sandbox/webhooks/ledger.ts";
import type { Subscription } from "#sandbox/webhooks/subscriptions.ts";
import type { Chance } from "#sandbox/world/seeded-random.ts";
import type { Timers } from "#sandbox/world/timers.ts";

const RETRIES = 8;
const RETRIES_WITHIN_MS = 4 * 3_600_000;
const DAY_MS = 86_400_000;
const HELD_LOOK_MS = 200;
const BODIES_KEPT = 300;
const ADDRESSES_KEPT = 1_000;
/** Bodies that wait for a further attempt lie as they are up to this many characters, and compressed beyond. */
const WAITING_PLAIN = 64_000_000;

/** Switches of GET/POST /control/faults, part `webhooks`: shares from 0 to 1. */
export interface SendFaults {
  /** Sent twice: the same webhook again, or (one in four) under a further webhook id. */
  duplicate?: number;
  /** Held back, so that later ones overtake it. */
  reorder?: number;
  /** Never sent. */
  drop?: number;
  /** Sent a day late by the world's clock. */
  late?: number;
  /** Each waits up to this long. */
  delayMs?: number;
  /** Those of this topic wait for as long as it is named here. */
  hold?: string;
}

export interface SenderOptions {
  appUrl: string;
  apiVersion: string;
  endpoints: Endpoints;
  ledger: Ledger;
  timers: Timers;
  faults: () => SendFaults;
  chance: Chance;
  /** How many times faster than Shopify's four hours the retries go. */
  retrySpeed: () => number;
  /** Where what is still unsent is kept at the end. */
  directory: string | null;
  /** Of the world, in milliseconds. */
  now: () => number;
  /** What an attempt to a subscription of the API came to. Answers whether the subscription is still there. */
  attempted: (subscriptionId: string, isHeard: boolean) => boolean;
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
  /** Where to, relative to the app's address or absolute. */
  uri: string;
  name: string | null;
  /** Of the API; null: of the configuration. */
  subscriptionId: string | null;
  /** Compressed when many wait: an app that is away may have very many to come. */
  body: string | Buffer;
  failures: number;
}

/** Pause before the n-th further attempt (from 1): doubling, four hours in all, at Shopify's own speed. */
export function retryDelayMs(n: number): number {
  return (RETRIES_WITHIN_MS / (2 ** RETRIES - 1)) * 2 ** (n - 1);
}

export class Sender {
  readonly #options: SenderOptions;
  readonly #pending = new Map<string, Pending>();
  /** Attempts that begin at the end of this turn. */
  #due: (() => void)[] = [];
  readonly #underWay = new Set<Promise<void>>();
  readonly #addresses = new Map<string, URL>();
  readonly #debouncer = new Debouncer();
  /** What the last ones carried, by webhook. */
  readonly #bodies = new Map<string, string>();
  /** Counts every webhook ever owed: unchanged means that nothing happened. */
  owed = 0;
  /** Not sent, as the same picked fields had just been sent. */
  debounced = 0;
  /** Of bodies that failed at least once and are not compressed. */
  #waitingCharacters = 0;
  #closed = false;

  constructor(options: SenderOptions) {
    this.#options = options;
    this.#restore();
  }

  /** Webhooks that are neither acknowledged nor given up. */
  get pending(): number {
    return this.#pending.size;
  }

  /** What one of the last webhooks carried; null: it is not known any more. */
  bodyOf(webhookId: string): string | null {
    return this.#bodies.get(webhookId) ?? null;
  }

  /** Owes the app a webhook. Returns its entry in the ledger, null when it is the same as one just before. */
  owe(outgoing: Outgoing, to: Subscription, options: { mayDrop: boolean }): LedgerEntry | null {
    const { body, ...about } = outgoing;
    const of = `${outgoing.shop} ${to.id ?? ""} ${outgoing.topic} ${to.uri}`;
    if (to.includeFields.length > 0 && this.#debouncer.isRepeated(of, body, this.#options.now())) {
      this.debounced++;
      return null;
    }
    this.owed++;
    const { chance, ledger } = this.#options;
    const faults = this.#options.faults();
    const entry: LedgerEntry = {
      webhookId: randomUUID(),
      ...about,
      subscriptionId: to.id,
      attempts: [],
      ackedAt: null,
      acked: false,
      dropped: options.mayDrop && chance.happens(faults.drop ?? 0),
      gaveUp: false,
      duplicates: 0,
    };
    ledger.note(entry);
    this.#bodies.set(entry.webhookId, body);
    if (this.#bodies.size > BODIES_KEPT) this.#bodies.delete(this.#bodies.keys().next().value ?? "");
    if (entry.dropped) return entry;
    const again = chance.happens(faults.duplicate ?? 0);
    let waitMs = faults.delayMs ? chance.between(0, faults.delayMs) : 0;
    if (chance.happens(faults.reorder ?? 0)) waitMs += chance.between(100, 1_500);
    if (chance.happens(faults.late ?? 0)) waitMs += DAY_MS;
    const pending = (of: LedgerEntry): Pending => ({
      entry: of,
      uri: to.uri,
      name: to.name,
      subscriptionId: to.id,
      body,
      failures: 0,
    });
    this.#send(pending(entry), waitMs);
    if (!again) return entry;
    if (chance.happens(0.25)) {
      const twin: LedgerEntry = { ...entry, webhookId: randomUUID(), attempts: [] };
      ledger.note(twin);
      this.#send(pending(twin), waitMs + chance.between(0, 500));
    } else {
      entry.duplicates++;
      this.#options.timers.after(waitMs + chance.between(0, 500), () => this.#attempt(pending(entry), true));
    }
    return entry;
  }

  /** Resolves when nothing is under way; keeps what is still to be sent in a file. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.race([
      Promise.allSettled(this.#underWay),
      new Promise((resolve) => setTimeout(resolve, 1_000).unref()),
    ]);
    const { directory } = this.#options;
    if (directory === null || this.#pending.size === 0) return;
    const unsent = [...this.#pending.values()].map((one) => ({ ...one, body: textOf(one.body) }));
    writeFileSync(join(directory, "unsent.json"), JSON.stringify(unsent), { mode: 0o600 });
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
    else this.#options.timers.after(waitMs, () => this.#attempt(pending, false));
  }

  /** At the end of this turn, with all others that are due then. */
  #attempt(pending: Pending, extra: boolean): void {
    this.#due.push(() => this.#start(pending, extra));
    if (this.#due.length === 1) setImmediate(() => this.#startAll());
  }

  #startAll(): void {
    const due = this.#due;
    this.#due = [];
    for (const start of due) start();
  }

  #start(pending: Pending, extra: boolean): void {
    if (this.#closed) return;
    const { faults, timers } = this.#options;
    if (faults().hold === pending.entry.topic)
      return void timers.after(HELD_LOOK_MS, () => this.#attempt(pending, extra));
    const attempt = this.#post(pending).then((isHeard) => {
      if (!extra) this.#settle(pending, isHeard);
    });
    this.#underWay.add(attempt);
    void attempt.finally(() => this.#underWay.delete(attempt));
  }

  #settle(pending: Pending, isHeard: boolean): void {
    const { entry, subscriptionId } = pending;
    const isThere = subscriptionId === null || this.#options.attempted(subscriptionId, isHeard);
    if (pending.failures > 0 && typeof pending.body === "string") this.#waitingCharacters -= pending.body.length;
    if (isHeard) {
      this.#pending.delete(entry.webhookId);
      return;
    }
    pending.failures++;
    if (pending.failures > RETRIES || !isThere) {
      entry.gaveUp = true;
      this.#pending.delete(entry.webhookId);
      this.#options.ledger.note(entry);
      return;
    }
    if (this.#closed) return;
    if (typeof pending.body === "string") {
      if (this.#waitingCharacters > WAITING_PLAIN) pending.body = zstdCompressSync(pending.body);
      else this.#waitingCharacters += pending.body.length;
    }
    const waitMs = retryDelayMs(pending.failures) / this.#options.retrySpeed();
    this.#options.timers.after(waitMs, () => this.#attempt(pending, false));
  }

  #address(uri: string): URL {
    let url = this.#addresses.get(uri);
    if (!url) {
      url = new URL(uri, this.#options.appUrl);
      if (this.#addresses.size >= ADDRESSES_KEPT) this.#addresses.clear();
      this.#addresses.set(uri, url);
    }
    return url;
  }

  async #post({ entry, uri, name, body }: Pending): Promise<boolean> {
    const { endpoints, ledger, apiVersion, now } = this.#options;
    const startedAt = now();
    const { status, ms } = await endpoints.post(
      this.#address(uri),
      {
        "User-Agent": "Shopify-Captain-Hook",
        "X-Shopify-Topic": entry.topic,
        "X-Shopify-Shop-Domain": entry.shop,
        "X-Shopify-API-Version": apiVersion,
        "X-Shopify-Webhook-Id": entry.webhookId,
        "X-Shopify-Event-Id": entry.eventId,
        "X-Shopify-Triggered-At": entry.triggeredAt,
        ...(name === null ? {} : { "X-Shopify-Name": name }),
      },
      textOf(body),
    );
    entry.attempts.push({ at: new Date(startedAt).toISOString(), status, ms });
    const isHeard = isSuccess(status);
    if (isHeard && !entry.acked) {
      entry.acked = true;
      entry.ackedAt = new Date(now()).toISOString();
    }
    ledger.note(entry);
    return isHeard;
  }
}

const textOf = (body: string | Buffer): string =>
  typeof body === "string" ? body : zstdDecompressSync(body).toString("utf8");
