import { defineRecord, text, word } from "#app/rules/record.ts";
import { metafieldValues } from "#app/rules/records/metafields.ts";

export const shop = defineRecord(
  "shop",
  { says: "store", about: "The store itself." },
  {
    domain: word("domain", "example.myshopify.com", { about: "Its myshopify.com domain." }),
    name: text("name"),
    email: text("e-mail"),
    currency: word("currency", "USD"),
    timezone: word("time zone", "UTC", { about: "IANA name: Europe/London." }),
    country_code: text("country code"),
    plan: text("plan"),
    url: text("address of the online store"),
    ...metafieldValues("shop_metafields"),
  },
);
