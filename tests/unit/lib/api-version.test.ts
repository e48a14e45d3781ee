import { expect, it } from "vitest";
import { API_VERSION, standingOfVersion } from "#app/lib/api-version.ts";

it.each([
  ["2026-10", "2026-11-27T00:00:00Z", "served"],
  ["2026-10", "2027-07-03T16:59:59Z", "served"],
  // Ninety days before.
  ["2026-10", "2027-07-03T17:00:00Z", "ends_soon"],
  ["2026-10", "2027-10-01T16:59:59Z", "ends_soon"],
  ["2026-10", "2027-10-01T17:00:00Z", "past_its_end"],
  ["2026-01", "2026-12-31T00:00:00Z", "ends_soon"],
])("%s is, at %s, %s", (version, now, standing) => {
  expect(standingOfVersion(version, new Date(now))).toMatchObject({ version, standing });
});

it("says until when at least, as Shopify publishes versions", () => {
  expect(standingOfVersion("2026-04", new Date(0)).servedUntil).toBe("2027-04-01T17:00:00Z");
  expect(standingOfVersion(API_VERSION, new Date(0)).servedUntil).toBe("2027-10-01T17:00:00Z");
});
