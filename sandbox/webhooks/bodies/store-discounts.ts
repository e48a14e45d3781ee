// Pure over the world. Bodies that are about the discounts that a store offers.
import type { Bodies, Telling } from "#sandbox/webhooks/bodies/body-of.ts";
import { statusOfDiscount } from "#sandbox/world/discounts/discount-status.ts";
import { gid } from "#sandbox/world/gid.ts";

const node = (method: "CODE" | "AUTOMATIC", id: string) =>
  gid(method === "CODE" ? "DiscountCodeNode" : "DiscountAutomaticNode", id);

const whole = ({ subjectId, at: happenedAt }: { subjectId: string | null; at: string }, { world, at }: Telling) => {
  const discount = subjectId === null ? undefined : world.state.storeDiscounts[subjectId];
  return (
    discount && {
      admin_graphql_api_id: node(discount.method, discount.id),
      title: discount.title,
      status: statusOfDiscount(discount, Date.parse(happenedAt)),
      created_at: at(discount.createdAt),
      updated_at: at(discount.updatedAt),
    }
  );
};

const redeemCode = ({
  subjectId,
  data,
  at,
}: {
  subjectId: string | null;
  data: { codeId: string; code: string };
  at: string;
}) =>
  subjectId && {
    admin_graphql_api_id: node("CODE", subjectId),
    redeem_code: { id: gid("DiscountRedeemCode", data.codeId), code: data.code },
    updated_at: at,
  };

export const storeDiscountBodies: Bodies = {
  "discounts/create": whole,
  "discounts/update": whole,
  "discounts/delete": ({ subjectId, data, at: happenedAt }, { at }) =>
    subjectId && { admin_graphql_api_id: node(data.method, subjectId), deleted_at: at(happenedAt) },
  "discounts/redeemcode_added": redeemCode,
  "discounts/redeemcode_removed": redeemCode,
};
