// An address of an order.
export const ADDRESS_FIELDS = `#graphql
  fragment AddressFields on MailingAddress {
    name
    firstName
    lastName
    company
    address1
    address2
    city
    zip
    province
    provinceCode
    country
    countryCodeV2
    phone
    latitude
    longitude
  }
` as const;
