import { checkCustomer, e164 } from "#sandbox/world/customers/check-customer.ts";
import { addressesOf, type KeptAddress, keepAddresses } from "#sandbox/world/customers/customer-addresses.ts";
import { customerIndex } from "#sandbox/world/customers/customer-index.ts";
import { normaliseTags } from "#sandbox/world/tag.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor, CustomerRecord } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/** Only what is given is changed; null empties. */
export interface CustomerChange {
  firstName?: string | null;
  lastName?: string | null;
  email?: string | null;
  phone?: string | null;
  note?: string | null;
  /** Replace those that are there. */
  tags?: string[];
  locale?: string;
  taxExempt?: boolean;
  taxExemptions?: string[];
  multipassIdentifier?: string | null;
  /** Replace those that are there. */
  addresses?: KeptAddress[];
}

export function expectCustomer(world: World, shop: string, id: string, field = ["id"]): CustomerRecord {
  const customer = world.customer(shop, id);
  if (!customer) throw new Refused("Customer does not exist", { field, code: "NOT_FOUND" });
  return customer;
}

/**
 * Changes a customer's particulars. Returns whether anything was different; emits customers/update if so, and
 * customer.tags_added and customer.tags_removed.
 */
export function updateCustomer(
  world: World,
  shop: string,
  id: string,
  change: CustomerChange,
  actor: Actor = { by: "staff" },
): { customer: CustomerRecord; changed: boolean } {
  const customer = expectCustomer(world, shop, id);
  const { addresses, tags, phone, ...rest } = change;
  const next: CustomerRecord = { ...customer, ...rest };
  if (phone !== undefined) next.phone = phone && (e164(phone) ?? phone);
  if (tags) next.tags = normaliseTags([], tags);
  if (addresses) keepAddresses(next, addresses);
  checkCustomer(world, shop, next, { id });
  const changed = shown(next) !== shown(customer);
  if (!changed) return { customer, changed };
  const before = customer.tags;
  customerIndex(world).forget(customer);
  Object.assign(customer, next);
  if (addresses) keepAddresses(customer, addressesOf(next));
  customerIndex(world).note(customer);
  touch(world, customer);
  const emit = world.action(shop, actor);
  emit("customers/update", { customerId: id });
  const added = customer.tags.filter((tag) => !before.includes(tag));
  const removed = before.filter((tag) => !customer.tags.includes(tag));
  if (added.length > 0) emit("customer.tags_added", { customerId: id, data: { tags: added } });
  if (removed.length > 0) emit("customer.tags_removed", { customerId: id, data: { tags: removed } });
  return { customer, changed };
}

const shown = (customer: CustomerRecord) =>
  JSON.stringify(Object.entries(customer).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
