import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { filledText } from "#app/rules/actions/templated.ts";

const ALL = ["order", "customer", "product", "draft_order", "stock_level", "shop"] as const;

const acts = { default: "each", allowed: ["once", "each", "crossing"] } as const;

/** RFC 4180, as a template writes it with `csv_row`. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (quoted) {
      if (letter === '"' && text[at + 1] === '"') {
        cell += '"';
        at++;
      } else if (letter === '"') quoted = false;
      else cell += letter;
    } else if (letter === '"' && cell === "") quoted = true;
    else if (letter === ",") {
      row.push(cell);
      cell = "";
    } else if (letter === "\n" || letter === "\r") {
      if (letter === "\r" && text[at + 1] === "\n") at++;
      row.push(cell);
      if (row.length > 1 || row[0] !== "") rows.push(row);
      [row, cell] = [[], ""];
    } else cell += letter;
  }
  row.push(cell);
  if (row.length > 1 || row[0] !== "") rows.push(row);
  return rows;
}

export const saveReport = defineAction({
  name: "save_report",
  title: "Save a report",
  about: "Keeps a text, and rows as CSV, under a title; shown in Switchyard and downloadable.",
  targets: ALL,
  class: "OWN",
  acts,
  settings: z.strictObject({
    title: filledText(200),
    text: filledText(20_000, 0).default(""),
    csv: z.string().max(200_000).default(""),
  }) as unknown as z.ZodType<{ title: string; text: string; csv: string }>,
  scopes: [],
  make: ({ title, text, csv }) => {
    const [columns = [], ...rows] = csv.trim() === "" ? [] : parseCsv(csv.trim());
    return { bodies: [{ kind: "save_report", title, columns, rows, text }] };
  },
  example: {
    do: "save_report",
    title: "Units by SKU",
    csv: "SKU,Units\n{% for group in order.line_items %}{{ group.sku }},{{ group.quantity }}\n{% endfor %}",
  },
});
