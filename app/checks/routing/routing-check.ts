// Pure. Warehouse routing: zones, stock, priority and distance decide from where an order ships.

import { z } from "zod";
import { defineCheck, type ShippedRule } from "#app/checks/check.ts";
import { HOLD_RULE, partsOf, REFUSED } from "#app/checks/routing/parts-of.ts";
import { placesOf } from "#app/checks/routing/places-of.ts";
import {
  type Criterion,
  type Destination,
  planRoutes,
  type RoutingDemands,
  type Zone,
} from "#app/checks/routing/plan-routes.ts";
import { list, rows, text, type ValuesOf, wholeNumber, yesNo } from "#app/checks/setting.ts";
import { NOTHING_TO_SHIP, skippedOrders, skipSettings } from "#app/checks/skipped-orders.ts";
import { TagSchema } from "#app/rules/actions/add-tags.ts";
import { countriesOf } from "#app/rules/country-groups.ts";
import type { OrderPicture } from "#app/rules/facts.ts";
import type { FactGroup } from "#app/rules/need.ts";
import { parsePostcodes, postcodeFits } from "#app/rules/postcodes.ts";
import type { Step } from "#app/rules/rule-document.ts";
import { Unknown } from "#app/rules/unknown.ts";

const CRITERIA = ["zone", "stock", "priority", "distance"] as const;

const zone = {
  zone: text("Zone", "", { max: 60, help: "Its name: Scotland." }),
  countries: text("Countries", "", { max: 1_000, help: "Two letters each, or a group such as EU; empty: all." }),
  regions: text("Regions", "", { max: 1_000, help: "Codes such as SCT or CA; empty: all." }),
  postcodes: text("Postcodes", "", {
    max: 4_000,
    help: "Areas, districts, ranges: EH, G1-G5, 10000-19999, 10*; empty: all.",
  }),
  locations: text("Locations", "", { max: 1_000, help: "The best first, with commas." }),
  only: yesNo("No other location ships there", false),
} as const;

const settings = {
  zones: rows("Zones", [], zone, { help: "The first that an order's address lies in holds." }),
  criteria: list("What decides, in this order", [...CRITERIA], {
    entry: z.enum(CRITERIA),
    max: 4,
    help: "zone, stock, priority, distance: the first that tells two locations apart.",
  }),
  priority: list("Locations in order of precedence", [], { max: 200 }),
  safety_stock: wholeNumber("Units that stay at a location", 0, { min: 0, max: 100_000, unit: "units" }),
  safety_stock_at: rows("Other numbers", [], {
    location: text("Location", ""),
    units: wholeNumber("Units", 0, { min: 0, max: 100_000 }),
  }),
  needs_stock: yesNo("A location has to have all of it in stock", true),
  split: yesNo("Ship from several locations where none has all of it", false),
  hold_until_routed: yesNo("Hold new orders until they are routed", true, {
    help: "So that no warehouse takes an order before it is where it belongs. What can be moved at once is moved, not held: held is what a fulfilment service could take before, and what a location refused.",
  }),
  ask_services: yesNo("Ask a service to let go of what another location should ship", false, {
    help: "Its answer is in the order's story; a refusal comes to the attention list.",
  }),
  no_place_tag: text("Tag of orders that no location can ship", "no-location", { max: 40 }),
  ...skipSettings,
} as const;
type Values = ValuesOf<typeof settings>;

