import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Line, type Part, type Place, planRoutes, type RoutingDemands } from "#app/checks/routing/plan-routes.ts";

const place = (id: string, name: string, overrides: Partial<Place> = {}): Place => ({
  id,
  name,
  latitude: null,
  longitude: null,
  isService: false,
  ...overrides,
});
const LONDON = place("1", "London", { latitude: 51.5, longitude: -0.12 });
const GLASGOW = place("2", "Glasgow", { latitude: 55.86, longitude: -4.25 });
const KENT = place("3", "Kent", { latitude: 51.28, longitude: 1.08 });
const PLACES = [LONDON, GLASGOW, KENT];
const EDINBURGH = { country: "GB", region: "SCT", zip: "EH1 1AA", latitude: 55.95, longitude: -3.19 };

const line = (sku: string, quantity: number, available: Record<string, number> | null): Line => ({
  ...{
    line_item_id: `li-${sku}`,
    sku,
    title: sku,
    quantity,
    available: available && new Map(Object.entries(available)),
  },
});
const EVERYWHERE = { 1: 10, 2: 10, 3: 10 };
const part = (overrides: Partial<Part> = {}): Part => ({
  ...{
    fulfillment_order_id: "50",
    location_id: "1",
    location_name: "London",
    canMove: true,
    isRequested: false,
    isAtService: false,
    isHeld: false,
    refusedBy: new Set<string>(),
  },
  ...{ lines: [line("MUG", 2, EVERYWHERE)] },
  ...overrides,
});
const scotland = (overrides: Partial<RoutingDemands["zones"][number]> = {}) => ({
  zone: "Scotland",
  matches: ({ region }: { region: string | null }) => region === "SCT",
  locations: ["Glasgow"],
  only: false,
  ...overrides,
});
const DEMANDS: RoutingDemands = {
  zones: [],
  criteria: ["zone", "stock", "priority", "distance"],
  priority: [],
  safetyStock: 0,
  safetyStockAt: new Map(),
  needsStock: true,
  split: false,
};
const plan = (demands: Partial<RoutingDemands> = {}, one: Partial<Part> = {}, to = EDINBURGH) =>
  planRoutes([part(one)], PLACES, to, { ...DEMANDS, ...demands });

