import { listConnection } from "#sandbox/graphql/connection.ts";
import { type TypeResolvers, typed } from "#sandbox/graphql/resolver.ts";
import { fulfillmentLineOf, type OfReturn } from "#sandbox/graphql/resolvers/return.ts";
import { gid } from "#sandbox/world/gid.ts";
import type {
  DispositionRecord,
  ReturnRecord,
  ReverseDeliveryRecord,
  ReverseFulfillmentOrderRecord,
  ReverseLineRecord,
} from "#sandbox/world/records/return.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";

export type OfReverse<T> = OfReturn<T> & { reverse: ReverseFulfillmentOrderRecord };

const reverseLine = (order: OrderRecord, of: ReturnRecord, reverse: ReverseFulfillmentOrderRecord, id: string) => {
  const it = reverse.lines.find((line) => line.id === id);
  return it ? { order, of, reverse, it } : null;
};

export const reverseFulfillmentOrderResolvers: TypeResolvers<OfReturn<ReverseFulfillmentOrderRecord>> = {
  id: ({ it }) => gid("ReverseFulfillmentOrder", it.id),
  status: ({ it }) => it.status,
  order: ({ order }) => order,
  lineItems: ({ order, of, it: reverse }, args) =>
    listConnection(
      reverse.lines.map((it) => ({ order, of, reverse, it })),
      args,
      ({ it }) => it.id,
    ),
  reverseDeliveries: ({ order, of, it: reverse }, args) =>
    listConnection(
      reverse.deliveries.map((it) => ({ order, of, reverse, it })),
      args,
      ({ it }) => it.id,
    ),
  thirdPartyConfirmation: () => null,
};

export const reverseFulfillmentOrderLineItemResolvers: TypeResolvers<OfReverse<ReverseLineRecord>> = {
  id: ({ it }) => gid("ReverseFulfillmentOrderLineItem", it.id),
  totalQuantity: ({ it }) => it.totalQuantity,
  dispositions: ({ it }) => it.dispositions,
  fulfillmentLineItem: ({ order, of, it }) =>
    fulfillmentLineOf(order, of.lines.find(({ id }) => id === it.returnLineId)?.fulfillmentLineId),
};

export const dispositionResolvers: TypeResolvers<DispositionRecord> = {
  id: (disposition) => gid("ReverseFulfillmentOrderDisposition", disposition.id),
  type: (disposition) => disposition.type,
  quantity: (disposition) => disposition.quantity,
  createdAt: (disposition) => disposition.createdAt,
  location: (disposition, _args, { world, shop }) =>
    disposition.locationId ? world.location(shop.domain, disposition.locationId) : null,
};

export const reverseDeliveryResolvers: TypeResolvers<OfReverse<ReverseDeliveryRecord>> = {
  id: ({ it }) => gid("ReverseDelivery", it.id),
  reverseFulfillmentOrder: ({ order, of, reverse }) => ({ order, of, it: reverse }),
  reverseDeliveryLineItems: ({ order, of, reverse, it: delivery }, args) =>
    listConnection(
      delivery.lines.map((it) => ({ order, of, reverse, it })),
      args,
      ({ it }) => it.id,
    ),
  deliverable: ({ it }) =>
    typed("ReverseDeliveryShippingDeliverable", {
      tracking: it.tracking && { ...it.tracking },
      label: it.label && {
        publicFileUrl: it.label.url,
        createdAt: it.label.createdAt,
        updatedAt: it.label.createdAt,
      },
    }),
};

export const reverseDeliveryLineItemResolvers: TypeResolvers<OfReverse<ReverseDeliveryRecord["lines"][number]>> = {
  id: ({ it }) => gid("ReverseDeliveryLineItem", it.id),
  quantity: ({ it }) => it.quantity,
  dispositions: ({ reverse, it }) => reverse.lines.find(({ id }) => id === it.reverseLineId)?.dispositions ?? [],
  reverseFulfillmentOrderLineItem: ({ order, of, reverse, it }) => reverseLine(order, of, reverse, it.reverseLineId),
};
