import { AppProvider } from "@shopify/polaris";
import polaris from "@shopify/polaris/locales/en.json" with { type: "json" };
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { VersionBanner } from "#app/components/operator/version-banner.tsx";
import { standingOfVersion } from "#app/lib/api-version.ts";

const drawnAt = (now: string) => {
  const banner = createElement(VersionBanner, standingOfVersion("2026-10", new Date(now)));
  return renderToStaticMarkup(createElement(AppProvider, { i18n: polaris }, banner));
};

it("says nothing while Shopify serves the version for long enough", () => {
  expect(drawnAt("2027-06-01T00:00:00Z")).not.toContain("2026-10");
});

it("names the version and the day of its end, before and after", () => {
  expect(drawnAt("2027-08-01T00:00:00Z")).toMatch(/2026-10 ends soon.*until 1 Oct 2027 at least/s);
  expect(drawnAt("2027-11-01T00:00:00Z")).toContain("2026-10 has ended");
});
