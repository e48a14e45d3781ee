// The store's tables as a merchant keeps them, on the whole sandbox: pasted, corrected, searched, downloaded, deleted.
import type { Browser, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type GuardedPage, lookAt, openBrowser, openGuardedPage, shoot } from "#tests/support/browser.ts";
import { eventually } from "#tests/support/eventually.ts";
import { type RunningStore, startStore } from "#tests/support/running-store.ts";

let store: RunningStore;
let browser: Browser;
let guarded: GuardedPage;
let page: Page;
let app: FrameLocator;

beforeAll(async () => {
  [store, browser] = await Promise.all([startStore(), openBrowser()]);
  guarded = await openGuardedPage(browser);
  page = guarded.page;
  app = page.frameLocator("#app-frame");
});

afterAll(async () => {
  await browser?.close();
  await store?.stop();
});

it("keeps a list that a check looks into: made, corrected, downloaded, deleted", async ({ onTestFailed }) => {
  onTestFailed(() => shoot(page, "failed-tables"));
  await page.goto(store.url, { waitUntil: "domcontentloaded" });
  await page.getByRole("navigation", { name: "Store" }).getByRole("link", { name: "Switchyard", exact: true }).click();
  await page.getByRole("button", { name: "Install" }).click();
  await app.locator(".Polaris-Page").first().waitFor();
  await page.goto(`${store.url}/apps/switchyard/app/tables`, { waitUntil: "domcontentloaded" });
  await eventually(async () => {
    const hydrated = await app
      .locator("body")
      .evaluate(() => "__reactRouterVersion" in window || "__remixRouter" in window);
    expect(hydrated).toBe(true);
  });
  await app.getByRole("link", { name: "Make the table blocked" }).click();
  expect(await app.getByLabel("Name").inputValue()).toBe("blocked");

  const text = app.getByLabel("Rows as CSV");
  await text.fill('who,why\n+44 20 7946 0000,"called, twice"\nbad@example.com,a,b');
  await app.getByText(/^Line 3: /).waitFor();
  await lookAt(page, "app-table-new-wrong");
  await text.fill('who,why\n+44 20 7946 0000,"called, twice"\nbad@example.com,card');
  await app.getByText("2 rows, 2 columns").waitFor();
  await lookAt(page, "app-table-new");
  await app.getByRole("button", { name: "Add table" }).click();

  await app.getByRole("button", { name: "Edit bad@example.com" }).click();
  await app.getByRole("dialog").getByLabel("why").fill("stolen card");
  await app.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await app.getByText("stolen card").waitFor();
  await lookAt(page, "app-table");

  const download = page.waitForEvent("download");
  await app.getByRole("button", { name: "Download as CSV" }).click();
  const chunks: string[] = [];
  for await (const chunk of await (await download).createReadStream()) chunks.push(String(chunk));
  expect(chunks.join("")).toBe('who,why\r\n\'+44 20 7946 0000,"called, twice"\r\nbad@example.com,stolen card\r\n');

  await app.getByLabel("Search the rows").fill("STOLEN");
  await app.getByLabel("Search the rows").press("Enter");
  await app.getByText("called, twice").waitFor({ state: "hidden" });

  await app.getByRole("link", { name: "Tables" }).first().click();
  await app.getByText(/^Changed /).waitFor();
  await lookAt(page, "app-tables");
  await app.getByRole("link", { name: "blocked", exact: true }).click();
  await app.getByRole("button", { name: "Delete table" }).click();
  await app
    .getByRole("dialog")
    .getByText(/It is used by Fraud/)
    .waitFor();
  await shoot(page, "app-table-delete");
  await app.getByRole("dialog").getByRole("button", { name: "Delete table" }).click();
  await app.getByText("No tables yet").waitFor();
  guarded.expectQuiet();
});
