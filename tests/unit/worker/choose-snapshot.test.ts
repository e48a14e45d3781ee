import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OrderPicture } from "#app/rules/facts.ts";
import { chooseSnapshot } from "#app/worker/choose-snapshot.ts";
import { type OwnWrite, projectWrites } from "#app/worker/project-writes.ts";
import { anOrder } from "#tests/support/an-order.ts";

const NONE: OwnWrite[] = [];
const at = (second: number) => `2026-11-24T11:00:${String(second).padStart(2, "0")}Z`;

describe("chooseSnapshot", () => {
  it("has nothing to choose from", () => {
    expect(chooseSnapshot(null, [], NONE)).toEqual({ outcome: "none" });
  });

  it("takes the newest, whatever the order of arrival", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 59 }), { minLength: 1, maxLength: 6 }), (seconds) => {
        const bodies = seconds.map((second) => anOrder({ updated_at: at(second), note: String(second) }));
        const [first, ...rest] = bodies;
        const newest = String(Math.max(...seconds));
        expect(chooseSnapshot(first ?? null, rest, NONE)).toMatchObject({
          outcome: "chosen",
          snapshot: { note: newest },
        });
      }),
    );
  });

  it("never takes an older one over what was seen", () => {
    const seen = anOrder({ updated_at: at(30), note: "newer" });
    expect(chooseSnapshot(seen, [anOrder({ updated_at: at(10), note: "older" })], NONE)).toEqual({
      outcome: "chosen",
      snapshot: seen,
    });
  });

  it("cannot order two different pictures of one second", () => {
    const bodies = [anOrder({ financial_status: "pending" }), anOrder({ financial_status: "paid" })];
    expect(chooseSnapshot(null, bodies, NONE)).toEqual({ outcome: "ambiguous" });
    expect(chooseSnapshot(bodies[0] ?? null, bodies.slice(1), NONE)).toEqual({ outcome: "ambiguous" });
  });

  it("is not troubled by two equal ones, nor by differences in older ones", () => {
    const newest = anOrder({ updated_at: at(9) });
    const bodies = [anOrder({ note: "a" }), anOrder({ note: "b" }), newest, anOrder({ updated_at: at(9) })];
    expect(chooseSnapshot(null, bodies, NONE)).toEqual({ outcome: "chosen", snapshot: newest });
  });

  it("takes the one that came last where they differ only in what a hold keeps from being shipped", () => {
    const shippable = (fulfillable_quantity: number) =>
      anOrder({ line_items: anOrder().line_items.map((line) => ({ ...line, fulfillable_quantity })) });
    const [free, held] = [shippable(2), shippable(0)];
    expect(chooseSnapshot(free, [held], NONE)).toEqual({ outcome: "chosen", snapshot: held });
    expect(chooseSnapshot(held, [free], NONE)).toEqual({ outcome: "chosen", snapshot: free });
  });

  it("sees that the picture before our write and the one after it in the same second are one", () => {
    const writes = [{ body: { kind: "add_tags" as const, tags: ["VIP"] }, answeredAt: at(5) }];
    const before = anOrder({ updated_at: at(5) });
    const after = anOrder({ updated_at: at(5), tags: ["VIP"] });
    expect(chooseSnapshot(before, [after], writes)).toEqual({
      outcome: "chosen",
      snapshot: after,
    });
  });

  describe("of pictures of one second", () => {
    const note = (text: string, mode: "append" | "replace" = "append"): OwnWrite => ({
      body: { kind: "write_note", mode, note: text, separator: " / " },
      answeredAt: at(5),
    });
    const gift: OwnWrite = { body: { kind: "set_attributes", attributes: { gift: "yes" } }, answeredAt: at(6) };
    const noted = (text: string | null, attributes: [string, string][] = []) =>
      anOrder({
        updated_at: at(5),
        note: text,
        note_attributes: attributes.map(([name, value]) => ({ name, value })),
      });
    const plain = noted(null);
    const later = noted("A", [["gift", "yes"]]);

    it.each<{
      name: string;
      seen: OrderPicture | null;
      bodies: OrderPicture[];
      writes: OwnWrite[];
      chosen: OrderPicture;
    }>([
      { name: "our note", seen: plain, bodies: [noted("A")], writes: [note("A")], chosen: noted("A") },
      {
        name: "our note, told first",
        seen: null,
        bodies: [noted("A"), plain],
        writes: [note("A")],
        chosen: noted("A"),
      },
      {
        name: "our note below another",
        seen: noted("x"),
        bodies: [noted("x / A")],
        writes: [note("A")],
        chosen: noted("x / A"),
      },
      { name: "two writes", seen: plain, bodies: [later], writes: [note("A"), gift], chosen: later },
      { name: "each step", seen: plain, bodies: [noted("A"), later], writes: [note("A"), gift], chosen: later },
      { name: "the second step alone", seen: noted("A"), bodies: [later], writes: [note("A"), gift], chosen: later },
      {
        name: "a write whose answer is still out",
        seen: plain,
        bodies: [noted("A")],
        writes: [{ ...note("A"), answeredAt: null }],
        chosen: noted("A"),
      },
    ])("takes the one that our writes made of the other: $name", ({ seen, bodies, writes, chosen }) => {
      expect(chooseSnapshot(seen, bodies, writes)).toEqual({ outcome: "chosen", snapshot: chosen });
    });

    it.each<{ name: string; bodies: OrderPicture[]; writes: OwnWrite[] }>([
      { name: "somebody else wrote the note", bodies: [plain, noted("B")], writes: [note("A")] },
      { name: "somebody wrote beside us", bodies: [plain, noted("A"), noted("B")], writes: [note("A")] },
      {
        name: "we wrote before that second",
        bodies: [plain, noted("A")],
        writes: [{ ...note("A"), answeredAt: at(4) }],
      },
      {
        name: "we wrote the one, and then the other",
        bodies: [noted("A"), noted("B")],
        writes: [note("A", "replace"), note("B", "replace"), note("A", "replace")],
      },
    ])("cannot tell where $name", ({ bodies, writes }) => {
      expect(chooseSnapshot(null, bodies, writes)).toEqual({ outcome: "ambiguous" });
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
