import type { RequestContext } from "#sandbox/graphql/context.ts";
import { type DiscountInput, discountChangeOf } from "#sandbox/graphql/mutations/discount-input.ts";
import { digits, mutate } from "#sandbox/graphql/mutations/mutate.ts";
import { mutateById } from "#sandbox/graphql/mutations/mutate-by-id.ts";
import { DISCOUNTS } from "#sandbox/graphql/queries/discount-queries.ts";
import { refuseArguments, type TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { discountGid, discountNode, nodeTypeOf } from "#sandbox/graphql/resolvers/store-discount.ts";
import { search } from "#sandbox/graphql/search.ts";
import { startedJob } from "#sandbox/graphql/started-job.ts";
import { deleteDiscount } from "#sandbox/world/discounts/delete-discount.ts";
import { type DiscountKind, discountsOfShop, kindOfDiscount } from "#sandbox/world/discounts/discount-status.ts";
import { createDiscount, updateDiscount } from "#sandbox/world/discounts/save-discount.ts";
import { activateDiscount, deactivateDiscount } from "#sandbox/world/discounts/switch-discount.ts";
import type { StoreDiscountRecord } from "#sandbox/world/records/store-discount.ts";
import { Refused } from "#sandbox/world/world.ts";

type Method = StoreDiscountRecord["method"];

/** Names of the fields that the mutations of either method take and answer. */
const NAMES: Readonly<
  Record<Method, { input: Readonly<Record<DiscountKind, string>>; node: string; deleted: string }>
> = {
  CODE: {
    input: { Basic: "basicCodeDiscount", FreeShipping: "freeShippingCodeDiscount", Bxgy: "bxgyCodeDiscount" },
    ...{ node: "codeDiscountNode", deleted: "deletedCodeDiscountId" },
  },
  AUTOMATIC: {
    input: {
      ...{ Basic: "automaticBasicDiscount", FreeShipping: "freeShippingAutomaticDiscount" },
      Bxgy: "automaticBxgyDiscount",
    },
    ...{ node: "automaticDiscountNode", deleted: "deletedAutomaticDiscountId" },
  },
};

function find(method: Method, { world, shop }: RequestContext, id: string, kind?: DiscountKind): StoreDiscountRecord {
  const found = world.state.storeDiscounts[digits(id, nodeTypeOf(method))];
  const isMeant = found?.shop === shop.domain && found.method === method && (!kind || kindOfDiscount(found) === kind);
  if (!found || !isMeant) throw new Refused("Discount does not exist", { field: ["id"], code: "INVALID" });
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
  (method: Method, kind: DiscountKind): Mutation =>
  (_root, args: Arguments, context, info) => {
    const { node } = NAMES[method];
    const input = NAMES[method].input[kind];
    const { world, shop, actor } = context;
    return mutate(
      context,
      info.fieldName,
      { ...args },
      [],
      () => {
        const change = discountChangeOf(input, kind, args[input] ?? {}, context);
        const made = createDiscount(world, shop.domain, method, change, input, actor);
        return { changed: true, payload: { [node]: discountNode(made) }, targetIds: [discountGid(made)] };
      },
      noDiscount(method),
    );
  };

const update =
  (method: Method, kind: DiscountKind): Mutation =>
  (_root, args: Arguments, context, info) => {
    const { node } = NAMES[method];
    const input = NAMES[method].input[kind];
    return mutate(
      context,
      info.fieldName,
      { ...args },
      [args.id],
      () => {
        const record = find(method, context, args.id, kind);
        const change = discountChangeOf(input, kind, args[input] ?? {}, context);
        const changed = updateDiscount(context.world, record, change, input, context.actor);
        return { changed, payload: { [node]: discountNode(record) } };
      },
      noDiscount(method),
    );
  };

const switched = (method: Method, change: typeof activateDiscount): Mutation =>
  mutateById((id, context) => {
    const record = find(method, context, id);
    const changed = change(context.world, record, context.actor);
    return { changed, payload: { [NAMES[method].node]: discountNode(record) } };
  }, noDiscount(method));

const remove = (method: Method): Mutation =>
  mutateById(
    (id, context) => {
      deleteDiscount(context.world, find(method, context, id), context.actor);
      return { changed: true, payload: { [NAMES[method].deleted]: id } };
    },
    (userErrors) => ({ [NAMES[method].deleted]: null, userErrors: told(userErrors) }),
  );

interface BulkArguments extends Record<string, unknown> {
  ids?: string[] | null;
  search?: string | null;
  savedSearchId?: string | null;
}

/** Does something to many at once: those that are named, or found. What is not there is passed over. */
const bulk =
  <A extends BulkArguments>(
    method: Method | null,
    verb: (record: StoreDiscountRecord, args: A, context: RequestContext) => boolean,
  ): Mutation =>
  (_root, args: A, context, { fieldName }) =>
    mutate(
      context,
      fieldName,
      { ...args },
      args.ids ?? [],
      () => {
        const said = [args.ids, args.search, args.savedSearchId].filter((one) => one != null).length;
        if (said === 0)
          throw new Refused("Missing expected argument key: 'ids', 'search' or 'saved_search_id'.", {
            code: "MISSING_ARGUMENT",
          });
        if (said > 1)
          throw new Refused("Only one of 'ids', 'search' or 'saved_search_id' is allowed.", {
            code: "TOO_MANY_ARGUMENTS",
          });
        refuseArguments(fieldName, { ...args }, "savedSearchId");
        const changed = meant(method, args, context).map((record) => verb(record, args, context));
        return { changed: changed.includes(true), payload: { job: startedJob() } };
      },
      (userErrors) => ({ job: null, userErrors: told(userErrors) }),
    );

function meant(method: Method | null, args: BulkArguments, context: RequestContext): StoreDiscountRecord[] {
  const { world, shop } = context;
  const all = discountsOfShop(world, shop.domain).filter((one) => method === null || one.method === method);
  if (!args.ids) {
    const { searchable } = DISCOUNTS("codeDiscountNodes", world.nowMs());
    return search(all.map(discountNode), args.search, searchable).found.map(({ it }) => it);
  }
  const types = ["DiscountCodeNode", "DiscountAutomaticNode", "DiscountNode"];
  const ids = new Set(args.ids.map((id) => digits(id, ...(method === null ? types : [nodeTypeOf(method)]))));
  return all.filter(({ id }) => ids.has(id));
}

const deleteOne = (record: StoreDiscountRecord, _args: BulkArguments, { world, actor }: RequestContext): true => {
  deleteDiscount(world, record, actor);
  return true;
};

interface TagArguments extends BulkArguments {
  tags: string[];
}

const retag =
  (tagsAfter: (before: readonly string[], tags: readonly string[]) => string[]) =>
  (record: StoreDiscountRecord, { tags }: TagArguments, { world, actor }: RequestContext): boolean =>
    updateDiscount(world, record, { tags: tagsAfter(record.tags, tags) }, "", actor);

export const discountMutations: TypeResolvers<undefined> = {
  discountCodeBasicCreate: create("CODE", "Basic"),
  discountCodeBasicUpdate: update("CODE", "Basic"),
  discountCodeFreeShippingCreate: create("CODE", "FreeShipping"),
  discountCodeFreeShippingUpdate: update("CODE", "FreeShipping"),
  discountCodeBxgyCreate: create("CODE", "Bxgy"),
  discountCodeBxgyUpdate: update("CODE", "Bxgy"),
  discountCodeActivate: switched("CODE", activateDiscount),
  discountCodeDeactivate: switched("CODE", deactivateDiscount),
  discountCodeDelete: remove("CODE"),
  discountCodeBulkActivate: bulk("CODE", (record, _args, { world, actor }) => activateDiscount(world, record, actor)),
  discountCodeBulkDeactivate: bulk("CODE", (record, _args, { world, actor }) =>
    deactivateDiscount(world, record, actor),
  ),
  discountCodeBulkDelete: bulk("CODE", deleteOne),
  discountAutomaticBasicCreate: create("AUTOMATIC", "Basic"),
  discountAutomaticBasicUpdate: update("AUTOMATIC", "Basic"),
  discountAutomaticFreeShippingCreate: create("AUTOMATIC", "FreeShipping"),
  discountAutomaticFreeShippingUpdate: update("AUTOMATIC", "FreeShipping"),
  discountAutomaticBxgyCreate: create("AUTOMATIC", "Bxgy"),
  discountAutomaticBxgyUpdate: update("AUTOMATIC", "Bxgy"),
  discountAutomaticActivate: switched("AUTOMATIC", activateDiscount),
  discountAutomaticDeactivate: switched("AUTOMATIC", deactivateDiscount),
  discountAutomaticDelete: remove("AUTOMATIC"),
  discountAutomaticBulkDelete: bulk("AUTOMATIC", deleteOne),
  discountBulkTagsAdd: bulk(
    null,
    retag((before, tags) => [...new Set([...before, ...tags])]),
  ),
  discountBulkTagsRemove: bulk(
    null,
    retag((before, tags) => before.filter((tag) => !tags.includes(tag))),
  ),
};
