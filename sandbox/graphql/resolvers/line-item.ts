import type { RequestContext } from "#sandbox/graphql/context.ts";
import { notSimulated } from "#sandbox/graphql/graphql-error.ts";
import { moneyBag } from "#sandbox/graphql/money-bag.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { discountAllocations } from "#sandbox/graphql/resolvers/discount.ts";
import { serviceOfLine } from "#sandbox/graphql/resolvers/fulfillment-service.ts";
import type { Of } from "#sandbox/graphql/resolvers/order.ts";
import { taxLinesOf } from "#sandbox/graphql/resolvers/tax-line.ts";
import { gid } from "#sandbox/world/gid.ts";
import { webhookMoney } from "#sandbox/world/money.ts";
import { allocationsOf } from "#sandbox/world/order-discounts.ts";
import { editable } from "#sandbox/world/order-editable.ts";
import { fulfilledQuantity, shownFulfillable } from "#sandbox/world/order-status.ts";
import { lineNet, lineTax } from "#sandbox/world/order-totals.ts";
import type { LineRecord, Minor } from "#sandbox/world/types.ts";

type Line = Of<LineRecord>;

const unfulfilled = ({ order, it }: Line) => Math.max(0, it.currentQuantity - fulfilledQuantity(order, it.id));

type Read = (line: Line, args: { withCodeDiscounts?: boolean | null }) => Minor;

/** As `MoneyBag`, in both currencies. */
const bag =
  (read: Read) =>
  (line: Line, args: object, { shop }: RequestContext) =>
    moneyBag(
      line.order,
      shop.currency,
      read(line, args),
      exactly(line, (seen) => read(seen, args)),
    );

/** As the deprecated `Money` scalar, in the shop's currency. */
const plain =
  (read: Read) =>
  (line: Line, args: object, { shop }: RequestContext) =>
    webhookMoney(read(line, args), line.order.currency ?? shop.currency);

const both = (name: string, read: Read): TypeResolvers<Line> => ({ [name]: plain(read), [`${name}Set`]: bag(read) });

/** In the buyer's currency, where the line was priced in it. */
function exactly(line: Line, read: (line: Line) => Minor): Minor | undefined {
  const { presentmentPrice, discount } = line.it;
  if (presentmentPrice === undefined || discount !== 0) return undefined;
  return read({ order: line.order, it: { ...line.it, price: presentmentPrice } });
}

/** Discounts on the line alone, and codes too if asked; never those on the whole order. */
function lineDiscount({ order, it }: Line, withCodes: boolean): Minor {
  let sum = 0;
  for (const { discount, amount } of allocationsOf(it)) {
    const one = order.discounts?.[discount];
    if (one?.kind === "CODE" ? withCodes : !(one?.selection === "ALL" && one.allocation === "ACROSS")) sum += amount;
  }
  return sum;
}

const perUnit = (amount: Minor, line: LineRecord) => (line.quantity === 0 ? 0 : Math.round(amount / line.quantity));

export const lineItemResolvers: TypeResolvers<Line> = {
  id: ({ it }) => gid("LineItem", it.id),
  title: ({ it }) => it.title,
  name: ({ it }) => (it.variantTitle ? `${it.title} - ${it.variantTitle}` : it.title),
  variantTitle: ({ it }) => it.variantTitle,
  sku: ({ it }) => it.sku,
  vendor: ({ it }) => it.vendor,
  quantity: ({ it }) => it.quantity,
  currentQuantity: ({ it }) => it.currentQuantity,
  requiresShipping: ({ it }) => it.requiresShipping,
  taxable: ({ it }) => it.taxable,
  isGiftCard: ({ it }) => it.giftCard,
  weight: ({ it }) => ({ value: it.grams, unit: "GRAMS" }),
  customAttributes: ({ it }) => it.attributes ?? [],
  taxLines: ({ order, it }, args: { first?: number }) => taxLinesOf(order, it.taxLines?.slice(0, args.first)),
  duties: ({ order, it }) => (it.duties ?? []).map((duty) => ({ order, it: duty })),
  discountAllocations,
  sellingPlan: ({ it }) =>
    it.sellingPlan ? { name: it.sellingPlan.name, sellingPlanId: gid("SellingPlan", it.sellingPlan.id) } : null,
  lineItemGroup: ({ it }, _args, { world }) =>
    it.group
      ? {
          id: gid("LineItemGroup", it.group.id),
          title: it.group.title,
          quantity: it.group.quantity,
          customAttributes: [],
          productId: it.group.productId && gid("Product", it.group.productId),
          variantId: it.group.variantId && gid("ProductVariant", it.group.variantId),
          variantSku: (it.group.variantId && world.state.variants[it.group.variantId]?.sku) || null,
        }
      : null,
  contract: ({ it }) => {
    if (it.sellingPlan) throw notSimulated("LineItem.contract of a subscription");
    return null;
  },
  merchantEditable: (line) => editable(line.order) && unfulfilled(line) > 0,
  canRestock: ({ it }) => it.variantId !== null,
  restockable: ({ it }) => it.variantId !== null,
  staffMember: () => null,
  fulfillmentService: ({ it }, _args, context) => serviceOfLine(it.fulfillmentService, context),
  image: () => null,
  fulfillableQuantity: ({ order, it }, _args, { world }) =>
    shownFulfillable(order, world.fulfillmentOrdersOf(order), it.id),
  unfulfilledQuantity: unfulfilled,
  nonFulfillableQuantity: ({ it }) => it.quantity - it.currentQuantity,
  refundableQuantity: ({ it }) => it.currentQuantity,
  // As the webhook has it, which prints nothing for "unfulfilled".
  fulfillmentStatus: ({ order, it }) => {
    const shipped = fulfilledQuantity(order, it.id);
    if (shipped === 0) return "unfulfilled";
    return it.currentQuantity > 0 && shipped >= it.currentQuantity ? "fulfilled" : "partial";
  },
  ...both("originalUnitPrice", ({ it }) => it.price),
  ...both("originalTotal", ({ it }) => it.price * it.quantity),
  ...both("totalDiscount", (line) => lineDiscount(line, true)),
  ...both("discountedTotal", (line, { withCodeDiscounts }) => {
    return line.it.price * line.it.quantity - lineDiscount(line, withCodeDiscounts === true);
  }),
  ...both("discountedUnitPrice", (line) => line.it.price - perUnit(lineDiscount(line, false), line.it)),
  ...both("unfulfilledOriginalTotal", (line) => line.it.price * unfulfilled(line)),
  ...both("unfulfilledDiscountedTotal", (line) => lineNet(line.it, unfulfilled(line))),
  discountedUnitPriceAfterAllDiscountsSet: bag(({ it }) => it.price - perUnit(it.discount, it)),
  priceAfterAllDiscountsBeforeTaxesSet: bag(
    ({ order, it }) => lineNet(it, it.currentQuantity) - (order.taxesIncluded ? lineTax(it, it.currentQuantity) : 0),
  ),
  variant: ({ it }, _args, { world }) => (it.variantId ? (world.state.variants[it.variantId] ?? null) : null),
  product: ({ it }, _args, { world, shop }) => it.productId && world.product(shop.domain, it.productId),
};
