// Pure. The variants of a product, each knowing its product.
type Plain = Record<string, unknown>;

export function variantsOfProduct({ variants, ...product }: Plain): Plain[] {
  return ((variants as Plain[] | undefined) ?? []).map((variant) => ({ ...variant, product }));
}
