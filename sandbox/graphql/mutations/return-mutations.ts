import type { RequestContext } from "#sandbox/graphql/context.ts";
import { digits, mutate } from "#sandbox/graphql/mutations/mutate.ts";
import {
  processing,
  type ReturnInput,
  type ReturnLineInput,
  type ReturnProcessInput,
  type ReturnRefundInput,
  refundDraft,
  returnDraft,
} from "#sandbox/graphql/mutations/return-input.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { gid } from "#sandbox/world/gid.ts";
import { approveReturnRequest, declineReturnRequest } from "#sandbox/world/returns/answer-return-request.ts";
import { cancelReturn } from "#sandbox/world/returns/cancel-return.ts";
import { closeReturn, reopenReturn } from "#sandbox/world/returns/close-return.ts";
import { createReturn } from "#sandbox/world/returns/create-return.ts";
import { expectReturn, type ReturnOfOrder } from "#sandbox/world/returns/expect-return.ts";
import { processReturn } from "#sandbox/world/returns/process-return.ts";
import { refundReturn } from "#sandbox/world/returns/refund-return.ts";
import { removeFromReturn } from "#sandbox/world/returns/remove-from-return.ts";
import { requestReturn } from "#sandbox/world/returns/request-return.ts";

type Units = { quantity: number; returnLineItemId?: string; exchangeLineItemId?: string }[];

const answer = (context: RequestContext, field: string, args: object, target: string, run: () => ReturnOfOrder) =>
  mutate(
    context,
    field,
    { ...args },
    [target],
    () => {
      const { order, it } = run();
      return {
        changed: true,
        payload: { return: { order, it } },
        targetIds: [gid("Order", order.id), gid("Return", it.id)],
      };
    },
    (userErrors) => ({ return: null, userErrors }),
  );

const currencyFor = ({ order }: { order: { currency?: string | null } }, { shop }: RequestContext) =>
  order.currency ?? shop.currency;

const orderCurrency = (orderId: string, { world, shop }: RequestContext) =>
  world.order(shop.domain, digits(orderId, "Order"))?.currency ?? shop.currency;

const lineUnits = (units: Units | null | undefined) =>
  (units ?? []).map(({ returnLineItemId = "", quantity }) => ({
    id: digits(returnLineItemId, "ReturnLineItem"),
    quantity,
  }));

const exchangeUnits = (units: Units | null | undefined) =>
  (units ?? []).map(({ exchangeLineItemId = "", quantity }) => ({
    id: digits(exchangeLineItemId, "ExchangeLineItem"),
    quantity,
  }));

type RemoveArguments = { returnId: string; returnLineItems?: Units | null; exchangeLineItems?: Units | null };

const remove = (field: string) => (_root: undefined, args: RemoveArguments, context: RequestContext) =>
  answer(context, field, args, args.returnId, () =>
    removeFromReturn(
      context.world,
      context.shop.domain,
      digits(args.returnId, "Return"),
      { lines: lineUnits(args.returnLineItems), exchangeLines: exchangeUnits(args.exchangeLineItems) },
      context.actor,
    ),
  );

const byId =
  (field: string, run: (context: RequestContext, id: string) => ReturnOfOrder) =>
  (_root: undefined, args: { id: string }, context: RequestContext) =>
    answer(context, field, args, args.id, () => run(context, digits(args.id, "Return")));

interface DeclineInput {
  id: string;
  declineReason: string;
  declineNote?: string | null;
}

export const returnMutations: TypeResolvers<undefined> = {
  returnRequest: (
    _root,
    args: { input: Pick<ReturnInput, "orderId"> & { returnLineItems: ReturnLineInput[] } },
    context,
  ) =>
    answer(context, "returnRequest", args, args.input.orderId, () =>
      requestReturn(
        context.world,
        context.shop.domain,
        digits(args.input.orderId, "Order"),
        returnDraft(args.input, orderCurrency(args.input.orderId, context)),
        context.actor,
      ),
    ),
  returnCreate: (_root, args: { returnInput: ReturnInput }, context) =>
    answer(context, "returnCreate", args, args.returnInput.orderId, () =>
      createReturn(
        context.world,
        context.shop.domain,
        digits(args.returnInput.orderId, "Order"),
        returnDraft(args.returnInput, orderCurrency(args.returnInput.orderId, context)),
        context.actor,
      ),
    ),
  returnApproveRequest: (_root, args: { input: { id: string } }, context) =>
    answer(context, "returnApproveRequest", args, args.input.id, () =>
      approveReturnRequest(context.world, context.shop.domain, digits(args.input.id, "Return"), context.actor),
    ),
  returnDeclineRequest: (_root, args: { input: DeclineInput }, context) =>
    answer(context, "returnDeclineRequest", args, args.input.id, () =>
      declineReturnRequest(
        context.world,
        context.shop.domain,
        digits(args.input.id, "Return"),
        { reason: args.input.declineReason, note: args.input.declineNote ?? null },
        context.actor,
      ),
    ),
  returnCancel: byId("returnCancel", ({ world, shop, actor }, id) => cancelReturn(world, shop.domain, id, actor)),
  returnClose: byId("returnClose", ({ world, shop, actor }, id) => closeReturn(world, shop.domain, id, actor)),
  returnReopen: byId("returnReopen", ({ world, shop, actor }, id) => reopenReturn(world, shop.domain, id, actor)),
  removeFromReturn: remove("removeFromReturn"),
  returnLineItemRemoveFromReturn: remove("returnLineItemRemoveFromReturn"),
  returnProcess: (_root, args: { input: ReturnProcessInput }, context) =>
    answer(context, "returnProcess", args, args.input.returnId, () => {
      const id = digits(args.input.returnId, "Return");
      const found = expectReturn(context.world, context.shop.domain, id, ["input", "returnId"]);
      const draft = processing(args.input, found.order, currencyFor(found, context));
      return processReturn(context.world, context.shop.domain, id, draft, context.actor);
    }),
  returnRefund: (_root, args: { returnRefundInput: ReturnRefundInput }, context) =>
    mutate(
      context,
      "returnRefund",
      { ...args },
      [args.returnRefundInput.returnId],
      () => {
        const id = digits(args.returnRefundInput.returnId, "Return");
        const found = expectReturn(context.world, context.shop.domain, id, ["returnRefundInput", "returnId"]);
        const draft = refundDraft(args.returnRefundInput, found.order, currencyFor(found, context));
        const { order, refund } = refundReturn(context.world, context.shop.domain, id, draft, context.actor);
        return { changed: true, payload: { refund: { order, it: refund } }, targetIds: [gid("Order", order.id)] };
      },
      (userErrors) => ({ refund: null, userErrors }),
    ),
};
