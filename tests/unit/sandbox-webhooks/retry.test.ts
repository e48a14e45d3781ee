import { expect, it } from "vitest";
import { retryDelayMs } from "#sandbox/webhooks/sender.ts";

it("retries eight times within four hours, each pause twice the last", () => {
  const pauses = Array.from({ length: 8 }, (_, index) => retryDelayMs(index + 1));

  expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBeCloseTo(4 * 3_600_000);
  for (const [index, pause] of pauses.entries()) if (index > 0) expect(pause).toBeCloseTo(2 * (pauses[index - 1] ?? 0));
});
