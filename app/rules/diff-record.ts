// Pure. What sets rules about customers, products, stock and draft orders off: the difference between the last decided picture
// of the record and the new one.
import { canonicalJson } from "#app/lib/canonical-json.ts";
import type { LaneKind } from "#app/rules/scope.ts";
import type { EventName, Trigger } from "#app/rules/trigger.ts";

type Picture = Record<string, unknown>;
export type RecordLane = Exclude<LaneKind, "order" | "shop">;

interface Events {
  created: EventName | null;
  changed: EventName;
  /** What a change of these fields is besides. */
  fields?: Record<string, EventName>;
}
const EVENTS_OF: Record<RecordLane, Events> = {
  customer: {
    created: "customer.created",
    changed: "customer.updated",
    fields: {
      tags: "customer.tags_changed",
      email_marketing_state: "customer.marketing_changed",
      email_marketing_opt_in_level: "customer.marketing_changed",
      sms_marketing_state: "customer.marketing_changed",
      sms_marketing_opt_in_level: "customer.marketing_changed",
    },
  },
  product: { created: "product.created", changed: "product.updated" },
  stock: { created: null, changed: "stock.changed" },
  draft_order: { created: "draft_order.created", changed: "draft_order.updated" },
};
/** Stamps, and figures that move with every order: of those a look of its own tells. */
const NO_NEWS = new Set(["updated_at", "orders", "orders_known_since", "orders_count", "total_spent"]);
/** Pictures that are kept from earlier releases do not tell them: that they are told now is no news of the customer. */
const TOLD_LATER = new Set(["email_marketing_opt_in_level", "sms_marketing_opt_in_level"]);

/**
 * The triggers that the step from `before` to `after` means; empty when nothing differs.
 * @param before null: the record is new to us. @param isNew whether it was made since the app came: else it only changed.
 */
export function diffRecord(kind: RecordLane, before: Picture | null, after: Picture, isNew: boolean): Trigger[] {
  const { created, changed, fields = {} } = EVENTS_OF[kind];
  if (!before) return [{ on: created && isNew ? created : changed }];
  // What the newer picture does not tell is not different for that.
  const differing = Object.keys(after).filter(
    (name) =>
      !NO_NEWS.has(name) &&
      !(TOLD_LATER.has(name) && before[name] === undefined) &&
      canonicalJson(after[name] ?? null) !== canonicalJson(before[name] ?? null),
  );
  if (!differing.length) return [];
  const named = new Set(differing.map((name) => fields[name] ?? changed));
  return [...named].map((on) => ({ on }));
}
