import { expectReturn, type ReturnOfOrder } from "#sandbox/world/returns/expect-return.ts";
import { openReverseFulfillmentOrder } from "#sandbox/world/returns/open-reverse-fulfillment-order.ts";
import { tellReturn } from "#sandbox/world/returns/tell-return.ts";
import type { Actor } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/** The schema's "Maximum length" of what the buyer is told. */
const NOTE_CHARACTERS = 500;
const FIELD = ["input", "id"];

/** The merchant agrees to a requested return: what is to come back gets a reverse fulfilment order. Emits returns/approve. */
export function approveReturnRequest(world: World, shop: string, id: string, actor: Actor): ReturnOfOrder {
  const found = expectReturn(world, shop, id, FIELD);
  if (found.it.status !== "REQUESTED")
    throw new Refused("Return is not approvable. Only returns with status REQUESTED can be approved.", {
      field: FIELD,
      code: "INVALID_STATE",
    });
  found.it.status = "OPEN";
  found.it.requestApprovedAt = world.now();
  openReverseFulfillmentOrder(world, found.it);
  tellReturn(world, found, "returns/approve", actor);
  return found;
}

/** The merchant does not agree. Emits returns/decline. */
export function declineReturnRequest(
  world: World,
  shop: string,
  id: string,
  decline: { reason: string; note: string | null },
  actor: Actor,
): ReturnOfOrder {
  const found = expectReturn(world, shop, id, FIELD);
  if (found.it.status === "DECLINED")
    throw new Refused("The return is already declined.", { field: FIELD, code: "INVALID_STATE" });
  if (found.it.status !== "REQUESTED")
    throw new Refused("Return is not declinable. Only non-refunded returns with status REQUESTED can be declined.", {
      field: FIELD,
      code: "INVALID_STATE",
    });
  if ((decline.note?.length ?? 0) > NOTE_CHARACTERS)
    throw new Refused(`Decline note is too long (maximum is ${NOTE_CHARACTERS} characters)`, {
      field: ["input", "declineNote"],
      code: "TOO_LONG",
    });
  found.it.status = "DECLINED";
  found.it.decline = { ...decline };
  tellReturn(world, found, "returns/decline", actor);
  return found;
}
