import type { RequestContext } from "#sandbox/graphql/context.ts";
import { notSimulated } from "#sandbox/graphql/graphql-error.ts";
import { atMost, digits, mutate } from "#sandbox/graphql/mutations/mutate.ts";
import { ownedMetafields, writeAndTell } from "#sandbox/graphql/mutations/owned-metafields.ts";
import { type BulkVariant, variantInput } from "#sandbox/graphql/mutations/variant-inputs.ts";
import { refuseArguments, type TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { gid } from "#sandbox/world/gid.ts";
import type { MetafieldInput } from "#sandbox/world/metafields/metafields.ts";
import { addMedia, type MediaInput } from "#sandbox/world/products/add-media.ts";
import { addToCollection, removeFromCollection } from "#sandbox/world/products/change-members.ts";
import { createProduct, type ProductDraft } from "#sandbox/world/products/create-product.ts";
import { createVariants, type Strategy } from "#sandbox/world/products/create-variants.ts";
import { deleteProduct } from "#sandbox/world/products/delete-product.ts";
import { deleteVariants } from "#sandbox/world/products/delete-variants.ts";
import { setProduct } from "#sandbox/world/products/set-product.ts";
import { updateProduct } from "#sandbox/world/products/update-product.ts";
import { updateVariants } from "#sandbox/world/products/update-variants.ts";
import type { ProductRecord, ProductStatus, VariantRecord } from "#sandbox/world/records/product.ts";
import { Refused } from "#sandbox/world/world.ts";

/** `ProductCreateInput`, `ProductUpdateInput`, `ProductSetInput` and the older `ProductInput`, as far as they are simulated. */
interface ProductInput {
  id?: string | null;
  title?: string | null;
  handle?: string | null;
  vendor?: string | null;
  productType?: string | null;
  descriptionHtml?: string | null;
  status?: ProductStatus | null;
  tags?: string[] | null;
  category?: string | null;
  giftCard?: boolean | null;
  requiresSellingPlan?: boolean | null;
  templateSuffix?: string | null;
  seo?: { title?: string | null; description?: string | null } | null;
  productOptions?: OptionInput[] | null;
  collectionsToJoin?: string[] | null;
  collectionsToLeave?: string[] | null;
  metafields?: MetafieldInput[] | null;
  [other: string]: unknown;
}

/** `OptionCreateInput` and `OptionSetInput`, as far as they are simulated. */
interface OptionInput {
  id?: string | null;
  name?: string | null;
  position?: number | null;
  values?: { id?: string | null; name?: string | null }[] | null;
  [other: string]: unknown;
}

/** Of a gid of Shopify's taxonomy, "gid://shopify/TaxonomyCategory/sg-4-17-2-17". */
const categoryOf = (text: string) => text.replace(/^gid:\/\/shopify\/TaxonomyCategory\//, "");

function said(input: ProductInput): Omit<ProductDraft, "title" | "variants"> & { title?: string | null } {
  refuseArguments(
    "ProductInput",
    input,
    ...["claimOwnership", "combinedListingRole", "giftCardTemplateSuffix", "publications"],
    ...["productPublications", "publishOn", "publishDate", "published", "publishedAt", "files"],
  );
  return {
    title: input.title,
    handle: input.handle,
    vendor: input.vendor,
    productType: input.productType,
    descriptionHtml: input.descriptionHtml,
    status: input.status,
    tags: input.tags,
    categoryId: input.category == null ? null : categoryOf(input.category),
    giftCard: input.giftCard,
    requiresSellingPlan: input.requiresSellingPlan,
    templateSuffix: input.templateSuffix,
    seo: input.seo,
  };
}

/** In the order of their positions, where they say one. */
const options = (list: ProductInput["productOptions"]): ProductDraft["options"] =>
  list
    ?.map((option, index) => ({ option, position: option.position ?? index + 1 }))
    .toSorted((a, b) => a.position - b.position)
    .map(({ option }) => {
      refuseArguments("OptionCreateInput", option, "linkedMetafield");
      const values = option.values ?? [];
      for (const value of values) refuseArguments("OptionValueCreateInput", { ...value }, "linkedMetafieldValue");
      return {
        id: option.id ? digits(option.id, "ProductOption") : null,
        name: option.name ?? "",
        values: values.map(({ name }) => name ?? ""),
        valueIds: values.map(({ id }) => (id ? digits(id, "ProductOptionValue") : null)),
      };
    });

/** Puts a product into collections and takes it out of others, as a part of a mutation of the product. */
function changeCollections(context: RequestContext, product: ProductRecord, input: ProductInput): boolean {
  const { world, shop, actor } = context;
  const ids = (list: string[] | null | undefined) => (list ?? []).map((id) => digits(id, "Collection"));
  let changed = false;
  for (const id of ids(input.collectionsToJoin)) {
    if (world.collection(shop.domain, id)?.productIds.includes(product.id)) continue;
    addToCollection(world, shop.domain, id, [product.id], actor);
    changed = true;
  }
  for (const id of ids(input.collectionsToLeave))
    changed = removeFromCollection(world, shop.domain, id, [product.id], actor) || changed;
  return changed;
}

/** Writes to variants: those with an id to it, the others to the one in their place. */
function variantMetafields(context: RequestContext, inputs: readonly BulkVariant[], path: readonly string[]) {
  const writes = inputs.map(({ id, metafields }, index) => {
    const ownerId = id ? digits(id, "ProductVariant") : null;
    return {
      ownerId,
      write: ownedMetafields(context, "ProductVariant", ownerId, metafields, [...path, String(index), "metafields"]),
    };
  });
  return (variants: readonly VariantRecord[]): boolean =>
    writes
      .map(({ ownerId, write }, index) => {
        const variant = ownerId ? variants.find((one) => one.id === ownerId) : variants[index];
        return variant !== undefined && write(variant.id);
      })
      .some((changed) => changed);
}

const noProduct = (userErrors: unknown[]) => ({ product: null, userErrors });

export const productMutations: TypeResolvers<undefined> = {
  productCreate: (
    _root,
    args: { product?: ProductInput | null; input?: ProductInput | null; media?: MediaInput[] | null },
    context,
    info,
  ) => {
    const input = args.product ?? args.input ?? {};
    const { world, shop, actor } = context;
    return mutate(
      context,
      info.fieldName,
      { ...args },
      [],
      () => {
        const draft = { ...said(input), title: input.title ?? "", options: options(input.productOptions) };
        const write = ownedMetafields(context, "Product", null, input.metafields);
        const product = createProduct(world, shop.domain, draft, actor);
        write(product.id);
        addMedia(world, product, args.media ?? []);
        changeCollections(context, product, input);
        return { changed: true, payload: { product, shop }, targetIds: [gid("Product", product.id)] };
      },
      (userErrors) => ({ product: null, shop, userErrors }),
    );
  },
  productUpdate: (
    _root,
    args: {
      product?: ProductInput | null;
      input?: ProductInput | null;
      identifier?: { id?: string | null; handle?: string | null; customId?: object | null } | null;
      media?: MediaInput[] | null;
    },
    context,
    info,
  ) => {
    const input = args.product ?? args.input ?? {};
    const { world, shop, actor } = context;
    refuseArguments("productUpdate", { ...args.identifier }, "customId");
    const wanted = args.identifier?.id ?? input.id;
    const byHandle = world.productsOf(shop.domain).find(({ handle }) => handle === args.identifier?.handle);
    const id = wanted ? digits(wanted, "Product") : (byHandle?.id ?? "0");
    return mutate(
      context,
      info.fieldName,
      { ...args },
      [gid("Product", id)],
      () => {
        const write = ownedMetafields(context, "Product", id, input.metafields);
        const { product, changed } = updateProduct(world, shop.domain, id, said(input), actor);
        const written = writeAndTell(context, { type: "Product", id }, write, changed);
        const moved = changeCollections(context, product, input);
        const shown = addMedia(world, product, args.media ?? []);
        return { changed: changed || written || moved || shown, payload: { product } };
      },
      noProduct,
    );
  },
  productSet: (
    _root,
    args: {
      input: ProductInput & { variants?: BulkVariant[] | null; collections?: string[] | null };
      identifier?: { id?: string | null; handle?: string | null; customId?: object | null } | null;
      synchronous?: boolean | null;
    },
    context,
    info,
  ) => {
    const { world, shop, actor } = context;
    refuseArguments("productSet", { ...args.identifier }, "customId");
    if (args.synchronous === false) throw notSimulated("productSet(synchronous: false)");
    atMost(2_048, args.input.variants ?? []);
    const wanted = args.identifier?.id ?? args.input.id;
    const byHandle = world.productsOf(shop.domain).find(({ handle }) => handle === args.identifier?.handle);
    const id = wanted ? digits(wanted, "Product") : (byHandle?.id ?? null);
    return mutate(
      context,
      info.fieldName,
      { ...args },
      id ? [gid("Product", id)] : [],
      () => {
        const write = ownedMetafields(context, "Product", id, args.input.metafields);
        const setting = {
          ...said({ ...args.input, handle: args.input.handle ?? args.identifier?.handle }),
          title: args.input.title ?? undefined,
          options: options(args.input.productOptions),
          variants: args.input.variants?.map((variant, index) =>
            variantInput(variant, shop.currency, ["input", "variants", String(index)]),
          ),
          collectionIds: args.input.collections?.map((one) => digits(one, "Collection")),
        };
        const writeToVariants = variantMetafields(context, args.input.variants ?? [], ["input", "variants"]);
        const product = setProduct(world, shop.domain, id, setting, actor);
        write(product.id);
        writeToVariants(world.variantsOf(product));
        return { changed: true, payload: { product }, targetIds: [gid("Product", product.id)] };
      },
      noProduct,
    );
  },
  productDelete: (_root, args: { input: { id: string }; synchronous?: boolean | null }, context, info) => {
    if (args.synchronous === false) throw notSimulated("productDelete(synchronous: false)");
    const { world, shop, actor } = context;
    return mutate(
      context,
      info.fieldName,
      { ...args },
      [args.input.id],
      () => {
        deleteProduct(world, shop.domain, digits(args.input.id, "Product"), actor);
        return { changed: true, payload: { deletedProductId: args.input.id, shop } };
      },
      (userErrors) => ({ deletedProductId: null, shop, userErrors }),
    );
  },
  productChangeStatus: (_root, args: { productId: string; status: ProductStatus }, context, info) => {
    const { world, shop, actor } = context;
    return mutate(
      context,
      info.fieldName,
      { ...args },
      [args.productId],
      () => {
        const id = digits(args.productId, "Product");
        if (!world.product(shop.domain, id))
          throw new Refused("Product does not exist", { field: ["productId"], code: "PRODUCT_NOT_FOUND" });
        const { product, changed } = updateProduct(world, shop.domain, id, { status: args.status }, actor);
        return { changed, payload: { product } };
      },
      noProduct,
    );
  },
  productVariantsBulkCreate: (
    _root,
    args: { productId: string; variants: BulkVariant[]; strategy?: Strategy | null; media?: unknown[] | null },
    context,
    info,
  ) => {
    refuseArguments("productVariantsBulkCreate", { ...args }, "media");
    atMost(2_048, args.variants);
    const { world, shop, actor } = context;
    return mutate(
      context,
      info.fieldName,
      { ...args },
      [args.productId],
      () => {
        const inputs = args.variants.map((variant, index) =>
          variantInput(variant, shop.currency, ["variants", String(index)]),
        );
        const write = variantMetafields(context, args.variants, ["variants"]);
        const id = digits(args.productId, "Product");
        const { product, variants } = createVariants(world, shop.domain, id, inputs, args.strategy ?? "DEFAULT", actor);
        write(variants);
        return { changed: true, payload: { product, productVariants: variants } };
      },
      (userErrors) => ({ product: null, productVariants: null, userErrors }),
    );
  },
  productVariantsBulkUpdate: (
    _root,
    args: {
      productId: string;
      variants: BulkVariant[];
      allowPartialUpdates?: boolean | null;
      media?: unknown[] | null;
    },
    context,
    info,
  ) => {
    refuseArguments("productVariantsBulkUpdate", { ...args }, "media");
    atMost(2_048, args.variants);
    const { world, shop, actor } = context;
    const id = digits(args.productId, "Product");
    return mutate(
      context,
      info.fieldName,
      { ...args },
      [args.productId],
      () => {
        const inputs = args.variants.map((variant, index) =>
          variantInput(variant, shop.currency, ["variants", String(index)]),
        );
        const write = variantMetafields(context, args.variants, ["variants"]);
        const done = updateVariants(world, shop.domain, id, inputs, args.allowPartialUpdates ?? false, actor);
        const { product, variants, refusals } = done;
        // Where only some could be changed, each is known by its id.
        const changed = write(variants) || done.changed;
        return { changed, payload: { product, productVariants: variants, userErrors: refusals } };
      },
      (userErrors) => ({ product: world.product(shop.domain, id), productVariants: null, userErrors }),
    );
  },
  productVariantsBulkDelete: (_root, args: { productId: string; variantsIds: string[] }, context, info) => {
    atMost(250, args.variantsIds);
    const { world, shop, actor } = context;
    return mutate(
      context,
      info.fieldName,
      { ...args },
      [args.productId],
      () => {
        const ids = args.variantsIds.map((one) => digits(one, "ProductVariant"));
        const product = deleteVariants(world, shop.domain, digits(args.productId, "Product"), ids, actor);
        return { changed: true, payload: { product } };
      },
      noProduct,
    );
  },
};
