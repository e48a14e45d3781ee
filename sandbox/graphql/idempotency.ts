/** What Shopify keeps of `@idempotent(key:)`, a day long, for one app in one store. */
export class Idempotency {
  readonly #done = new Map<string, { parameters: string; payload: Record<string, unknown>; atMs: number }>();
  readonly #nowMs: () => number;

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  /**
   * Runs `work` once a key. The same key again gives the first answer with `fresh` laid over it, another set of parameters
   * under it a user error.
   */
  once(
    key: string,
    parameters: string,
    work: () => Record<string, unknown>,
    fresh: () => Record<string, unknown>,
  ): Record<string, unknown> {
    const before = this.#done.get(key);
    if (before && before.atMs > this.#nowMs() - 86_400_000) {
      if (before.parameters === parameters) return { ...before.payload, ...fresh() };
      const message = "The same idempotency key cannot be used with different operation parameters.";
      return { userErrors: [{ field: null, message, code: "IDEMPOTENCY_KEY_PARAMETER_MISMATCH" }] };
    }
    const payload = work();
    this.#done.set(key, { parameters, payload, atMs: this.#nowMs() });
    return payload;
  }
}
