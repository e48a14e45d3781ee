import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { connection } from "#sandbox/graphql/connection.ts";

interface Item {
  id: string;
  value: number;
}

const ordering = { value: (item: Item) => item.value, id: (item: Item) => item.id };
const page = (items: Item[], args: Parameters<typeof connection<Item>>[1]) => connection(items, args, ordering);

describe("connections", () => {
  it("read page by page, forwards or backwards, give everything once and in order", () => {
    const items = fc.uniqueArray(
      fc.record({ id: fc.integer({ min: 1, max: 10_000 }).map(String), value: fc.integer({ min: 0, max: 5 }) }),
      { selector: (item) => item.id, maxLength: 40 },
    );
    fc.assert(
      fc.property(items, fc.integer({ min: 1, max: 7 }), fc.boolean(), (list, size, reverse) => {
        const whole = page(list, { first: 250, reverse }).nodes;
        const forwards: Item[] = [];
        for (let after: string | null = null, more = list.length > 0; more; ) {
          const { nodes, pageInfo } = page(list, { first: size, after, reverse });
          forwards.push(...nodes);
          after = pageInfo.endCursor;
          more = pageInfo.hasNextPage;
        }
        expect(forwards).toEqual(whole);
        const backwards: Item[] = [];
        for (let before: string | null = null, more = list.length > 0; more; ) {
          const { nodes, pageInfo } = page(list, { last: size, before, reverse });
          backwards.unshift(...nodes);
          before = pageInfo.startCursor;
          more = pageInfo.hasPreviousPage;
        }
        expect(backwards).toEqual(whole);
      }),
      { numRuns: 100 },
    );
  });

  it("go on at the right place when an item behind the cursor was changed", () => {
    const items = [1, 2, 3, 4].map((value) => ({ id: String(value), value }));
    const { pageInfo } = page(items, { first: 2 });
    const [, second] = items;
    if (second) second.value = 9;
    expect(page(items, { first: 5, after: pageInfo.endCursor }).nodes.map((item) => item.id)).toEqual(["3", "4", "2"]);
  });

  it("refuse no size, a size above 250 and a foreign cursor", () => {
    expect(() => page([], {})).toThrow("you must provide one of first or last");
    expect(() => page([], { first: 251 })).toThrow("first cannot exceed 250");
    expect(() => page([], { first: 1, after: "bm9uc2Vuc2U=" })).toThrow("Invalid cursor");
  });
});
