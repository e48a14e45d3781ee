import type { RequestContext } from "#sandbox/graphql/context.ts";
import { invalidId } from "#sandbox/graphql/graphql-error.ts";
import { type MoneyInput, moneyInput } from "#sandbox/graphql/mutations/money-input.ts";
import { digits, mutate } from "#sandbox/graphql/mutations/mutate.ts";
import { mutateById } from "#sandbox/graphql/mutations/mutate-by-id.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { stagedDiscount } from "#sandbox/graphql/resolvers/calculated-order.ts";
import { addCustomItemToEdit, addVariantToEdit } from "#sandbox/world/edits/add-line-to-edit.ts";
import { beginEdit } from "#sandbox/world/edits/begin-edit.ts";
import { commitEdit } from "#sandbox/world/edits/commit-edit.ts";
import {
  addEditDiscount,
  type EditDiscount,
  removeEditDiscount,
  updateEditDiscount,
} from "#sandbox/world/edits/edit-discounts.ts";
import {
  addEditShippingLine,
  removeEditShippingLine,
  updateEditShippingLine,
} from "#sandbox/world/edits/edit-shipping-lines.ts";
import { type OpenEdit, openEdit } from "#sandbox/world/edits/open-edit.ts";
import { setEditQuantity } from "#sandbox/world/edits/set-edit-quantity.ts";
import { gid } from "#sandbox/world/gid.ts";
import { Refused } from "#sandbox/world/world.ts";

const editId = (id: string) => digits(id, "CalculatedOrder", "OrderEditSession");

/** What a staged thing is named by: digits when it is of the order, a random name when this edit made it. */
function stagedId(id: string, pattern: RegExp): string {
  const found = pattern.exec(id)?.[1];
  if (!found) throw invalidId(id);
  return found;
}
const lineId = (id: string) => stagedId(id, /^gid:\/\/shopify\/(?:Calculated)?LineItem\/([\w-]+)$/);
const shippingLineId = (id: string) => stagedId(id, /^gid:\/\/shopify\/(?:Calculated)?ShippingLine\/([\w-]+)$/);
const discountId = (id: string) =>
  stagedId(
    id,
    /^gid:\/\/shopify\/(?:Calculated\w+DiscountApplication|CalculatedDiscountCodeApplication|OrderStagedChangeAddLineItemDiscount)\/([\w-]+)$/,
  );

interface DiscountInput {
  description?: string | null;
  fixedValue?: MoneyInput | null;
  percentValue?: number | null;
}

function currencyOf(id: string, { world, shop }: RequestContext): string {
  return openEdit(world, shop.domain, id).order.currency ?? shop.currency;
}

function discountInput(input: DiscountInput, currency: string): EditDiscount {
  const { fixedValue, percentValue, description = null } = input;
  if (fixedValue) return { description, value: { amount: moneyInput(fixedValue, currency, "a discount") } };
  if (percentValue != null) return { description, value: { percentage: percentValue } };
  throw new Refused("Discount must have a fixed or a percentage value", { field: ["discount"], code: "INVALID" });
}

const edited = (open: OpenEdit) => ({
  calculatedOrder: open,
  orderEditSession: { id: gid("OrderEditSession", open.edit.id) },
});

const lineOf = (open: OpenEdit, id: string) => {
  const it = open.calculated.lines.find((line) => line.id === id);
  return it ? { open, it } : null;
};

/** Runs one staging verb and answers with the order as it would be. The store itself is the same afterwards. */
function stage(
  context: RequestContext,
  field: string,
  args: { id: string },
  run: (id: string) => { open: OpenEdit; payload?: Record<string, unknown> },
) {
  return mutate(context, field, { ...args }, [args.id], () => {
    const { open, payload } = run(editId(args.id));
    return {
      changed: false,
      payload: { ...edited(open), ...payload },
      targetIds: [gid("Order", open.order.id)],
    };
  });
}

