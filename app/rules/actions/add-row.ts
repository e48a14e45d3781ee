import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { filledText } from "#app/rules/actions/templated.ts";
import type { Plain } from "#app/rules/plain.ts";

const ALL = ["order", "customer", "product", "draft_order", "stock_level", "shop"] as const;

const acts = { default: "each", allowed: ["once", "each", "crossing"] } as const;

export const addRow = defineAction({
  name: "add_row",
  title: "Add a row to a table",
  about:
    "Adds a row to one of the store's tables in Switchyard (it can be downloaded as CSV). Columns that the table lacks are added.",
  targets: ALL,
  class: "OWN",
  acts,
  settings: z.strictObject({
    table: filledText(100),
    row: z.record(z.string().min(1).max(100), z.union([z.string().max(5_000), z.number(), z.boolean()])),
  }) as unknown as z.ZodType<{ table: string; row: Plain }>,
  scopes: [],
  make: ({ table, row }) => ({
    bodies: [
      {
        kind: "add_row",
        table,
        row: Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value)])),
      },
    ],
  }),
  example: { do: "add_row", table: "orders", row: { order: "{{ order.name }}", total: "{{ order.total_price }}" } },
});
