// What the simulated Shopify owed the app: one entry a webhook, in memory and in a file (the last line of an id counts).
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { LineFile } from "#sandbox/server/line-file.ts";

export interface LedgerAttempt {
  at: string;
  /** HTTP status, or why there was none: "timeout", "refused", "broken". */
  status: number | string;
  ms: number;
}

export interface LedgerEntry {
  webhookId: string;
  eventId: string;
  shop: string;
  installation: number;
  topic: string;
  orderId: string | null;
  customerId: string | null;
  /** The fulfilment order that a fulfillment_orders/* body is about, or what else it is about that is neither order nor customer. */
  subjectId: string | null;
  /** `updated_at` of the order that the body carries, when it carries one. */
  updatedAt: string | null;
  triggeredAt: string;
  /** Digits of a subscription that the app made through the API; null: of its configuration. */
  subscriptionId: string | null;
  attempts: LedgerAttempt[];
  /** When the app first said 2xx. */
  ackedAt: string | null;
  acked: boolean;
  /** Never sent: a fault. */
  dropped: boolean;
  /** All retries failed. */
  gaveUp: boolean;
  /** Sent again though it had been acknowledged: a fault. */
  duplicates: number;
}

const KEPT_IN_MEMORY = 200_000;

export class Ledger {
  readonly #entries = new Map<string, LedgerEntry>();
  readonly #file: LineFile | null;
  /** Noted and not yet written: what changes until then is in the same line. */
  readonly #unwritten = new Set<LedgerEntry>();

  /** @param directory null: in memory only. */
  constructor(directory: string | null) {
    if (directory === null) {
      this.#file = null;
      return;
    }
    mkdirSync(directory, { recursive: true });
    const path = join(directory, "ledger.jsonl");
    if (existsSync(path))
      for (const line of readFileSync(path, "utf8").split("\n")) {
        const entry = readLine(line);
        if (entry) this.#entries.set(entry.webhookId, entry);
      }
    this.#file = new LineFile(path);
  }

  /** Adds an entry, or notes what has changed in one. */
  note(entry: LedgerEntry): void {
    this.#entries.set(entry.webhookId, entry);
    this.#write(entry);
    if (this.#entries.size <= KEPT_IN_MEMORY) return;
    for (const [id, old] of this.#entries)
      if (old.acked || old.dropped || old.gaveUp) {
        this.#entries.delete(id);
        return;
      }
  }

  /** Oldest first. */
  entries(): LedgerEntry[] {
    return [...this.#entries.values()];
  }

  /** Newest first. */
  newest(shop: string, limit: number): LedgerEntry[] {
    const found: LedgerEntry[] = [];
    for (const entry of this.entries().reverse()) {
      if (entry.shop === shop) found.push(entry);
      if (found.length === limit) break;
    }
    return found;
  }

  #write(entry: LedgerEntry): void {
    if (!this.#file || this.#unwritten.has(entry)) return;
    this.#unwritten.add(entry);
    this.#file.append(() => {
      this.#unwritten.delete(entry);
      return JSON.stringify(entry);
    });
  }

  close(): void {
    this.#file?.close();
  }
}

// The last line may be half written when the sandbox was killed.
function readLine(line: string): LedgerEntry | null {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
