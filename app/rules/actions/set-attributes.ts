import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { valueNamed } from "#app/rules/value-named.ts";

const SettingsSchema = z.strictObject({
  /** Name → value. */
  attributes: z.record(z.string().min(1).max(255), z.union([z.string().max(5_000), z.number(), z.boolean()])),
  /** Attributes that are there already keep their value. */
  keep_existing: z.boolean().default(false),
});
type Settings = z.infer<typeof SettingsSchema>;

export const setAttributes = defineAction({
  name: "set_attributes",
  title: "Set attributes",
  about:
    "Sets additional details of the order (names with values); others stay. With `keep_existing` those that are there keep their value.",
  targets: ["order"],
  class: "READABLE",
  acts: { default: "each", allowed: ["once", "each", "crossing"] },
  settings: SettingsSchema as z.ZodType<Settings>,
  scopes: ["write_orders"],
  make: ({ attributes, keep_existing }, { target }) => {
    const there = (target.note_attributes as { name: string | null; value: string | null }[] | undefined) ?? [];
    const has = (name: string) =>
      there.some((entry) => (entry.name ?? "").trim().toLowerCase() === name.trim().toLowerCase());
    const news = Object.entries(attributes)
      .map(([name, value]) => [name, String(value)] as const)
      .filter(([name, value]) =>
        keep_existing ? !has(name) : !has(name) || (valueNamed(there, name) ?? "") !== value,
      );
    return news.length
      ? { bodies: [{ kind: "set_attributes", attributes: Object.fromEntries(news) }] }
      : { nothing: "It has these attributes already." };
  },
  example: { do: "set_attributes", attributes: { "Assigned CSM": "" } },
});
