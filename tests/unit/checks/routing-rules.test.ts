import { describe, expect, test } from "vitest";
import { tryRule } from "#app/rules/trial/try-rule.ts";
import { address, NOW, order, rulesOf, written } from "#tests/unit/checks/written.ts";

const HOLD = "hold_fulfillment INVENTORY_OUT_OF_STOCK";

describe("routing", () => {
  const zones = [
    {
      zone: "Scotland",
      countries: "GB",
      postcodes: "AB, DD, DG, EH, FK, G, HS, IV, KA, KW, KY, ML, PA, PH, TD, ZE",
      locations: "Glasgow",
    },
    { zone: "London", countries: "GB", postcodes: "E, EC, N, NW, SE, SW, W, WC", locations: "South East" },
  ];
  const locations = ["London", "Glasgow", "South East"].map((name, at) => ({ id: String(at + 1), name }));
  const stocked = (...levels: [string, number][]) => [
    {
      id: "1",
      sku: "MUG",
      variant_id: "9",
      quantity: 2,
      variant: {
        id: "9",
        stock: levels.map(([location, available]) => ({
          location: { id: String(locations.findIndex(({ name }) => name === location) + 1), name: location },
          available,
        })),
      },
    },
  ];
  const to = (zip: string, province_code: string, overrides: Record<string, unknown> = {}) => ({
    order: order({
      shipping_address: address("GB", { zip, province_code }),
      line_items: stocked(["London", 5], ["Glasgow", 5], ["South East", 5]),
      ...overrides,
    }),
    locations,
  });

  test.each([
    ["Scotland goes to Glasgow", to("EH1 1AA", "SCT"), ["move_fulfillment_order Glasgow"]],
    ["London goes to the South East", to("SW1A 1AA", "ENG"), ["move_fulfillment_order South East"]],
    ["Leeds stays where it is", to("LS1 4AP", "ENG"), []],
    ["G is not GL", to("GL1 1AA", "ENG"), []],
  ])("%s", (_case, facts, effects) => {
    expect(written("routing", facts, { zones })).toEqual([effects]);
  });

  test("a service is asked to let go of what another location should ship, once, and a refusal is told", () => {
    const asked = (request_status: string) => ({
      id: "50",
      ...{ location: { id: "1", name: "London" }, request_status, status: "open", supported_actions: ["move"] },
      at_fulfillment_service: true,
      line_items: [{ id: "60", line_item_id: "1", quantity: 2 }],
    });
    const settings = { zones, ask_services: true };
    const facts = to("EH1 1AA", "SCT", { fulfillment_orders: [asked("submitted")] });
    const answered = (event: string, request_status: string) => ({
      ...facts,
      then: [{ event, order: { fulfillment_orders: [asked(request_status)] } }],
    });
    expect(written("routing", facts, { zones })).toEqual([[]]);
    expect(
      written("routing", answered("fulfillment_order.cancellation_accepted", "cancellation_accepted"), settings),
    ).toEqual([["cancel_fulfillment_request"], [HOLD, "move_fulfillment_order Glasgow"]]);
    expect(written("routing", answered("fulfillment_order.cancellation_rejected", "accepted"), settings)).toEqual([
      ["cancel_fulfillment_request"],
      ["ask_attention"],
    ]);
    expect(written("routing", to("LS1 4AP", "ENG", { fulfillment_orders: [asked("accepted")] }), settings)).toEqual([
      [],
    ]);
  });

  test("a refused move tries the next best, and asks when all refuse", () => {
    const answers = (...names: string[]) => Object.fromEntries(names.map((name) => [name, { refused: "No." }]));
    const facts = {
      ...to("EH1 1AA", "SCT"),
      then: [{ answer: answers("move-1@50") }, { answer: answers("move-2@50") }, {}],
    };
    expect(written("routing", facts, { zones: [{ ...zones[0], locations: "Glasgow, South East, London" }] })).toEqual([
      ["move_fulfillment_order Glasgow"],
      ["remember", "move_fulfillment_order South East"],
      ["remember", "move_fulfillment_order London"],
      [],
    ]);
  });

  test("no place: held and asked with the reason; stock that comes lets it go", () => {
    const none = to("EH1 1AA", "SCT", { line_items: stocked(["Glasgow", 1]) });
    const facts = { ...none, then: [{ event: "stock.changed" }] };
    expect(written("routing", facts, { zones })[0]).toEqual([
      "add_tags no-location",
      "hold_fulfillment INVENTORY_OUT_OF_STOCK",
      "ask_attention",
    ]);
    const later = { ...none, then: [{ event: "schedule", order: { line_items: stocked(["Glasgow", 2]) } }] };
    // The hold goes once it is there.
    expect(written("routing", later, { zones })[1]?.toSorted()).toEqual([
      "move_fulfillment_order Glasgow",
      "remove_tags no-location",
    ]);
    expect(written("routing", later, { zones, hold_until_routed: false })[1]?.toSorted()).toEqual([
      "move_fulfillment_order Glasgow",
      "release_hold switchyard-routing-hold",
      "remove_tags no-location",
    ]);
  });

  const inLondon = (over: Record<string, unknown> = {}) => ({
    id: "50",
    ...{ location: { id: "1", name: "London" }, line_items: [{ id: "60", line_item_id: "1", quantity: 2 }] },
    ...over,
  });
  const arrives = (first: Record<string, unknown>) => ({
    ...to("EH1 1AA", "SCT", { fulfillment_orders: [first] }),
    then: [{ order: { fulfillment_orders: [inLondon({ ...first, location: { id: "2", name: "Glasgow" } })] } }],
  });

  test("what a service could take is held until it is where it belongs, unless that is not wanted", () => {
    const facts = arrives(inLondon({ at_fulfillment_service: true }));
    expect(written("routing", facts, { zones })).toEqual([
      [HOLD, "move_fulfillment_order Glasgow"],
      ["release_hold switchyard-routing-hold"],
    ]);
    expect(written("routing", facts, { zones, hold_until_routed: false })).toEqual([
      ["move_fulfillment_order Glasgow"],
      [],
    ]);
  });

  test("what can be moved at once is moved, and neither held nor released", () => {
    expect(written("routing", arrives(inLondon()), { zones })).toEqual([["move_fulfillment_order Glasgow"], []]);
  });

  test("what a location refused is held until it is where it belongs", () => {
    const facts = { ...to("EH1 1AA", "SCT"), memory: { order: { "routing refused 50>South East": true } } };
    expect(written("routing", facts, { zones })).toEqual([[HOLD, "move_fulfillment_order Glasgow"]]);
  });

  test("chosen lines go where they are in stock, where splitting is allowed", () => {
    const two = {
      line_items: [...stocked(["London", 5]), { ...stocked(["Glasgow", 5])[0], id: "2", sku: "CUP", variant_id: "8" }],
      fulfillment_orders: [
        {
          id: "50",
          location: { id: "1", name: "London" },
          line_items: [
            { id: "60", line_item_id: "1", quantity: 2 },
            { id: "61", line_item_id: "2", quantity: 2 },
          ],
        },
      ],
    };
    const trial = tryRule(rulesOf("routing", { split: true }), {
      now: NOW,
      ...to("LS1 4AP", "ENG", two),
      settings: { routing: { split: true } },
    });
    expect(trial.outcome === "tried" && trial.effects).toMatchObject([
      { do: "move_fulfillment_order", location_name: "Glasgow", lines: [{ line_item_id: "2", quantity: 2 }] },
    ]);
  });
});
