import { expectDraft } from "#sandbox/world/drafts/draft-change.ts";
import { metafieldsOf } from "#sandbox/world/metafields/metafields.ts";
import { planDue } from "#sandbox/world/payment-terms/tell-when-due.ts";
import { placeOrder } from "#sandbox/world/place-order.ts";
import type { DraftOrderRecord } from "#sandbox/world/records/draft-order.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor, OrderRecord } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/**
 * Makes an order of a draft: paid by hand, or to be paid. One with payment terms is to be paid by those. Emits what a new
 * order emits, then draft_orders/update.
 * @param sourceName the channel that it is attributed to, instead of the draft's.
 */
export function completeDraft(
  world: World,
  shop: string,
  id: string,
  { paymentPending, sourceName }: { paymentPending: boolean; sourceName: string | null },
  actor: Actor = { by: "staff" },
): { draft: DraftOrderRecord; order: OrderRecord } {
  const draft = expectDraft(world, shop, id);
  if (draft.status === "COMPLETED") throw new Refused("This order has been paid", { field: null });
  const { paymentTerms, company, localizedFields, discounts = [] } = draft;
  const order = placeOrder(
    world,
    shop,
    {
      lines: draft.lines.map((line) => ({
        ...(line.variantId ? { variantId: line.variantId } : {}),
        title: line.title,
        price: line.price,
        quantity: line.quantity,
        discount: line.discount,
        ...(line.allocations ? { allocations: line.allocations } : {}),
        ...(line.sku ? { sku: line.sku } : {}),
        requiresShipping: line.requiresShipping,
        taxable: line.taxable,
        giftCard: line.giftCard,
        grams: line.grams,
        variantTitle: line.variantTitle,
        vendor: line.vendor,
        ...(line.attributes ? { attributes: line.attributes } : {}),
      })),
      customerId: draft.customerId,
      email: draft.email,
      phone: draft.phone,
      shippingAddress: draft.shippingAddress,
      billingAddress: draft.billingAddress,
      shipping: draft.shippingLines.map(({ title, price, code, source }) => ({
        title,
        price,
        code,
        source,
        custom: true,
      })),
      discounts,
      payment: paymentTerms ? "none" : paymentPending ? "pending" : "paid",
      gateway: paymentTerms ? "" : "manual",
      tags: draft.tags,
      note: draft.note,
      customAttributes: draft.customAttributes,
      poNumber: draft.poNumber,
      sourceName: sourceName ?? draft.sourceName ?? "shopify_draft_order",
      more: {
        draftOrderId: id,
        ...(draft.taxExempt ? { taxExempt: true } : {}),
        ...(company ? { company } : {}),
        ...(localizedFields ? { localizedFields } : {}),
        ...(paymentTerms ? { paymentTerms, statedFinancialStatus: "PENDING" } : {}),
      },
    },
    actor,
  );
  planDue(world, order);
  const metafields = metafieldsOf(world, "DraftOrder", id);
  if (metafields.length > 0)
    world.state.metafields[`Order/${order.id}`] = metafields.map((one) => ({ ...one, id: world.nextId() }));
  draft.status = "COMPLETED";
  draft.completedAt = world.now();
  draft.orderId = order.id;
  touch(world, draft);
  world.action(shop, actor)("draft_orders/update", { subjectId: id, customerId: draft.customerId });
  return { draft, order };
}
