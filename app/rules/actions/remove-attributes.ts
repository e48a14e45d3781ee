import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { listOf, textList } from "#app/rules/actions/templated.ts";

export const removeAttributes = defineAction({
  name: "remove_attributes",
  title: "Remove attributes",
  about: "Removes additional details of the order by their names; others stay. Case does not count.",
  targets: ["order"],
  class: "READABLE",
  acts: { default: "each", allowed: ["once", "each", "crossing"] },
  settings: z.strictObject({ names: textList(z.string().min(1).max(255), 100) }),
  scopes: ["write_orders"],
  make: ({ names }, { target }) => {
    const wanted = new Set(listOf(names).map((name) => name.toLowerCase()));
    const there = (target.note_attributes as { name: string | null }[] | undefined) ?? [];
    const gone = there.flatMap(({ name }) => (name !== null && wanted.has(name.trim().toLowerCase()) ? [name] : []));
    return gone.length
      ? { bodies: [{ kind: "remove_attributes", names: gone }] }
      : { nothing: "It has none of these." };
  },
  example: { do: "remove_attributes", names: ["_session"] },
});
