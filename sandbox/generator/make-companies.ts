// Companies that buy on account from a store on Plus: one or two places each, one person who buys for it.

import { drawAddress } from "#sandbox/generator/draw-address.ts";
import { drawName, emailOf } from "#sandbox/generator/people.ts";
import type { StoreProfile } from "#sandbox/generator/store-profile.ts";
import { createCustomer } from "#sandbox/world/customers/create-customer.ts";
import type { CompanyAddressRecord, CompanyLocationRecord, CompanyRecord } from "#sandbox/world/records/company.ts";
import type { Chance } from "#sandbox/world/seeded-random.ts";
import type { AddressRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

const FIRST = ["Alder", "Bridgeport", "Canyon", "Dry Creek", "Eastside", "Foothill", "Granite", "Harbor", "Juniper"];
const SECOND = ["Bikes", "Cyclery", "Wheel Works", "Outfitters", "Couriers"];
/** Net 30, net 15, on receipt: ids of the templates. */
const TERMS = ["4", "4", "3", "1"];

/** As many as the store's profile says. */
export function makeCompanies(world: World, profile: StoreProfile, chance: Chance): void {
  const { domain, companies, countryCode } = profile;
  for (let number = 0; number < companies; number++) {
    const now = world.now();
    const name = `${FIRST[number % FIRST.length]} ${SECOND[Math.floor(number / FIRST.length) % SECOND.length]}`;
    const person = drawName(chance, countryCode);
    const { address } = drawAddress(chance, countryCode, person);
    const customer = createCustomer(world, domain, {
      ...person,
      email: emailOf(person, 90_000 + number),
      addresses: [{ ...address, company: name }],
      tags: ["trade"],
    });
    const role = { id: world.nextId(), name: "Ordering only", note: null };
    const contact = {
      ...{ id: world.nextId(), customerId: customer.id, title: "Buyer", locale: "en" },
      ...{ createdAt: now, updatedAt: now },
    };
    const locations = Array.from({ length: chance.happens(0.3) ? 2 : 1 }, (_, index) =>
      openLocation(world, name, index === 0 ? address : drawAddress(chance, countryCode, person).address, {
        externalId: `ACC-${1_000 + number}${index === 0 ? "" : `-${index + 1}`}`,
        paymentTermsTemplateId: chance.oneOf(TERMS),
        taxExempt: chance.happens(0.5),
      }),
    );
    const company: CompanyRecord = {
      ...{ id: world.nextId(), shop: domain, name, externalId: `ACC-${1_000 + number}`, note: null },
      ...{ customerSince: now, createdAt: now, updatedAt: now, mainContactId: contact.id },
      ...{ contacts: [contact], locations, roles: [role] },
      roleAssignments: locations.map(({ id }) => ({
        ...{ id: world.nextId(), contactId: contact.id, locationId: id, roleId: role.id, createdAt: now },
      })),
    };
    world.state.companies[company.id] = company;
  }
}

function openLocation(
  world: World,
  company: string,
  address: AddressRecord,
  {
    externalId,
    paymentTermsTemplateId,
    taxExempt,
  }: { externalId: string; paymentTermsTemplateId: string; taxExempt: boolean },
): CompanyLocationRecord {
  const now = world.now();
  const kept = (): CompanyAddressRecord => ({
    ...{ ...address, company, id: world.nextId(), recipient: `${address.firstName} ${address.lastName}` },
    ...{ createdAt: now, updatedAt: now },
  });
  return {
    ...{ id: world.nextId(), name: `${company}, ${address.city}`, externalId, note: null, phone: address.phone },
    ...{ locale: "en", billingAddress: kept(), shippingAddress: kept() },
    ...{ taxExempt, taxExemptions: [], taxRegistrationId: null },
    buyerExperience: { checkoutToDraft: false, editableShippingAddress: true, paymentTermsTemplateId },
    ...{ createdAt: now, updatedAt: now },
  };
}
