import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BulkGroup, BulkGroups, type BulkLine } from "#app/admin/bulk-groups.ts";

const order = (id: number) => ({ id: `gid://shopify/Order/${id}` });
const line = (id: number, of: number) => ({
  id: `gid://shopify/LineItem/${id}`,
  __parentId: `gid://shopify/Order/${of}`,
});

function linesOf(texts: string[]): BulkLine[] {
  let end = 0;
  return texts.map((text) => {
    end += Buffer.byteLength(text) + 1;
    return { text, end };
  });
}
function groupsOf(lines: BulkLine[], from = 0): BulkGroup[] {
  const groups = new BulkGroups(from);
  return [...lines.map((one) => groups.take(one)), groups.finish()].filter((one) => one !== null);
}
const read = (texts: (string | object)[]) =>
  groupsOf(linesOf(texts.map((text) => (typeof text === "string" ? text : JSON.stringify(text)))));

describe("lines of a bulk operation", () => {
  it("are put together with those below them, however deep", () => {
    const deep = { status: "DELIVERED", __parentId: "gid://shopify/LineItem/5" };
    expect(read([order(1), line(5, 1), deep, order(2)])).toMatchObject([
      { root: order(1), children: [line(5, 1), deep], keptOut: [] },
      { root: order(2), children: [], keptOut: [] },
    ]);
  });

  it.each([
    ["half an object", '{"id":"gid://shop', "A line is not JSON."],
    ["a list", "[]", "A line holds no object."],
    ["a number", "7", "A line holds no object."],
    ["an object without a name", "{}", "A line names neither itself nor a parent."],
    ["a child of another order", JSON.stringify(line(9, 3)), "A line names a parent that does not stand before it."],
  ])("are kept out when one is %s, with the reason, and the others come in", (_, bad, reason) => {
    const [first, second] = read([order(1), bad, line(5, 1), order(2)]);
    expect(first).toMatchObject({ root: order(1), children: [line(5, 1)], keptOut: [reason] });
    expect(second).toMatchObject({ root: order(2), keptOut: [] });
  });

  it("are kept out when they are longer than anything that is read", () => {
    const groups = new BulkGroups();
    groups.take({ text: null, end: 11_000_000 });
    expect(groups.finish()).toMatchObject({ root: null, keptOut: ["A line is longer than 10 MB."], end: 11_000_000 });
  });

  it("come to the same when the reading breaks off after any group and goes on at its end", () => {
    const file = fc.array(
      fc.record({ children: fc.integer({ min: 0, max: 3 }), junk: fc.constantFrom("", "", "x", "  ") }),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(file, fc.nat(), (orders, cut) => {
        const lines = linesOf(
          orders.flatMap(({ children, junk }, id) => [
            JSON.stringify(order(id)),
            ...Array.from({ length: children }, (_, child) => JSON.stringify(line(child, id))),
            ...(junk ? [junk] : []),
          ]),
        );
        const whole = groupsOf(lines);
        const before = whole.slice(0, cut % whole.length);
        const from = before.at(-1)?.end ?? 0;
        const after = groupsOf(
          lines.filter(({ end }) => end > from),
          from,
        );
        expect([...before, ...after]).toEqual(whole);
      }),
    );
  });
});
