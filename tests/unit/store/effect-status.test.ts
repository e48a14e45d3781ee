import { describe, expect, it } from "vitest";
import { canMove, EFFECT_MOVES, EFFECT_STATUSES, statusesBefore } from "#app/store/effect-status.ts";

describe("the life of an effect", () => {
  it("begins as awaiting, intended or withheld, and every other status can be reached", () => {
    const reachable = new Set(EFFECT_STATUSES.flatMap((from) => EFFECT_MOVES[from]));
    expect(EFFECT_STATUSES.filter((status) => !reachable.has(status))).toEqual(["AWAITING", "WITHHELD"]);
  });

  it("ends: from every status an end can be reached", () => {
    const ends = EFFECT_STATUSES.filter((status) => EFFECT_MOVES[status].length === 0);
    expect(ends).toEqual(["CONFIRMED", "REFUSED", "SUPERSEDED", "WITHHELD"]);
    for (const status of EFFECT_STATUSES)
      expect(ends.includes(status) || EFFECT_MOVES[status].some((to) => ends.includes(to))).toBe(true);
  });

  it("never leaves an end", () => {
    for (const from of ["CONFIRMED", "REFUSED", "SUPERSEDED", "WITHHELD"] as const)
      for (const to of EFFECT_STATUSES) expect(canMove(from, to)).toBe(false);
  });

  it("names where each status may come from", () => {
    expect(statusesBefore("SENT")).toEqual(["INTENDED", "SENT"]);
    expect(statusesBefore("UNSETTLED")).toEqual(["INTENDED", "SENT"]);
  });
});
