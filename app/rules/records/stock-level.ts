import { defineRecord, id, joined, number, text } from "#app/rules/record.ts";

export const stockLevel = defineRecord(
  "stock_level",
  { says: "stock level", about: "Stock of one variant at one location.", whole: "stock" },
  {
    inventory_item_id: id("inventory item"),
    location_id: id("location's id"),
    sku: text("SKU"),
    available: number("available quantity", { about: "What can still be sold there; negative when oversold." }),
    on_hand: number("quantity on hand"),
    committed: number("committed quantity", { about: "Promised to orders that are not shipped." }),
    incoming: number("incoming quantity"),
    reserved: number("reserved quantity"),
    damaged: number("damaged quantity"),
    safety_stock: number("safety stock"),
    location: joined(
      "record",
      "location",
      "location",
      { need: "locations", about: "The location, joined by its id." },
      (level, { locations }) => locations?.find(({ id }) => id === level.location_id),
    ),
    variant: joined("record", "variant", "variant", {
      need: "product",
      about: "The variant that it is stock of.",
    }),
    product: joined("record", "product", "product", {
      need: "product",
      about: "The product that it is stock of.",
    }),
  },
);
