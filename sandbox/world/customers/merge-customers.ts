import { randomUUID } from "node:crypto";
import { keepAddresses } from "#sandbox/world/customers/customer-addresses.ts";
import { customerIndex } from "#sandbox/world/customers/customer-index.ts";
import { removeCustomer } from "#sandbox/world/customers/delete-customer.ts";
import { type MergeOverrides, planMerge } from "#sandbox/world/customers/plan-merge.ts";
import { metafieldsOf } from "#sandbox/world/metafields/metafields.ts";
import type { CustomerMergeRecord } from "#sandbox/world/records/customer.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/**
 * Makes one customer of two: orders, draft orders, addresses and metafields go to the one that is kept. Emits
 * customers/update of that one and customers/merge.
 */
export function mergeCustomers(
  world: World,
  shop: string,
  oneId: string,
  twoId: string,
  overrides: MergeOverrides,
  actor: Actor = { by: "staff" },
): CustomerMergeRecord {
  const { plan, errors } = planMerge(world, shop, oneId, twoId, overrides);
  if (!plan) throw Refused.all(errors);
  if (plan.blocked.note)
    throw new Refused("Note is too long (maximum is 5000 characters)", {
      field: ["overrideFields", "note"],
      code: "MISSING_OVERRIDE_ATTRIBUTE",
    });
  if (plan.blocked.tags)
    throw new Refused("Tags exceed the maximum of 250", {
      field: ["overrideFields", "tags"],
      code: "MISSING_OVERRIDE_ATTRIBUTE",
    });
  const { kept, gone, firstName, lastName, email, phone, note, tags } = plan;
  const { emailConsent } = email === kept.email ? kept : gone;
  const { smsConsent } = phone === kept.phone ? kept : gone;
  const others = metafieldsOf(world, "Customer", gone.id);
  removeCustomer(world, gone.id);
  const own = metafieldsOf(world, "Customer", kept.id);
  const added = others.filter(
    ({ namespace, key }) => !own.some((one) => one.namespace === namespace && one.key === key),
  );
  if (added.length > 0) world.state.metafields[`Customer/${kept.id}`] = [...own, ...added];
  customerIndex(world).forget(kept);
  Object.assign(kept, { firstName, lastName, email, phone, note, tags });
  if (emailConsent) kept.emailConsent = emailConsent;
  if (smsConsent) kept.smsConsent = smsConsent;
  keepAddresses(kept, plan.addresses, plan.defaultAddress?.id);
  customerIndex(world).note(kept);
  for (const order of world.ordersOfCustomer(gone.id)) {
    order.customerId = kept.id;
    world.changed(order);
  }
  for (const draft of Object.values(world.state.draftOrders))
    if (draft.customerId === gone.id) draft.customerId = kept.id;
  touch(world, kept);
  const merge: CustomerMergeRecord = {
    id: randomUUID(),
    shop,
    resultingCustomerId: kept.id,
    deletedCustomerId: gone.id,
  };
  world.state.customerMerges[merge.id] = merge;
  const emit = world.action(shop, actor);
  emit("customers/update", { customerId: kept.id });
  emit("customers/merge", {
    customerId: kept.id,
    data: { deletedId: gone.id, jobId: merge.id, status: "completed", errors: [] },
  });
  return merge;
}
