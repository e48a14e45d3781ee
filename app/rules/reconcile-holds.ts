// Pure. Our book of holds against what Shopify shows: which are gone, and whether a person took them away.
import type { Facts, FulfillmentOrderSnapshot } from "#app/rules/facts.ts";

// A closed or cancelled fulfilment order takes its holds with it: nobody decided anything.
const ENDED = new Set(["CLOSED", "CANCELLED", "INCOMPLETE"]);

export interface HoldBalance {
  gone: { fulfillmentOrderId: string; handle: string; ruleId: string; byPerson: boolean }[];
  /** Fulfilment orders that could be held and do not show our hold with this handle. */
  unheld(handle: string): FulfillmentOrderSnapshot[];
}

/** Null while Shopify's side is not known. */
export function reconcileHolds(facts: Facts): HoldBalance | null {
  const shown = facts.fulfillmentOrders;
  if (!shown.known) return null;
  const byId = new Map(shown.value.map((entry) => [entry.fulfillmentOrderId, entry]));
  const gone = facts.holds.flatMap(({ fulfillmentOrderId, handle, ruleId, holdId }) => {
    const there = byId.get(fulfillmentOrderId);
    const isHeld = there?.holds.some((hold) => hold.ours && (hold.holdId === holdId || hold.handle === handle));
    if (isHeld) return [];
    // Released by a person and shipped at once: it has ended by now, and Shopify told of the release.
    const told = facts.triggers.some(({ on, of }) => on === "hold.released" && of === fulfillmentOrderId);
    const byPerson = there !== undefined && (!ENDED.has(there.status) || (told && there.status === "CLOSED"));
    return [{ fulfillmentOrderId, handle, ruleId, byPerson }];
  });
  const known = new Set(facts.holds.map((hold) => `${hold.fulfillmentOrderId} ${hold.handle}`));
  return {
    gone,
    unheld: (handle) =>
      shown.value.filter(
        (entry) =>
          entry.supportsHold &&
          !known.has(`${entry.fulfillmentOrderId} ${handle}`) &&
          !entry.holds.some((hold) => hold.ours && hold.handle === handle),
      ),
  };
}
