// What becomes of a write that Shopify rejects: what a look shows then decides.
import { expect, it } from "vitest";
import type { AdminClient } from "#app/admin/client.server.ts";
import { AdminRejected, AdminUnavailable } from "#app/admin/errors.ts";
import type { Application } from "#app/effects/application.ts";
import { shopifyWrite } from "#app/effects/shopify-write.server.ts";
import { moot, soIf, type Verdict } from "#app/effects/verdict.ts";

type Seen = "open" | "closed" | "cancelled";
const OUT_OF_REACH = new AdminUnavailable("nobody answers", { sent: true });

/** Sends once. @param looks what each look shows, one after the other. */
async function sent({ looks, ...how }: { looks: (Seen | Error)[]; isDoubtful: boolean; isPartial?: true }) {
  const { isDoubtful, isPartial } = how;
  const left = [...looks];
  const apply = shopifyWrite<"close_return", Seen>({
    look: async () => {
      const seen = left.shift();
      if (seen instanceof Error) throw seen;
      return { seen: seen ?? null, points: 1, ...(isPartial ? { isPartial } : {}) };
    },
    judge: (seen): Verdict => (seen === "cancelled" ? moot("It was cancelled.") : soIf(seen === "closed")),
    write: async () => {
      throw new AdminRejected(["Return is closed"]);
    },
  });
  const prepared = await apply({} as AdminClient, { ...APPLICATION, isDoubtful });
  if (!("write" in prepared)) throw new Error("nothing is sent");
  const result = await prepared.write();
  expect(left).toEqual([]);
  return result;
}
const APPLICATION = {
  body: { kind: "close_return" },
  ...{ target: "gid://shopify/Return/1", orderId: "1", key: "key", ageMs: 0, wanted: true, absenceCounts: true },
  ...{ before: null, retryInMs: 1_000, lookInMs: 500, isDoubtful: false },
} satisfies Application<"close_return">;

it("is there after all when the attempt before it was applied between look and write", async () => {
  expect(await sent({ looks: ["open", "closed"], isDoubtful: true })).toMatchObject({
    outcome: "confirmed",
    points: 2,
  });
});

it("is refused in Shopify's words when a look shows that it is still to be done", async () => {
  expect(await sent({ looks: ["open", "open"], isDoubtful: true })).toMatchObject({
    ...{ outcome: "refused", reason: "Return is closed", points: 2 },
  });
});

it("is overtaken when the store moved on", async () => {
  expect(await sent({ looks: ["open", "cancelled"], isDoubtful: true })).toMatchObject({ outcome: "superseded" });
});

it("stays unknown when the look after it comes to nothing", async () => {
  expect(await sent({ looks: ["open", OUT_OF_REACH], isDoubtful: true })).toMatchObject({
    ...{ outcome: "unknown", points: 1 },
  });
});

it("costs no further look when no earlier attempt is in doubt", async () => {
  expect(await sent({ looks: ["open"], isDoubtful: false })).toMatchObject({ outcome: "refused", points: 1 });
});

it.each([
  ["there already", "closed", "confirmed"],
  ["not to be done any more", "cancelled", "superseded"],
  ["still to be done", "open", "refused"],
] as const)("of what was not wholly looked at, a rejection is looked into: %s", async (_what, seen, outcome) => {
  const sending = { looks: ["open" as const, seen], isDoubtful: false, isPartial: true as const };
  expect(await sent(sending)).toMatchObject({ outcome, points: 2 });
});

it("of what was not wholly looked at is tried again when the look after a rejection comes to nothing", async () => {
  expect(await sent({ looks: ["open", OUT_OF_REACH], isDoubtful: false, isPartial: true })).toMatchObject({
    ...{ outcome: "not_applied", points: 1 },
  });
});
