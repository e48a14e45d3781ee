// Discounts: a code is made, a discount switched on or off, or deleted. Readable by the code, or the title of an automatic one.
import type { AdminClient } from "#app/admin/client.server.ts";
import { gidOf } from "#app/admin/gid.ts";
import { activateAutomaticDiscount } from "#app/admin/operations/activate-automatic-discount.ts";
import { activateDiscountCode } from "#app/admin/operations/activate-discount-code.ts";
import { createDiscountCode as create } from "#app/admin/operations/create-discount-code.ts";
import { createFreeShippingCode } from "#app/admin/operations/create-free-shipping-code.ts";
import { deactivateAutomaticDiscount } from "#app/admin/operations/deactivate-automatic-discount.ts";
import { deactivateDiscountCode } from "#app/admin/operations/deactivate-discount-code.ts";
import { deleteAutomaticDiscount } from "#app/admin/operations/delete-automatic-discount.ts";
import { deleteDiscountCode } from "#app/admin/operations/delete-discount-code.ts";
import { findAutomaticDiscount } from "#app/admin/operations/find-automatic-discount.ts";
import { findDiscountCode } from "#app/admin/operations/find-discount-code.ts";
import { searchTerm } from "#app/admin/search-term.ts";
import type { BodyOf } from "#app/effects/application.ts";
import { type Looked, shopifyWrite } from "#app/effects/shopify-write.server.ts";
import { SO, soIf, TO_DO } from "#app/effects/verdict.ts";

export const createDiscountCode = shopifyWrite<"create_discount_code", { isThere: boolean }>({
  look: async (admin, { body }) => {
    const { seen, points } = await findDiscountCode(admin, { code: body.code });
    return { seen: { isThere: seen !== null }, points };
  },
  judge: ({ isThere }, { isDoubtful }) =>
    isThere ? (isDoubtful ? SO : { is: "so", reason: "There is a discount with this code already." }) : TO_DO,
  write: (admin, { body }) =>
    body.free_shipping
      ? createFreeShippingCode(admin, { discount: { ...commonOf(body), destination: { all: true } } })
      : create(admin, { discount: amountOff(body) }),
});

/** What codes of all kinds have in common. */
function commonOf(body: BodyOf<"create_discount_code">) {
  const { combines_with: combines = [] } = body;
  return {
    title: body.title,
    code: body.code,
    startsAt: body.starts_at,
    endsAt: body.ends_at,
    usageLimit: body.usage_limit,
    appliesOncePerCustomer: body.once_per_customer,
    context: body.customer_id ? { customers: { add: [gidOf("Customer", body.customer_id)] } } : { all: "ALL" as never },
    ...(combines.length
      ? {
          combinesWith: {
            orderDiscounts: combines.includes("order"),
            productDiscounts: combines.includes("product"),
            shippingDiscounts: combines.includes("shipping"),
          },
        }
      : {}),
    ...(body.minimum_subtotal
      ? { minimumRequirement: { subtotal: { greaterThanOrEqualToSubtotal: body.minimum_subtotal } } }
      : body.minimum_quantity
        ? { minimumRequirement: { quantity: { greaterThanOrEqualToQuantity: String(body.minimum_quantity) } } }
        : {}),
  };
}

function amountOff(body: BodyOf<"create_discount_code">): Parameters<typeof create>[1]["discount"] {
  const { product_ids, collection_ids } = body;
  const items = product_ids.length
    ? { products: { productsToAdd: product_ids.map((id) => gidOf("Product", id)) } }
    : collection_ids.length
      ? { collections: { add: collection_ids.map((id) => gidOf("Collection", id)) } }
      : { all: true };
  return {
    ...commonOf(body),
    customerGets: {
      items,
      value:
        body.percent === null
          ? { discountAmount: { amount: body.amount ?? "0", appliesOnEachItem: false } }
          : { percentage: Number(body.percent) / 100 },
    },
  };
}

interface Discount {
  id: string;
  isAutomatic: boolean;
  isActive: boolean;
}

const ON = ["ACTIVE", "SCHEDULED"];

async function findDiscount(admin: AdminClient, name: string): Promise<Looked<Discount>> {
  const byCode = await findDiscountCode(admin, { code: name });
  if (byCode.seen) {
    const { id, codeDiscount } = byCode.seen;
    return { seen: { id, isAutomatic: false, isActive: ON.includes(codeDiscount.status) }, points: byCode.points };
  }
  const automatic = await findAutomaticDiscount(admin, { query: searchTerm("title", name) });
  const found = automatic.seen?.find(
    ({ automaticDiscount }) => automaticDiscount.title.toLowerCase() === name.toLowerCase(),
  );
  return {
    seen: found ? { id: found.id, isAutomatic: true, isActive: ON.includes(found.automaticDiscount.status) } : null,
    points: byCode.points + automatic.points,
  };
}

export const setDiscountStatus = shopifyWrite<"set_discount_status", Discount>({
  look: (admin, { body }) => findDiscount(admin, body.discount),
  judge: ({ isActive }, { body }) => soIf(isActive === body.active),
  whenGone: { is: "moot", reason: "There is no such discount." },
  write: (admin, { body: { active } }, { id, isAutomatic }) => {
    if (isAutomatic)
      return active ? activateAutomaticDiscount(admin, { id }) : deactivateAutomaticDiscount(admin, { id });
    return active ? activateDiscountCode(admin, { id }) : deactivateDiscountCode(admin, { id });
  },
});

export const deleteDiscount = shopifyWrite<"delete_discount", Discount>({
  look: (admin, { body }) => findDiscount(admin, body.discount),
  judge: () => TO_DO,
  whenGone: SO,
  write: (admin, _application, { id, isAutomatic }) =>
    isAutomatic ? deleteAutomaticDiscount(admin, { id }) : deleteDiscountCode(admin, { id }),
});
