// Pure. What buyers put into their baskets, with the taxes, duties and discounts on it.
import type { Good, Shelf } from "#sandbox/generator/shelf.ts";
import type { MarketProfile } from "#sandbox/generator/store-profile.ts";
import type { LineDraft, ShippingDraft } from "#sandbox/world/place-order.ts";
import type { DiscountRecord } from "#sandbox/world/records/order.ts";
import type { Chance } from "#sandbox/world/seeded-random.ts";

export interface Basket {
  lines: LineDraft[];
  discounts: DiscountRecord[];
}

/** Mostly one thing, seldom many; mostly one of each. */
export function drawBasket(chance: Chance, { goods }: Shelf): Basket {
  const lines = new Map<string, LineDraft>();
  do {
    const good = goods.draw(chance);
    lines.set(good.variantId, {
      variantId: good.variantId,
      price: good.price,
      quantity: chance.happens(0.85) ? 1 : chance.between(2, 4),
    });
  } while (chance.happens(0.45) && lines.size < 12);
  return { lines: [...lines.values()], discounts: [] };
}

export const one = (good: Good, more: Partial<LineDraft> = {}): LineDraft => ({
  variantId: good.variantId,
  price: good.price,
  quantity: 1,
  ...more,
});

/** As many lines as an order may have. */
export function manyLines(chance: Chance, { goods }: Shelf, count: number): LineDraft[] {
  return Array.from({ length: count }, () => one(goods.draw(chance), { quantity: chance.between(1, 6) }));
}

/** A share off every line. */
export function discounted(
  { lines, discounts }: Basket,
  discount: Pick<DiscountRecord, "kind" | "name">,
  percentage: number,
): Basket {
  const position = discounts.length;
  return {
    lines: lines.map((line) => {
      const amount = Math.round(((line.price ?? 0) * line.quantity * percentage) / 100);
      return {
        ...line,
        discount: (line.discount ?? 0) + amount,
        allocations: [...(line.allocations ?? []), { discount: position, amount }],
      };
    }),
    discounts: [
      ...discounts,
      { ...discount, target: "LINE_ITEM", selection: "ALL", allocation: "ACROSS", value: { percentage } },
    ],
  };
}

/** Delivery for nothing, by a code. */
export function freeDelivery(basket: Basket, shipping: ShippingDraft): { basket: Basket; shipping: ShippingDraft } {
  const position = basket.discounts.length;
  const amount = shipping.price;
  return {
    basket: {
      ...basket,
      discounts: [
        ...basket.discounts,
        {
          ...{ kind: "CODE", name: "SHIPFREE", target: "SHIPPING_LINE", selection: "ALL", allocation: "EACH" },
          value: { percentage: 100 },
        },
      ],
    },
    shipping: { ...shipping, discount: amount, allocations: [{ discount: position, amount }] },
  };
}

/** With the taxes of the store on lines that have any, and the duties of a country that asks for them. */
export function taxed(
  lines: readonly LineDraft[],
  { profile }: Shelf,
  market: Pick<MarketProfile, "dutyRate" | "country">,
): LineDraft[] {
  const { title, rate, included } = profile.tax;
  const isExport = market.dutyRate !== undefined;
  return lines.map((line) => {
    const paid = (line.price ?? 0) * line.quantity - (line.discount ?? 0);
    const amount = Math.round(included ? paid - paid / (1 + rate) : paid * rate);
    return {
      ...line,
      ...(rate > 0 && !isExport && line.taxable !== false ? { taxLines: [{ title, rate, amount }] } : {}),
      ...(market.dutyRate && line.requiresShipping !== false
        ? {
            duties: [
              {
                harmonizedSystemCode: null,
                countryCodeOfOrigin: profile.countryCode,
                amount: Math.round(paid * market.dutyRate),
                taxLines: [],
              },
            ],
          }
        : {}),
    };
  });
}
