import type { AdminClient } from "#app/admin/client.server.ts";
import { gidOf, idOf } from "#app/admin/gid.ts";
import { userErrorsOf, type WriteResult } from "#app/admin/write-result.ts";

const PLACE_HOLD = `#graphql
  mutation placeHold($id: ID!, $hold: FulfillmentOrderHoldInput!) {
    fulfillmentOrderHold(id: $id, fulfillmentHold: $hold) {
      fulfillmentHold { id }
      userErrors { field message code }
    }
  }
` as const;

/** Shopify's answer when a hold of ours under this handle is there already. */
export const DUPLICATE_HOLD = "DUPLICATE_FULFILLMENT_HOLD_HANDLE";

export interface HoldToPlace {
  fulfillmentOrderId: string;
  /** Unique per app and fulfilment order, 64 characters at most: what makes an unknown outcome readable. */
  handle: string;
  /** One of Shopify's reasons; anything else is sent as OTHER. */
  reason: string;
  notes: string;
  /** Units of the fulfilment order's own lines, by their gid: the others get a fulfilment order of their own. Left out: all. */
  lines?: { id: string; quantity: number }[];
}

const REASONS = [
  "AWAITING_PAYMENT",
  "AWAITING_RETURN_ITEMS",
  "HIGH_RISK_OF_FRAUD",
  "INCORRECT_ADDRESS",
  "INVENTORY_OUT_OF_STOCK",
  "ONLINE_STORE_POST_PURCHASE_CROSS_SELL",
  "OTHER",
  "UNKNOWN_DELIVERY_DATE",
] as const;

/** Holds one fulfilment order, or some of its units. */
export async function placeHold(
  client: AdminClient,
  { fulfillmentOrderId, handle, reason, notes, lines }: HoldToPlace,
): Promise<WriteResult<{ holdId: string }>> {
  const { data, points, answeredAt } = await client.send("placeHold", PLACE_HOLD, {
    id: gidOf("FulfillmentOrder", fulfillmentOrderId),
    hold: {
      handle,
      notifyMerchant: false,
      reason: REASONS.find((known) => known === reason) ?? "OTHER",
      reasonNotes: notes,
      ...(lines ? { fulfillmentOrderLineItems: lines } : {}),
    },
  });
  const payload = data.fulfillmentOrderHold;
  const errors = userErrorsOf(payload?.userErrors);
  if (errors) return { outcome: "refused", errors, points, answeredAt };
  const holdId = payload?.fulfillmentHold?.id;
  if (!holdId) throw new Error("Shopify placed a hold and told no id");
  return { outcome: "applied", holdId: idOf(holdId), points, answeredAt };
}
