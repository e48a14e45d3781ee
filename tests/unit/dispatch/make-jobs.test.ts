import { describe, expect, it } from "vitest";
import { BUSY_JOBS, MOST_LANES_A_JOB, makeJobs, QUIET_LANES } from "#app/dispatch/make-jobs.ts";

const lanes = (count: number, overrides: object = {}) =>
  Array.from({ length: count }, (_, index) => ({
    ...{ shop: "a.myshopify.com", installation: 2, kind: "order", key: String(index), token: 100 + index, priority: 0 },
    ...overrides,
  }));

describe("makeJobs", () => {
  it("makes a job of each lane while the shop is quiet", () => {
    const jobs = makeJobs(lanes(QUIET_LANES), QUIET_LANES);

    expect(jobs.map((job) => job.payload.lanes.length)).toEqual([1, 1, 1, 1]);
    expect(jobs[0]).toEqual({
      priority: 0,
      payload: { shop: "a.myshopify.com", installation: 2, lanes: [{ kind: "order", key: "0", token: 100 }] },
    });
  });

  it("makes one job of a quiet shop's lanes when no worker is free to take them apart", () => {
    const jobs = makeJobs([...lanes(QUIET_LANES), ...lanes(2, { shop: "b.myshopify.com" })], QUIET_LANES);

    expect(jobs.map((job) => job.payload.lanes.length)).toEqual([QUIET_LANES, 2]);
  });

  it.each([
    { count: QUIET_LANES + 1, sizes: [2, 2, 1] },
    { count: 20, sizes: [5, 5, 5, 5] },
    { count: 200, sizes: Array(10).fill(MOST_LANES_A_JOB) },
  ])("divides $count lanes of a busy shop into batches", ({ count, sizes }) => {
    const jobs = makeJobs(lanes(count), 1_000);

    expect(jobs.map((job) => job.payload.lanes.length)).toEqual(sizes);
    expect(jobs.flatMap((job) => job.payload.lanes.map((lane) => lane.key))).toEqual(
      lanes(count).map((lane) => lane.key),
    );
    expect(sizes.length <= BUSY_JOBS || sizes[0] === MOST_LANES_A_JOB).toBe(true);
  });

  it("never mixes shops, installations, kinds or priorities in one job", () => {
    const jobs = makeJobs(
      [
        ...lanes(3),
        ...lanes(3, { shop: "b.myshopify.com" }),
        ...lanes(3, { kind: "customer" }),
        ...lanes(3, { priority: 10 }),
        ...lanes(3, { installation: 3 }),
      ],
      15,
    );

    expect(jobs).toHaveLength(15);
    expect(
      new Set(jobs.map((job) => JSON.stringify([job.payload.shop, job.payload.installation, job.priority]))).size,
    ).toBe(4);
  });
});
