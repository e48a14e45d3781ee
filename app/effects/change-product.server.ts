// Fields, state and sales channels of a product or collection; and its end.
import { gidOf } from "#app/admin/gid.ts";
import { deleteProduct as removeProduct } from "#app/admin/operations/delete-product.ts";
import { deleteVariants } from "#app/admin/operations/delete-variants.ts";
import { publish } from "#app/admin/operations/publish.ts";
import { type ReadChannels, readChannels } from "#app/admin/operations/read-channels.ts";
import { type ReadCollectionChannels, readCollectionChannels } from "#app/admin/operations/read-collection-channels.ts";
import { type ReadProductState, readProductState } from "#app/admin/operations/read-product-state.ts";
import { type ReadVariant, readVariant } from "#app/admin/operations/read-variant.ts";
import { unpublish } from "#app/admin/operations/unpublish.ts";
import { updateProduct as write } from "#app/admin/operations/update-product.ts";
import { channelNamed } from "#app/effects/channel-named.ts";
import { shopifyWrite } from "#app/effects/shopify-write.server.ts";
import { moot, SO, soIf, TO_DO, type Verdict } from "#app/effects/verdict.ts";

const API_NAMES: Record<string, keyof ReadProductState> = {
  title: "title",
  product_type: "productType",
  vendor: "vendor",
  description: "descriptionHtml",
  template_suffix: "templateSuffix",
  handle: "handle",
};

const inApi = (changes: Record<string, string>): Partial<Record<keyof ReadProductState, string>> =>
  Object.fromEntries(
    Object.entries(changes).flatMap(([name, value]) => (API_NAMES[name] ? [[API_NAMES[name], value]] : [])),
  );

export const updateProduct = shopifyWrite<"update_product", ReadProductState>({
  look: (admin, { target }) => readProductState(admin, { id: target }),
  judge: (product, { body }) =>
    soIf(
      Object.entries(inApi(body.changes)).every(
        ([name, value]) => (product[name as keyof ReadProductState] ?? "") === value,
      ),
    ),
  write: (admin, { target, body }) => write(admin, { ...inApi(body.changes), id: target } as never),
});

export const setProductStatus = shopifyWrite<"set_product_status", ReadProductState>({
  look: (admin, { target }) => readProductState(admin, { id: target }),
  judge: ({ status }, { body }) => soIf(status.toLowerCase() === body.status),
  write: (admin, { target, body }) => write(admin, { id: target, status: body.status.toUpperCase() as never }),
});

type Published = Pick<ReadChannels, "channels" | "resourcePublications">;

function judgeChannel(seen: Published, name: string, wanted: boolean): Verdict {
  const id = channelNamed(seen.channels, name);
  if (!id) return moot(`There is no sales channel “${name}”.`);
  const isThere = seen.resourcePublications.nodes.some((one) => one.publication.id === id && one.isPublished);
  return soIf(isThere === wanted);
}

export const publishProduct = shopifyWrite<"publish_product", ReadChannels>({
  look: (admin, { target }) => readChannels(admin, { id: target }),
  judge: (seen, { body }) => judgeChannel(seen, body.channel, true),
  write: (admin, { target, body }, seen) =>
    publish(admin, { id: target, publicationId: channelNamed(seen.channels, body.channel) ?? "" }),
});

export const unpublishProduct = shopifyWrite<"unpublish_product", ReadChannels>({
  look: (admin, { target }) => readChannels(admin, { id: target }),
  judge: (seen, { body }) => judgeChannel(seen, body.channel, false),
  write: (admin, { target, body }, seen) =>
    unpublish(admin, { id: target, publicationId: channelNamed(seen.channels, body.channel) ?? "" }),
});

const collectionGid = ({ collection }: { collection: string }): string => gidOf("Collection", collection);

export const publishCollection = shopifyWrite<"publish_collection", ReadCollectionChannels>({
  look: (admin, { body }) => readCollectionChannels(admin, { id: collectionGid(body) }),
  judge: (seen, { body }) => judgeChannel(seen, body.channel, true),
  write: (admin, { body }, seen) =>
    publish(admin, { id: collectionGid(body), publicationId: channelNamed(seen.channels, body.channel) ?? "" }),
});

export const unpublishCollection = shopifyWrite<"unpublish_collection", ReadCollectionChannels>({
  look: (admin, { body }) => readCollectionChannels(admin, { id: collectionGid(body) }),
  judge: (seen, { body }) => judgeChannel(seen, body.channel, false),
  write: (admin, { body }, seen) =>
    unpublish(admin, { id: collectionGid(body), publicationId: channelNamed(seen.channels, body.channel) ?? "" }),
});

export const deleteProduct = shopifyWrite<"delete_product", ReadProductState>({
  look: (admin, { target }) => readProductState(admin, { id: target }),
  judge: () => TO_DO,
  whenGone: SO,
  write: (admin, { target }) => removeProduct(admin, { id: target }),
});

export const deleteVariant = shopifyWrite<"delete_variant", ReadVariant>({
  look: (admin, { target }) => readVariant(admin, { id: target }),
  judge: () => TO_DO,
  whenGone: SO,
  write: (admin, { target }, { product }) => deleteVariants(admin, { productId: product.id, ids: [target] }),
});
