import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chooseSnapshot } from "#app/worker/choose-snapshot.ts";
import { projectWrites } from "#app/worker/project-writes.ts";
import { anOrder } from "#tests/support/an-order.ts";

const asIs = <T>(value: T): T => value;
const at = (second: number) => `2026-11-24T11:00:${String(second).padStart(2, "0")}Z`;

describe("chooseSnapshot", () => {
  it("has nothing to choose from", () => {
    expect(chooseSnapshot(null, [], asIs)).toEqual({ outcome: "none" });
  });

  it("takes the newest, whatever the order of arrival", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 59 }), { minLength: 1, maxLength: 6 }), (seconds) => {
        const bodies = seconds.map((second) => anOrder({ updated_at: at(second), note: String(second) }));
        const [first, ...rest] = bodies;
        const newest = String(Math.max(...seconds));
        expect(chooseSnapshot(first ?? null, rest, asIs)).toMatchObject({
          outcome: "chosen",
          snapshot: { note: newest },
        });
      }),
    );
  });

  it("never takes an older one over what was seen", () => {
    const seen = anOrder({ updated_at: at(30), note: "newer" });
    expect(chooseSnapshot(seen, [anOrder({ updated_at: at(10), note: "older" })], asIs)).toEqual({
      outcome: "chosen",
      snapshot: seen,
    });
  });

  it("cannot order two different pictures of one second", () => {
    const bodies = [anOrder({ financial_status: "pending" }), anOrder({ financial_status: "paid" })];
    expect(chooseSnapshot(null, bodies, asIs)).toEqual({ outcome: "ambiguous" });
    expect(chooseSnapshot(bodies[0] ?? null, bodies.slice(1), asIs)).toEqual({ outcome: "ambiguous" });
  });

  it("is not troubled by two equal ones, nor by differences in older ones", () => {
    const newest = anOrder({ updated_at: at(9) });
    const bodies = [anOrder({ note: "a" }), anOrder({ note: "b" }), newest, anOrder({ updated_at: at(9) })];
    expect(chooseSnapshot(null, bodies, asIs)).toEqual({ outcome: "chosen", snapshot: newest });
  });

  it("takes the one that came last where they differ only in what a hold keeps from being shipped", () => {
    const shippable = (fulfillable_quantity: number) =>
      anOrder({ line_items: anOrder().line_items.map((line) => ({ ...line, fulfillable_quantity })) });
    const [free, held] = [shippable(2), shippable(0)];
    expect(chooseSnapshot(free, [held], asIs)).toEqual({ outcome: "chosen", snapshot: held });
    expect(chooseSnapshot(held, [free], asIs)).toEqual({ outcome: "chosen", snapshot: free });
  });

  it("sees that the picture before our write and the one after it in the same second are one", () => {
    const writes = [{ body: { kind: "add_tags" as const, tags: ["VIP"] }, answeredAt: at(5) }];
    const before = anOrder({ updated_at: at(5) });
    const after = anOrder({ updated_at: at(5), tags: ["VIP"] });
    expect(chooseSnapshot(before, [after], (snapshot) => projectWrites(snapshot, writes))).toEqual({
      outcome: "chosen",
      snapshot: after,
    });
  });
});

describe("projectWrites", () => {
  const add = (tags: string[], answeredAt: string | null) => ({
    body: { kind: "add_tags" as const, tags },
    answeredAt,
  });
  const remove = (tags: string[], answeredAt: string | null) => ({
    body: { kind: "remove_tags" as const, tags },
    answeredAt,
  });

  it.each([
    {
      name: "adds what a picture from before the write cannot show",
      second: 4,
      writes: [add(["b"], at(5))],
      tags: ["a", "b"],
    },
    { name: "counts the write as later within one second", second: 5, writes: [add(["b"], at(5))], tags: ["a", "b"] },
    {
      name: "believes a picture from after the write: a person took the tag away",
      second: 6,
      writes: [add(["b"], at(5))],
      tags: ["a"],
    },
    {
      name: "adds what may have been written, its answer still being out",
      second: 59,
      writes: [add(["b"], null)],
      tags: ["a", "b"],
    },
    { name: "takes away what was removed", second: 4, writes: [remove(["A"], at(5))], tags: [] },
    { name: "keeps the spelling that is there", second: 4, writes: [add(["A"], at(5))], tags: ["a"] },
    {
      name: "knows no tags in a hold",
      second: 4,
      writes: [
        {
          body: { kind: "release_hold" as const, handle: "h", all: false, fulfillment_order_ids: null },
          answeredAt: at(5),
        },
      ],
      tags: ["a"],
    },
  ])("$name", ({ second, writes, tags }) => {
    expect(projectWrites(anOrder({ updated_at: at(second), tags: ["a"] }), writes).tags).toEqual(tags);
  });
});
