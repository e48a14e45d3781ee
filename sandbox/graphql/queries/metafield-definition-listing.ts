import type { GraphQLResolveInfo } from "graphql";
import type { RequestContext } from "#sandbox/graphql/context.ts";
import { refuseArguments } from "#sandbox/graphql/resolver.ts";
import { byNumber, byText } from "#sandbox/graphql/search.ts";
import { type Listing, type SearchArguments, searchedPage } from "#sandbox/graphql/searched-page.ts";
import { appNumber } from "#sandbox/world/app-number.ts";
import { definitionsOf } from "#sandbox/world/metafields/metafield-definitions.ts";
import { fullNamespace } from "#sandbox/world/metafields/metafields.ts";
import type { MetafieldDefinitionRecord } from "#sandbox/world/records/metafield.ts";

const DEFINITIONS: Listing<MetafieldDefinitionRecord> = {
  searchable: {
    connection: "metafieldDefinitions",
    text: ({ name, key }, word) => name.toLowerCase().includes(word) || key.includes(word),
    fields: {
      id: byNumber((one) => one.id),
      key: byText((one) => one.key),
      namespace: byText((one) => one.namespace),
      owner_type: byText((one) => one.ownerType),
      type: byText((one) => one.type),
    },
    notHeld: ["created_at", "updated_at"],
  },
  sortKeys: {
    ID: ({ id }) => Number(id),
    NAME: ({ name }) => name.toLowerCase(),
    PINNED_POSITION: ({ pinnedPosition }) => pinnedPosition ?? 0,
  },
  sortKey: "ID",
};

export interface DefinitionsArguments extends SearchArguments {
  namespace?: string | null;
  key?: string | null;
  pinnedStatus?: "ANY" | "PINNED" | "UNPINNED" | null;
}

/** The store's definitions for one type of owner. */
export function definitionsPage(
  ownerType: string,
  args: DefinitionsArguments,
  context: RequestContext,
  info: GraphQLResolveInfo,
) {
  refuseArguments("metafieldDefinitions", { ...args }, "constraintStatus", "constraintSubtype");
  const namespace = args.namespace == null ? null : fullNamespace(args.namespace, appNumber(context.appId));
  const found = definitionsOf(context.world, context.shop.domain).filter(
    (one) =>
      one.ownerType === ownerType &&
      (namespace === null || one.namespace === namespace) &&
      (args.key == null || one.key === args.key) &&
      (args.pinnedStatus == null ||
        args.pinnedStatus === "ANY" ||
        (args.pinnedStatus === "PINNED") === (one.pinnedPosition !== null)),
  );
  return searchedPage(found, args, DEFINITIONS, context, info);
}