export const orderEditMutations: TypeResolvers<undefined> = {
  orderEditBegin: mutateById((id, { world, shop }) => {
    const { edit } = beginEdit(world, shop.domain, digits(id, "Order"));
    return {
      changed: false,
      payload: edited(openEdit(world, shop.domain, edit.id)),
      targetIds: [gid("OrderEditSession", edit.id)],
    };
  }),
  orderEditAddVariant: (
    _root,
    args: { id: string; variantId: string; quantity: number; allowDuplicates?: boolean; locationId?: string | null },
    context,
  ) =>
    stage(context, "orderEditAddVariant", args, (id) => {
      const { world, shop } = context;
      knownLocation(args.locationId, context);
      const { line, ...open } = addVariantToEdit(world, shop.domain, id, {
        variantId: digits(args.variantId, "ProductVariant"),
        quantity: args.quantity,
        allowDuplicates: args.allowDuplicates ?? false,
      });
      return { open, payload: { calculatedLineItem: lineOf(open, line.id) } };
    }),
  orderEditAddCustomItem: (
    _root,
    args: {
      id: string;
      title: string;
      price: MoneyInput;
      quantity: number;
      requiresShipping?: boolean | null;
      taxable?: boolean | null;
      locationId?: string | null;
    },
    context,
  ) =>
    stage(context, "orderEditAddCustomItem", args, (id) => {
      const { world, shop } = context;
      knownLocation(args.locationId, context);
      const { line, ...open } = addCustomItemToEdit(world, shop.domain, id, {
        title: args.title,
        quantity: args.quantity,
        price: moneyInput(args.price, currencyOf(id, context), "a price"),
        requiresShipping: args.requiresShipping ?? false,
        taxable: args.taxable ?? true,
      });
      return { open, payload: { calculatedLineItem: lineOf(open, line.id) } };
    }),
  orderEditSetQuantity: (
    _root,
    args: { id: string; lineItemId: string; quantity: number; restock?: boolean | null; locationId?: string | null },
    context,
  ) =>
    stage(context, "orderEditSetQuantity", args, (id) => {
      const line = lineId(args.lineItemId);
      knownLocation(args.locationId, context);
      const open = setEditQuantity(context.world, context.shop.domain, id, line, args.quantity, args.restock ?? false);
      return { open, payload: { calculatedLineItem: lineOf(open, line) } };
    }),
  orderEditAddLineItemDiscount: (_root, args: { id: string; lineItemId: string; discount: DiscountInput }, context) =>
    stage(context, "orderEditAddLineItemDiscount", args, (id) => {
      const line = lineId(args.lineItemId);
      const currency = currencyOf(id, context);
      const { id: discount, ...open } = addEditDiscount(
        context.world,
        context.shop.domain,
        id,
        line,
        discountInput(args.discount, currency),
      );
      const change = open.edit.changes.find((one) => one.kind === "ADD_DISCOUNT" && one.id === discount);
      return {
        open,
        payload: {
          calculatedLineItem: lineOf(open, line),
          addedDiscountStagedChange: change?.kind === "ADD_DISCOUNT" ? stagedDiscount(change, currency) : null,
        },
      };
    }),
  orderEditUpdateDiscount: (
    _root,
    args: { id: string; discountApplicationId: string; discount: DiscountInput },
    context,
  ) =>
    stage(context, "orderEditUpdateDiscount", args, (id) => ({
      open: updateEditDiscount(
        context.world,
        context.shop.domain,
        id,
        discountId(args.discountApplicationId),
        discountInput(args.discount, currencyOf(id, context)),
      ),
    })),
  orderEditRemoveDiscount: (_root, args: { id: string; discountApplicationId: string }, context) =>
    stage(context, "orderEditRemoveDiscount", args, (id) => {
      const { lineId: _line, ...open } = removeEditDiscount(
        context.world,
        context.shop.domain,
        id,
        discountId(args.discountApplicationId),
      );
      return { open };
    }),
  orderEditRemoveLineItemDiscount: (_root, args: { id: string; discountApplicationId: string }, context) =>
    stage(context, "orderEditRemoveLineItemDiscount", args, (id) => {
      const { lineId: line, ...open } = removeEditDiscount(
        context.world,
        context.shop.domain,
        id,
        discountId(args.discountApplicationId),
      );
      return { open, payload: { calculatedLineItem: line && lineOf(open, line) } };
    }),
  orderEditAddShippingLine: (
    _root,
    args: { id: string; shippingLine: { title: string; price: MoneyInput } },
    context,
  ) =>
    stage(context, "orderEditAddShippingLine", args, (id) => {
      const { line, ...open } = addEditShippingLine(context.world, context.shop.domain, id, {
        title: args.shippingLine.title,
        price: moneyInput(args.shippingLine.price, currencyOf(id, context), "a price"),
      });
      return { open, payload: { calculatedShippingLine: { open, it: line } } };
    }),
  orderEditUpdateShippingLine: (
    _root,
    args: { id: string; shippingLineId: string; shippingLine: { title?: string | null; price?: MoneyInput | null } },
    context,
  ) =>
    stage(context, "orderEditUpdateShippingLine", args, (id) => {
      const { title, price } = args.shippingLine;
      return {
        open: updateEditShippingLine(context.world, context.shop.domain, id, shippingLineId(args.shippingLineId), {
          ...(title == null ? {} : { title }),
          ...(price ? { price: moneyInput(price, currencyOf(id, context), "a price") } : {}),
        }),
      };
    }),
  orderEditRemoveShippingLine: (_root, args: { id: string; shippingLineId: string }, context) =>
    stage(context, "orderEditRemoveShippingLine", args, (id) => ({
      open: removeEditShippingLine(context.world, context.shop.domain, id, shippingLineId(args.shippingLineId)),
    })),
  orderEditCommit: (_root, args: { id: string; notifyCustomer?: boolean | null; staffNote?: string | null }, context) =>
    mutate(context, "orderEditCommit", { ...args }, [args.id], () => {
      const order = commitEdit(
        context.world,
        context.shop.domain,
        editId(args.id),
        { staffNote: args.staffNote ?? null, notifyCustomer: args.notifyCustomer ?? false },
        context.actor,
      );
      return {
        changed: true,
        payload: { order, successMessages: ["Order updated"] },
        targetIds: [gid("Order", order.id)],
      };
    }),
};

function knownLocation(id: string | null | undefined, { world, shop }: RequestContext): void {
  if (!id) return;
  if (world.state.locations[digits(id, "Location")]?.shop !== shop.domain)
    throw new Refused("Location does not exist", { field: ["locationId"] });
}
