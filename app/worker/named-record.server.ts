// A record that an action names: a variant by its SKU or id, a collection by its title, handle or id.
import type { AdminClient } from "#app/admin/client.server.ts";
import { idOf } from "#app/admin/gid.ts";
import { findCollection } from "#app/admin/operations/find-collection.ts";
import { readProducts } from "#app/admin/operations/read-products.ts";
import { searchRecords } from "#app/admin/operations/search-records.ts";
import { searchTerm } from "#app/admin/search-term.ts";
import { variantsOfProduct } from "#app/rules/variants-of-product.ts";

type Picture = Record<string, unknown>;

const fold = (text: unknown): string => String(text ?? "").toLowerCase();

/**
 * @param name "variant:…", "collection:…" or "collection title:…", in small letters, as a need has it. @param metafields keys to read of products.
 * @returns none or one record; null: the name is of another sort.
 */
export async function namedRecord(
  admin: AdminClient,
  name: string,
  metafields: readonly string[],
): Promise<Picture[] | null> {
  const [sort = "", ...words] = name.split(":");
  const said = words.join(":").trim();
  if (!said) return null;
  if (sort === "variant") return variantNamed(admin, said, metafields);
  if (sort === "collection title")
    return (await collectionNamed(admin, said)).filter(({ title }) => fold(title) === said);
  return sort === "collection" ? collectionNamed(admin, said) : null;
}

async function variantNamed(admin: AdminClient, said: string, metafields: readonly string[]): Promise<Picture[]> {
  const { ids } = await searchRecords(admin, { list: "products", query: searchTerm("sku", said), mostPages: 1 });
  if (!ids.length) return [];
  const { products } = await readProducts(admin, ids, metafields);
  const variants = [...products.values()].flatMap((product) => variantsOfProduct(product as unknown as Picture));
  const found = variants.find(({ sku }) => fold(sku) === said);
  return found ? [found] : [];
}

async function collectionNamed(admin: AdminClient, said: string): Promise<Picture[]> {
  const { seen } = await findCollection(admin, { named: said });
  if (!seen) return [];
  return [
    {
      id: idOf(seen.id),
      title: seen.title,
      handle: seen.handle,
      sort_order: seen.sortOrder.toLowerCase(),
      template_suffix: seen.templateSuffix || null,
      products: seen.products.nodes.map(({ id }) => ({ id: idOf(id) })),
    },
  ];
}
