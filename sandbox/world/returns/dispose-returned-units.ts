import { NotSimulated } from "#sandbox/world/not-simulated.ts";
import type { DispositionRecord, ReverseLineRecord } from "#sandbox/world/records/return.ts";
import { refuseTwice } from "#sandbox/world/refuse-twice.ts";
import { type FoundReverse, findReverse } from "#sandbox/world/returns/find-reverse.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor } from "#sandbox/world/types.ts";
import { type Refusal, Refused, type World } from "#sandbox/world/world.ts";

export interface DispositionDraft {
  reverseLineId: string;
  quantity: number;
  type: DispositionRecord["type"];
  locationId: string | null;
}

/** Says what becomes of units that came back, all of one reverse fulfilment order. Emits reverse_fulfillment_orders/dispose. */
export function disposeReturnedUnits(
  world: World,
  shop: string,
  drafts: readonly DispositionDraft[],
  actor: Actor,
): FoundReverse & { lines: ReverseLineRecord[] } {
  if (drafts.length === 0) throw new NotSimulated("reverseFulfillmentOrderDispose of nothing");
  const found = findReverse(world, shop, ({ lines }) => lines.some(({ id }) => id === drafts[0]?.reverseLineId));
  const lineOf = (id: string) => found?.reverse.lines.find((line) => line.id === id);
  if (!found || drafts.some(({ reverseLineId }) => !lineOf(reverseLineId)))
    throw new Refused("Cannot dispose items from more than one reverse fulfillment order.", {
      field: ["dispositionInputs"],
      code: "INVALID",
    });
  const wrong = drafts.flatMap((draft, index) => complaints(world, found, draft, index));
  if (wrong.length > 0) throw Refused.all(wrong);
  refuseTwice(
    "dispositionInputs",
    drafts.map(({ reverseLineId }) => reverseLineId),
  );
  const lines = new Set<ReverseLineRecord>();
  for (const { reverseLineId, quantity, type, locationId } of drafts) {
    const line = lineOf(reverseLineId);
    if (!line) continue;
    line.dispositions.push({ id: world.nextId(), type, quantity, locationId, createdAt: world.now() });
    lines.add(line);
  }
  touch(world, found.order);
  const emit = world.action(shop, actor);
  const about = { orderId: found.order.id, customerId: found.order.customerId };
  const dispositions = drafts.map((draft) => ({ ...draft }));
  emit("reverse_fulfillment_orders/dispose", { ...about, subjectId: found.reverse.id, data: { dispositions } });
  emit("orders/updated", about);
  return { ...found, lines: [...lines] };
}

function complaints(
  world: World,
  { order, of, reverse }: FoundReverse,
  draft: DispositionDraft,
  index: number,
): Refusal[] {
  const path = ["dispositionInputs", String(index)];
  const reverseLine = reverse.lines.find(({ id }) => id === draft.reverseLineId);
  const returnLine = of.lines.find(({ id }) => id === reverseLine?.returnLineId);
  const line = order.lines.find(({ id }) => id === returnLine?.lineId);
  const found: Refusal[] = [];
  if (draft.type === "RESTOCKED" && line?.variantId === null)
    found.push({
      field: [...path, "dispositionType"],
      message: "RESTOCKED is an invalid disposition type for a custom line item.",
      code: "INVALID",
    });
  // The schema: "This is required when the disposition type is RESTOCKED."
  if (draft.locationId === null && draft.type === "RESTOCKED")
    found.push({ field: [...path, "locationId"], message: "Location can't be blank", code: "BLANK" });
  if (draft.locationId !== null && !world.location(order.shop, draft.locationId))
    found.push({ field: [...path, "locationId"], message: "Location not found.", code: "NOT_FOUND" });
  const disposed = reverseLine?.dispositions.reduce((sum, one) => sum + one.quantity, 0) ?? 0;
  const quantity = (message: string, code: string) => found.push({ field: [...path, "quantity"], message, code });
  // The words follow "cannot deliver more items than are returned" (return-reverse-logistics-recorded).
  if (draft.quantity < 1) quantity("Quantity must be greater than 0", "GREATER_THAN");
  else if (disposed + draft.quantity > (reverseLine?.totalQuantity ?? 0))
    quantity("cannot dispose more items than are returned", "INVALID");
  return found;
}
