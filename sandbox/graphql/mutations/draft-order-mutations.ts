import { randomUUID } from "node:crypto";
import type { RequestContext } from "#sandbox/graphql/context.ts";
import { badRequest, notSimulated } from "#sandbox/graphql/graphql-error.ts";
import { type DraftOrderInput, draftChange } from "#sandbox/graphql/mutations/draft-order-input.ts";
import { digits, mutate } from "#sandbox/graphql/mutations/mutate.ts";
import { DRAFT_ORDERS, draftsOf } from "#sandbox/graphql/queries/draft-order-listing.ts";
import { refuseArguments, type TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { search } from "#sandbox/graphql/search.ts";
import { startedJob } from "#sandbox/graphql/started-job.ts";
import { appNumber } from "#sandbox/world/app-number.ts";
import { completeDraft } from "#sandbox/world/drafts/complete-draft.ts";
import { draftFromOrder, duplicateDraft } from "#sandbox/world/drafts/copy-draft.ts";
import { createDraft } from "#sandbox/world/drafts/create-draft.ts";
import { deleteDraft } from "#sandbox/world/drafts/delete-draft.ts";
import { blankDraft, draftAfter, expectDraft } from "#sandbox/world/drafts/draft-change.ts";
import { previewDraftInvoice } from "#sandbox/world/drafts/preview-draft-invoice.ts";
import { sendDraftInvoice } from "#sandbox/world/drafts/send-draft-invoice.ts";
import { updateDraft } from "#sandbox/world/drafts/update-draft.ts";
import { gid } from "#sandbox/world/gid.ts";
import { checkedMetafields, writeMetafield } from "#sandbox/world/metafields/metafields.ts";
import { tellOwner } from "#sandbox/world/metafields/owners.ts";
import type { DraftOrderRecord } from "#sandbox/world/records/draft-order.ts";
import { addTags, removeTags } from "#sandbox/world/tag.ts";

interface Bulk {
  ids?: string[] | null;
  search?: string | null;
  savedSearchId?: string | null;
}

const refused = (userErrors: unknown) => ({ draftOrder: null, userErrors });

function draftOrderCreate(input: DraftOrderInput, context: RequestContext) {
  const { world, shop, actor, appId } = context;
  return mutate(
    context,
    "draftOrderCreate",
    { input },
    [],
    () => {
      const owner = { type: "DraftOrder", id: "" };
      const metafields = checkedMetafields(world, owner, input.metafields ?? [], appNumber(appId));
      const draft = createDraft(world, shop.domain, draftChange(input, context), actor);
      for (const metafield of metafields) writeMetafield(world, { ...owner, id: draft.id }, metafield);
      return { changed: true, payload: { draftOrder: draft }, targetIds: [gid("DraftOrder", draft.id)] };
    },
    refused,
  );
}

function draftOrderUpdate(args: { id: string; input: DraftOrderInput }, context: RequestContext) {
  const { world, shop, actor, appId } = context;
  return mutate(
    context,
    "draftOrderUpdate",
    { ...args },
    [args.id],
    () => {
      const owner = { type: "DraftOrder", id: digits(args.id, "DraftOrder") };
      expectDraft(world, shop.domain, owner.id);
      const metafields = checkedMetafields(world, owner, args.input.metafields ?? [], appNumber(appId));
      const { draft, changed } = updateDraft(world, shop.domain, owner.id, draftChange(args.input, context), actor);
      const written = metafields.filter((one) => writeMetafield(world, owner, one).changed);
      if (written.length > 0 && !changed) tellOwner(world, shop.domain, owner, world.action(shop.domain, actor));
      return { changed: changed || written.length > 0, payload: { draftOrder: draft } };
    },
    refused,
  );
}

/** A mutation of one draft that makes or changes a draft. */
function one(
  context: RequestContext,
  field: string,
  args: Record<string, unknown>,
  id: string,
  verb: () => DraftOrderRecord,
) {
  return mutate(
    context,
    field,
    args,
    [id],
    () => {
      const draft = verb();
      return { changed: true, payload: { draftOrder: draft }, targetIds: [gid("DraftOrder", draft.id)] };
    },
    refused,
  );
}

/** A mutation of several drafts, named or searched for. Shopify does it in a job; here it is done in the answer. */
function bulk(
  context: RequestContext,
  field: string,
  args: Bulk & Record<string, unknown>,
  verb: (id: string) => unknown,
) {
  refuseArguments(field, args, "savedSearchId");
  if (!args.ids && args.search == null) throw badRequest("Must specify one of `ids`, `search` or `saved_search_id`.");
  const ids = args.ids
    ? args.ids.map((id) => digits(id, "DraftOrder"))
    : search(draftsOf(context), args.search, DRAFT_ORDERS(context.world).searchable).found.map(({ id }) => id);
  return mutate(
    context,
    field,
    args,
    ids.map((id) => gid("DraftOrder", id)),
    () => {
      for (const id of ids) if (context.world.state.draftOrders[id]?.shop === context.shop.domain) verb(id);
      return { changed: ids.length > 0, payload: { job: startedJob() } };
    },
    (userErrors) => ({ job: null, userErrors }),
  );
}

export const draftOrderMutations: TypeResolvers<undefined> = {
  draftOrderCreate: (_root, { input }: { input: DraftOrderInput }, context) => draftOrderCreate(input, context),
  draftOrderUpdate: (_root, args: { id: string; input: DraftOrderInput }, context) => draftOrderUpdate(args, context),
  draftOrderCalculate: (_root, { input }: { input: DraftOrderInput }, context) =>
    mutate(
      context,
      "draftOrderCalculate",
      { input },
      [],
      () => ({
        changed: false,
        payload: {
          calculatedDraftOrder: {
            ...draftAfter(context.world, blankDraft(context.world, context.shop.domain), draftChange(input, context)),
            id: randomUUID(),
          },
        },
      }),
      (userErrors) => ({ calculatedDraftOrder: null, userErrors }),
    ),
  draftOrderComplete: (
    _root,
    args: { id: string; paymentPending?: boolean | null; paymentGatewayId?: string | null; sourceName?: string | null },
    context,
  ) => {
    if (args.paymentGatewayId) throw notSimulated("draftOrderComplete(paymentGatewayId:)");
    return mutate(
      context,
      "draftOrderComplete",
      { ...args },
      [args.id],
      () => {
        const { draft, order } = completeDraft(
          context.world,
          context.shop.domain,
          digits(args.id, "DraftOrder"),
          { paymentPending: args.paymentPending ?? false, sourceName: args.sourceName ?? null },
          context.actor,
        );
        return { changed: true, payload: { draftOrder: draft }, targetIds: [gid("Order", order.id)] };
      },
      refused,
    );
  },
  draftOrderDelete: (_root, { input }: { input: { id: string } }, context) =>
    mutate(
      context,
      "draftOrderDelete",
      { input },
      [input.id],
      () => {
        deleteDraft(context.world, context.shop.domain, digits(input.id, "DraftOrder"), context.actor);
        return { changed: true, payload: { deletedId: input.id } };
      },
      (userErrors) => ({ deletedId: null, userErrors }),
    ),
  draftOrderDuplicate: (_root, args: { id?: string | null; draftOrderId?: string | null }, context) => {
    const id = args.id ?? args.draftOrderId ?? "";
    return one(context, "draftOrderDuplicate", { ...args }, id, () =>
      duplicateDraft(context.world, context.shop.domain, digits(id, "DraftOrder"), context.actor),
    );
  },
  draftOrderCreateFromOrder: (_root, { orderId }: { orderId: string }, context) =>
    one(context, "draftOrderCreateFromOrder", { orderId }, orderId, () =>
      draftFromOrder(context.world, context.shop.domain, digits(orderId, "Order"), context.actor),
    ),
  draftOrderInvoiceSend: (_root, args: { id: string; email?: { to?: string | null } | null }, context) =>
    one(context, "draftOrderInvoiceSend", { ...args }, args.id, () =>
      sendDraftInvoice(
        context.world,
        context.shop.domain,
        digits(args.id, "DraftOrder"),
        args.email?.to ?? null,
        context.actor,
      ),
    ),
  draftOrderInvoicePreview: (
    _root,
    args: { id: string; email?: { subject?: string | null; customMessage?: string | null } | null },
    context,
  ) =>
    mutate(
      context,
      "draftOrderInvoicePreview",
      { ...args },
      [args.id],
      () => {
        const said = { subject: args.email?.subject ?? null, message: args.email?.customMessage ?? null };
        const { world, shop } = context;
        const preview = previewDraftInvoice(world, shop.domain, digits(args.id, "DraftOrder"), said);
        return { changed: false, payload: { ...preview } };
      },
      (userErrors) => ({ previewHtml: null, previewSubject: null, userErrors }),
    ),
  draftOrderBulkAddTags: (_root, args: Bulk & { tags: string[] }, context) =>
    bulk(context, "draftOrderBulkAddTags", { ...args }, (id) =>
      addTags(context.world, context.shop.domain, { type: "DraftOrder", id }, args.tags, context.actor),
    ),
  draftOrderBulkRemoveTags: (_root, args: Bulk & { tags: string[] }, context) =>
    bulk(context, "draftOrderBulkRemoveTags", { ...args }, (id) =>
      removeTags(context.world, context.shop.domain, { type: "DraftOrder", id }, args.tags, context.actor),
    ),
  draftOrderBulkDelete: (_root, args: Bulk, context) =>
    bulk(context, "draftOrderBulkDelete", { ...args }, (id) =>
      deleteDraft(context.world, context.shop.domain, id, context.actor),
    ),
};
