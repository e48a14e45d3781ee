// One chart as SVG: lines over sizes, both axes logarithmic, so that a straight line is a power law. Colours hold on light and dark pages.
export interface Line {
  name: string;
  points: readonly { x: number; y: number }[];
}

export interface ChartOptions {
  title: string;
  /** What is along the bottom, with its unit. */
  xName: string;
  /** What goes up, with its unit. */
  yName: string;
}

const WIDTH = 720;
const HEIGHT = 400;
const LEFT = 64;
const RIGHT = 190;
const TOP = 48;
const BOTTOM = 52;
/** Told apart by eyes that see few colours, on white and on black. */
const COLOURS = ["#2f7ed8", "#d9822b", "#1f9d72", "#b0549c", "#8a8f98", "#c9463d"];
const TEXT = "#7d838c";

/** Values that are not above zero have no place on it and are left out. */
export function chart({ title, xName, yName }: ChartOptions, lines: readonly Line[]): string {
  const drawn = lines.map(({ name, points }) => ({ name, points: points.filter(({ x, y }) => x > 0 && y > 0) }));
  const all = drawn.flatMap(({ points }) => points);
  if (!all.length) throw new Error(`the chart “${title}” has nothing to show`);
  const [x, y] = [
    scaleOf(
      all.map((point) => point.x),
      LEFT,
      WIDTH - RIGHT,
    ),
    scaleOf(
      all.map((point) => point.y),
      HEIGHT - BOTTOM,
      TOP,
    ),
  ];
  const grid = [
    ...x.ticks.map((value) => {
      const at = x.at(value).toFixed(1);
      return `<path d="M${at} ${TOP}V${HEIGHT - BOTTOM}" class="grid"/><text x="${at}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle">${inFigures(value)}</text>`;
    }),
    ...y.ticks.map((value) => {
      const at = y.at(value).toFixed(1);
      return `<path d="M${LEFT} ${at}H${WIDTH - RIGHT}" class="grid"/><text x="${LEFT - 8}" y="${Number(at) + 4}" text-anchor="end">${inFigures(value)}</text>`;
    }),
  ];
  const names = spread(
    drawn.map(({ points }) => y.at(points.at(-1)?.y ?? 1)),
    15,
  );
  const curves = drawn.map(({ name, points }, index) => {
    const colour = COLOURS[index % COLOURS.length];
    const places = points.map((point) => `${x.at(point.x).toFixed(1)} ${y.at(point.y).toFixed(1)}`);
    const dots = points.map(
      (point) => `<circle cx="${x.at(point.x).toFixed(1)}" cy="${y.at(point.y).toFixed(1)}" r="3" fill="${colour}"/>`,
    );
    return [
      `<polyline points="${places.join(", ")}" fill="none" stroke="${colour}" stroke-width="2"/>`,
      ...dots,
      `<text x="${WIDTH - RIGHT + 12}" y="${((names[index] ?? 0) + 4).toFixed(1)}" fill="${colour}">${escaped(name)}</text>`,
    ].join("");
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escaped(title)}">`,
    `<style>text{font:12px system-ui,sans-serif}text:not([fill]){fill:${TEXT}}.title{font-size:15px;font-weight:600}.grid{stroke:${TEXT};stroke-opacity:.25;fill:none}</style>`,
    `<text x="${LEFT}" y="24" class="title">${escaped(title)}</text>`,
    ...grid,
    `<text x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 10}" text-anchor="middle">${escaped(xName)}</text>`,
    `<text x="${LEFT}" y="${TOP - 8}">${escaped(yName)}</text>`,
    ...curves,
    "</svg>",
    "",
  ].join("\n");
}

interface Scale {
  at(value: number): number;
  ticks: number[];
}

/** From the power of ten below the least to the one above the most. */
function scaleOf(values: readonly number[], from: number, to: number): Scale {
  const low = Math.floor(Math.log10(Math.min(...values)) + 1e-9);
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values)) - 1e-9));
  const ticks = Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index));
  return { at: (value) => from + ((Math.log10(value) - low) / (high - low)) * (to - from), ticks };
}

/** Moves places apart that are nearer to each other than this, in their order. */
function spread(places: readonly number[], apart: number): number[] {
  const moved = [...places];
  const order = places.map((_, index) => index).toSorted((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
  for (const [position, index] of order.entries()) {
    const before = order[position - 1];
    if (before !== undefined) moved[index] = Math.max(moved[index] ?? 0, (moved[before] ?? 0) + apart);
  }
  return moved;
}

function inFigures(value: number): string {
  if (value >= 1_000_000) return `${value / 1_000_000} M`;
  if (value >= 1_000) return `${value / 1_000} k`;
  return String(Number(value.toPrecision(6)));
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
