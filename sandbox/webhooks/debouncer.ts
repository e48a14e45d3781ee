// Pure. Shopify does not send what it has just sent to the same subscription, where fields are picked (documented, without the
// length of the window: this one is short).

const WINDOW_MS = 1_000;
const KEPT = 10_000;

export class Debouncer {
  /** Subscription and body, and when it was last sent. */
  readonly #sent = new Map<string, number>();

  /** Whether the subscription was sent this body within the window; it counts as sent now if not. */
  isRepeated(subscription: string, body: string, nowMs: number): boolean {
    const key = `${subscription}\n${body}`;
    const before = this.#sent.get(key);
    if (before !== undefined && Math.abs(nowMs - before) < WINDOW_MS) return true;
    if (this.#sent.size >= KEPT) this.#sent.clear();
    this.#sent.set(key, nowMs);
    return false;
  }
}
