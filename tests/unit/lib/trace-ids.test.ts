import fc from "fast-check";
import { expect, it } from "vitest";
import { arrivalSpanIdOf, runSpanIdOf, traceIdOf } from "#app/lib/trace-ids.ts";

const followed = fc.record({ shop: fc.domain(), deliveryId: fc.nat() });

it("have the length that OpenTelemetry asks for, and are the same wherever they are worked out", () => {
  fc.assert(
    fc.property(followed, fc.nat(), (of, runId) => {
      expect(traceIdOf(of)).toMatch(/^[0-9a-f]{32}$/);
      for (const id of [arrivalSpanIdOf(of), runSpanIdOf(of, runId)]) expect(id).toMatch(/^[0-9a-f]{16}$/);
      expect(traceIdOf({ ...of })).toBe(traceIdOf(of));
    }),
  );
});

it("are others for another delivery, another store, another run", () => {
  const of = { shop: "a.myshopify.com", deliveryId: 1 };
  expect(
    new Set([
      ...[traceIdOf(of), traceIdOf({ ...of, deliveryId: 2 }), traceIdOf({ ...of, shop: "b.myshopify.com" })],
      ...[arrivalSpanIdOf(of), runSpanIdOf(of, 1), runSpanIdOf(of, 2)],
    ]).size,
  ).toBe(6);
});
