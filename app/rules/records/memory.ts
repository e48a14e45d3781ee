import { defineRecord, values } from "#app/rules/record.ts";

export const memory = defineRecord(
  "memory",
  { says: "memory", about: "Values and counters that rules keep, by name." },
  {
    shop: values("store's memory"),
    order: values("order's memory"),
    customer: values("customer's memory"),
    product: values("product's memory"),
  },
);
