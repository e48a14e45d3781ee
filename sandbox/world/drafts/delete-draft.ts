import { expectDraft } from "#sandbox/world/drafts/draft-change.ts";
import type { Actor } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

/** Deletes a draft order; the order that it became stays. Emits draft_orders/delete. */
export function deleteDraft(world: World, shop: string, id: string, actor: Actor = { by: "staff" }): void {
  const { customerId } = expectDraft(world, shop, id);
  delete world.state.draftOrders[id];
  delete world.state.metafields[`DraftOrder/${id}`];
  world.action(shop, actor)("draft_orders/delete", { subjectId: id, customerId });
}
