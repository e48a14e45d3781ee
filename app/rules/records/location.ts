import { defineRecord, one, ownId, text, yesNo } from "#app/rules/record.ts";
import { address } from "#app/rules/records/address.ts";

export const location = defineRecord(
  "location",
  { says: "location", about: "A place that holds stock: a warehouse, a shop, a fulfilment service." },
  {
    id: ownId("id"),
    name: text("name"),
    is_active: yesNo("is active", true),
    fulfills_online_orders: yesNo("fulfils online orders", true),
    is_fulfillment_service: yesNo("belongs to a fulfilment service", false, {
      about: "A third-party warehouse (3PL): it is asked, not told.",
    }),
    fulfillment_service: text("fulfilment service", { about: "Its handle; empty for the merchant's own places." }),
    address: one(address, "address"),
  },
);
