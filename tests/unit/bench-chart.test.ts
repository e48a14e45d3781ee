import { describe, expect, it } from "vitest";
import { chart } from "#bench/chart.ts";

const OPTIONS = { title: "Time & size", xName: "orders", yName: "ms" };

describe("chart", () => {
  it("draws a power law as a straight line, with every point in its frame", () => {
    const svg = chart(OPTIONS, [{ name: "ours", points: [1, 10, 100].map((x) => ({ x, y: x * x })) }]);
    const [, points = ""] = /<polyline points="([^"]+)"/.exec(svg) ?? [];
    const [a, b, c] = points.split(", ").map((pair) => pair.split(" ").map(Number)) as [number, number][];
    expect(((a?.[0] ?? 0) + (c?.[0] ?? 0)) / 2).toBeCloseTo(b?.[0] ?? 0, 0);
    expect(((a?.[1] ?? 0) + (c?.[1] ?? 0)) / 2).toBeCloseTo(b?.[1] ?? 0, 0);
    for (const [x, y] of [a, b, c] as [number, number][]) {
      expect(x).toBeGreaterThanOrEqual(64);
      expect(y).toBeGreaterThanOrEqual(48);
    }
  });

  it("keeps what its texts say out of its markup", () => {
    expect(chart(OPTIONS, [{ name: "<a> & b", points: [{ x: 1, y: 1 }] }])).toContain("&lt;a&gt; &amp; b");
  });

  it("leaves out what a logarithm has no place for, and refuses to show nothing", () => {
    const svg = chart(OPTIONS, [
      {
        name: "a",
        points: [
          { x: 0, y: 1 },
          { x: 10, y: 5 },
        ],
      },
    ]);
    expect(svg.match(/<circle/g)).toHaveLength(1);
    expect(() => chart(OPTIONS, [{ name: "a", points: [{ x: 1, y: 0 }] }])).toThrow("nothing to show");
  });
});
