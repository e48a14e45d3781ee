// Pure. Companies and their places as mutations take them.
import { type AddressInput, addressInput } from "#sandbox/graphql/mutations/address-input.ts";
import { digits } from "#sandbox/graphql/mutations/mutate.ts";
import { refuseArguments } from "#sandbox/graphql/resolver.ts";
import type { CompanyAddressDraft, LocationChange, LocationDraft } from "#sandbox/world/companies/company-locations.ts";
import type { CompanyChange } from "#sandbox/world/companies/save-company.ts";
import { instant } from "#sandbox/world/instant.ts";

export interface CompanyInput {
  name?: string | null;
  externalId?: string | null;
  note?: string | null;
  customerSince?: string | null;
}

export interface LocationInput {
  name?: string | null;
  externalId?: string | null;
  note?: string | null;
  phone?: string | null;
  locale?: string | null;
  shippingAddress?: AddressInput | null;
  billingAddress?: AddressInput | null;
  billingSameAsShipping?: boolean | null;
  taxExempt?: boolean | null;
  taxExemptions?: string[] | null;
  taxRegistrationId?: string | null;
  buyerExperienceConfiguration?: {
    checkoutToDraft?: boolean | null;
    editableShippingAddress?: boolean | null;
    paymentTermsTemplateId?: string | null;
    deposit?: object | null;
  } | null;
}

export const companyInput = ({ customerSince, ...rest }: CompanyInput): CompanyChange => ({
  ...rest,
  ...(customerSince ? { customerSince: instant(Date.parse(customerSince)) } : {}),
});

export const companyAddressInput = (input: AddressInput): CompanyAddressDraft => ({
  ...addressInput({ ...input, provinceCode: input.zoneCode ?? null }),
  recipient: input.recipient ?? null,
});

export function locationChange(input: LocationInput): LocationChange {
  const { name, externalId, note, phone, locale, buyerExperienceConfiguration: buyer } = input;
  refuseArguments("BuyerExperienceConfigurationInput", { ...buyer }, "deposit");
  const template = buyer?.paymentTermsTemplateId;
  return {
    ...Object.fromEntries(
      Object.entries({ name, externalId, note, phone, locale }).filter(([, value]) => value !== undefined),
    ),
    ...(buyer
      ? {
          buyerExperience: {
            ...(buyer.checkoutToDraft == null ? {} : { checkoutToDraft: buyer.checkoutToDraft }),
            ...(buyer.editableShippingAddress == null
              ? {}
              : { editableShippingAddress: buyer.editableShippingAddress }),
            ...(template === undefined
              ? {}
              : { paymentTermsTemplateId: template && digits(template, "PaymentTermsTemplate") }),
          },
        }
      : {}),
  };
}

export const locationDraft = (input: LocationInput): LocationDraft => ({
  ...locationChange(input),
  shippingAddress: input.shippingAddress ? companyAddressInput(input.shippingAddress) : null,
  billingAddress: input.billingAddress ? companyAddressInput(input.billingAddress) : null,
  billingSameAsShipping: input.billingSameAsShipping ?? false,
  taxExempt: input.taxExempt ?? false,
  taxExemptions: input.taxExemptions ?? [],
  taxRegistrationId: input.taxRegistrationId ?? null,
});
