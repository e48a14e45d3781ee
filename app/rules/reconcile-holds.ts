// Pure. Our book of holds against what Shopify shows: which are gone, and whether a person took them away.
import type { Facts } from "#app/rules/facts.ts";

// A closed or cancelled fulfilment order takes its holds with it: nobody decided anything.
const ENDED = new Set(["closed", "cancelled", "incomplete"]);

export interface HoldBalance {
  gone: { fulfillmentOrderId: string; handle: string; ruleId: string; byPerson: boolean }[];
  /** Fulfilment orders that could be held and do not show our hold with this handle. */
  unheld(handle: string): string[];
}

/** Null while Shopify's side is not known. */
export function reconcileHolds({ order, holds, triggers }: Facts): HoldBalance | null {
  const shown = order?.fulfillment_orders;
  if (!shown) return null;
  const byId = new Map(shown.map((entry) => [entry.id, entry]));
  const gone = holds.flatMap(({ fulfillmentOrderId, handle, ruleId, holdId }) => {
    const there = byId.get(fulfillmentOrderId);
    const isHeld = there?.holds.some((hold) => hold.is_ours && (hold.id === holdId || hold.handle === handle));
    if (isHeld) return [];
    // Released by a person and shipped at once: it has ended by now, and Shopify told of the release.
    const told = triggers.some(({ on, of }) => on === "fulfillment_order.released" && of === fulfillmentOrderId);
    const byPerson = there !== undefined && (!ENDED.has(there.status) || (told && there.status === "closed"));
    return [{ fulfillmentOrderId, handle, ruleId, byPerson }];
  });
  const known = new Set(holds.map((hold) => `${hold.fulfillmentOrderId} ${hold.handle}`));
  return {
    gone,
    unheld: (handle) =>
      shown
        .filter(
          (entry) =>
            entry.supported_actions.includes("hold") &&
            !known.has(`${entry.id} ${handle}`) &&
            !entry.holds.some((hold) => hold.is_ours && hold.handle === handle),
        )
        .map(({ id }) => id),
  };
}
