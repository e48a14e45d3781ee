// Pure. The pause before another try: doubling from a quarter of a second, at most five minutes.
export function backOffMs(attempts: number): number {
  return Math.min(250 * 2 ** Math.min(attempts, 20), 300_000);
}
