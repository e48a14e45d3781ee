// An unexpected console.error or console.warn fails the test that caused it; a test that expects one says so.
import { afterEach, beforeEach, expect, vi } from "vitest";

let expected = 0;
/** Allows `count` console.error or console.warn calls in this test. */
export function expectConsoleNoise(count = 1): void {
  expected += count;
}

beforeEach(() => {
  expected = 0;
  vi.spyOn(console, "error");
  vi.spyOn(console, "warn");
});

afterEach(() => {
  const calls = [...vi.mocked(console.error).mock.calls, ...vi.mocked(console.warn).mock.calls];
  vi.restoreAllMocks();
  expect(
    calls.length <= expected ? [] : calls.map((call) => call.map(String).join(" ")),
    "unexpected console.error/console.warn (allow it with expectConsoleNoise())",
  ).toEqual([]);
});
