// The shipped rules of a check, tried as they run in a store: what is written, and what is taken back.
import { CHECKS } from "#app/checks/index.ts";
import { valuesSchema } from "#app/checks/setting.ts";
import { tryRule } from "#app/rules/trial/try-rule.ts";
import { FINE } from "#tests/unit/checks/an-address.ts";

export function rulesOf(id: string, settings: Record<string, unknown> = {}) {
  const check = CHECKS.find((one) => one.id === id);
  if (!check) throw new Error(`no such check: ${id}`);
  return check.rules(valuesSchema(check.settings).parse(settings) as never, "GBP");
}

/** What the check's rules write, moment after moment: "add_tags duplicate", "hold_fulfillment INCORRECT_ADDRESS". */
export function written(
  id: string,
  facts: Record<string, unknown>,
  settings: Record<string, unknown> = {},
): string[][] {
  const trial = tryRule(rulesOf(id, settings), {
    shop: { currency: "GBP", timezone: "Europe/London" },
    now: NOW,
    settings: { [id]: settings },
    ...facts,
  });
  if (trial.outcome !== "tried") throw new Error(JSON.stringify(trial));
  return trial.moments.map(({ results }) => results.flatMap(({ effects }) => effects.map(inWords)));
}
export function inWords({ do: kind, ...body }: Record<string, unknown>): string {
  const { tags, reason, handle, location_name, level, zip, shipping_address } = body;
  const said = Array.isArray(tags)
    ? tags.join(",")
    : kind === "ask_attention"
      ? ""
      : (location_name ??
        level ??
        reason ??
        handle ??
        zip ??
        (shipping_address ? JSON.stringify(shipping_address) : ""));
  return `${kind} ${said}`.trim();
}

export const NOW = "2026-11-24T12:00:00Z";
export const address = (country: string, overrides: Record<string, unknown> = {}) => ({
  ...FINE[country],
  ...overrides,
});
export const order = (overrides: Record<string, unknown> = {}) => ({
  ...{ id: "100", name: "#100", created_at: NOW, financial_status: "paid", total_price: 60, email: "ada@example.com" },
  ...{ shipping_address: address("GB"), billing_address: address("GB"), related_orders: [], risk: { level: "low" } },
  ...{
    line_items: [{ id: "1", sku: "MUG", variant_id: "9", quantity: 2, price: 30, variant: { id: "9", stock: [] } }],
  },
  fulfillment_orders: [
    { id: "50", location: { id: "1", name: "London" }, line_items: [{ id: "60", line_item_id: "1", quantity: 2 }] },
  ],
  ...overrides,
});