interface Row {
  case: string;
  demands?: Partial<RoutingDemands>;
  part?: Partial<Part>;
  outcome: string;
  to?: string;
}
describe("plans", () => {
  test.each<Row>([
    { case: "the zone's location", demands: { zones: [scotland()] }, outcome: "move", to: "Glasgow" },
    {
      case: "it is there already",
      demands: { zones: [scotland()] },
      part: { location_id: "2", location_name: "Glasgow" },
      outcome: "in_place",
      to: "Glasgow",
    },
    {
      case: "the zone's location has none: the nearest other",
      demands: { zones: [scotland()] },
      part: { lines: [line("MUG", 2, { 1: 10, 2: 1, 3: 10 })] },
      outcome: "in_place",
      to: "London",
    },
    {
      case: "no other location may",
      demands: { zones: [scotland({ only: true })] },
      part: { lines: [line("MUG", 2, { 1: 10, 2: 1 })] },
      outcome: "no_place",
    },
    {
      case: "another zone does not hold",
      demands: { zones: [scotland({ matches: () => false })] },
      outcome: "move",
      to: "Glasgow",
    },
    { case: "no zones: the nearest", outcome: "move", to: "Glasgow" },
    { case: "precedence goes before distance", demands: { priority: ["Kent"] }, outcome: "move", to: "Kent" },
    {
      case: "distance before precedence",
      demands: { priority: ["Kent"], criteria: ["distance", "priority"] },
      outcome: "move",
      to: "Glasgow",
    },
    { case: "exactly enough", part: { lines: [line("MUG", 2, { 2: 2 })] }, outcome: "move", to: "Glasgow" },
    { case: "one too few", part: { location_id: "9", lines: [line("MUG", 2, { 2: 1 })] }, outcome: "no_place" },
    {
      case: "safety stock is left",
      demands: { safetyStock: 3 },
      part: { location_id: "9", lines: [line("MUG", 2, { 2: 5, 1: 100 })] },
      outcome: "move",
      to: "Glasgow",
    },
    {
      case: "safety stock would be touched",
      demands: { safetyStock: 3 },
      part: { location_id: "9", lines: [line("MUG", 2, { 2: 4, 1: 100 })] },
      outcome: "move",
      to: "London",
    },
    {
      case: "a location's own safety stock",
      demands: { safetyStockAt: new Map([["glasgow", 9]]) },
      part: { location_id: "9" },
      outcome: "move",
      to: "London",
    },
    {
      case: "where it is its units are taken off already",
      part: { location_id: "2", lines: [line("MUG", 2, { 2: 0 })] },
      outcome: "in_place",
      to: "Glasgow",
    },
    {
      case: "oversold where it is",
      part: { location_id: "2", lines: [line("MUG", 2, { 2: -1, 3: 5 })] },
      outcome: "move",
      to: "Kent",
    },
    { case: "nothing is counted", part: { lines: [line("MUG", 2, null)] }, outcome: "move", to: "Glasgow" },
    { case: "not stocked there at all", part: { location_id: "9", lines: [line("MUG", 1, {})] }, outcome: "no_place" },
    {
      case: "stock is not asked for",
      demands: { needsStock: false },
      part: { location_id: "9", lines: [line("MUG", 1, {})] },
      outcome: "move",
      to: "Glasgow",
    },
    {
      case: "two lines, no location has both",
      part: { location_id: "9", lines: [line("MUG", 1, { 1: 5 }), line("CUP", 1, { 2: 5 })] },
      outcome: "no_place",
    },
    {
      case: "two lines, split",
      demands: { split: true },
      part: { location_id: "9", lines: [line("MUG", 1, { 1: 5 }), line("CUP", 1, { 2: 5 })] },
      outcome: "split",
      to: "Glasgow",
    },
    {
      case: "split, and still one is nowhere",
      demands: { split: true },
      part: { location_id: "9", lines: [line("MUG", 1, { 1: 5 }), line("CUP", 1, {})] },
      outcome: "no_place",
    },
    {
      case: "a place that refused it is left out",
      part: { refusedBy: new Set(["2"]) },
      outcome: "in_place",
      to: "London",
    },
    { case: "a service has it, and another should", part: { isRequested: true }, outcome: "requested", to: "Glasgow" },
    {
      case: "a service has it, and no other can",
      part: { isRequested: true, lines: [line("MUG", 2, {})] },
      outcome: "requested",
    },
    { case: "Shopify does not let it go", part: { canMove: false }, outcome: "in_place", to: "Glasgow" },
  ])("$case", ({ demands, part: one, outcome, to }) => {
    const made = plan(demands, one);
    expect({ outcome: made.outcome, to: made.moves[0]?.location_name }).toEqual({ outcome, to });
    expect(made.problem === null).toBe(outcome !== "no_place");
  });

  test("a fulfilment service gets only what a zone sends it", () => {
    const places = [LONDON, place("2", "Glasgow", { isService: true, latitude: 55.86, longitude: -4.25 })];
    expect(planRoutes([part()], places, EDINBURGH, DEMANDS).moves[0]?.location_name).toBe("London");
    expect(planRoutes([part()], places, EDINBURGH, { ...DEMANDS, zones: [scotland()] }).moves[0]?.location_name).toBe(
      "Glasgow",
    );
  });

  test("each line goes with its place when it is split", () => {
    const { moves } = plan(
      { split: true },
      { location_id: "9", lines: [line("MUG", 1, { 1: 5 }), line("CUP", 1, { 2: 5 }), line("POT", 1, { 1: 5 })] },
    );
    expect(moves.map(({ location_name, line_item_ids }) => [location_name, line_item_ids])).toEqual([
      ["London", ["li-MUG", "li-POT"]],
      ["Glasgow", ["li-CUP"]],
    ]);
  });

  test("every place has its reason, against the one before it", () => {
    const { moves } = plan({ zones: [scotland()] }, { lines: [line("MUG", 2, { 1: 10, 2: 10, 3: 1 })] });
    expect(moves[0]?.places.map(({ rank, location_name, says }) => [rank, location_name, says])).toEqual([
      [1, "Glasgow", "It serves Scotland, all of it is in stock, 67 km away."],
      [2, "London", "All of it is in stock, 534 km away. Glasgow serves Scotland."],
      [0, "Kent", "It lacks MUG, 590 km away. London can ship all of it."],
    ]);
    expect(moves[0]?.locations).toEqual(["Glasgow", "London"]);
  });

  test("no place: the reason names each place and what it lacks", () => {
    expect(
      plan({ zones: [scotland({ only: true })] }, { location_id: "9", lines: [line("MUG", 2, { 1: 9, 2: 1 })] })
        .problem,
    ).toBe(
      "No location can ship it. Only Glasgow ships to Scotland. Glasgow: lacks MUG; London: does not serve Scotland; Kent: does not serve Scotland.",
    );
    expect(planRoutes([part()], [], EDINBURGH, DEMANDS).problem).toBe("No location ships online orders.");
  });
});

