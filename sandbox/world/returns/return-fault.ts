// Pure. What Shopify refuses of a return in a state, and of its lines. The codes are the schema's; the words follow those that
// were recorded of approving, declining and creating (returnApprove-decline-state-preconditions), and are not confirmed.
import { Refused } from "#sandbox/world/world.ts";

/** @param able "closable" @param only "returns with status OPEN can be closed" */
export const wrongState = (able: string, only: string, field: string[]): Refused =>
  new Refused(`Return is not ${able}. Only ${only}.`, { field, code: "INVALID_STATE" });

interface Units {
  id: string;
  quantity: number;
}

/** Units of a line that nobody has processed yet; null: there is no such line. */
export function unprocessed(lines: readonly (Units & { processedQuantity: number })[], id: string): number | null {
  const line = lines.find((one) => one.id === id);
  return line ? line.quantity - line.processedQuantity : null;
}

/**
 * Refuses units that are not among those that are left of a line.
 * @param left units of a line that may still be taken; null: there is no such line.
 * @param at the list in the input, with the name of its field that says the line.
 */
export function checkLineUnits(
  units: readonly Units[],
  left: (id: string) => number | null,
  at: { path: string[]; id: string; called: string },
): void {
  for (const [index, { id, quantity }] of units.entries()) {
    const available = left(id);
    const path = [...at.path, String(index)];
    if (available === null)
      throw new Refused(`${at.called} not found.`, { field: [...path, at.id], code: "NOT_FOUND" });
    if (quantity < 1 || quantity > available)
      throw new Refused(`${at.called} has an invalid quantity.`, { field: [...path, "quantity"], code: "INVALID" });
  }
}
