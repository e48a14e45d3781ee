// Walking the index finds exactly the page that sorting and filtering everything finds.
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { addTags } from "#sandbox/world/tag.ts";
import type { World } from "#sandbox/world/world.ts";
import { APP, ask, place, SHOP, smallWorld } from "./support.ts";

let world: World;
let ids: string[];

beforeAll(() => {
  const small = smallWorld();
  world = small.world;
  ids = Array.from({ length: 40 }, (_, index) => {
    small.clock.ms += (index % 3) * 1_000;
    return place(world, { test: index % 4 === 0 }).id;
  });
  for (const [index, id] of ids.entries()) {
    small.clock.ms += (index % 2) * 1_000;
    if (index % 3 === 0) addTags(world, SHOP, { type: "Order", id }, ["third"], APP);
  }
});

const PAGE = `query ($first: Int, $last: Int, $after: String, $before: String, $reverse: Boolean, $sortKey: OrderSortKeys, $query: String) {
  orders(first: $first, last: $last, after: $after, before: $before, reverse: $reverse, sortKey: $sortKey, query: $query) {
    nodes { id tags } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;

interface Page {
  nodes: { id: string }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

function page(variables: Record<string, unknown>): Page {
  const { body } = ask(world, PAGE, variables);
  expect(body.errors).toBeUndefined();
  return body.data?.orders as Page;
}

const queries = [
  undefined,
  "tag:third",
  "test:true",
  "tag:nowhere",
  "-tag:third",
  "updated_at:>'2026-11-24T10:00:25Z'",
  "updated_at:>'2026-11-24T10:00:25Z' AND test:false",
  "created_at:<'2026-11-24T10:00:15Z' OR tag:third",
];

describe("pages of orders", () => {
  it("go through everything that matches once, in order, forwards and backwards", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("ID", "CREATED_AT", "PROCESSED_AT", "UPDATED_AT", "ORDER_NUMBER"),
        fc.constantFrom(...queries),
        fc.boolean(),
        fc.integer({ min: 1, max: 17 }),
        (sortKey, query, reverse, size) => {
          // TOTAL_PRICE is not in the index: the long way says which orders match.
          const matching = page({ first: 250, query, sortKey: "TOTAL_PRICE" }).nodes.map(({ id }) => id);
          const whole = page({ first: 250, query, sortKey, reverse });
          expect(whole.nodes.map(({ id }) => id).toSorted()).toEqual(matching.toSorted());
          const forwards: string[] = [];
          for (let after: string | null = null, isFirst = true; ; isFirst = false) {
            const part: Page = page({ first: size, after, query, sortKey, reverse });
            forwards.push(...part.nodes.map(({ id }) => id));
            if (part.nodes.length > 0) expect(part.pageInfo.hasPreviousPage).toBe(!isFirst);
            if (!part.pageInfo.hasNextPage) break;
            after = part.pageInfo.endCursor;
          }
          expect(forwards).toEqual(whole.nodes.map(({ id }) => id));
          const backwards: string[] = [];
          for (let before: string | null = null, isFirst = true; ; isFirst = false) {
            const part: Page = page({ last: size, before, query, sortKey, reverse });
            backwards.unshift(...part.nodes.map(({ id }) => id));
            if (part.nodes.length > 0) expect(part.pageInfo.hasNextPage).toBe(!isFirst);
            if (!part.pageInfo.hasPreviousPage) break;
            before = part.pageInfo.startCursor;
          }
          expect(backwards).toEqual(forwards);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("are sorted by what was asked for", () => {
    for (const [sortKey, read] of [
      ["CREATED_AT", (id: string) => world.order(SHOP, id)?.createdAt],
      ["UPDATED_AT", (id: string) => world.order(SHOP, id)?.updatedAt],
    ] as const) {
      const times = page({ first: 250, sortKey }).nodes.map(({ id }) => String(read(id.split("/").at(-1) ?? "")));
      expect(times).toEqual(times.toSorted());
      expect(new Set(times).size).toBeGreaterThan(5);
    }
  });
});
