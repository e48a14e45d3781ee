// Pure. The body of orders/edited: what an edit changed, without the order.
import type { EditRecord, OrderRecord } from "#sandbox/world/types.ts";

export function editBody(order: OrderRecord, edit: EditRecord, at: (instant: string) => string) {
  const changes = (list: EditRecord["additions"]) => list.map(({ lineId, delta }) => ({ id: Number(lineId), delta }));
  return {
    order_edit: {
      id: Number(edit.id),
      app_id: null,
      created_at: at(edit.committedAt),
      committed_at: at(edit.committedAt),
      notify_customer: false,
      order_id: Number(order.id),
      staff_note: edit.staffNote ?? "",
      user_id: null,
      line_items: { additions: changes(edit.additions), removals: changes(edit.removals) },
      discounts: { line_item: { additions: [], removals: [] } },
      shipping_lines: { additions: [], removals: [] },
    },
  };
}
