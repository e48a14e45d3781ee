import { expect, it } from "vitest";
import { LeakyBucket } from "#sandbox/graphql/leaky-bucket.ts";

it("takes what is there, fills at its rate and never overflows", () => {
  const bucket = new LeakyBucket(2_000, 100, 0);
  expect(bucket.take(2_000, 0)).toBe(true);
  expect(bucket.take(1, 0)).toBe(false);
  expect(bucket.status(500)).toEqual({ maximumAvailable: 2_000, currentlyAvailable: 50, restoreRate: 100 });
  expect(bucket.take(51, 500)).toBe(false);
  expect(bucket.take(50, 500)).toBe(true);
  bucket.refund(30);
  expect(bucket.status(500).currentlyAvailable).toBe(30);
  expect(bucket.status(100_000).currentlyAvailable).toBe(2_000);
  bucket.refund(10);
  expect(bucket.status(100_000).currentlyAvailable).toBe(2_000);
  // A clock that goes backwards gives nothing and takes nothing.
  expect(bucket.status(0).currentlyAvailable).toBe(2_000);
  bucket.drain(100_000);
  expect(bucket.status(100_000).currentlyAvailable).toBe(0);
});
