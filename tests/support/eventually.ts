/**
 * Tries `claim` until it no longer throws, then returns its value; the last error after `withinMs`.
 * Instead of sleeping: a test waits for what it claims, not for a time.
 */
export async function eventually<T>(claim: () => T | Promise<T>, withinMs = 10_000): Promise<T> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    try {
      return await claim();
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
