import { type DraftChange, draftAfter, expectDraft } from "#sandbox/world/drafts/draft-change.ts";
import type { DraftOrderRecord } from "#sandbox/world/records/draft-order.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/** Changes a draft order that is not an order yet. Emits draft_orders/update when something is different. */
export function updateDraft(
  world: World,
  shop: string,
  id: string,
  change: DraftChange,
  actor: Actor = { by: "staff" },
): { draft: DraftOrderRecord; changed: boolean } {
  const draft = expectDraft(world, shop, id);
  if (draft.status === "COMPLETED") throw new Refused("Draft order has already been completed", { field: null });
  const next = draftAfter(world, draft, change);
  const changed = JSON.stringify(next) !== JSON.stringify(draft);
  if (changed) {
    // What the change took away is not in `next`.
    for (const name of Object.keys(draft)) if (!(name in next)) delete draft[name as keyof DraftOrderRecord];
    Object.assign(draft, next);
    touch(world, draft);
    world.action(shop, actor)("draft_orders/update", { subjectId: id, customerId: draft.customerId });
  }
  return { draft, changed };
}
