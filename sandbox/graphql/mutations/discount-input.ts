import type { RequestContext } from "#sandbox/graphql/context.ts";
import { amountInput } from "#sandbox/graphql/mutations/money-input.ts";
import { digits } from "#sandbox/graphql/mutations/mutate.ts";
import { refuseArguments } from "#sandbox/graphql/resolver.ts";
import type { DiscountChange, ListChange } from "#sandbox/world/discounts/save-discount.ts";
import type { StoreDiscountRecord } from "#sandbox/world/records/store-discount.ts";
import { Refused } from "#sandbox/world/world.ts";

type Ids = string[] | null;

interface Selection {
  all?: unknown;
  customers?: { add?: Ids; remove?: Ids } | null;
  customerSegments?: object | null;
  markets?: object | null;
}

/** Fields of the inputs of discounts by code and of those that come by themselves. */
export interface DiscountInput {
  title?: string | null;
  code?: string | null;
  startsAt?: string | null;
  endsAt?: string | null;
  usageLimit?: number | null;
  appliesOncePerCustomer?: boolean | null;
  recurringCycleLimit?: number | null;
  tags?: string[] | null;
  combinesWith?: {
    orderDiscounts?: boolean;
    productDiscounts?: boolean;
    shippingDiscounts?: boolean;
    productDiscountsWithTagsOnSameCartLine?: object | null;
  } | null;
  context?: Selection | null;
  customerSelection?: Selection | null;
  customerGets?: {
    appliesOnOneTimePurchase?: boolean | null;
    appliesOnSubscription?: boolean | null;
    items?: {
      all?: boolean | null;
      collections?: { add?: Ids; remove?: Ids } | null;
      products?: {
        productsToAdd?: Ids;
        productsToRemove?: Ids;
        productVariantsToAdd?: Ids;
        productVariantsToRemove?: Ids;
      } | null;
    } | null;
    value?: {
      percentage?: number | null;
      discountAmount?: { amount?: string | number | null; appliesOnEachItem?: boolean | null } | null;
      discountOnQuantity?: object | null;
    } | null;
  } | null;
  minimumRequirement?: {
    quantity?: { greaterThanOrEqualToQuantity?: string | number | null } | null;
    subtotal?: { greaterThanOrEqualToSubtotal?: string | number | null } | null;
  } | null;
}

const instantOf = (text: string): string => `${new Date(text).toISOString().slice(0, 19)}Z`;

const listChange = (type: string, add: Ids | undefined, remove: Ids | undefined): ListChange => ({
  add: (add ?? []).map((id) => digits(id, type)),
  remove: (remove ?? []).map((id) => digits(id, type)),
});

/**
 * What a discount's input says. Throws `Refused` for values that contradict each other.
 * @param field the input's name, where its fields are.
 */
export function discountChangeOf(field: string, input: DiscountInput, { shop }: RequestContext): DiscountChange {
  const { customerGets, minimumRequirement, combinesWith } = input;
  refuseArguments("DiscountCombinesWithInput", { ...combinesWith }, "productDiscountsWithTagsOnSameCartLine");
  const value = amountOff(field, customerGets?.value, shop.currency);
  const items = itemsOf(field, customerGets?.items);
  const customers = customersOf(input.context ?? input.customerSelection);
  const change: DiscountChange = {
    title: input.title ?? undefined,
    code: input.code ?? undefined,
    startsAt: input.startsAt ? instantOf(input.startsAt) : undefined,
    endsAt: input.endsAt ? instantOf(input.endsAt) : input.endsAt,
    usageLimit: input.usageLimit,
    appliesOncePerCustomer: input.appliesOncePerCustomer ?? undefined,
    recurringCycleLimit: input.recurringCycleLimit,
    tags: input.tags ?? undefined,
    combinesWith: combinesWith
      ? {
          orderDiscounts: combinesWith.orderDiscounts ?? false,
          productDiscounts: combinesWith.productDiscounts ?? false,
          shippingDiscounts: combinesWith.shippingDiscounts ?? false,
        }
      : undefined,
    value,
    items,
    customers,
    minimum: minimumOf(field, minimumRequirement, shop.currency),
    appliesOnOneTimePurchase: customerGets?.appliesOnOneTimePurchase ?? undefined,
    appliesOnSubscription: customerGets?.appliesOnSubscription ?? undefined,
  };
  return Object.fromEntries(Object.entries(change).filter(([, one]) => one !== undefined));
}

function amountOff(
  field: string,
  value: NonNullable<DiscountInput["customerGets"]>["value"],
  currency: string,
): StoreDiscountRecord["value"] | undefined {
  if (!value) return undefined;
  refuseArguments("DiscountCustomerGetsValueInput", { ...value }, "discountOnQuantity");
  const { percentage, discountAmount } = value;
  if (percentage != null && discountAmount)
    throw new Refused("Too many arguments provided.", {
      field: [field, "customerGets", "value"],
      code: "TOO_MANY_ARGUMENTS",
    });
  if (percentage != null) return { percentage };
  if (discountAmount?.amount == null) return undefined;
  return {
    amount: amountInput(discountAmount.amount, currency),
    onEachItem: discountAmount.appliesOnEachItem ?? false,
  };
}

function itemsOf(field: string, items: NonNullable<DiscountInput["customerGets"]>["items"]): DiscountChange["items"] {
  if (!items) return undefined;
  const { all, products, collections } = items;
  if (all && (products || collections))
    throw new Refused("The attribute selection contains conflicting settings.", {
      field: [field, "customerGets", "items"],
      code: "CONFLICT",
    });
  return {
    all: all ?? false,
    products: listChange("Product", products?.productsToAdd, products?.productsToRemove),
    variants: listChange("ProductVariant", products?.productVariantsToAdd, products?.productVariantsToRemove),
    collections: listChange("Collection", collections?.add, collections?.remove),
  };
}

function customersOf(selection: Selection | null | undefined): DiscountChange["customers"] {
  if (!selection) return undefined;
  refuseArguments("DiscountContextInput", { ...selection }, "customerSegments", "markets");
  if (selection.all) return null;
  return selection.customers ? listChange("Customer", selection.customers.add, selection.customers.remove) : undefined;
}

function minimumOf(
  field: string,
  minimum: DiscountInput["minimumRequirement"],
  currency: string,
): StoreDiscountRecord["minimum"] | undefined {
  if (minimum == null) return minimum;
  const quantity = minimum.quantity?.greaterThanOrEqualToQuantity;
  const subtotal = minimum.subtotal?.greaterThanOrEqualToSubtotal;
  if (quantity != null && subtotal != null)
    throw new Refused("Specify a minimum subtotal or a quantity, but not both.", {
      field: [field, "minimumRequirement", "subtotal", "greaterThanOrEqualToSubtotal"],
      code: "MINIMUM_SUBTOTAL_AND_QUANTITY_RANGE_BOTH_PRESENT",
    });
  if (quantity != null) return { quantity: Number(quantity) };
  return subtotal == null ? null : { subtotal: amountInput(subtotal, currency) };
}
