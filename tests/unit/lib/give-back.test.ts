import { expect, it } from "vitest";
import { giveBack } from "#app/lib/give-back.ts";

it("empties bytes that have their memory to themselves", () => {
  const bytes = Buffer.allocUnsafeSlow(10_000);
  giveBack(bytes);
  expect(bytes).toHaveLength(0);
  expect(bytes.buffer.byteLength).toBe(0);
});

it.each([
  ["a Buffer of the pool", () => Buffer.from("an id")],
  ["a part of other bytes", () => Buffer.alloc(10_000, "a").subarray(0, 5)],
])("leaves %s as it is, and what shares its memory", (_, make) => {
  const bytes = make();
  const [text, all] = [bytes.toString(), Buffer.from(bytes.buffer).toString("hex")];
  giveBack(bytes);
  expect(bytes.toString()).toBe(text);
  expect(Buffer.from(bytes.buffer).toString("hex")).toBe(all);
});

it("takes no bytes at all, and bytes that were given back", () => {
  const none = new Uint8Array(0);
  giveBack(none);
  giveBack(none);
  expect(none).toHaveLength(0);
});
