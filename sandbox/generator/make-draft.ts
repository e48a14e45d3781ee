// Draft orders as staff prepare them, from what a buyer wants.

import { createHash } from "node:crypto";
import type { Drawn } from "#sandbox/generator/draw-order.ts";
import { completeDraft } from "#sandbox/world/drafts/complete-draft.ts";
import { createDraft } from "#sandbox/world/drafts/create-draft.ts";
import type { DraftChange } from "#sandbox/world/drafts/draft-change.ts";
import type { DraftOrderRecord } from "#sandbox/world/records/draft-order.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

/** What staff say of an order that no buyer makes alone. */
export interface Prepared extends Pick<DraftChange, "company" | "appliedDiscount" | "taxExempt"> {
  /** It is made an order before it is paid. */
  paymentPending: boolean;
  /** Of the terms by which it is to be paid. */
  termsTemplateId?: string;
}

export function makeDraft(world: World, shop: string, drawn: Drawn, customerId: string | null): DraftOrderRecord {
  const { draft, prepared } = drawn;
  const { company, appliedDiscount, taxExempt, termsTemplateId } = prepared ?? {};
  const [delivery] = Array.isArray(draft.shipping) ? draft.shipping : draft.shipping ? [draft.shipping] : [];
  return createDraft(world, shop, {
    customerId,
    lines: draft.lines.map(({ variantId, quantity }, index) => ({
      ...(variantId ? { variantId } : {}),
      quantity,
      uuid: uuidOf(`${shop} ${world.now()} ${world.shop(shop).lastDraftNumber} ${index}`),
    })),
    shippingLine: delivery ? { title: delivery.title, price: delivery.price } : null,
    shippingAddress: draft.shippingAddress ?? null,
    billingAddress: draft.billingAddress ?? null,
    note: draft.note ?? null,
    poNumber: draft.poNumber ?? null,
    tags: draft.tags ?? [],
    customAttributes: draft.customAttributes ?? [],
    ...(company ? { company } : {}),
    ...(appliedDiscount ? { appliedDiscount } : {}),
    ...(taxExempt ? { taxExempt } : {}),
    ...(termsTemplateId
      ? { paymentTerms: { templateId: termsTemplateId, schedules: [{ issuedAt: world.now(), dueAt: null }] } }
      : {}),
  });
}

/** The draft, and the order that it becomes at once. */
export function makeOrderOfDraft(world: World, shop: string, drawn: Drawn, customerId: string | null): OrderRecord {
  const { id } = makeDraft(world, shop, drawn, customerId);
  const paymentPending = drawn.prepared?.paymentPending ?? false;
  return completeDraft(world, shop, id, { paymentPending, sourceName: null }).order;
}

/** Shaped like one, and the same for the same seed. */
const uuidOf = (seed: string): string =>
  createHash("sha256")
    .update(seed)
    .digest("hex")
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, "$1-$2-4$3-8$4-$5");
