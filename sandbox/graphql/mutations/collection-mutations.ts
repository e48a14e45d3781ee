import type { RequestContext } from "#sandbox/graphql/context.ts";
import { notSimulated } from "#sandbox/graphql/graphql-error.ts";
import { atMost, digits, mutate } from "#sandbox/graphql/mutations/mutate.ts";
import { ownedMetafields } from "#sandbox/graphql/mutations/owned-metafields.ts";
import { refuseArguments, type TypeResolvers, typed } from "#sandbox/graphql/resolver.ts";
import { startedJob } from "#sandbox/graphql/started-job.ts";
import { gid, parseGid } from "#sandbox/world/gid.ts";
import type { MetafieldInput } from "#sandbox/world/metafields/metafields.ts";
import {
  addToCollection,
  joinCollection,
  removeFromCollection,
  reorderCollection,
} from "#sandbox/world/products/change-members.ts";
import { type Publishable, publish, unpublish } from "#sandbox/world/products/publish.ts";
import {
  type CollectionChange,
  createCollection,
  deleteCollection,
  updateCollection,
} from "#sandbox/world/products/save-collection.ts";
import type { RuleColumn, RuleRelation } from "#sandbox/world/records/product.ts";

interface CollectionInput {
  id?: string | null;
  title?: string | null;
  handle?: string | null;
  descriptionHtml?: string | null;
  sortOrder?: string | null;
  templateSuffix?: string | null;
  seo?: { title?: string | null; description?: string | null } | null;
  products?: string[] | null;
  metafields?: MetafieldInput[] | null;
  ruleSet?: {
    appliedDisjunctively: boolean;
    rules?: { column: string; relation: RuleRelation; condition: string; conditionObjectId?: string | null }[] | null;
  } | null;
  [other: string]: unknown;
}

/** Rules about these are simulated. */
const COLUMNS: ReadonlySet<string> = new Set<RuleColumn>([
  ...(["TAG", "TITLE", "TYPE", "VENDOR", "VARIANT_PRICE", "VARIANT_COMPARE_AT_PRICE"] as const),
  ...(["VARIANT_INVENTORY", "VARIANT_TITLE", "VARIANT_WEIGHT", "IS_PRICE_REDUCED"] as const),
]);

function said(input: CollectionInput): CollectionChange {
  refuseArguments(
    "CollectionInput",
    input,
    ...["image", "publications"],
    ...["sources", "sourcesToCreate", "sourcesToDelete", "sourcesToUpdate"],
  );
  return {
    title: input.title,
    handle: input.handle,
    descriptionHtml: input.descriptionHtml,
    sortOrder: input.sortOrder,
    templateSuffix: input.templateSuffix,
    seo: input.seo,
    productIds: input.products?.map((id) => digits(id, "Product")),
    ruleSet: input.ruleSet
      ? {
          anyOf: input.ruleSet.appliedDisjunctively,
          rules: (input.ruleSet.rules ?? []).map(({ column, relation, condition }) => {
            if (!COLUMNS.has(column)) throw notSimulated(`CollectionRuleInput(column: ${column})`);
            return { column: column as RuleColumn, relation, condition };
          }),
        }
      : null,
  };
}

interface Given {
  collection?: CollectionInput | null;
  input?: CollectionInput | null;
}

const collectionId = (id: string) => digits(id, "Collection");
const productIds = (ids: string[]) => {
  atMost(250, ids);
  return ids.map((id) => digits(id, "Product"));
};
const noJob = (userErrors: unknown[]) => ({ job: null, userErrors });

function publishing(
  field: "publishablePublish" | "publishableUnpublish",
  args: { id: string; input: { publicationId?: string | null; channelId?: string; publishDate?: string | null }[] },
  context: RequestContext,
) {
  const { world, shop, actor } = context;
  const parsed = parseGid(args.id);
  if (parsed?.type !== "Product" && parsed?.type !== "Collection") throw notSimulated(`${field}(id: ${args.id})`);
  const target = parsed as Publishable;
  const rows = args.input.map((row) => {
    refuseArguments("PublicationInput", { ...row }, "channelId");
    return {
      publicationId: row.publicationId ? digits(row.publicationId, "Publication") : "",
      at: row.publishDate ?? null,
    };
  });
  return mutate(
    context,
    field,
    { ...args },
    [args.id],
    () => {
      const { record, changed } =
        field === "publishablePublish"
          ? publish(world, shop.domain, target, rows, actor)
          : unpublish(
              world,
              shop.domain,
              target,
              rows.map(({ publicationId }) => publicationId),
              actor,
            );
      return { changed, payload: { publishable: typed(target.type, record), shop } };
    },
    (userErrors) => ({ publishable: null, shop, userErrors }),
  );
}

