import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { chosenLines, SOME_LINES } from "#app/rules/actions/chosen-lines.ts";
import { listOf } from "#app/rules/actions/templated.ts";
import type { Plain } from "#app/rules/plain.ts";

const name = z.string().max(255);
const SettingsSchema = z
  .strictObject({
    /** Name or id. */
    location: name.optional(),
    /** In order of preference: the first that fits is taken. */
    locations: z.union([z.array(name).min(1).max(100), z.string().max(5_000)]).optional(),
    /** Only where every unit still to ship is in stock. */
    needs_stock: z.boolean().default(false),
    ...SOME_LINES,
  })
  .refine(
    (settings) => (settings.location === undefined) !== (settings.locations === undefined),
    "names either “location” or “locations”",
  );
type Settings = z.infer<typeof SettingsSchema>;

const MOVABLE = ["open", "scheduled", "on_hold"];

export const moveFulfillmentOrder = defineAction({
  name: "move_fulfillment_order",
  title: "Move to a location",
  about:
    "Moves the fulfilment order (of a rule about the order: each open one) to a location, by name or id. `locations` is a list in order of preference. `lines` (SKUs or line item ids) moves only those, `quantity` units of each or all. With `needs_stock` only a location that has every unit still to ship is taken. One that is there already, is shipped or cancelled stays.",
  targets: ["fulfillment_order", "order"],
  class: "READABLE",
  acts: { default: "each", allowed: ["once", "each", "crossing"] },
  settings: SettingsSchema as z.ZodType<Settings>,
  scopes: ["write_merchant_managed_fulfillment_orders", "write_third_party_fulfillment_orders"],
  forEach: { kind: "fulfillment_order", list: "fulfillment_orders" },
  make: ({ location, locations, needs_stock, lines, quantity }, { target, env, read }) => {
    if (!MOVABLE.includes(String(target.status)))
      return { nothing: `It is ${String(target.status).replaceAll("_", " ")}.` };
    const wanted = location === undefined ? listOf(locations ?? []) : [location.trim()].filter(Boolean);
    if (!wanted.length) return { nothing: "No location came out." };
    const known = (env.world.locations ?? []) as Plain[];
    const fold = (text: unknown) =>
      String(text ?? "")
        .trim()
        .toLowerCase();
    const isHere = (entry: string) => fold(entry) === fold(target.location_name) || entry === target.location_id;
    const stocked = needs_stock ? (read("locations_with_stock") as string[] | null) : null;
    const chosen = chosenLines(target, lines, quantity);
    if (chosen?.length === 0) return { nothing: "It has none of these lines." };
    const place = wanted.find((entry) => !stocked || stocked.some((one) => fold(one) === fold(nameOf(entry, known))));
    if (!place) return { nothing: `Not everything is in stock at ${wanted.join(", ")}.` };
    if (isHere(place) || isHere(nameOf(place, known))) return { nothing: `It is at ${nameOf(place, known)} already.` };
    const found = known.find((one) => one.id === place || fold(one.name) === fold(place));
    return {
      bodies: [
        {
          kind: "move_fulfillment_order",
          location_id: String(found?.id ?? ""),
          location_name: nameOf(place, known),
          lines: chosen,
        },
      ],
    };
  },
  example: { do: "move_fulfillment_order", location: "Glasgow" },
});

function nameOf(entry: string, known: Plain[]): string {
  return String(known.find(({ id }) => id === entry)?.name ?? entry);
}
