import type { z } from "zod";
import { normalAmount } from "#app/lib/money.ts";
import { defineAction } from "#app/rules/action.ts";
import { about, chosenLines, editable, edited, LinesSchema } from "#app/rules/actions/order-edits.ts";
import { filledText, moneyAmount } from "#app/rules/actions/templated.ts";
import type { OrderEdit } from "#app/rules/effect.ts";
import type { Plain } from "#app/rules/plain.ts";

const scopes = ["write_order_edits"];

const acts = { default: "once", allowed: ["once", "each", "crossing"] } as const;

export const discountLine = defineAction({
  name: "discount_line",
  title: "Discount a line",
  about: about(
    "Takes a percentage or an amount (a unit) off a line. The line is the one that the rule or loop is about, or `lines` names SKUs.",
  ),
  targets: ["line_item", "order"],
  class: "READABLE",
  acts,
  settings: LinesSchema.extend({
    percent: moneyAmount.optional(),
    amount: moneyAmount.optional(),
    description: filledText(255).default("Discount"),
  }).refine(
    (settings) => (settings.percent === undefined) !== (settings.amount === undefined),
    "names either “percent” or “amount”",
  ) as unknown as z.ZodType<
    z.infer<typeof LinesSchema> & { percent?: number | string; amount?: number | string; description: string }
  >,
  scopes,
  make: (settings, { target, kind, env }) => {
    const order = (env.names.order ?? {}) as Plain;
    const why = editable(order);
    if (why) return { nothing: why };
    const edits = chosenLines(target, kind, order, settings.lines).map(
      (line): OrderEdit => ({
        edit: "discount_line",
        line_item_id: String(line.id),
        percent: settings.percent === undefined ? null : String(settings.percent),
        amount: settings.amount === undefined ? null : normalAmount(String(settings.amount)),
        description: settings.description,
      }),
    );
    return edits.length ? edited(edits, settings) : { nothing: "The order has no such line." };
  },
  example: { do: "discount_line", lines: ["MUG"], percent: 10 },
});
