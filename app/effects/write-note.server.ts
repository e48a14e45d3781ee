// The note of an order or a customer. Shopify takes it whole: what is appended to is read just before.
import { readCustomerState } from "#app/admin/operations/read-customer-state.ts";
import { readOrderFields } from "#app/admin/operations/read-order-fields.ts";
import { updateCustomer } from "#app/admin/operations/update-customer.ts";
import { updateOrder } from "#app/admin/operations/update-order.ts";
import type { BodyOf } from "#app/effects/application.ts";
import { shopifyWrite } from "#app/effects/shopify-write.server.ts";
import { soIf, TO_DO } from "#app/effects/verdict.ts";
import { noteWith } from "#app/rules/project-effect.ts";

const isCustomer = (target: string) => target.startsWith("gid://shopify/Customer/");

export const writeNote = shopifyWrite<"write_note", { note?: string | null }>({
  look: (admin, { target }) =>
    isCustomer(target)
      ? readCustomerState(admin, { id: target })
      : readOrderFields(admin, { id: target, parts: new Set() }),
  judge: ({ note }, { body, isDoubtful, before }) => {
    if (body.mode === "replace") return soIf((note ?? "") === body.note);
    if (!isDoubtful) return TO_DO;
    const old = typeof before === "string" ? before : null;
    return soIf(note === noteWith(old, body) || wasAppended(old ?? "", note ?? "", body));
  },
  before: ({ note }) => note ?? null,
  write: (admin, { target, body }, { note }) => {
    const whole = noteWith(note ?? null, body);
    return isCustomer(target)
      ? updateCustomer(admin, { id: target, note: whole })
      : updateOrder(admin, { id: target, note: whole });
  },
});

/** Others may stand behind it: written by the same call, or since. */
function wasAppended(old: string, note: string, { note: text, separator }: BodyOf<"write_note">): boolean {
  const added = note.startsWith(old) ? note.slice(old.length) : note;
  return added.startsWith(`${text}${separator}`) || `${added}${separator}`.includes(`${separator}${text}${separator}`);
}
