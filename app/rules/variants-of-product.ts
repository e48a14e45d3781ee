// Pure. The variants of a product, each knowing its product.
import type { Plain } from "#app/rules/plain.ts";

export function variantsOfProduct({ variants, ...product }: Plain): Plain[] {
  return ((variants as Plain[] | undefined) ?? []).map((variant) => ({ ...variant, product }));
}