export const collectionMutations: TypeResolvers<undefined> = {
  publishablePublish: (_root, args: Parameters<typeof publishing>[1], context) =>
    publishing("publishablePublish", args, context),
  publishableUnpublish: (_root, args: Parameters<typeof publishing>[1], context) =>
    publishing("publishableUnpublish", args, context),
  collectionCreate: (_root, args: Given, context, info) =>
    mutate(
      context,
      info.fieldName,
      { ...args },
      [],
      () => {
        const { world, shop, actor } = context;
        const input = args.collection ?? args.input ?? {};
        const write = ownedMetafields(context, "Collection", null, input.metafields);
        const collection = createCollection(world, shop.domain, said(input), actor);
        write(collection.id);
        return { changed: true, payload: { collection }, targetIds: [gid("Collection", collection.id)] };
      },
      (userErrors) => ({ collection: null, userErrors }),
    ),
  collectionUpdate: (_root, args: Given, context, info) => {
    const input = args.collection ?? args.input ?? {};
    const id = input.id ? collectionId(input.id) : "0";
    return mutate(
      context,
      info.fieldName,
      { ...args },
      [gid("Collection", id)],
      () => {
        const { world, shop, actor } = context;
        refuseArguments("collectionUpdate", input, "products");
        const write = ownedMetafields(context, "Collection", id, input.metafields);
        const { collection, changed } = updateCollection(world, shop.domain, id, said(input), actor);
        const written = write(collection.id);
        // New rules are applied in the background.
        return { changed: changed || written, payload: { collection, job: input.ruleSet ? startedJob() : null } };
      },
      (userErrors) => ({ collection: null, job: null, userErrors }),
    );
  },
  collectionDelete: (_root, args: { input: { id: string } }, context, info) =>
    mutate(
      context,
      info.fieldName,
      { ...args },
      [args.input.id],
      () => {
        deleteCollection(context.world, context.shop.domain, collectionId(args.input.id), context.actor);
        return { changed: true, payload: { deletedCollectionId: args.input.id, shop: context.shop } };
      },
      (userErrors) => ({ deletedCollectionId: null, shop: context.shop, userErrors }),
    ),
  collectionAddProducts: (_root, args: { id: string; productIds: string[] }, context, info) =>
    mutate(
      context,
      info.fieldName,
      { ...args },
      [args.id],
      () => {
        const { world, shop, actor } = context;
        const products = productIds(args.productIds);
        const collection = addToCollection(world, shop.domain, collectionId(args.id), products, actor);
        return { changed: true, payload: { collection } };
      },
      (userErrors) => ({ collection: null, userErrors }),
    ),
  collectionAddProductsV2: (_root, args: { id: string; productIds: string[] }, context, info) =>
    mutate(
      context,
      info.fieldName,
      { ...args },
      [args.id],
      () => {
        const { world, shop, actor } = context;
        const products = productIds(args.productIds);
        const changed = joinCollection(world, shop.domain, collectionId(args.id), products, actor);
        return { changed, payload: { job: startedJob() } };
      },
      noJob,
    ),
  collectionRemoveProducts: (_root, args: { id: string; productIds: string[] }, context, info) =>
    mutate(
      context,
      info.fieldName,
      { ...args },
      [args.id],
      () => {
        const { world, shop, actor } = context;
        const products = productIds(args.productIds);
        const changed = removeFromCollection(world, shop.domain, collectionId(args.id), products, actor);
        return { changed, payload: { job: startedJob() } };
      },
      noJob,
    ),
  collectionReorderProducts: (
    _root,
    args: { id: string; moves: { id: string; newPosition: string | number }[] },
    context,
    info,
  ) =>
    mutate(
      context,
      info.fieldName,
      { ...args },
      [args.id],
      () => {
        const { world, shop, actor } = context;
        const moves = args.moves.map(({ id, newPosition }) => ({
          productId: digits(id, "Product"),
          position: Number(newPosition),
        }));
        const changed = reorderCollection(world, shop.domain, collectionId(args.id), moves, actor);
        return { changed, payload: { job: startedJob() } };
      },
      noJob,
    ),
};
