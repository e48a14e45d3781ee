import { describe, expect, it } from "vitest";
import { byInstant, byList, byNumber, byText, search } from "#sandbox/graphql/search.ts";
import { parseSearchQuery } from "#sandbox/graphql/search-query.ts";

interface Thing {
  id: string;
  at: string;
  tags: string[];
  state: string | null;
}

const THINGS: Thing[] = [
  { id: "1", at: "2026-11-20T09:00:00Z", tags: ["VIP", "b"], state: "open" },
  { id: "2", at: "2026-11-21T09:00:00Z", tags: [], state: null },
  { id: "3", at: "2026-11-22T09:00:00Z", tags: ["late order"], state: "closed" },
];

const find = (query: string) => {
  const { found, warnings } = search(THINGS, query, {
    connection: "things",
    fields: {
      id: byNumber((one) => one.id),
      at: byInstant((one) => one.at),
      tag: byList((one) => one.tags),
      state: byText((one) => one.state),
    },
    notHeld: ["risk"],
    text: (one, word) => one.tags.some((tag) => tag.includes(word)),
  });
  return { ids: found.map((one) => one.id).join(""), warnings: warnings.map((warning) => warning.field) };
};

describe("search", () => {
  it.each([
    ["", "123"],
    ["id:2", "2"],
    ["id:>1", "23"],
    ["id:>=1 id:<3", "12"],
    ["tag:vip", "1"],
    ["tag:'late order'", "3"],
    ['tag:"late order"', "3"],
    ["-tag:vip", "23"],
    ["NOT tag:vip AND state:closed", "3"],
    ["state:open OR state:closed", "13"],
    ["(id:1 OR id:2) AND state:open", "1"],
    ["state:clo*", "3"],
    ["late", "3"],
    ["at:>='2026-11-21T09:00:00Z'", "23"],
    ["at:2026-11-21", "2"],
    ["at:<2026-11-21", "1"],
  ])("%s finds %s", (query, ids) => expect(find(query)).toEqual({ ids, warnings: [] }));

  it("passes over an unknown field, with a warning", () => {
    expect(find("colour:red id:1")).toEqual({ ids: "1", warnings: ["colour"] });
  });

  it("cuts an unquoted time at its first colon, as a real store does", () => {
    expect(find("at:>=2026-11-21T10:00:00Z")).toEqual({ ids: "3", warnings: ["00"] });
  });

  it("refuses a field that Shopify has and this sandbox has not", () => {
    expect(() => find("risk:high")).toThrow("not simulated: things(query: risk)");
  });

  it("never fails on odd text", () => {
    for (const odd of [":", "a:", "((", "))", "OR", "NOT", "'", '"x', "a:>", "-", "a::b"]) {
      expect(() => parseSearchQuery(odd)).not.toThrow();
    }
  });
});
