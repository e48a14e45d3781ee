import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { beyondCaps } from "#app/rules/daily-caps.ts";
import type { EffectBody } from "#app/rules/effect.ts";

const credit = (amount: string): EffectBody => ({
  kind: "give_store_credit",
  amount,
  currency: "GBP",
  expires_at: null,
});
const caps = { give_store_credit: { count: 3, amount: "100" } };
const done = (count: number, amount: string) => new Map([["give_store_credit", { count, amount }]]);

describe("beyondCaps", () => {
  it.each([
    { given: ["10", "10", "10"], done: done(0, "0"), beyond: [] },
    { given: ["10", "10"], done: done(2, "20"), beyond: [1] },
    { given: ["10"], done: done(3, "30"), beyond: [0] },
    { given: ["100"], done: done(0, "0"), beyond: [] },
    { given: ["100.01"], done: done(0, "0"), beyond: [0] },
    { given: ["90", "20", "10"], done: done(0, "0"), beyond: [1] },
  ])("$given after $done", ({ given, done: today, beyond }) => {
    expect([...beyondCaps(given.map(credit), today, caps).keys()]).toEqual(beyond);
  });

  it("asks about nothing that can be taken back", () => {
    const tags: EffectBody = { kind: "add_tags", tags: ["x"] };
    expect(
      beyondCaps(
        Array.from({ length: 10_000 }, () => tags),
        new Map(),
      ).size,
    ).toBe(0);
  });

  it("lets at most the cap through, whatever is asked for", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60 })), fc.integer({ min: 0, max: 5 }), (amounts, before) => {
        const bodies = amounts.map((amount) => credit(String(amount)));
        const beyond = beyondCaps(bodies, done(before, "0"), caps);
        const through = amounts.filter((_, at) => !beyond.has(at));
        expect(through.length + before).toBeLessThanOrEqual(Math.max(3, before));
        expect(through.reduce((sum, amount) => sum + amount, 0)).toBeLessThanOrEqual(100);
      }),
    );
  });
});
