// What the app did to the stores: one line a mutation, in a file and in memory, and counts of all requests.
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { LineFile } from "#sandbox/server/line-file.ts";

export interface JournalLine {
  /** Position in the journal, from 1. */
  seq: number;
  at: string;
  requestId: string;
  shop: string;
  installation: number;
  /** Name of the GraphQL operation, then the mutation field in it. */
  operation: string;
  field: string;
  variables: Record<string, unknown>;
  /** Gids that it was about: target, order, hold. */
  targetIds: string[];
  /** Of the whole request; 0 on its second and further lines. */
  points: number;
  /** Whether the store is different afterwards. */
  changed: boolean;
  outcome: "applied" | "refused";
  /** What Shopify said when it refused. */
  messages: string[];
  /** The fault switched on for this request, if any: "cut-after" means that the app never saw the answer. */
  fault: string | null;
}

/** One call of the app, kept for the log page. */
export interface ApiCall {
  at: string;
  shop: string;
  operation: string;
  outcome: string;
  points: number | null;
  /** What was left of the budget afterwards; null: it was not asked. */
  left: number | null;
  variables: Record<string, unknown>;
  targetIds: string[];
  changed: boolean | null;
  isMutation: boolean;
}

export interface Counts {
  requests: number;
  queries: number;
  mutations: number;
  throttled: number;
  faults: number;
  points: number;
  /** For want of a good token: not among the requests. */
  turnedAway: number;
  tokenExchanges: number;
  tokenRefreshes: number;
  byOperation: Record<string, { requests: number; points: number }>;
}

const CALLS_KEPT = 1_000;

const noCounts = (): Counts => ({
  requests: 0,
  queries: 0,
  mutations: 0,
  throttled: 0,
  faults: 0,
  points: 0,
  turnedAway: 0,
  tokenExchanges: 0,
  tokenRefreshes: 0,
  byOperation: {},
});

export class Journal {
  readonly lines: JournalLine[] = [];
  readonly #counts = new Map<string, Counts>();
  readonly #calls: ApiCall[] = [];
  readonly #file: LineFile | null;

  /** @param directory null: in memory only. */
  constructor(directory: string | null) {
    if (directory === null) {
      this.#file = null;
      return;
    }
    mkdirSync(directory, { recursive: true });
    const path = join(directory, "journal.jsonl");
    if (existsSync(path))
      for (const line of readFileSync(path, "utf8").split("\n")) if (line) this.lines.push(JSON.parse(line));
    this.#file = new LineFile(path);
  }

  add(line: Omit<JournalLine, "seq">): void {
    const kept = { seq: (this.lines.at(-1)?.seq ?? 0) + 1, ...line };
    this.lines.push(kept);
    this.#file?.append(JSON.stringify(kept));
  }

  call(call: ApiCall): void {
    this.#calls.push(call);
    if (this.#calls.length > CALLS_KEPT) this.#calls.shift();
  }

  /** Newest first. */
  calls(shop: string, limit: number): ApiCall[] {
    return this.#calls
      .filter((call) => call.shop === shop)
      .slice(-limit)
      .reverse();
  }

  counts(shop: string): Counts {
    const known = this.#counts.get(shop);
    if (known) return known;
    const made = noCounts();
    this.#counts.set(shop, made);
    return made;
  }

  count(shop: string, operation: string, kind: "query" | "mutation" | "invalid", points: number): void {
    const counts = this.counts(shop);
    counts.requests++;
    counts.points += points;
    if (kind === "query") counts.queries++;
    if (kind === "mutation") counts.mutations++;
    const one = counts.byOperation[operation] ?? { requests: 0, points: 0 };
    one.requests++;
    one.points += points;
    counts.byOperation[operation] = one;
  }

  close(): void {
    this.#file?.close();
  }
}
