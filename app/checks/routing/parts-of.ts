// Pure. What of an order is still to ship, fulfilment order by fulfilment order, as routing sees it.

import { placesOf } from "#app/checks/routing/places-of.ts";
import type { Line, Part } from "#app/checks/routing/plan-routes.ts";
import { holdHandle } from "#app/rules/actions/hold-fulfillment.ts";
import type { OrderPicture } from "#app/rules/facts.ts";
import type { FactGroup } from "#app/rules/need.ts";
import type { FactWorld, Owner } from "#app/rules/record.ts";
import { variantOfLine } from "#app/rules/variant-of-line.ts";

/** In the order's memory: which place refused which fulfilment order. */
export const REFUSED = "routing refused ";
/** Id of the rule that holds. */
export const HOLD_RULE = "routing-hold";

const OPEN = new Set(["open", "scheduled", "on_hold", "in_progress"]);
const FREE = new Set(["unsubmitted", "rejected", "cancellation_accepted", "closed"]);

/** @param missing facts that have to be read first are added to it */
export function partsOf(order: OrderPicture, world: FactWorld, missing: Set<FactGroup>): Part[] {
  return (order.fulfillment_orders ?? []).flatMap((one): Part[] => {
    if (!OPEN.has(one.status)) return [];
    const lines = one.line_items.flatMap((line): Line[] =>
      line.quantity > 0 ? [lineOf(line, order, world, missing)] : [],
    );
    const isRequested = !FREE.has(one.request_status) || one.status === "in_progress";
    return [
      {
        ...{
          fulfillment_order_id: one.id,
          location_id: one.location_id,
          location_name: one.location_name,
          lines,
          refusedBy: refusedBy(one.id, world),
        },
        ...{ isRequested, canMove: !isRequested && one.supported_actions.includes("move") },
        isAtService: one.at_fulfillment_service,
        isHeld: one.holds.some((hold) => hold.is_ours && hold.handle === holdHandle(HOLD_RULE)),
      },
    ];
  });
}

const NOBODY: ReadonlySet<string> = new Set();

/** Locations of which the order's memory says that they refused the fulfilment order. */
function refusedBy(fulfillmentOrderId: string, world: FactWorld): ReadonlySet<string> {
  const memory = (world.memory as { order?: Record<string, unknown> } | undefined)?.order ?? {};
  const prefix = `${REFUSED}${fulfillmentOrderId}>`;
  const names = Object.keys(memory).flatMap((name) =>
    name.startsWith(prefix) ? [name.slice(prefix.length).toLowerCase()] : [],
  );
  if (!names.length) return NOBODY;
  return new Set(placesOf(world).flatMap(({ id, name }) => (names.includes(name.toLowerCase()) ? [id] : [])));
}

function lineOf(
  line: { line_item_id: string | null; sku: string | null; quantity: number },
  order: OrderPicture,
  world: FactWorld,
  missing: Set<FactGroup>,
): Line {
  const item = order.line_items.find(({ id }) => id === line.line_item_id);
  const { variant } = variantOfLine(line as unknown as Owner, world);
  const levels = variant?.stock as
    | { location_id: string | null; location?: { id?: string; name?: string }; available: number | null }[]
    | undefined;
  const isCounted = variant !== null && variant?.is_tracked !== false;
  if (isCounted && levels === undefined) missing.add("stock");
  const available = isCounted
    ? new Map((levels ?? []).map((level) => [idOf(level, world), level.available ?? 0]))
    : null;
  return {
    line_item_id: line.line_item_id ?? "",
    sku: line.sku ?? item?.sku ?? null,
    title: item?.title ?? null,
    quantity: line.quantity,
    available,
  };
}

function idOf(
  { location_id, location }: { location_id: string | null; location?: { id?: string; name?: string } },
  { locations }: FactWorld,
): string {
  if (location_id) return location_id;
  const named = (locations as { id: string; name: string }[] | undefined)?.find(({ name }) => name === location?.name);
  return named?.id ?? location?.id ?? "";
}
