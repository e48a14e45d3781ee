// Pure. The API's picture of a fulfilment order. No webhook carries one.
import { id, instant, lower, text } from "#app/admin/api-values.ts";
import type { FulfillmentOrderFieldsFragment, HoldableFieldsFragment } from "#app/admin/generated/admin.generated.ts";
import { idOf } from "#app/admin/gid.ts";
import type { FulfillmentOrderPicture } from "#app/rules/facts.ts";

const OURS = "switchyard-";

/** As much of it as whoever holds and releases looks at. */
export type Holdable = Pick<FulfillmentOrderPicture, "id" | "status" | "supported_actions" | "holds">;

export function holdableFromApi(one: HoldableFieldsFragment): Holdable {
  return {
    id: idOf(one.id),
    status: one.status.toLowerCase(),
    supported_actions: one.supportedActions.map(({ action }) => action.toLowerCase()),
    holds: one.fulfillmentHolds.map((hold) => {
      const handle = text(hold.handle);
      return {
        id: idOf(hold.id),
        handle,
        reason: hold.reason,
        notes: text(hold.reasonNotes),
        is_ours: hold.heldByRequestingApp,
        rule: hold.heldByRequestingApp && handle?.startsWith(OURS) ? handle.slice(OURS.length) : null,
      };
    }),
  };
}

export function fulfillmentOrderFromApi(one: FulfillmentOrderFieldsFragment): FulfillmentOrderPicture {
  const { name, location } = one.assignedLocation;
  return {
    ...holdableFromApi(one),
    order_id: idOf(one.orderId),
    order_name: text(one.orderName),
    request_status: one.requestStatus.toLowerCase(),
    location_id: id(location),
    location_name: text(name),
    created_at: instant(one.createdAt),
    updated_at: instant(one.updatedAt),
    fulfill_at: instant(one.fulfillAt),
    fulfill_by: instant(one.fulfillBy),
    delivery_method: lower(one.deliveryMethod?.methodType),
    line_items: one.lineItems.nodes.map((line) => ({
      id: idOf(line.id),
      line_item_id: id(line.lineItem),
      sku: text(line.sku),
      quantity: line.remainingQuantity,
      total_quantity: line.totalQuantity,
    })),
    line_count: one.lineItems.nodes.length,
    at_fulfillment_service: location?.isFulfillmentService ?? false,
  };
}