export const routingCheck = defineCheck({
  id: "routing",
  name: "Warehouse routing",
  summary: "Sends every order to the location that should ship it, by zones, stock, precedence and distance.",
  field: "routing_plan",
  begins: "off",
  ruleIds: ["routing", "routing-hold", "routing-ask", "routing-kept"],
  settings,
  assess(owner, world, values) {
    const order = owner as unknown as OrderPicture;
    if (order.delivery !== "shipping") return null;
    const missing = new Set<FactGroup>();
    if (order.fulfillment_orders === undefined) missing.add("fulfillment_orders");
    if (world.locations === undefined) missing.add("locations");
    const parts = partsOf(order, world, missing);
    const [first, ...also] = missing;
    if (first)
      return new Unknown("Where the order is and what is in stock is not known yet.", { need: { fact: first, also } });
    const plan = planRoutes(parts, placesOf(world), destinationOf(order), demandsOf(values));
    return { ...plan };
  },
  rules: ({ hold_until_routed, no_place_tag, ask_services, ...values }) => {
    const skip = [...skippedOrders(values), ...NOTHING_TO_SHIP];
    const on: ShippedRule["on"] = [
      "order.created",
      "order.paid",
      "order.edited",
      "order.address_changed",
      "fulfillment_order.routed",
      "fulfillment_order.split",
      "fulfillment_order.rejected",
      "fulfillment_order.cancellation_accepted",
    ];
    const isTag = TagSchema.safeParse(no_place_tag).success;
    const waiting: Pick<ShippedRule, "find"> = isTag
      ? { find: { where: { field: "order.tags", op: "has", value: no_place_tag }, within: "60 days" } }
      : {};
    const routing: ShippedRule = {
      id: "routing",
      name: "Warehouse routing",
      // What no location could ship is tried again: stock may have come.
      on: isTag ? [...(on as []), { schedule: { every: "minute" } }] : on,
      ...waiting,
      skip,
      when: { field: "order.routing_plan.outcome", op: "in", value: ["move", "split"] },
      then: [
        {
          for_each: "order.routing_plan.moves",
          where: {
            all: [
              { field: "routing_move.is_there", op: "is", value: false },
              { field: "routing_move.can_move", op: "is", value: true },
            ],
          },
          then: [tryMove(1)],
        },
      ],
    };
    const hold: ShippedRule = {
      id: HOLD_RULE,
      name: "Warehouse routing: hold",
      on: [...(on as []), "order.updated"],
      skip,
      when: hold_until_routed ? { any: [NO_PLACE, NEEDS_HOLD] } : NO_PLACE,
      then: [
        ...(isTag
          ? [
              {
                do: "add_tags",
                id: "tag",
                acts: "state",
                tags: [no_place_tag],
                if: { field: "order.routing_plan.outcome", op: "is", value: "no_place" },
              } as const,
            ]
          : []),
        {
          do: "hold_fulfillment",
          id: "hold",
          acts: "state",
          reason: "INVENTORY_OUT_OF_STOCK",
          note: "{{ order.routing_plan.problem | default: 'It is being routed.' | truncate: 240 }}",
        },
        {
          do: "ask_attention",
          id: "ask",
          if: { field: "order.routing_plan.outcome", op: "is", value: "no_place" },
          reason: "{{ order.routing_plan.problem | truncate: 480 }}",
          severity: "high",
        },
      ],
    };
    // Held before it is moved: a service takes what is open.
    return [hold, routing, ...(ask_services ? asking(on, skip) : [])];
  },
});

const NO_PLACE = { field: "order.routing_plan.outcome", op: "is", value: "no_place" } as const;
const NEEDS_HOLD: NonNullable<ShippedRule["when"]> = {
  all: [
    // Shopify moves no part of what is held.
    { field: "order.routing_plan.outcome", op: "is", value: "move" },
    {
      some: "order.routing_plan.moves",
      where: { field: "routing_move.needs_hold", op: "is", value: true },
    },
  ],
};

/** Moves of what a service has been asked for, and that another place should ship. */
const ASKED_ELSEWHERE: NonNullable<ShippedRule["when"]> = {
  all: [
    { field: "routing_move.is_there", op: "is", value: false },
    { field: "routing_move.is_requested", op: "is", value: true },
  ],
};

