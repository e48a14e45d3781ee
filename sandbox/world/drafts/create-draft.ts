import { createHash } from "node:crypto";
import { blankDraft, type DraftChange, draftAfter } from "#sandbox/world/drafts/draft-change.ts";
import type { DraftOrderRecord } from "#sandbox/world/records/draft-order.ts";
import type { Actor } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

/** A draft order as an app or staff fill it in. Emits draft_orders/create. */
export const createDraft = (
  world: World,
  shop: string,
  change: DraftChange,
  actor: Actor = { by: "staff" },
): DraftOrderRecord => keepDraft(world, draftAfter(world, blankDraft(world, shop), change), actor);

/** Gives a draft its number and keeps it. Emits draft_orders/create. */
export function keepDraft(world: World, draft: DraftOrderRecord, actor: Actor): DraftOrderRecord {
  const shop = world.shop(draft.shop);
  shop.lastDraftNumber = (shop.lastDraftNumber ?? 0) + 1;
  const id = world.nextId();
  const kept: DraftOrderRecord = {
    ...draft,
    id,
    name: `#D${shop.lastDraftNumber}`,
    token: createHash("sha256").update(`${draft.shop} draft ${id}`).digest("hex").slice(0, 32),
    createdAt: world.now(),
    updatedAt: world.now(),
  };
  if (actor.by === "staff") kept.byStaff = true;
  else delete kept.byStaff;
  world.state.draftOrders[id] = kept;
  world.action(draft.shop, actor)("draft_orders/create", { subjectId: id, customerId: kept.customerId });
  return kept;
}
