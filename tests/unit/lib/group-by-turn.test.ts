import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupByTurn } from "#app/lib/group-by-turn.ts";

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe("groupByTurn", () => {
  it("makes one group of one turn, and one of all that came while it was at work", async () => {
    const groups: number[][] = [];
    const { promise: free, resolve: letGo } = Promise.withResolvers<void>();
    const double = groupByTurn(async (items: number[]) => {
      groups.push(items);
      await free;
      return items.map((item) => item * 2);
    });
    const first = [double(1), double(2)];
    await turn();
    const second = [double(3)];
    await turn();
    second.push(double(4));
    letGo();
    expect(await Promise.all([...first, ...second])).toEqual([2, 4, 6, 8]);
    expect(groups).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it("fails only those whose fault it was, and works on", async () => {
    const oddOnly = groupByTurn(async (items: number[]) => {
      const even = items.find((item) => item % 2 === 0);
      if (even !== undefined) throw new Error(`${even} is even`);
      return items;
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(9), { maxLength: 12 }), async (items) => {
        const ends = await Promise.allSettled(items.map(oddOnly));
        expect(ends.map((end) => (end.status === "fulfilled" ? end.value : (end.reason as Error).message))).toEqual(
          items.map((item) => (item % 2 ? item : `${item} is even`)),
        );
      }),
    );
  });

  it("asks nobody alone what nobody can be answered", async () => {
    let calls = 0;
    const away = groupByTurn(
      async (_: number[]) => {
        calls++;
        throw new Error("away");
      },
      (error) => (error as Error).message === "away",
    );
    const ends = await Promise.allSettled([away(1), away(2), away(3)]);
    expect(ends.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
    expect(calls).toBe(1);
  });

  it("fails all of a group whose answers are not one for each", async () => {
    const short = groupByTurn(async (items: number[]) => items.slice(1));
    await expect(short(1)).rejects.toThrow("1 were asked for, 0 came");
  });
});
