import { expect, it } from "vitest";
import { VersionNews } from "#app/admin/version-news.ts";
import { API_VERSION } from "#app/lib/api-version.ts";

const DAY = Date.parse("2026-11-27T00:00:00Z");
function hearing() {
  const news = new VersionNews();
  return (headers: Record<string, string>, hour = 0) =>
    news.hear(new Headers(headers), "readOrders", new Date(DAY + hour * 3_600_000));
}

it("an answer as the version that was asked for tells nothing, nor one that names none", () => {
  const hear = hearing();
  expect([hear({ "X-Shopify-API-Version": API_VERSION }), hear({})]).toEqual([[], []]);
});

it("an answer as another version is told each time, and is new once an hour", () => {
  const hear = hearing();
  const told = [0, 0.5, 0.99, 1].flatMap((hour) => hear({ "x-shopify-api-version": "2027-01" }, hour));
  expect(told).toEqual(
    [true, false, false, true].map((isNew) => ({ about: "other_version", served: "2027-01", isNew })),
  );
});

it("what Shopify calls deprecated is told with the request, each reason for itself", () => {
  const hear = hearing();
  const told = ["Shop.products", "Shop.productVariants", "Shop.products"].flatMap((reason) =>
    hear({ "X-Shopify-API-Version": API_VERSION, "X-Shopify-API-Deprecated-Reason": reason }),
  );
  expect(told).toEqual([
    { about: "deprecated", operation: "readOrders", reason: "Shop.products", isNew: true },
    { about: "deprecated", operation: "readOrders", reason: "Shop.productVariants", isNew: true },
    { about: "deprecated", operation: "readOrders", reason: "Shop.products", isNew: false },
  ]);
});
