import { money, moneyBag } from "#sandbox/graphql/money-bag.ts";
import { type TypeResolvers, typed } from "#sandbox/graphql/resolver.ts";
import type { Of } from "#sandbox/graphql/resolvers/order.ts";
import { allocationsOf } from "#sandbox/world/order-discounts.ts";
import type { AllocationRecord, DiscountRecord } from "#sandbox/world/records/order.ts";
import type { Minor, OrderRecord } from "#sandbox/world/types.ts";

const TYPES = {
  CODE: "DiscountCodeApplication",
  AUTOMATIC: "AutomaticDiscountApplication",
  MANUAL: "ManualDiscountApplication",
  SCRIPT: "ScriptDiscountApplication",
} as const;

function application(discount: DiscountRecord, index: number, currency: string) {
  const value =
    "percentage" in discount.value
      ? typed("PricingPercentageValue", { percentage: discount.value.percentage })
      : typed("MoneyV2", money(discount.value.amount, currency));
  return typed(TYPES[discount.kind], {
    index,
    allocationMethod: discount.allocation,
    targetSelection: discount.selection,
    targetType: discount.target,
    value,
    ...(discount.kind === "CODE"
      ? { code: discount.name }
      : { title: discount.name, description: discount.description ?? discount.name }),
  });
}

export const discountApplicationsOf = (order: OrderRecord, currency: string) =>
  (order.discounts ?? []).map((discount, index) => application(discount, index, currency));

/** The allocations of a line or delivery, as `DiscountAllocation` reads them. */
export const discountAllocations = ({
  order,
  it,
}: Of<{ discount?: Minor; allocations?: AllocationRecord[] }>): Of<AllocationRecord>[] =>
  allocationsOf(it).map((allocation) => ({ order, it: allocation }));

export const discountAllocationResolvers: TypeResolvers<Of<AllocationRecord>> = {
  allocatedAmount: ({ order, it }, _args, { shop }) => money(it.amount, order.currency ?? shop.currency),
  allocatedAmountSet: ({ order, it }, _args, { shop }) => moneyBag(order, shop.currency, it.amount),
  discountApplication: ({ order, it }, _args, { shop }) => {
    const discount = order.discounts?.[it.discount];
    return discount ? application(discount, it.discount, order.currency ?? shop.currency) : null;
  },
};
