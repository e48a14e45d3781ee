import { NotSimulated } from "#sandbox/world/not-simulated.ts";
import type { ReturnLineRecord, ReturnRecord } from "#sandbox/world/records/return.ts";
import type { ReturnOfOrder } from "#sandbox/world/returns/expect-return.ts";
import { returnReasonDefinition } from "#sandbox/world/returns/return-reason-definitions.ts";
import { returnableUnits } from "#sandbox/world/returns/returnable-units.ts";
import type { Minor, OrderRecord } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

export interface ReturnDraft {
  lines: {
    fulfillmentLineId: string;
    quantity: number;
    reason?: string | null;
    /** Counts more than `reason`, which is older. */
    reasonDefinitionId?: string | null;
    reasonNote?: string | null;
    customerNote?: string | null;
    restockingFeePercentage?: number | null;
  }[];
  exchanges?: { variantId: string; quantity: number }[];
  shippingFee?: Minor | null;
}

/**
 * Adds a return to an order. Tells nobody.
 * @param how `argument` is what the mutation calls its input: refusals name the way to the fault.
 */
export function startReturn(
  world: World,
  shop: string,
  orderId: string,
  draft: ReturnDraft,
  how: { argument: string; status: "OPEN" | "REQUESTED" },
): ReturnOfOrder {
  const order = world.order(shop, orderId);
  // The words follow "Return not found." (recorded: returnApprove-decline-state-preconditions).
  if (!order) throw new Refused("Order not found.", { field: [how.argument, "orderId"], code: "NOT_FOUND" });
  if (draft.lines.length === 0 && (draft.exchanges ?? []).length === 0)
    throw new NotSimulated(`${how.argument}.returnLineItems without a line`);
  const taken = new Map<string, number>();
  const parts = draft.lines.map((line, index) =>
    check(order, line, [how.argument, "returnLineItems", String(index)], taken),
  );
  for (const [index, { variantId, quantity }] of (draft.exchanges ?? []).entries()) {
    const path = [how.argument, "exchangeLineItems", String(index)];
    if (!world.variant(shop, variantId))
      throw new Refused("Variant not found.", { field: [...path, "variantId"], code: "NOT_FOUND" });
    if (quantity < 1)
      throw new Refused("Exchange line item has an invalid quantity.", {
        field: [...path, "quantity"],
        code: "INVALID",
      });
  }
  const now = world.now();
  const it: ReturnRecord = {
    id: world.nextId(),
    name: `${order.name}-R${order.returns.length + 1}`,
    status: how.status,
    createdAt: now,
    requestApprovedAt: how.status === "OPEN" ? now : null,
    closedAt: null,
    decline: null,
    lines: parts.map((part) => ({ ...part, id: world.nextId() })),
    exchangeLines: (draft.exchanges ?? []).map(({ variantId, quantity }) => ({
      ...{ id: world.nextId(), variantId, quantity },
      ...{ processedQuantity: 0, lineIds: [] },
    })),
    shippingFee: draft.shippingFee ? { id: world.nextId(), amount: draft.shippingFee } : null,
    reverseFulfillmentOrders: [],
    refundIds: [],
  };
  for (const line of it.lines) if (line.restockingFee) line.restockingFee.id = world.nextId();
  order.returns.push(it);
  return { order, it };
}

/** The schema's "Maximum length", in characters. */
const LONGEST = { returnReasonNote: 255, customerNote: 300 } as const;

/** @param taken units that lines before this one return, by fulfilment line. */
function check(
  order: OrderRecord,
  draft: ReturnDraft["lines"][number],
  path: string[],
  taken: Map<string, number>,
): Omit<ReturnLineRecord, "id"> {
  const line = order.fulfillments
    .filter(({ status }) => status === "SUCCESS")
    .flatMap(({ lines }) => lines)
    .find(({ id }) => id === draft.fulfillmentLineId);
  if (!line)
    throw new Refused("Fulfillment line item not found.", {
      field: [...path, "fulfillmentLineItemId"],
      code: "NOT_FOUND",
    });
  if (draft.quantity < 1)
    throw new Refused("Return line item has an invalid quantity.", { field: [...path, "quantity"], code: "INVALID" });
  const before = taken.get(line.id) ?? 0;
  taken.set(line.id, before + draft.quantity);
  if (before + draft.quantity > returnableUnits(order, line))
    throw new Refused("Quantity is not available for return.", { field: [...path, "quantity"], code: "INVALID" });
  refuseLong("returnReasonNote", "Return reason note", draft.reasonNote, path);
  refuseLong("customerNote", "Customer note", draft.customerNote, path);
  const percentage = draft.restockingFeePercentage;
  const definition = draft.reasonDefinitionId ? returnReasonDefinition(draft.reasonDefinitionId) : null;
  if (draft.reasonDefinitionId && !definition)
    throw new NotSimulated(`${path.join(".")} with a return reason definition that is not among the sandbox's`);
  return {
    lineId: line.lineId,
    fulfillmentLineId: line.id,
    quantity: draft.quantity,
    processedQuantity: 0,
    refundedQuantity: 0,
    reason: definition?.reason ?? draft.reason ?? "UNKNOWN",
    reasonDefinitionId: definition?.id ?? null,
    reasonNote: draft.reasonNote ?? "",
    customerNote: draft.customerNote ?? null,
    restockingFee: percentage ? { id: "", percentage } : null,
  };
}

function refuseLong(name: keyof typeof LONGEST, called: string, text: string | null | undefined, path: string[]): void {
  if ((text?.length ?? 0) > LONGEST[name])
    throw new Refused(`${called} is too long (maximum is ${LONGEST[name]} characters)`, {
      field: [...path, name],
      code: "TOO_LONG",
    });
}
