import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NotSimulated } from "#sandbox/world/not-simulated.ts";
import { componentPrices } from "#sandbox/world/products/bundle-lines.ts";
import { createProduct } from "#sandbox/world/products/create-product.ts";
import { availableOf } from "#sandbox/world/products/product-figures.ts";
import { stockAt, stockedWorld, variantOf } from "#tests/unit/sandbox/inventory/stocked-world.ts";
import { place, SHOP } from "#tests/unit/sandbox/support.ts";

/** A set of two mugs at £12.50 each and a stove at £50, for £60. */
function bundled() {
  const stocked = stockedWorld();
  const { world, variant: mug } = stocked;
  const stove = variantOf(
    world,
    createProduct(world, SHOP, { title: "Stove", variants: [{ sku: "ST", price: 5_000 }] }),
  );
  const product = createProduct(world, SHOP, {
    title: "Set",
    variants: [
      {
        price: 6_000,
        components: [
          { variantId: mug.id, quantity: 2 },
          { variantId: stove.id, quantity: 1 },
        ],
      },
    ],
  });
  return { ...stocked, mug, stove, product, set: variantOf(world, product) };
}

describe("a bundle that is bought", () => {
  it("is the lines of its components, at their share of its price, in one group", () => {
    const { world, mug, stove, set, product } = bundled();
    const order = place(world, { lines: [{ variantId: set.id, quantity: 3 }] });
    expect(order.lines).toMatchObject([
      { variantId: mug.id, title: "Mug", quantity: 6, price: 1_000 },
      { variantId: stove.id, title: "Stove", quantity: 3, price: 4_000 },
    ]);
    const group = { title: "Set", quantity: 3, variantId: set.id, productId: product.id };
    expect(order.lines.map((line) => line.group)).toMatchObject([group, group]);
    expect(order.lines[0]?.group?.id).toBe(order.lines[1]?.group?.id);
  });

  it("takes the stock of its components", () => {
    const { world, set, itemId, first } = bundled();
    place(world, { lines: [{ variantId: set.id, quantity: 2 }] });
    expect(stockAt(world, itemId, first)).toMatchObject({ available: 6, committed: 4 });
  });

  it("shares a discount, to the penny", () => {
    const { world, set } = bundled();
    const order = place(world, { lines: [{ variantId: set.id, quantity: 1, discount: 1_000 }] });
    expect(order.lines.map(({ discount }) => discount)).toEqual([333, 667]);
  });

  it("is not split when somebody said what its taxes are", () => {
    const { world, set } = bundled();
    const taxLines = [{ title: "VAT", rate: 0.2, amount: 10 }];
    expect(() => place(world, { lines: [{ variantId: set.id, quantity: 1, taxLines }] })).toThrow(NotSimulated);
  });

  it("is available as often as its scarcest component makes it", () => {
    const { world, set, mug } = bundled();
    expect(availableOf(world, mug)).toBe(15);
    expect(availableOf(world, { ...set, components: [{ variantId: mug.id, quantity: 2 }] })).toBe(7);
  });

  it("costs what it costs, when one of its components is there once", () => {
    const part = fc.record({ weight: fc.integer({ min: 0, max: 100_000 }), quantity: fc.integer({ min: 1, max: 5 }) });
    fc.assert(
      fc.property(fc.nat(100_000), fc.array(part, { minLength: 1, maxLength: 5 }), (price, parts) => {
        const prices = componentPrices(price, parts);
        const total = parts.reduce((sum, { quantity }, index) => sum + (prices[index] ?? 0) * quantity, 0);
        if (parts.some(({ quantity }) => quantity === 1)) expect(total).toBe(price);
        // Each component more than once: less than a minor unit a unit goes astray.
        else if (parts.some(({ weight }) => weight > 0)) {
          expect(total).toBeLessThanOrEqual(price);
          expect(price - total).toBeLessThan(parts.reduce((sum, { quantity }) => sum + quantity, 0));
        }
        expect(prices.every((one) => Number.isInteger(one))).toBe(true);
      }),
    );
  });
});
