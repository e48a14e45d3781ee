// Valid pictures, every field at its neutral value but what is said; a test states only what matters to it.
import type { z } from "zod";
import type { AddressPicture, OrderPicture } from "#app/rules/facts.ts";
import { recordKind } from "#app/rules/record.ts";
import "#app/rules/records/index.ts";

export const pictureOf = <T>(kind: string, fields: Record<string, unknown>): T =>
  (recordKind(kind).schema as z.ZodType).parse(fields) as T;

export function anAddress(overrides: Partial<AddressPicture> = {}): AddressPicture {
  return pictureOf("address", {
    ...{ name: "Ada Byron", first_name: "Ada", last_name: "Byron", address1: "1 Test Street", city: "Leeds" },
    ...{ zip: "LS1 4AP", province_code: "ENG", country_code: "GB" },
    ...overrides,
  });
}

/** A paid order to Leeds, shipped to where it is billed. */
export function anOrder(overrides: Record<string, unknown> & Partial<OrderPicture> = {}): OrderPicture {
  return pictureOf("order", {
    id: "5000000000001",
    name: "#1001",
    number: 1001,
    created_at: "2026-11-24T11:00:00Z",
    processed_at: "2026-11-24T11:00:00Z",
    updated_at: "2026-11-24T11:00:00Z",
    source_name: "web",
    currency: "GBP",
    total_price: "60.00",
    current_total_price: "60.00",
    total_received: "60.00",
    financial_status: "paid",
    customer_id: "7000000000001",
    shipping_address: anAddress(),
    billing_address: anAddress(),
    line_items: [{ id: "9000000000001", sku: "MUG", title: "Mug", quantity: 2, current_quantity: 2, price: "30.00" }],
    ...overrides,
  });
}
