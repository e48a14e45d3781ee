import type { RequestContext } from "#sandbox/graphql/context.ts";
import { notSimulated } from "#sandbox/graphql/graphql-error.ts";
import { amountInput } from "#sandbox/graphql/mutations/money-input.ts";
import { digits } from "#sandbox/graphql/mutations/mutate.ts";
import { refuseArguments } from "#sandbox/graphql/resolver.ts";
import type { DiscountKind } from "#sandbox/world/discounts/discount-status.ts";
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

interface ItemsInput {
  all?: boolean | null;
  collections?: { add?: Ids; remove?: Ids } | null;
  products?: {
    productsToAdd?: Ids;
    productsToRemove?: Ids;
    productVariantsToAdd?: Ids;
    productVariantsToRemove?: Ids;
  } | null;
}

/** Fields of the inputs of all discounts, by code and by themselves, of each kind. */
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
    items?: ItemsInput | null;
    value?: {
      percentage?: number | null;
      discountAmount?: { amount?: string | number | null; appliesOnEachItem?: boolean | null } | null;
      discountOnQuantity?: {
        quantity?: string | number | null;
        effect?: { percentage?: number | null; amount?: string | number | null } | null;
      } | null;
    } | null;
  } | null;
  /** Of "buy X, get Y". */
  customerBuys?: {
    isOneTimePurchase?: boolean | null;
    isSubscription?: boolean | null;
    items?: ItemsInput | null;
    value?: { quantity?: string | number | null; amount?: string | number | null } | null;
  } | null;
  usesPerOrderLimit?: string | number | null;
  /** Of free delivery. */
  destination?: {
    all?: boolean | null;
    countries?: { add?: Ids; remove?: Ids; includeRestOfWorld?: boolean | null } | null;
  } | null;
  maximumShippingPrice?: string | number | null;
  appliesOnOneTimePurchase?: boolean | null;
  appliesOnSubscription?: boolean | null;
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
export function discountChangeOf(
  field: string,
  kind: DiscountKind,
  input: DiscountInput,
  { shop }: RequestContext,
): DiscountChange {
  const { customerGets, minimumRequirement, combinesWith } = input;
  refuseArguments("DiscountCombinesWithInput", { ...combinesWith }, "productDiscountsWithTagsOnSameCartLine");
  const value = amountOff(field, kind, customerGets?.value, shop.currency);
  const items = itemsOf([field, "customerGets", "items"], customerGets?.items);
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
    appliesOnOneTimePurchase: input.appliesOnOneTimePurchase ?? customerGets?.appliesOnOneTimePurchase ?? undefined,
    appliesOnSubscription: input.appliesOnSubscription ?? customerGets?.appliesOnSubscription ?? undefined,
    freeShipping: kind === "FreeShipping" ? freeShippingOf(input, shop.currency) : undefined,
    buyXGetY: kind === "Bxgy" ? buyXGetYOf(field, input, shop.currency) : undefined,
  };
  return Object.fromEntries(Object.entries(change).filter(([, one]) => one !== undefined));
}

/** Left out, a thing stays as it is. */
function freeShippingOf(
  { destination, maximumShippingPrice: most }: DiscountInput,
  currency: string,
): NonNullable<DiscountChange["freeShipping"]> {
  const countries = destination?.countries;
  return {
    ...(most === undefined ? {} : { maximumPrice: most === null ? null : amountInput(most, currency) }),
    ...(countries
      ? {
          destination: {
            countries: { add: countries.add ?? [], remove: countries.remove ?? [] },
            restOfWorld: countries.includeRestOfWorld ?? false,
          },
        }
      : destination?.all
        ? { destination: null }
        : {}),
  };
}

function buyXGetYOf(field: string, input: DiscountInput, currency: string): NonNullable<DiscountChange["buyXGetY"]> {
  const { customerBuys, customerGets, usesPerOrderLimit: uses } = input;
  if (customerBuys) refuseArguments("DiscountCustomerBuysInput", { ...customerBuys }, "isSubscription");
  if (customerBuys?.isOneTimePurchase === false)
    throw notSimulated("DiscountCustomerBuysInput(isOneTimePurchase: false)");
  const { quantity, amount } = customerBuys?.value ?? {};
  if (quantity != null && amount != null)
    throw new Refused("Too many arguments provided.", {
      field: [field, "customerBuys", "value"],
      code: "TOO_MANY_ARGUMENTS",
    });
  const gets = customerGets?.value?.discountOnQuantity?.quantity;
  return {
    ...(customerBuys
      ? {
          buys: {
            items: itemsOf([field, "customerBuys", "items"], customerBuys.items),
            ...(quantity == null ? {} : { value: { quantity: Number(quantity) } }),
            ...(amount == null ? {} : { value: { amount: amountInput(amount, currency) } }),
          },
        }
      : {}),
    ...(gets == null ? {} : { getsQuantity: Number(gets) }),
    ...(uses === undefined ? {} : { usesPerOrder: uses === null ? null : Number(uses) }),
  };
}

function amountOff(
  field: string,
  kind: DiscountKind,
  value: NonNullable<DiscountInput["customerGets"]>["value"],
  currency: string,
): StoreDiscountRecord["value"] | undefined {
  if (!value) return undefined;
  const { percentage, discountAmount, discountOnQuantity } = value;
  // "BXGY doesn't support percentage", nor discountAmount (the schema); the words are our reading.
  if ((kind === "Bxgy") !== Boolean(discountOnQuantity))
    throw new Refused(
      kind === "Bxgy"
        ? "Only discountOnQuantity permitted with bxgy discounts."
        : "discountOnQuantity field is only permitted with bxgy discounts.",
      { field: [field, "customerGets", "value", "discountOnQuantity"], code: "INVALID" },
    );
  if (discountOnQuantity) {
    const { effect } = discountOnQuantity;
    if (effect?.percentage != null) return { percentage: effect.percentage };
    return effect?.amount == null ? undefined : { amount: amountInput(effect.amount, currency), onEachItem: true };
  }
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

function itemsOf(path: string[], items: ItemsInput | null | undefined): DiscountChange["items"] {
  if (!items) return undefined;
  const { all, products, collections } = items;
  if (all && (products || collections))
    throw new Refused("The attribute selection contains conflicting settings.", {
      field: path,
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
