// Metafields are dictionaries "namespace.key" → value, or the moment since when it is there. Numbers, yes/no and lists arrive as
// such, texts and dates as text.
import { metafieldValue } from "#app/rules/metafield-value.ts";
import type { Need } from "#app/rules/need.ts";
import { computed, values } from "#app/rules/record.ts";

/** The metafields, and one of them by its name. @param need what reads them */
export function metafieldValues(need: Need["fact"]) {
  return {
    metafields: values("metafields", { need }),
    metafield: computed(
      "text",
      "metafield",
      {
        params: ["name"],
        needsName: true,
        need,
        about: "The value of the metafield “namespace.key”; empty if there is none.",
      },
      (own, _world, { name = "" }) => metafieldValue(own.metafields, name),
    ),
  };
}

/** What a record with metafields tells of them. @param need what reads them */
export function metafieldFields(need: Need["fact"]) {
  const named = { params: ["name"], needsName: true, need } as const;
  return {
    ...metafieldValues(need),
    metafields_created_at: values("creation of the metafields", { need, about: "By “namespace.key”." }),
    metafields_updated_at: values("last change of the metafields", { need, about: "By “namespace.key”." }),
    metafield_created_at: computed(
      "time",
      "creation of the metafield",
      { ...named, about: "When the metafield “namespace.key” was made; empty if there is none." },
      (own, _world, { name = "" }) => metafieldValue(own.metafields_created_at, name),
    ),
    metafield_updated_at: computed(
      "time",
      "last change of the metafield",
      { ...named, about: "When the metafield “namespace.key” was last written; empty if there is none." },
      (own, _world, { name = "" }) => metafieldValue(own.metafields_updated_at, name),
    ),
  };
}
