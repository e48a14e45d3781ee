// A bundle that is bought becomes the lines of its components, in one group (documented: "fixed bundles"). They are what is
// committed, shipped and returned.
import { NotSimulated } from "#sandbox/world/not-simulated.ts";
import type { LineDraft } from "#sandbox/world/place-order.ts";
import type { Minor } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

/** The lines that a draft of a line makes: itself, or the components of the bundle that it is. */
export function bundleLines(world: World, draft: LineDraft): LineDraft[] {
  const bundle = draft.variantId && !draft.group ? world.state.variants[draft.variantId] : undefined;
  if (!bundle || bundle.components.length === 0) return [draft];
  if (draft.allocations || draft.taxLines?.length || draft.duties?.length || draft.presentmentPrice !== undefined)
    throw new NotSimulated("an order of a bundle with allocations, taxes, duties or a presentment price of its own");
  const components = bundle.components.flatMap(({ variantId, quantity }) => {
    const variant = world.state.variants[variantId];
    return variant ? [{ variant, quantity }] : [];
  });
  const parts = components.map(({ variant, quantity }) => ({ weight: variant.price * quantity, quantity }));
  const prices = componentPrices(draft.price ?? bundle.price, parts);
  const discounts = shares(
    draft.discount ?? 0,
    parts.map(({ weight }) => weight),
  );
  const title = draft.title ?? world.state.products[bundle.productId]?.title ?? "";
  const group = {
    id: world.nextId(),
    title,
    quantity: draft.quantity,
    variantId: bundle.id,
    productId: bundle.productId,
  };
  const { attributes, sellingPlan } = draft;
  return components.map(({ variant, quantity }, index) => ({
    variantId: variant.id,
    quantity: quantity * draft.quantity,
    price: prices[index] ?? 0,
    group,
    ...(discounts[index] ? { discount: discounts[index] } : {}),
    ...(attributes ? { attributes } : {}),
    ...(sellingPlan ? { sellingPlan } : {}),
  }));
}

/**
 * Unit prices of the components of a bundle at this price: by weight, which is unit price times quantity (documented as the
 * weight price algorithm). Whole minor units, so that the bundle may come out some of them off where every component is there
 * more than once.
 */
export function componentPrices(price: Minor, parts: readonly { weight: number; quantity: number }[]): Minor[] {
  const wanted = shares(
    price,
    parts.map(({ weight }) => weight),
  );
  const prices = parts.map(({ quantity }, index) => Math.floor((wanted[index] ?? 0) / quantity));
  const sum = () => parts.reduce((total, { quantity }, index) => total + (prices[index] ?? 0) * quantity, 0);
  for (const index of parts.keys())
    if (parts[index]?.quantity === 1) {
      prices[index] = (prices[index] ?? 0) + price - sum();
      break;
    }
  return prices;
}

/** An amount split by weights, to the last minor unit. */
function shares(amount: Minor, weights: readonly number[]): Minor[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let [weighed, given] = [0, 0];
  return weights.map((weight) => {
    weighed += weight;
    const upTo = all === 0 ? 0 : Math.round((amount * weighed) / all);
    const share = upTo - given;
    given = upTo;
    return share;
  });
}
