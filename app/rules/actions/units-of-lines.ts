// Lines of an order with units of their own, as an action names them.
import { z } from "zod";
import type { ActionContext } from "#app/rules/action.ts";
import { filledText, listOf, textList, wholeNumber } from "#app/rules/actions/templated.ts";
import { isPlain, type Plain } from "#app/rules/plain.ts";

/** SKUs or line item ids, or each with its units. */
export const UNITS_OF_LINES = [
  textList(z.string().min(1).max(255), 250),
  z
    .array(z.strictObject({ line: filledText(255), quantity: wholeNumber(0, 10_000) }))
    .min(1)
    .max(250),
] as const;

/** “all”, “return”, or as above. */
type Lines = string | string[] | { line: string; quantity: number | string }[] | undefined;

interface Part {
  line: Plain;
  quantity: number;
}

export const units = (said: unknown): number => Math.max(0, Math.floor(Number(said)));

/** What is said of a line: by its id or SKU, and of how many units; null: all. */
type Wanted = { names: string[]; quantity: number | null };

/** @returns null: every line; a text: why there are none. */
export function wantedLines(lines: Lines, quantity: number | null, { env }: ActionContext): Wanted[] | null | string {
  if (lines === undefined) return [];
  if (lines === "all") return null;
  if (lines === "return") {
    const own = env.names.return as Plain | null | undefined;
    if (!own) return "There is no return here: “return” is for rules about returns.";
    return ((own.line_items as Plain[] | undefined) ?? []).map((line) => ({
      names: [String(line.line_item_id)],
      quantity: units(line.quantity),
    }));
  }
  const entries: unknown[] = Array.isArray(lines) ? lines : lines.trim().startsWith("{") ? lines.split("\n") : [lines];
  return entries.flatMap((entry): Wanted[] => {
    const said = typeof entry === "string" && entry.trim().startsWith("{") ? objectIn(entry) : entry;
    if (!isPlain(said)) return listOf(String(said)).map((name) => ({ names: [name.toLowerCase()], quantity }));
    const names = [said.line, said.line_item_id, said.sku, said.id].filter(
      (name) => name !== undefined && name !== null,
    );
    const first = names[0] === undefined ? [] : [String(names[0]).trim().toLowerCase()];
    return [{ names: first, quantity: said.quantity === undefined ? quantity : units(said.quantity) }];
  });
}

function objectIn(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return json;
  }
}

/** Never more units of a line than it has left, also where it is named twice. @param quantity of each, where the line says none */
export function unitsOfLines(
  wanted: Wanted[] | null,
  quantity: number | null,
  lines: Plain[],
  leftOf: (line: Plain) => number,
): Part[] {
  return lines.flatMap((line): Part[] => {
    const left = leftOf(line);
    const asked = wanted
      ? wanted
          .filter(
            ({ names }) => names.includes(String(line.id)) || names.includes(String(line.sku ?? "").toLowerCase()),
          )
          .reduce((sum, { quantity }) => sum + (quantity ?? left), 0)
      : (quantity ?? left);
    const taken = Math.min(left, asked);
    return taken > 0 ? [{ line, quantity: taken }] : [];
  });
}
