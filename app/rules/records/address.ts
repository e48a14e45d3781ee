import { defineRecord, number, text } from "#app/rules/record.ts";

export const address = defineRecord(
  "address",
  { says: "address", about: "A postal address as the buyer or the merchant typed it." },
  {
    name: text("name", { about: "First and last name in one." }),
    first_name: text("first name"),
    last_name: text("last name"),
    company: text("company"),
    address1: text("first address line"),
    address2: text("second address line"),
    city: text("city"),
    zip: text("postcode"),
    province: text("region", { about: "Its name, for example Scotland or Bavaria." }),
    province_code: text("region code", { about: "For example SCT or CA, without the country." }),
    country: text("country", { about: "Its name in English." }),
    country_code: text("country code", { about: "Two letters, ISO 3166-1: GB, US, DE." }),
    phone: text("phone"),
    latitude: number("latitude"),
    longitude: number("longitude"),
  },
);
