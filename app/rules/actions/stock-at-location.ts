import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { filledText } from "#app/rules/actions/templated.ts";
import type { Plain } from "#app/rules/plain.ts";

const SettingsSchema = z.strictObject({ location: filledText(255), stocked: z.boolean().default(true) });

export const stockAtLocation = defineAction({
  name: "stock_at_location",
  title: "Stock at a location",
  about:
    "Has a variant (of a product: each) stocked at a location, by name or id; with `stocked` false not any more. What is so already is left alone.",
  targets: ["variant", "product"],
  class: "REPEATABLE",
  acts: { default: "each", allowed: ["once", "each", "crossing"] },
  settings: SettingsSchema as unknown as z.ZodType<z.infer<typeof SettingsSchema>>,
  scopes: ["write_inventory"],
  forEach: { kind: "variant", list: "variants" },
  make: ({ location, stocked }, { env, read, target }) => {
    const places = (env.world.locations ?? []) as Plain[];
    const wanted = location.trim().toLowerCase();
    const place = places.find(({ id, name }) => id === location.trim() || String(name ?? "").toLowerCase() === wanted);
    if (!place) return { nothing: `There is no location “${location}”.` };
    const levels = read("stock") as Plain[] | null;
    const isThere = (levels ?? []).some((level) => level.location_id === place.id);
    if (isThere === stocked) return { nothing: stocked ? "It is stocked there already." : "It is not stocked there." };
    return {
      bodies: [
        {
          kind: "stock_at_location",
          inventory_item_id: String(target.inventory_item_id ?? ""),
          location_id: String(place.id),
          stocked,
        },
      ],
    };
  },
  example: { do: "stock_at_location", on: "product", location: "Leeds" },
});
