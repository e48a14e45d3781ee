import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { filledText, orTemplate } from "#app/rules/actions/templated.ts";

const ALL = ["order", "customer", "product", "draft_order", "stock_level", "shop"] as const;
const acts = { default: "each", allowed: ["once", "each", "crossing"] } as const;
type Plain = Record<string, unknown>;
const SCOPES = ["shop", "order", "customer", "product"] as const;
type Scope = (typeof SCOPES)[number];
const Name = filledText(100);

/** Whose memory it is; null: there is no such record. */
function ownerOf(scope: Scope, names: Record<string, unknown>, shop: Plain): string | null {
  if (scope === "shop") return String(shop.domain);
  const record = names[scope] as Plain | null | undefined;
  return record?.id === undefined ? null : String(record.id);
}

const RememberSchema = z
  .strictObject({
    scope: z.enum(SCOPES).default("shop"),
    name: Name,
    value: z.unknown().optional(),
    add: orTemplate(
      z.union([z.number(), z.string().regex(/^\s*-?\d+(\.\d+)?\s*$/)]) as unknown as z.ZodType<number | string>,
    ).optional(),
    /** The counter never goes beyond it, however many orders come at once: then nothing after this step is done. */
    cap: z.number().optional(),
  })
  .refine(
    (settings) => (settings.value === undefined) !== (settings.add === undefined),
    "names either “value” or “add”",
  );
type Remember = z.infer<typeof RememberSchema>;

export const remember = defineAction({
  name: "remember",
  title: "Remember a value",
  about:
    "Keeps a value under a name, for the store, the order, its customer or a product; `add` counts up. Read it as `memory.shop.NAME`, `memory.order.NAME` … With `cap` a counter never goes beyond that number, even when many orders arrive at once: where it would, this step and those after it are not done.",
  targets: ALL,
  class: "OWN",
  acts,
  settings: RememberSchema as unknown as z.ZodType<Remember>,
  scopes: [],
  make: ({ scope, name, value, add, cap }, { env }) => {
    const owner = ownerOf(scope, env.names, env.world.shop);
    if (owner === null) return { nothing: `There is no ${scope}.` };
    const held = (env.names.memory as Record<Scope, Plain>)[scope][name];
    if (add === undefined)
      return held === value
        ? { nothing: "It is remembered already." }
        : { bodies: [{ kind: "remember", scope, owner, name, value }] };
    const step = Number(add);
    const now = typeof held === "number" ? held : Number(held ?? 0) || 0;
    if (cap !== undefined && now + step > cap) return { nothing: `“${name}” has reached ${cap}.`, halts: true };
    return { bodies: [{ kind: "remember", scope, owner, name, add: step, ...(cap === undefined ? {} : { cap }) }] };
  },
  example: { do: "remember", name: "gifts", add: 1, cap: 100 },
});

export const forget = defineAction({
  name: "forget",
  title: "Forget a value",
  about: "Removes a value from memory.",
  targets: ALL,
  class: "OWN",
  acts,
  settings: z.strictObject({ scope: z.enum(SCOPES).default("shop"), name: Name }) as unknown as z.ZodType<{
    scope: Scope;
    name: string;
  }>,
  scopes: [],
  make: ({ scope, name }, { env }) => {
    const owner = ownerOf(scope, env.names, env.world.shop);
    const held = (env.names.memory as Record<Scope, Plain>)[scope];
    return owner === null || held[name] === undefined
      ? { nothing: "There is nothing to forget." }
      : { bodies: [{ kind: "forget", scope, owner, name }] };
  },
  example: { do: "forget", name: "gifts" },
});

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

export const askAttention = defineAction({
  name: "ask_attention",
  title: "Put on the attention list",
  about: "Shows the record on Switchyard's attention list with a reason in words, until a person has dealt with it.",
  targets: ALL,
  class: "OWN",
  acts: { default: "once", allowed: ["once", "each", "crossing"] },
  settings: z.strictObject({
    reason: filledText(500),
    severity: z.enum(["low", "medium", "high"]).default("medium"),
  }) as unknown as z.ZodType<{ reason: string; severity: "low" | "medium" | "high" }>,
  scopes: [],
  make: ({ reason, severity }, { ruleId }) => ({ bodies: [{ kind: "ask_attention", reason, severity, key: ruleId }] }),
  example: { do: "ask_attention", reason: "No single location has all of it" },
});

const RuleName = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "is the id of a rule");

export const startRule = defineAction({
  name: "start_rule",
  title: "Start another rule",
  about:
    'Sets another rule off for the same record, with `inputs` that it knows as event.inputs. That rule lists {"rule": …} or nothing of the kind: being started is enough.',
  targets: ALL,
  class: "OWN",
  acts,
  settings: z.strictObject({
    rule: RuleName,
    inputs: z.record(z.string(), z.unknown()).default({}),
  }) as unknown as z.ZodType<{ rule: string; inputs: Plain }>,
  scopes: [],
  make: ({ rule, inputs }) => ({ bodies: [{ kind: "start_rule", rule, inputs }] }),
  example: { do: "start_rule", rule: "ask-for-review" },
});

export const stopRule = defineAction({
  name: "stop_rule",
  title: "Stop another rule",
  about: "Cancels what another rule still waits for on the same record.",
  targets: ALL,
  class: "OWN",
  acts,
  settings: z.strictObject({ rule: RuleName }),
  scopes: [],
  make: ({ rule }) => ({ bodies: [{ kind: "stop_rule", rule }] }),
  example: { do: "stop_rule", rule: "ask-for-review" },
});
