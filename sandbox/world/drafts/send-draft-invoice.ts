import { expectDraft } from "#sandbox/world/drafts/draft-change.ts";
import type { DraftOrderRecord } from "#sandbox/world/records/draft-order.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/** Notes that the invoice went out (no mail leaves this world). Emits draft_orders/update. @param to instead of the draft's address. */
export function sendDraftInvoice(
  world: World,
  shop: string,
  id: string,
  to: string | null,
  actor: Actor = { by: "staff" },
): DraftOrderRecord {
  const draft = expectDraft(world, shop, id);
  if (draft.status === "COMPLETED") throw new Refused("Draft order has already been completed", { field: null });
  if (!to && !draft.email) throw new Refused("To can't be blank", { field: ["email", "to"] });
  draft.status = "INVOICE_SENT";
  draft.invoiceSentAt = world.now();
  touch(world, draft);
  world.action(shop, actor)("draft_orders/update", { subjectId: id, customerId: draft.customerId });
  return draft;
}
