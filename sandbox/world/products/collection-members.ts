// Pure over the world. Which products are in a collection: put in by hand, or matching the rules of a smart one.
import { availableOf } from "#sandbox/world/products/product-figures.ts";
import type { CollectionRecord, ProductRecord, RuleRelation } from "#sandbox/world/records/product.ts";
import type { World } from "#sandbox/world/world.ts";

type Rule = NonNullable<CollectionRecord["ruleSet"]>["rules"][number];

export function isMember(world: World, collection: CollectionRecord, product: ProductRecord): boolean {
  if (collection.shop !== product.shop) return false;
  if (!collection.ruleSet) return collection.productIds.includes(product.id);
  const { rules, anyOf } = collection.ruleSet;
  const matches = (rule: Rule) => ruleMatches(world, rule, product);
  return anyOf ? rules.some(matches) : rules.length > 0 && rules.every(matches);
}

/** In the collection's own order. */
export function productsIn(world: World, collection: CollectionRecord): ProductRecord[] {
  const members = collection.ruleSet
    ? world.productsOf(collection.shop).filter((product) => isMember(world, collection, product))
    : collection.productIds.flatMap((id) => world.product(collection.shop, id) ?? []);
  const compare = ORDERS[collection.sortOrder];
  return compare ? members.toSorted((a, b) => compare(world, a, b)) : members;
}

export const collectionsOf = (world: World, product: ProductRecord): CollectionRecord[] =>
  world.collectionsOf(product.shop).filter((collection) => isMember(world, collection, product));

const lowest = (world: World, product: ProductRecord) =>
  Math.min(...world.variantsOf(product).map((variant) => variant.price));
const text = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** By sort order; what sells best or is most relevant is not known here: those stay in the order they were put in. */
const ORDERS: Partial<Record<string, (world: World, a: ProductRecord, b: ProductRecord) => number>> = {
  ALPHA_ASC: (_world, a, b) => text(a.title.toLowerCase(), b.title.toLowerCase()),
  ALPHA_DESC: (_world, a, b) => text(b.title.toLowerCase(), a.title.toLowerCase()),
  CREATED: (_world, a, b) => text(a.createdAt, b.createdAt),
  CREATED_DESC: (_world, a, b) => text(b.createdAt, a.createdAt),
  PRICE_ASC: (world, a, b) => lowest(world, a) - lowest(world, b),
  PRICE_DESC: (world, a, b) => lowest(world, b) - lowest(world, a),
};

// A rule about variants holds for a product when it holds for one of its variants.
function ruleMatches(world: World, { column, relation, condition }: Rule, product: ProductRecord): boolean {
  const variants = world.variantsOf(product);
  switch (column) {
    case "TAG":
      // "is not equal to" means that none of the tags is.
      return relation === "NOT_EQUALS"
        ? product.tags.every((tag) => textMatches(tag, relation, condition))
        : product.tags.some((tag) => textMatches(tag, relation, condition));
    case "TITLE":
      return textMatches(product.title, relation, condition);
    case "TYPE":
      return textMatches(product.productType, relation, condition);
    case "VENDOR":
      return textMatches(product.vendor, relation, condition);
    case "VARIANT_TITLE":
      return variants.some((variant) => textMatches(variant.title, relation, condition));
    case "VARIANT_PRICE":
      return variants.some(({ price }) => numberMatches(price / 100, relation, condition));
    case "VARIANT_COMPARE_AT_PRICE":
      return variants.some(({ compareAtPrice: price }) =>
        relation === "IS_NOT_SET"
          ? price === null
          : relation === "IS_SET"
            ? price !== null
            : price !== null && numberMatches(price / 100, relation, condition),
      );
    case "VARIANT_INVENTORY":
      return variants.some((variant) => numberMatches(availableOf(world, variant), relation, condition));
    case "VARIANT_WEIGHT":
      return variants.some(({ grams }) => numberMatches(grams, relation, condition));
    case "IS_PRICE_REDUCED": {
      const reduced = variants.some(({ price, compareAtPrice }) => compareAtPrice !== null && compareAtPrice > price);
      return relation === "IS_NOT_SET" ? !reduced : reduced;
    }
  }
}

function textMatches(value: string, relation: RuleRelation, condition: string): boolean {
  const [text, wanted] = [value.toLowerCase(), condition.toLowerCase()];
  if (relation === "CONTAINS") return text.includes(wanted);
  if (relation === "NOT_CONTAINS") return !text.includes(wanted);
  if (relation === "STARTS_WITH") return text.startsWith(wanted);
  if (relation === "ENDS_WITH") return text.endsWith(wanted);
  return relation === "NOT_EQUALS" ? text !== wanted : text === wanted;
}

function numberMatches(value: number, relation: RuleRelation, condition: string): boolean {
  const wanted = Number(condition);
  if (relation === "GREATER_THAN") return value > wanted;
  if (relation === "LESS_THAN") return value < wanted;
  return relation === "NOT_EQUALS" ? value !== wanted : value === wanted;
}
