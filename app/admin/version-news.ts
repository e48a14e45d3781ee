import { API_VERSION } from "#app/lib/api-version.ts";

export type News =
  /** Shopify answered as another version than it was asked for, which it does without an error once ours has ended. */
  | { about: "other_version"; served: string }
  /** The request uses what is to go. */
  | { about: "deprecated"; operation: string; reason: string };

/** The same is worth a line of the log so often at most. */
const SAID_EVERY_MS = 3_600_000;

/** Pure but for what it remembers: what the headers of answers of the Admin API tell of its version. */
export class VersionNews {
  readonly #saidAt = new Map<string, number>();

  /** All that an answer tells; `isNew` where the same was not told within the hour before `now`. */
  hear(headers: Headers, operation: string, now: Date): (News & { isNew: boolean })[] {
    const served = headers.get("x-shopify-api-version");
    const reason = headers.get("x-shopify-api-deprecated-reason");
    const told: News[] = [];
    if (served && served !== API_VERSION) told.push({ about: "other_version", served });
    if (reason) told.push({ about: "deprecated", operation, reason });
    return told.map((news) => ({ ...news, isNew: this.#isNew(JSON.stringify(news), now.getTime()) }));
  }

  #isNew(what: string, now: number): boolean {
    if (now - (this.#saidAt.get(what) ?? Number.NEGATIVE_INFINITY) < SAID_EVERY_MS) return false;
    this.#saidAt.set(what, now);
    return true;
  }
}
