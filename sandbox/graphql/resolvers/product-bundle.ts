// What bundles tell of their components, and components of the bundles that they are in.
import { listConnection, type PageArguments } from "#sandbox/graphql/connection.ts";
import { refuseArguments, type TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { exactly } from "#sandbox/graphql/searched-page.ts";
import { gid } from "#sandbox/world/gid.ts";
import type { ProductRecord, VariantRecord } from "#sandbox/world/records/product.ts";
import type { World } from "#sandbox/world/world.ts";

/** The bundles that one of some variants is in. */
export function parentsOf(
  world: World,
  variants: readonly VariantRecord[],
  type: string,
  args: PageArguments & { query?: string | null },
) {
  refuseArguments(`${type}.productParents`, { ...args }, "query");
  const ids = new Set(variants.map(({ id }) => id));
  const parents = new Set<ProductRecord>();
  for (const bundle of Object.values(world.state.variants)) {
    const product = bundle.components.some(({ variantId }) => ids.has(variantId))
      ? world.state.products[bundle.productId]
      : undefined;
    if (product) parents.add(product);
  }
  return listConnection([...parents], args, ({ id }) => id);
}

/** What one variant is made of. */
export const variantComponents = (world: World, { id, components }: VariantRecord) =>
  components.map(({ variantId, quantity }) => ({
    id: `${gid("ProductVariantComponent", variantId)}?parent=${id}`,
    productVariant: world.state.variants[variantId],
    quantity,
  }));

/** A product of which a bundle has units. */
interface Component {
  product: ProductRecord;
  variants: VariantRecord[];
  /** Units of it; null: not the same of each variant. */
  quantity: number | null;
}

function componentsOf(world: World, product: ProductRecord): Component[] {
  const found = new Map<ProductRecord, Component>();
  for (const { variantId, quantity } of world.variantsOf(product).flatMap(({ components }) => components)) {
    const variant = world.state.variants[variantId];
    const of = variant && world.state.products[variant.productId];
    if (!of) continue;
    const known = found.get(of) ?? { product: of, variants: [], quantity };
    if (!known.variants.includes(variant)) known.variants.push(variant);
    if (known.quantity !== quantity) known.quantity = null;
    found.set(of, known);
  }
  return [...found.values()];
}

const page = (args: PageArguments, variants: readonly VariantRecord[]) =>
  listConnection(variants, args, ({ id }) => id);

export const productBundleResolvers: TypeResolvers<ProductRecord> = {
  bundleComponents: (product, args: PageArguments, { world }) =>
    listConnection(componentsOf(world, product), args, (one) => one.product.id),
  // This world's bundles have no options of their own.
  bundleConsolidatedOptions: () => null,
  productComponents: (product, args: PageArguments, { world }) =>
    listConnection(componentsOf(world, product), args, (one) => one.product.id),
  productComponentsCount: (product, _args, { world }) => exactly(componentsOf(world, product).length),
  productParents: (product, args: PageArguments & { query?: string | null }, { world }) =>
    parentsOf(world, world.variantsOf(product), "Product", args),
};

/** As a bundle lists it. */
export const bundleComponentResolvers: TypeResolvers<Component> = {
  componentProduct: ({ product }) => product,
  componentVariants: ({ variants }, args: PageArguments) => page(args, variants),
  componentVariantsCount: ({ variants }) => exactly(variants.length),
  quantity: ({ quantity }) => quantity,
  quantityOption: () => null,
};

/** As the product of a bundle lists it: with its variants that are not in it. */
export const productComponentResolvers: TypeResolvers<Component> = {
  product: ({ product }) => product,
  componentVariants: ({ variants }, args: PageArguments) => page(args, variants),
  componentVariantsCount: ({ variants }) => exactly(variants.length),
  nonComponentVariants: (component, args: PageArguments, { world }) => page(args, others(world, component)),
  nonComponentVariantsCount: (component, _args, { world }) => exactly(others(world, component).length),
};

const others = (world: World, { product, variants }: Component) =>
  world.variantsOf(product).filter((variant) => !variants.includes(variant));
