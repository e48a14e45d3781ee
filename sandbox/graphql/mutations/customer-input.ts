import type { RequestContext } from "#sandbox/graphql/context.ts";
import { type AddressInput, addressInput } from "#sandbox/graphql/mutations/address-input.ts";
import { type ConsentInput, consentInput } from "#sandbox/graphql/mutations/consent-input.ts";
import { refuseArguments } from "#sandbox/graphql/resolver.ts";
import type { CustomerDraft } from "#sandbox/world/customers/create-customer.ts";
import { addressesOf, type KeptAddress, newAddress } from "#sandbox/world/customers/customer-addresses.ts";
import { consentOf } from "#sandbox/world/customers/set-consent.ts";
import type { CustomerChange } from "#sandbox/world/customers/update-customer.ts";
import { parseGid } from "#sandbox/world/gid.ts";
import type { MetafieldInput } from "#sandbox/world/metafields/metafields.ts";
import type { CustomerRecord } from "#sandbox/world/types.ts";
import { Refused } from "#sandbox/world/world.ts";

export interface CustomerInput {
  id?: string | null;
  firstName?: string | null;
  lastName?: string | null;
  email?: string | null;
  phone?: string | null;
  note?: string | null;
  tags?: string[] | null;
  locale?: string | null;
  taxExempt?: boolean | null;
  taxExemptions?: string[] | null;
  multipassIdentifier?: string | null;
  addresses?: AddressInput[] | null;
  metafields?: MetafieldInput[] | null;
  emailMarketingConsent?: ConsentInput | null;
  smsMarketingConsent?: ConsentInput | null;
  whatsAppMarketingConsent?: object | null;
}

/** What of the input is said of the customer itself: given names only. */
function particulars(input: CustomerInput): Omit<CustomerChange, "addresses"> {
  const { firstName, lastName, email, phone, note, multipassIdentifier, tags, locale, taxExempt, taxExemptions } =
    input;
  const texts = Object.entries({ firstName, lastName, email, phone, note, multipassIdentifier }).filter(
    ([, value]) => value !== undefined,
  );
  // An empty text is none.
  const given = Object.fromEntries(texts.map(([name, value]) => [name, value === "" ? null : value]));
  return {
    ...given,
    ...(tags ? { tags } : {}),
    ...(locale ? { locale } : {}),
    ...(taxExempt === undefined || taxExempt === null ? {} : { taxExempt }),
    ...(taxExemptions ? { taxExemptions } : {}),
  };
}

export function customerDraft(input: CustomerInput, { world }: RequestContext): CustomerDraft {
  refuseArguments("CustomerInput", { ...input }, "whatsAppMarketingConsent");
  const { emailMarketingConsent, smsMarketingConsent, addresses } = input;
  const reachable = { email: input.email || null, phone: input.phone || null };
  const now = world.now();
  return {
    ...particulars(input),
    addresses: (addresses ?? []).map(addressInput),
    ...(emailMarketingConsent
      ? { emailConsent: consentOf("email", consentInput(emailMarketingConsent), reachable, now) }
      : {}),
    ...(smsMarketingConsent ? { smsConsent: consentOf("sms", consentInput(smsMarketingConsent), reachable, now) } : {}),
  };
}

/** Recorded: a change of consent belongs to a mutation of its own. The rest of the wording is not verified. */
export function customerChange(
  input: CustomerInput,
  customer: CustomerRecord,
  context: RequestContext,
): CustomerChange {
  refuseArguments("CustomerInput", { ...input }, "whatsAppMarketingConsent");
  for (const [field, mutation] of [
    ["emailMarketingConsent", "customerEmailMarketingConsentUpdate"],
    ["smsMarketingConsent", "customerSmsMarketingConsentUpdate"],
  ] as const)
    if (input[field])
      throw new Refused(`To update ${field}, please use the ${mutation} Mutation instead`, {
        field: [field],
        code: "INVALID",
      });
  return {
    ...particulars(input),
    ...(input.addresses ? { addresses: input.addresses.map((one) => keptAddress(one, customer, context)) } : {}),
  };
}

/** One that says its id changes that address, the others are new. */
function keptAddress(input: AddressInput, customer: CustomerRecord, { world }: RequestContext): KeptAddress {
  const id = input.id ? parseGid(input.id)?.id : undefined;
  const known = addressesOf(customer).find((one) => one.id === id);
  return newAddress(known?.id ?? world.nextId(), { ...known?.address, ...addressInput(input) });
}
