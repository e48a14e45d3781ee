// An order while it is edited: as it would be with the staged changes.
import { listConnection } from "#sandbox/graphql/connection.ts";
import type { RequestContext } from "#sandbox/graphql/context.ts";
import { money, moneyBag, moneyBagOf } from "#sandbox/graphql/money-bag.ts";
import { refuseArguments, type TypeResolvers, typed } from "#sandbox/graphql/resolver.ts";
import { currentWholeOrder } from "#sandbox/graphql/resolvers/order-money.ts";
import { taxLinesOf } from "#sandbox/graphql/resolvers/tax-line.ts";
import type { OpenEdit } from "#sandbox/world/edits/open-edit.ts";
import { gid } from "#sandbox/world/gid.ts";
import { allocationsOf } from "#sandbox/world/order-discounts.ts";
import { fulfilledQuantity } from "#sandbox/world/order-status.ts";
import { orderTaxLines } from "#sandbox/world/order-tax-lines.ts";
import { type OrderTotals, orderTotals } from "#sandbox/world/order-totals.ts";
import type { DiscountRecord, ShippingLineRecord } from "#sandbox/world/records/order.ts";
import type { StagedChange } from "#sandbox/world/records/order-edit.ts";
import type { LineRecord, Minor } from "#sandbox/world/types.ts";

/** A line of a calculated order. */
export interface EditedLine {
  open: OpenEdit;
  it: LineRecord;
}

const currencyOf = ({ order }: OpenEdit, { shop }: RequestContext) => order.currency ?? shop.currency;

const wasThere = ({ order }: OpenEdit, line: { id: string }) => order.lines.some(({ id }) => id === line.id);

const figure =
  (read: (totals: OrderTotals) => Minor) =>
  (open: OpenEdit, _args: unknown, { shop }: RequestContext) =>
    moneyBagOf(open.calculated, shop.currency, (seen) => read(orderTotals(seen)));

const pricing = (value: DiscountRecord["value"], currency: string) =>
  "percentage" in value
    ? typed("PricingPercentageValue", { percentage: value.percentage })
    : typed("MoneyV2", money(value.amount, currency));

const APPLICATIONS = {
  CODE: "CalculatedDiscountCodeApplication",
  AUTOMATIC: "CalculatedAutomaticDiscountApplication",
  MANUAL: "CalculatedManualDiscountApplication",
  SCRIPT: "CalculatedScriptDiscountApplication",
} as const;

function application(discount: DiscountRecord, currency: string) {
  const type = APPLICATIONS[discount.kind];
  return typed(type, {
    id: gid(type, discount.id ?? ""),
    allocationMethod: discount.allocation,
    appliedTo: discount.selection === "ALL" ? "ORDER" : "LINE",
    description: discount.kind === "CODE" ? discount.name : (discount.description ?? discount.name),
    targetSelection: discount.selection,
    targetType: discount.target,
    value: pricing(discount.value, currency),
    ...(discount.kind === "CODE" ? { code: discount.name } : {}),
  });
}

function stagedChange(change: StagedChange, open: OpenEdit, context: RequestContext): object | null {
  const { order } = open;
  const currency = currencyOf(open, context);
  const lineOf = (id: string) => ({ order, it: order.lines.find((line) => line.id === id) });
  switch (change.kind) {
    case "ADD_LINE":
      return change.line.variantId
        ? typed("OrderStagedChangeAddVariant", {
            quantity: change.line.quantity,
            variant: context.world.state.variants[change.line.variantId],
          })
        : typed("OrderStagedChangeAddCustomItem", {
            title: change.line.title,
            quantity: change.line.quantity,
            originalUnitPrice: money(change.line.price, currency),
          });
    case "SET_QUANTITY":
      return change.delta > 0
        ? typed("OrderStagedChangeIncrementItem", { delta: change.delta, lineItem: lineOf(change.lineId) })
        : typed("OrderStagedChangeDecrementItem", {
            delta: -change.delta,
            lineItem: lineOf(change.lineId),
            restock: change.restock,
          });
    case "ADD_DISCOUNT":
      return stagedDiscount(change, currency);
    case "ADD_SHIPPING_LINE":
      return typed("OrderStagedChangeAddShippingLine", {
        title: change.line.title,
        presentmentTitle: change.line.title,
        phone: null,
        price: money(change.line.price, currency),
      });
    case "REMOVE_SHIPPING_LINE": {
      const it = order.shippingLines.find(({ id }) => id === change.lineId);
      return typed("OrderStagedChangeRemoveShippingLine", { shippingLine: { order, it } });
    }
    // Shopify has no staged change that would tell of these by itself.
    case "REMOVE_DISCOUNT":
    case "CHANGE_DISCOUNT":
      return null;
  }
}

export const stagedDiscount = (change: Extract<StagedChange, { kind: "ADD_DISCOUNT" }>, currency: string) =>
  typed("OrderStagedChangeAddLineItemDiscount", {
    id: gid("OrderStagedChangeAddLineItemDiscount", change.id),
    description: change.description,
    value: pricing(change.value, currency),
  });

const changesOf = (open: OpenEdit, context: RequestContext, of: (change: StagedChange) => boolean = () => true) =>
  open.edit.changes.flatMap((change) => (of(change) ? (stagedChange(change, open, context) ?? []) : []));

const position =
  <T>(list: readonly T[]) =>
  (item: T) =>
    String(list.indexOf(item));

