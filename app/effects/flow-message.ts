// Pure. What one of our triggers for Shopify Flow carries: its fields are fixed by the extension that declares it
// (extensions/*/shopify.extension.toml), so what a rule hands over besides goes as JSON.

/** By handle: the kind of record that the trigger refers to; null: none. */
export const FLOW_TRIGGERS: Readonly<Record<string, "order" | "customer" | "product" | null>> = {
  "order-rule-matched": "order",
  "customer-rule-matched": "customer",
  "product-rule-matched": "product",
  "rule-matched": null,
  "order-approved": "order",
  "order-routed": "order",
  "order-needs-attention": "order",
};

const MATCHED: Readonly<Record<string, string>> = {
  Order: "order-rule-matched",
  Customer: "customer-rule-matched",
  Product: "product-rule-matched",
};

export interface FlowMessage {
  handle: string;
  payload: Record<string, string | number>;
}

/**
 * A name that is none of ours goes as the `trigger` of the record's own “rule matched”: a workflow tells them apart by it.
 * @param name as the rule says it.
 * @param target gid of the record that the rule acts on.
 * @returns null: the trigger refers to a record that this is not.
 */
export function flowMessage(
  name: string,
  target: string,
  { rule, reason, ...values }: Readonly<Record<string, unknown>>,
): FlowMessage | null {
  const [, type = "", id = ""] = /^gid:\/\/shopify\/([A-Za-z]+)\/(.+)$/.exec(target) ?? [];
  const isNamed = Object.hasOwn(FLOW_TRIGGERS, name) && name !== "rule-matched";
  const handle = isNamed ? name : (MATCHED[type] ?? "rule-matched");
  const kind = FLOW_TRIGGERS[handle] ?? null;
  if (kind !== null && kind !== type.toLowerCase()) return null;
  return {
    handle,
    payload: {
      ...(kind === null ? {} : { [`${kind}_id`]: Number.isSafeInteger(Number(id)) ? Number(id) : id }),
      trigger: name,
      rule: String(rule ?? ""),
      reason: String(reason ?? ""),
      values: JSON.stringify(values),
    },
  };
}