/** A service that lets go sets routing off anew; one that does not is told to a person. */
function asking(on: ShippedRule["on"], skip: ShippedRule["skip"]): ShippedRule[] {
  const when = { some: "order.routing_plan.moves", where: ASKED_ELSEWHERE };
  return [
    {
      ...{ id: "routing-ask", name: "Warehouse routing: ask the service", on, skip, when },
      then: [
        {
          for_each: "order.routing_plan.moves",
          where: ASKED_ELSEWHERE,
          then: [
            {
              ...{ do: "cancel_fulfillment_request", id: "ask-service", on: "routing_move.fulfillment_order" },
              message: "{{ routing_move.location_name }} is to ship it.",
            },
          ],
        },
      ],
    },
    {
      ...{ id: "routing-kept", name: "Warehouse routing: the service keeps it", skip, when },
      on: ["fulfillment_order.cancellation_rejected"],
      then: [
        {
          ...{ do: "ask_attention", id: "ask", severity: "high" },
          reason: "The service did not let go of it. {{ order.routing_plan.says | truncate: 440 }}",
        },
      ],
    },
  ];
}

/** How many places a move tries. */
const TRIES = 3;

/** After a refusal the plan still begins with the place that refused, until it is remembered: the next one is the second. */
function tryMove(time: number): Step {
  const refused: Step[] = [
    {
      do: "remember",
      id: `refused-${time}`,
      scope: "order",
      name: `${REFUSED}{{ routing_move.fulfillment_order_id }}>{{ routing_move.locations[0] }}`,
      value: true,
    },
    time < TRIES
      ? tryMove(time + 1)
      : {
          do: "ask_attention",
          id: "refused",
          reason: "Shopify refused to move it to {{ routing_move.locations[0] }}, and to the places before.",
          severity: "high",
        },
  ];
  return {
    do: "move_fulfillment_order",
    id: `move-${time}`,
    acts: "each",
    on: "routing_move.fulfillment_order",
    location: `{{ routing_move.locations[${time === 1 ? 0 : 1}] }}`,
    lines: "{{ routing_move.line_item_ids | join: ',' }}",
    on_failure: refused,
  };
}

function demandsOf(values: Values): RoutingDemands {
  return {
    zones: values.zones.map(zoneOf),
    criteria: values.criteria as Criterion[],
    priority: values.priority,
    safetyStock: values.safety_stock,
    safetyStockAt: new Map(values.safety_stock_at.map(({ location, units }) => [location.trim().toLowerCase(), units])),
    needsStock: values.needs_stock,
    split: values.split,
  };
}

const listed = (text: string): string[] =>
  text
    .split(/[,;\n]/)
    .map((entry) => entry.trim())
    .filter(Boolean);
const zones = new WeakMap<object, Zone>();

/** A row of the table, read once. */
function zoneOf(row: Values["zones"][number]): Zone {
  const known = zones.get(row);
  if (known) return known;
  const countries = new Set(listed(row.countries).flatMap((entry) => countriesOf(entry) ?? []));
  const regions = new Set(listed(row.regions).map((entry) => entry.toUpperCase()));
  const postcodes = parsePostcodes(listed(row.postcodes));
  const made: Zone = {
    ...{
      zone: row.zone || row.regions || row.postcodes || row.countries || "everywhere",
      locations: listed(row.locations),
      only: row.only,
    },
    matches: ({ country, region, zip }) =>
      (!countries.size || (country !== null && countries.has(country))) &&
      (!regions.size || (region !== null && regions.has(region))) &&
      (!postcodes.length || (zip !== null && postcodes.some((pattern) => postcodeFits(zip, pattern)))),
  };
  zones.set(row, made);
  return made;
}

function destinationOf({ shipping_address: to }: OrderPicture): Destination {
  return {
    country: to?.country_code?.toUpperCase() ?? null,
    region: to?.province_code?.toUpperCase() ?? null,
    zip: to?.zip ?? null,
    latitude: to?.latitude ?? null,
    longitude: to?.longitude ?? null,
  };
}
