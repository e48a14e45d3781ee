import { checkCustomer, e164 } from "#sandbox/world/customers/check-customer.ts";
import { customerIndex } from "#sandbox/world/customers/customer-index.ts";
import { completeAddress } from "#sandbox/world/place-order.ts";
import type { ConsentRecord } from "#sandbox/world/records/customer.ts";
import { normaliseTags } from "#sandbox/world/tag.ts";
import type { Actor, AddressRecord, CustomerRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

export interface CustomerDraft {
  firstName?: string | null;
  lastName?: string | null;
  email?: string | null;
  phone?: string | null;
  note?: string | null;
  tags?: string[];
  addresses?: Partial<AddressRecord>[];
  locale?: string;
  taxExempt?: boolean;
  taxExemptions?: string[];
  emailConsent?: ConsentRecord;
  smsConsent?: ConsentRecord;
  multipassIdentifier?: string | null;
}

/**
 * A new customer. Emits customers/create.
 * @param path of the input, before the names of its fields in refusals.
 */
export function createCustomer(
  world: World,
  shop: string,
  draft: CustomerDraft,
  actor: Actor = { by: "staff" },
  path: string[] = [],
): CustomerRecord {
  const now = world.now();
  const [first, ...others] = draft.addresses ?? [];
  const { locale, taxExempt, taxExemptions, emailConsent, smsConsent, multipassIdentifier } = draft;
  const customer: CustomerRecord = {
    id: world.nextId(),
    shop,
    firstName: draft.firstName ?? null,
    lastName: draft.lastName ?? null,
    email: draft.email ?? null,
    phone: draft.phone ? (e164(draft.phone) ?? draft.phone) : null,
    note: draft.note ?? null,
    tags: normaliseTags([], draft.tags ?? []),
    addressId: world.nextId(),
    defaultAddress: completeAddress(first),
    ...(others.length > 0
      ? {
          otherAddresses: others.map((one) => ({ id: world.nextId(), address: completeAddress(one) as AddressRecord })),
        }
      : {}),
    createdAt: now,
    updatedAt: now,
    ...(actor.by === "staff" ? { byStaff: true } : {}),
    ...(locale ? { locale } : {}),
    ...(taxExempt ? { taxExempt } : {}),
    ...(taxExemptions?.length ? { taxExemptions } : {}),
    ...(emailConsent ? { emailConsent } : {}),
    ...(smsConsent ? { smsConsent } : {}),
    ...(multipassIdentifier ? { multipassIdentifier } : {}),
  };
  checkCustomer(world, shop, customer, { path });
  world.state.customers[customer.id] = customer;
  customerIndex(world).note(customer);
  world.action(shop, actor)("customers/create", { customerId: customer.id });
  return customer;
}
