import { describe, expect, it } from "vitest";
import { makeJobs } from "#app/dispatch/make-jobs.ts";

const lane = (key: string, job: number, overrides: object = {}) => ({
  ...{ shop: "a.myshopify.com", installation: 2, kind: "order", key, token: 100 + Number(key), priority: 0, job },
  ...overrides,
});

describe("makeJobs", () => {
  it("puts lanes together that were leased as one job, in their order", () => {
    const jobs = makeJobs([lane("1", 101), lane("2", 102, { priority: 10 }), lane("3", 101)]);

    expect(jobs).toEqual([
      {
        priority: 0,
        payload: {
          shop: "a.myshopify.com",
          installation: 2,
          lanes: [
            { kind: "order", key: "1", token: 101 },
            { kind: "order", key: "3", token: 103 },
          ],
        },
      },
      {
        priority: 10,
        payload: { shop: "a.myshopify.com", installation: 2, lanes: [{ kind: "order", key: "2", token: 102 }] },
      },
    ]);
  });

  it("makes none of nothing", () => expect(makeJobs([])).toEqual([]));
});
