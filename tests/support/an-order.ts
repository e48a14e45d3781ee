// A valid order snapshot; a test states only what matters to it.
import type { OrderSnapshot } from "#app/rules/order-snapshot.ts";

export function anOrder(overrides: Partial<OrderSnapshot> = {}): OrderSnapshot {
  const address = {
    name: "Ada Byron",
    company: null,
    address1: "1 High Street",
    address2: null,
    city: "Leeds",
    zip: "LS1 4AP",
    provinceCode: "ENG",
    countryCode: "GB",
    phone: null,
  };
  return {
    orderId: "5001",
    name: "#1001",
    createdAt: "2026-11-24T10:00:00Z",
    processedAt: "2026-11-24T10:00:00Z",
    updatedAt: "2026-11-24T10:00:00Z",
    cancelledAt: null,
    closedAt: null,
    test: false,
    sourceName: "web",
    currency: "GBP",
    total: "19.90",
    currentTotal: "19.90",
    received: "19.90",
    financialStatus: "paid",
    fulfillmentStatus: "unfulfilled",
    tags: [],
    note: null,
    customerId: "7001",
    shippingAddress: address,
    billingAddress: address,
    delivery: "shipping",
    lines: [
      {
        lineId: "9001",
        sku: "MUG-1",
        title: "Mug",
        quantity: 1,
        currentQuantity: 1,
        requiresShipping: true,
        price: "19.90",
      },
    ],
    fulfillments: [],
    refunds: [],
    ...overrides,
  };
}
