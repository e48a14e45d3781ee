import { z } from "zod";
import { filledText, listOf, textList } from "#app/rules/actions/templated.ts";
import type { OrderEdit } from "#app/rules/effect.ts";
import type { Plain } from "#app/rules/plain.ts";

export const about = (text: string) =>
  `${text} The order is edited, and its buyer told only where \`notify_customer\` is true. An order that is cancelled, or fulfilled in full, is left alone.`;

const common = { notify_customer: z.boolean().default(false), staff_note: filledText(500, 0).default("") };

export const editable = (target: Plain): string | null =>
  target.cancelled_at
    ? "The order is cancelled."
    : target.fulfillment_status === "fulfilled"
      ? "The order is fulfilled."
      : null;

export const edited = (
  edits: OrderEdit[],
  { staff_note, notify_customer }: { staff_note: string; notify_customer: boolean },
) => ({
  bodies: [{ kind: "edit_order" as const, edits, staff_note, notify_customer }],
});

export const LinesSchema = z.strictObject({ lines: textList(z.string().min(1).max(255), 250).optional(), ...common });

export const chosenLines = (
  target: Plain,
  kind: string,
  order: Plain,
  lines: string | string[] | undefined,
): Plain[] => {
  if (kind === "line_item") return [target];
  const wanted = lines === undefined ? null : listOf(lines).map((entry) => entry.toLowerCase());
  return (order.line_items as Plain[]).filter(
    (line) =>
      Number(line.current_quantity) > 0 &&
      (!wanted || wanted.includes(String(line.id)) || wanted.includes(String(line.sku ?? "").toLowerCase())),
  );
};
