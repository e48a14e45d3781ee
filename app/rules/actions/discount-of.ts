import type { ActionContext, Made } from "#app/rules/action.ts";
import type { EffectBody } from "#app/rules/effect.ts";

export const DISCOUNT_TARGETS = ["discount", "order", "customer", "product", "shop"] as const;

/** What is done to the discount that the loop is about, or that the settings name: by its code, an automatic one by its title. */
export function discountOf(
  named: string | undefined,
  { target, kind }: ActionContext,
  body: (discount: string) => EffectBody,
): Made {
  const discount = kind === "discount" ? String(target.code ?? target.title ?? "") : (named?.trim() ?? "");
  return discount ? { bodies: [body(discount)] } : { nothing: "No discount came out." };
}