const stock = fc.dictionary(fc.constantFrom("1", "2", "3"), fc.integer({ min: -2, max: 6 }));
const parts = fc.record({
  at: fc.constantFrom("1", "2", "3", "9"),
  lines: fc.array(fc.record({ quantity: fc.integer({ min: 1, max: 4 }), stock }), { minLength: 1, maxLength: 4 }),
});
const made = ({ at, lines }: { at: string; lines: { quantity: number; stock: Record<string, number> }[] }) =>
  part({
    location_id: at,
    location_name: null,
    lines: lines.map((one, index) => line(`S${index}`, one.quantity, one.stock)),
  });

test("the order in which places are told changes nothing, and what was moved stays where it is", () => {
  fc.assert(
    fc.property(parts, fc.boolean(), (one, split) => {
      const demands = { ...DEMANDS, split };
      const first = planRoutes([made(one)], PLACES, EDINBURGH, demands);
      expect(planRoutes([made(one)], PLACES.toReversed(), EDINBURGH, demands)).toEqual(first);
      const [move] = first.moves;
      if (first.outcome !== "move" || !move) return;
      // Moved: its units are committed there now, and free where it was.
      const lines = one.lines.map(({ quantity, stock }) => ({
        quantity,
        stock: Object.fromEntries(
          Object.entries(stock).map(([id, there]) => [
            id,
            id === move.location_id ? there - quantity : id === one.at ? there + quantity : there,
          ]),
        ),
      }));
      expect(planRoutes([made({ at: move.location_id, lines })], PLACES, EDINBURGH, demands).outcome).toBe("in_place");
    }),
  );
});

describe("what has to be held until it has moved", () => {
  test.each<[string, Partial<Part>, boolean]>([
    ["what lies at a warehouse of the store's own", {}, false],
    ["what a service could take", { isAtService: true }, true],
    ["what a location refused", { refusedBy: new Set(["3"]) }, true],
    ["what is held already", { isHeld: true }, true],
    ["what Shopify does not let go", { isAtService: true, canMove: false }, false],
    ["what is where it belongs", { isAtService: true, location_id: "2", location_name: "Glasgow" }, false],
  ])("%s", (_what, one, needs_hold) => {
    expect(plan({ zones: [scotland()] }, one).moves).toMatchObject([{ location_name: "Glasgow", needs_hold }]);
  });
});