export const calculatedOrderResolvers: TypeResolvers<OpenEdit> = {
  id: ({ edit }) => gid("CalculatedOrder", edit.id),
  committed: ({ edit }) => edit.committedAt !== null,
  originalOrder: ({ order }) => order,
  lineItems: (open, args, { shop: _shop }) => {
    refuseArguments("CalculatedOrder.lineItems", { ...(args as object) }, "query");
    const lines = open.calculated.lines.filter((line) => wasThere(open, line));
    return listConnection(
      lines.map((it) => ({ open, it })),
      args,
      ({ it }) => it.id,
    );
  },
  addedLineItems: (open, args) =>
    listConnection(
      open.calculated.lines.filter((line) => !wasThere(open, line)).map((it) => ({ open, it })),
      args,
      ({ it }) => it.id,
    ),
  shippingLines: (open) => open.calculated.shippingLines.map((it) => ({ open, it })),
  stagedChanges: (open, args, context) => {
    const list = changesOf(open, context);
    return listConnection(list, args, position(list));
  },
  addedDiscountApplications: (open, args, context) => {
    const added = new Set(open.edit.changes.flatMap((change) => (change.kind === "ADD_DISCOUNT" ? [change.id] : [])));
    const list = (open.calculated.discounts ?? [])
      .filter(({ id }) => id !== undefined && added.has(id))
      .map((discount) => application(discount, currencyOf(open, context)));
    return listConnection(list, args, ({ id }) => id);
  },
  subtotalLineItemsQuantity: ({ calculated }) => calculated.lines.reduce((sum, line) => sum + line.currentQuantity, 0),
  subtotalPriceSet: figure((totals) => totals.currentSubtotal),
  totalPriceSet: figure((totals) => totals.currentTotal),
  totalOutstandingSet: figure((totals) => totals.owed),
  cartDiscountAmountSet: ({ calculated }, _args, { shop }) => {
    const amount = currentWholeOrder(calculated);
    return amount === 0 ? null : moneyBag(calculated, shop.currency, amount);
  },
  taxLines: ({ calculated }) => taxLinesOf(calculated, orderTaxLines(calculated, true)),
};

/** Units that an edit may still take away. */
const editableUnits = ({ order }: OpenEdit, line: LineRecord) =>
  Math.max(0, line.currentQuantity - fulfilledQuantity(order, line.id));

/** What one unit costs with the discounts on the line, those on the whole order left out. */
function unitPrice({ open, it }: EditedLine): Minor {
  const own = allocationsOf(it).reduce((sum, { discount, amount }) => {
    const one = open.calculated.discounts?.[discount];
    return one?.selection === "ALL" ? sum : sum + amount;
  }, 0);
  return it.quantity === 0 ? it.price : it.price - Math.round(own / it.quantity);
}

export const calculatedLineItemResolvers: TypeResolvers<EditedLine> = {
  id: ({ it }) => gid("CalculatedLineItem", it.id),
  title: ({ it }) => it.title,
  variantTitle: ({ it }) => it.variantTitle,
  sku: ({ it }) => it.sku,
  image: () => null,
  customAttributes: ({ it }) => it.attributes ?? [],
  quantity: ({ it }) => it.currentQuantity,
  editableQuantity: ({ open, it }) => editableUnits(open, it),
  editableQuantityBeforeChanges: ({ open, it }) => {
    const before = open.order.lines.find(({ id }) => id === it.id);
    return before ? editableUnits(open, before) : 0;
  },
  restockable: ({ it }) => it.variantId !== null,
  restocking: ({ open, it }) =>
    open.edit.changes.some(
      (change) => change.kind === "SET_QUANTITY" && change.lineId === it.id && change.delta < 0 && change.restock,
    ),
  hasStagedLineItemDiscount: ({ open, it }) =>
    open.edit.changes.some((change) => change.kind === "ADD_DISCOUNT" && change.lineId === it.id),
  stagedChanges: ({ open, it }, _args, context) =>
    changesOf(open, context, (change) =>
      change.kind === "ADD_LINE" ? change.line.id === it.id : "lineId" in change && change.lineId === it.id,
    ),
  originalUnitPriceSet: ({ open, it }, _args, { shop }) =>
    moneyBag(open.order, shop.currency, it.price, it.presentmentPrice),
  discountedUnitPriceSet: (line, _args, { shop }) => moneyBag(line.open.order, shop.currency, unitPrice(line)),
  editableSubtotalSet: (line, _args, { shop }) =>
    moneyBag(line.open.order, shop.currency, unitPrice(line) * editableUnits(line.open, line.it)),
  uneditableSubtotalSet: (line, _args, { shop }) =>
    moneyBag(
      line.open.order,
      shop.currency,
      unitPrice(line) * (line.it.currentQuantity - editableUnits(line.open, line.it)),
    ),
  calculatedDiscountAllocations: ({ open, it }, _args, context) =>
    allocationsOf(it).flatMap(({ discount, amount }) => {
      const one = open.calculated.discounts?.[discount];
      if (!one) return [];
      return [
        {
          allocatedAmountSet: moneyBag(open.order, context.shop.currency, amount),
          discountApplication: application(one, currencyOf(open, context)),
        },
      ];
    }),
  discountAllocations: ({ open, it }) => allocationsOf(it).map((one) => ({ order: open.calculated, it: one })),
  variant: ({ it }, _args, { world }) => (it.variantId ? (world.state.variants[it.variantId] ?? null) : null),
};

export const calculatedShippingLineResolvers: TypeResolvers<{ open: OpenEdit; it: ShippingLineRecord }> = {
  id: ({ it }) => gid("CalculatedShippingLine", it.id),
  title: ({ it }) => it.title,
  price: ({ open, it }, _args, { shop }) => moneyBag(open.order, shop.currency, it.price, it.presentmentPrice),
  stagedStatus: ({ open, it }) => {
    const before = open.order.shippingLines.find(({ id }) => id === it.id);
    if (!before) return "ADDED";
    return it.removed && !before.removed ? "REMOVED" : "NONE";
  },
};
