import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { about, chosenLines, editable, edited, LinesSchema } from "#app/rules/actions/order-edits.ts";
import { wholeNumber } from "#app/rules/actions/templated.ts";
import type { OrderEdit } from "#app/rules/effect.ts";
import type { Plain } from "#app/rules/plain.ts";

const scopes = ["write_order_edits"];

const acts = { default: "once", allowed: ["once", "each", "crossing"] } as const;

export const setLineQuantity = defineAction({
  name: "set_line_quantity",
  title: "Change a quantity",
  about: about(
    "Sets how many units of a line the order has; 0 removes the line. The line is the one that the rule or loop is about, or `lines` names SKUs.",
  ),
  targets: ["line_item", "order"],
  class: "READABLE",
  acts,
  settings: LinesSchema.extend({
    quantity: wholeNumber(0, 10_000),
    restock: z.boolean().default(true),
  }) as unknown as z.ZodType<z.infer<typeof LinesSchema> & { quantity: number | string; restock: boolean }>,
  scopes,
  make: (settings, { target, kind, env }) => {
    const order = (env.names.order ?? {}) as Plain;
    const why = editable(order);
    if (why) return { nothing: why };
    const quantity = Number(settings.quantity);
    const edits = chosenLines(target, kind, order, settings.lines)
      .filter((line) => Number(line.current_quantity) !== quantity)
      .map(
        (line): OrderEdit => ({
          edit: "set_quantity",
          line_item_id: String(line.id),
          quantity,
          restock: settings.restock,
        }),
      );
    return edits.length ? edited(edits, settings) : { nothing: "No line has another quantity." };
  },
  example: { do: "set_line_quantity", lines: ["SAMPLE"], quantity: 0 },
});
