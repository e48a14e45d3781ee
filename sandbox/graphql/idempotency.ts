import type { World } from "#sandbox/world/world.ts";

/** What Shopify keeps of `@idempotent(key:)`, a day long, for one app in one store. */
export class Idempotency {
  readonly #done = new Map<string, { parameters: string; payload: Record<string, unknown>; atMs: number }>();
  readonly #nowMs: () => number;

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  /**
   * Runs `work` once a key. The same key again gives the first answer with `fresh` laid over it; after a failed attempt, and
   * with another set of parameters, a user error (words: the official schema's error codes, and recorded).
   */
  once(
    key: string,
    parameters: string,
    work: () => Record<string, unknown>,
    fresh: () => Record<string, unknown> = () => ({}),
  ): Record<string, unknown> {
    const before = this.#done.get(key);
    if (before && before.atMs > this.#nowMs() - 86_400_000) {
      if (before.parameters !== parameters)
        return refused(
          "The same idempotency key cannot be used with different operation parameters.",
          "IDEMPOTENCY_KEY_PARAMETER_MISMATCH",
        );
      const { userErrors } = before.payload;
      if (Array.isArray(userErrors) && userErrors.length > 0)
        return refused(
          "A previous request with this idempotency key failed. Retry with a new idempotency key.",
          "IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED",
        );
      return { ...before.payload, ...fresh() };
    }
    const payload = work();
    this.#done.set(key, { parameters, payload, atMs: this.#nowMs() });
    return payload;
  }
}

const stores = new WeakMap<World, Map<string, Idempotency>>();

/** What is kept for an app in a store of a world. */
export function idempotencyOf(world: World, shop: string, appId: string): Idempotency {
  const ofWorld = stores.get(world) ?? new Map<string, Idempotency>();
  stores.set(world, ofWorld);
  const key = `${shop} ${appId}`;
  const known = ofWorld.get(key) ?? new Idempotency(() => world.nowMs());
  ofWorld.set(key, known);
  return known;
}

const refused = (message: string, code: string) => ({ userErrors: [{ field: null, message, code }] });
