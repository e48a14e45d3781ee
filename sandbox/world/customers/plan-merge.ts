// Pure over the world. What comes of two customers when they are made one (documentation: `customerMerge`).
import { NOTE_CHARACTERS, TAGS } from "#sandbox/world/customers/check-customer.ts";
import { addressesOf, type KeptAddress } from "#sandbox/world/customers/customer-addresses.ts";
import { normaliseTags } from "#sandbox/world/tag.ts";
import type { CustomerRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

/** Ids of the customer whose field is kept; note and tags as they shall be. */
export interface MergeOverrides {
  emailOf?: string | null;
  firstNameOf?: string | null;
  lastNameOf?: string | null;
  phoneOf?: string | null;
  defaultAddressOf?: string | null;
  note?: string | null;
  tags?: string[] | null;
}

export interface MergeError {
  /** Of `CustomerMergeErrorFieldType`. */
  errorFields: string[];
  message: string;
  /** Of `CustomerMergeErrorCode`. */
  code: string;
  /** Of `customerMerge`'s arguments. */
  field: string[];
}

export interface MergePlan {
  kept: CustomerRecord;
  gone: CustomerRecord;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  phone: string | null;
  note: string | null;
  tags: string[];
  addresses: KeptAddress[];
  defaultAddress: KeptAddress | null;
  /** Whether note or tags are longer than Shopify takes them. */
  blocked: { note: boolean; tags: boolean };
}

/** What keeps a customer from being merged with any other (`Customer.mergeable`). */
export function mergeBlockers(world: World, customer: CustomerRecord): string[] {
  const has = (yes: boolean, name: string) => (yes ? [name] : []);
  return [
    ...has(Boolean(customer.multipassIdentifier), "MULTIPASS_IDENTIFIER"),
    ...has(
      Object.values(world.state.companies).some((one) =>
        one.contacts.some(({ customerId }) => customerId === customer.id),
      ),
      "COMPANY_CONTACT",
    ),
    ...has(
      Object.values(world.state.storeCreditAccounts).some(
        ({ owner }) => owner.type === "Customer" && owner.id === customer.id,
      ),
      "STORE_CREDIT",
    ),
  ];
}

const WHY: Record<string, string> = {
  MULTIPASS_IDENTIFIER: "has a multipass identifier",
  COMPANY_CONTACT: "is a company contact",
  STORE_CREDIT: "has store credit",
};

export const nameOf = (customer: CustomerRecord): string =>
  [customer.firstName, customer.lastName].filter(Boolean).join(" ") || customer.email || customer.phone || "Customer";

/** "Ann Lee has store credit and can't be merged." Wording not verified by a recording. */
export const whyNot = (customer: CustomerRecord, blocker: string): string =>
  `${nameOf(customer)} ${WHY[blocker]} and can’t be merged.`;

/** Shopify's choice of who is kept, rule by rule. */
function keptOf(one: CustomerRecord, two: CustomerRecord, overrides: MergeOverrides): CustomerRecord {
  if (overrides.emailOf) return overrides.emailOf === one.id ? one : two;
  if (Boolean(one.email) !== Boolean(two.email)) return one.email ? one : two;
  if (!one.email) return two;
  const only = (yes: (customer: CustomerRecord) => boolean) => (yes(one) === yes(two) ? null : yes(one) ? one : two);
  const enabled = only(({ state }) => state === "ENABLED");
  if (enabled) return enabled;
  const consents = ["SUBSCRIBED", "PENDING"].map((state) => only(({ emailConsent }) => emailConsent?.state === state));
  return consents[0] ?? consents[1] ?? only(({ state }) => state === "INVITED") ?? two;
}

/** The plan, or why there is none. */
export function planMerge(
  world: World,
  shop: string,
  oneId: string,
  twoId: string,
  overrides: MergeOverrides,
): { plan: MergePlan; errors: [] } | { plan: null; errors: MergeError[] } {
  const found = [oneId, twoId].map((id) => world.customer(shop, id));
  const [one, two] = found;
  const errors: MergeError[] = [];
  for (const [index, name] of (["customerOneId", "customerTwoId"] as const).entries())
    if (!found[index])
      errors.push({
        errorFields: ["DELETED_AT"],
        message: `Customer with ID ${[oneId, twoId][index]} does not exist.`,
        code: "INVALID_CUSTOMER_ID",
        field: [name],
      });
  if (!one || !two) return { plan: null, errors };
  if (one === two || oneId === twoId)
    errors.push({
      errorFields: [],
      message: "Customers IDs should not match",
      code: "INVALID_CUSTOMER_ID",
      field: ["customerOneId"],
    });
  for (const [customer, name] of [
    [one, "customerOneId"],
    [two, "customerTwoId"],
  ] as const)
    for (const blocker of mergeBlockers(world, customer))
      errors.push({
        errorFields: [blocker],
        message: whyNot(customer, blocker),
        code: "INVALID_CUSTOMER",
        field: [name],
      });
  const wrong = wrongOverride([one, two], overrides);
  if (wrong)
    errors.push({
      errorFields: ["OVERRIDE_FIELDS"],
      message: "Override attribute is invalid",
      code: "OVERRIDE_ATTRIBUTE_INVALID",
      field: ["overrideFields", wrong],
    });
  if (errors.length > 0) return { plan: null, errors };
  return { plan: planOf(one, two, overrides), errors: [] };
}

/** The field of an override that names neither of the two, or an address of e-mail that is not there. */
function wrongOverride(both: CustomerRecord[], overrides: MergeOverrides): string | null {
  const fields = {
    customerIdOfEmailToKeep: overrides.emailOf,
    customerIdOfFirstNameToKeep: overrides.firstNameOf,
    customerIdOfLastNameToKeep: overrides.lastNameOf,
    customerIdOfPhoneNumberToKeep: overrides.phoneOf,
    customerIdOfDefaultAddressToKeep: overrides.defaultAddressOf,
  };
  for (const [name, id] of Object.entries(fields)) {
    if (!id) continue;
    const chosen = both.find((one) => one.id === id);
    if (!chosen || (name === "customerIdOfEmailToKeep" && !chosen.email)) return name;
  }
  return null;
}

function planOf(one: CustomerRecord, two: CustomerRecord, overrides: MergeOverrides): MergePlan {
  const kept = keptOf(one, two, overrides);
  const gone = kept === one ? two : one;
  const chosen = <T>(id: string | null | undefined, read: (customer: CustomerRecord) => T | null): T | null =>
    id ? read(id === kept.id ? kept : gone) : (read(kept) ?? read(gone));
  const notes = [kept.note, gone.note].filter(Boolean).join("\n") || null;
  const note = overrides.note ?? notes;
  const tags = overrides.tags ? normaliseTags([], overrides.tags) : normaliseTags(kept.tags, gone.tags);
  const addresses = [...addressesOf(kept), ...addressesOf(gone)];
  const defaultId = chosen(overrides.defaultAddressOf, ({ defaultAddress, addressId }) => defaultAddress && addressId);
  return {
    kept,
    gone,
    firstName: chosen(overrides.firstNameOf, ({ firstName }) => firstName),
    lastName: chosen(overrides.lastNameOf, ({ lastName }) => lastName),
    email: chosen(overrides.emailOf, ({ email }) => email),
    phone: chosen(overrides.phoneOf, ({ phone }) => phone),
    note,
    tags,
    addresses,
    defaultAddress: addresses.find(({ id }) => id === defaultId) ?? null,
    blocked: { note: (note?.length ?? 0) > NOTE_CHARACTERS, tags: tags.length > TAGS },
  };
}
