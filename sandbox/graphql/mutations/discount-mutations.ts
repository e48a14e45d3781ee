import type { RequestContext } from "#sandbox/graphql/context.ts";
import { type DiscountInput, discountChangeOf } from "#sandbox/graphql/mutations/discount-input.ts";
import { digits, mutate } from "#sandbox/graphql/mutations/mutate.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { discountGid, discountNode, nodeTypeOf } from "#sandbox/graphql/resolvers/store-discount.ts";
import { deleteDiscount } from "#sandbox/world/discounts/delete-discount.ts";
import { createDiscount, updateDiscount } from "#sandbox/world/discounts/save-discount.ts";
import { activateDiscount, deactivateDiscount } from "#sandbox/world/discounts/switch-discount.ts";
import type { StoreDiscountRecord } from "#sandbox/world/records/store-discount.ts";
import { Refused } from "#sandbox/world/world.ts";

type Method = StoreDiscountRecord["method"];

/** Names of the fields that the mutations of either kind take and answer. */
const NAMES: Readonly<Record<Method, { input: string; node: string; deleted: string }>> = {
  CODE: { input: "basicCodeDiscount", node: "codeDiscountNode", deleted: "deletedCodeDiscountId" },
  AUTOMATIC: {
    ...{ input: "automaticBasicDiscount", node: "automaticDiscountNode", deleted: "deletedAutomaticDiscountId" },
  },
};

function find(method: Method, { world, shop }: RequestContext, id: string): StoreDiscountRecord {
  const found = world.state.storeDiscounts[digits(id, nodeTypeOf(method))];
  if (found?.shop !== shop.domain || found.method !== method)
    throw new Refused("Discount does not exist", { field: ["id"], code: "INVALID" });
  return found;
}

/** What answers `DiscountUserError`. */
const told = (userErrors: object[]) => userErrors.map((error) => ({ ...error, extraInfo: null }));

const noDiscount = (method: Method) => (userErrors: object[]) => ({
  [NAMES[method].node]: null,
  userErrors: told(userErrors),
});

type Mutation = TypeResolvers<undefined>[string];
type Arguments = { id: string } & Record<string, DiscountInput>;

const create =
  (method: Method): Mutation =>
  (_root, args: Arguments, context, info) => {
    const { input, node } = NAMES[method];
    const { world, shop, actor } = context;
    return mutate(
      context,
      info.fieldName,
      { ...args },
      [],
      () => {
        const change = discountChangeOf(input, args[input] ?? {}, context);
        const made = createDiscount(world, shop.domain, method, change, input, actor);
        return { changed: true, payload: { [node]: discountNode(made) }, targetIds: [discountGid(made)] };
      },
      noDiscount(method),
    );
  };

const update =
  (method: Method): Mutation =>
  (_root, args: Arguments, context, info) => {
    const { input, node } = NAMES[method];
    return mutate(
      context,
      info.fieldName,
      { ...args },
      [args.id],
      () => {
        const record = find(method, context, args.id);
        const change = discountChangeOf(input, args[input] ?? {}, context);
        const changed = updateDiscount(context.world, record, change, input, context.actor);
        return { changed, payload: { [node]: discountNode(record) } };
      },
      noDiscount(method),
    );
  };

const switched =
  (method: Method, change: typeof activateDiscount): Mutation =>
  (_root, { id }: { id: string }, context, info) =>
    mutate(
      context,
      info.fieldName,
      { id },
      [id],
      () => {
        const record = find(method, context, id);
        const changed = change(context.world, record, context.actor);
        return { changed, payload: { [NAMES[method].node]: discountNode(record) } };
      },
      noDiscount(method),
    );

const remove =
  (method: Method): Mutation =>
  (_root, { id }: { id: string }, context, info) =>
    mutate(
      context,
      info.fieldName,
      { id },
      [id],
      () => {
        deleteDiscount(context.world, find(method, context, id), context.actor);
        return { changed: true, payload: { [NAMES[method].deleted]: id } };
      },
      (userErrors) => ({ [NAMES[method].deleted]: null, userErrors: told(userErrors) }),
    );

export const discountMutations: TypeResolvers<undefined> = {
  discountCodeBasicCreate: create("CODE"),
  discountCodeBasicUpdate: update("CODE"),
  discountCodeActivate: switched("CODE", activateDiscount),
  discountCodeDeactivate: switched("CODE", deactivateDiscount),
  discountCodeDelete: remove("CODE"),
  discountAutomaticBasicCreate: create("AUTOMATIC"),
  discountAutomaticBasicUpdate: update("AUTOMATIC"),
  discountAutomaticActivate: switched("AUTOMATIC", activateDiscount),
  discountAutomaticDeactivate: switched("AUTOMATIC", deactivateDiscount),
  discountAutomaticDelete: remove("AUTOMATIC"),
};
