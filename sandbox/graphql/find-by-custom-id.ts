import type { RequestContext } from "#sandbox/graphql/context.ts";
import { badRequest } from "#sandbox/graphql/graphql-error.ts";
import { appNumber } from "#sandbox/world/app-number.ts";
import { definitionOf } from "#sandbox/world/metafields/metafield-definitions.ts";
import { fullNamespace } from "#sandbox/world/metafields/metafields.ts";
import { OWNER_TYPES } from "#sandbox/world/metafields/owners.ts";

export interface CustomId {
  namespace?: string | null;
  key: string;
  value: string;
}

/**
 * Digits of the owner whose metafield of type `id` has that value; null for none. Without a definition of that type it is an
 * error (documentation: "Working with custom IDs"; wording not verified by a recording).
 */
export function findByCustomId(
  type: string,
  customId: CustomId,
  { world, shop, appId }: RequestContext,
): string | null {
  const namespace = fullNamespace(customId.namespace, appNumber(appId));
  const ownerType = OWNER_TYPES[type]?.ownerType ?? "";
  const definition = definitionOf(world, shop.domain, ownerType, namespace, customId.key);
  if (definition?.type !== "id")
    throw badRequest("Metafield definition of type 'id' is required when using custom ids.");
  return world.reading(() => {
    for (const [name, metafields] of Object.entries(world.state.metafields)) {
      const [owner, id = ""] = name.split("/");
      if (owner !== type || !OWNER_TYPES[type]?.exists(world, shop.domain, id)) continue;
      if (
        metafields.some(
          (one) => one.namespace === namespace && one.key === customId.key && one.value === customId.value,
        )
      )
        return id;
    }
    return null;
  });
}
