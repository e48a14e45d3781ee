import { z } from "zod";
import { normalAmount } from "#app/lib/money.ts";
import { defineAction } from "#app/rules/action.ts";
import { filledText, listOf, moneyAmount, textList, wholeNumber } from "#app/rules/actions/templated.ts";
import { addDuration, parseDuration } from "#app/rules/duration.ts";
import { isTemplate } from "#app/rules/template.ts";

const COMBINES = ["order", "product", "shipping"] as const;

const SettingsSchema = z
  .strictObject({
    /** Letters and digits; a template may make it of the order's name and the number of a repetition. */
    code: filledText(255),
    title: filledText(255, 0).default(""),
    percent: z.union([moneyAmount, z.literal("")]).optional(),
    amount: z.union([moneyAmount, z.literal("")]).optional(),
    /** Instead of a percentage or an amount. */
    free_shipping: z.boolean().default(false),
    /** How long it is good for: “30 days”. */
    valid_for: z.string().max(60).optional(),
    usage_limit: wholeNumber(1, 1_000_000).optional(),
    once_per_customer: z.boolean().default(true),
    /** Only for the customer that the rule is about. */
    only_for_customer: z.boolean().default(true),
    products: textList(z.string().min(1).max(255), 100).optional(),
    collections: textList(z.string().min(1).max(255), 100).optional(),
    minimum_subtotal: z.union([moneyAmount, z.literal("")]).optional(),
    minimum_quantity: wholeNumber(1, 10_000).optional(),
    /** Kinds of other discounts that go with it. */
    combines_with: textList(z.string().min(1).max(20), 3).optional(),
  })
  // Of templates (a code that is like another one) one alone has to give something: that shows when they are filled in.
  .refine(({ percent, amount, free_shipping }) => {
    const named = [percent, amount, free_shipping || undefined].filter((one) => one !== undefined && one !== "");
    return named.length === 1 || (named.length > 1 && named.some((one) => typeof one === "string" && isTemplate(one)));
  }, "names one of “percent”, “amount” and “free_shipping”")
  .refine(
    (settings) => settings.minimum_quantity === undefined || !settings.minimum_subtotal,
    "asks for a “minimum_subtotal” or a “minimum_quantity”, not both",
  );
type Settings = z.infer<typeof SettingsSchema>;

export const createDiscountCode = defineAction({
  name: "create_discount_code",
  title: "Create a discount code",
  about:
    "Creates a code for a percentage or an amount off the order, or off `products` or `collections` (ids), or for free shipping. Good from now on, `valid_for` a span; for the customer alone unless `only_for_customer` is false. A code like another one: look for that with `find` (discounts) and take its `percent`, `amount`, `product_ids` … as templates; what comes out empty is left out.",
  targets: ["order", "customer"],
  class: "READABLE",
  acts: { default: "once", allowed: ["once", "each", "crossing"] },
  settings: SettingsSchema as unknown as z.ZodType<Settings>,
  scopes: ["write_discounts"],
  make: (settings, { env, kind, target }) => {
    const code = settings.code.trim().replaceAll(/\s+/g, "-");
    if (!code) return { nothing: "No code came out." };
    const [percent, amount, minimum] = [settings.percent, settings.amount, settings.minimum_subtotal].map((one) =>
      one === undefined || one === "" ? null : String(one),
    ) as [string | null, string | null, string | null];
    const combines = settings.combines_with === undefined ? [] : listOf(settings.combines_with);
    const unfit = combines.find((one) => !(COMBINES as readonly string[]).includes(one));
    if (unfit) return { nothing: `A code combines with ${COMBINES.join(", ")}; “${unfit}” came out.` };
    const span = settings.valid_for ? parseDuration(settings.valid_for) : null;
    const customer = kind === "customer" ? target : (env.names.customer as Record<string, unknown> | null | undefined);
    if (settings.only_for_customer && !customer?.id) return { nothing: "There is no customer to give it to." };
    return {
      bodies: [
        {
          kind: "create_discount_code",
          code,
          title: settings.title || code,
          percent,
          amount: amount === null ? null : normalAmount(amount),
          starts_at: env.now,
          ends_at: span ? addDuration(env.now, span, env.calendar) : null,
          usage_limit: settings.usage_limit === undefined ? null : Number(settings.usage_limit),
          once_per_customer: settings.once_per_customer,
          customer_id: settings.only_for_customer ? String(customer?.id) : null,
          product_ids: settings.products === undefined ? [] : listOf(settings.products),
          collection_ids: settings.collections === undefined ? [] : listOf(settings.collections),
          minimum_subtotal: minimum === null ? null : normalAmount(minimum),
          ...(settings.minimum_quantity === undefined ? {} : { minimum_quantity: Number(settings.minimum_quantity) }),
          free_shipping: settings.free_shipping,
          combines_with: combines as (typeof COMBINES)[number][],
        },
      ],
    };
  },
  example: { do: "create_discount_code", code: "THANKS-{{ order.number }}", percent: 10, valid_for: "30 days" },
});
