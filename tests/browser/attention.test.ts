// The way through the attention list and the set-up guide, as somebody in the store goes it.
import type { Browser, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import {
  DESKTOP,
  findBarriers,
  type GuardedPage,
  openBrowser,
  openGuardedPage,
  PHONE,
  shoot,
} from "#tests/support/browser.ts";
import { eventually } from "#tests/support/eventually.ts";
import { type RunningStore, startStore } from "#tests/support/running-store.ts";

const PATIENT = { timeout: 30_000 };

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
beforeEach(({ onTestFailed, task }) => {
  guarded.noise.length = 0;
  onTestFailed(async () => {
    await shoot(page, `failed-${task.name.replace(/\W+/g, "-").slice(0, 50)}`);
    console.log(store.tail().slice(-2_000));
  });
});

const openStore = (path = "") => page.goto(`${store.url}${path}`, { waitUntil: "domcontentloaded" });
async function openApp(path: string): Promise<void> {
  await openStore(`/apps/switchyard${path}`);
  await app.locator(".Polaris-Page").first().waitFor();
  await eventually(async () => {
    const hydrated = await app
      .locator("body")
      .evaluate(() => "__reactRouterVersion" in window || "__remixRouter" in window);
    expect(hydrated).toBe(true);
  });
}
async function placeOrder(preset: string): Promise<string> {
  await openStore();
  await page.getByRole("button", { name: preset }).click();
  await page.waitForURL(/\/orders\/\d+$/);
  return page.url().split("/").at(-1) ?? "";
}
const tags = () => page.locator("#tags .tag span").allTextContents();

/** Looks at the page at both widths: no barrier, nothing wider than the screen. */
async function lookAt(name: string): Promise<void> {
  for (const size of [PHONE, DESKTOP]) {
    await page.setViewportSize(size);
    await shoot(page, name);
    const frame = page.frame({ name: "app-iframe" });
    if (!frame) throw new Error("the app's frame is not there");
    expect(await findBarriers(frame)).toEqual([]);
    expect(
      await frame.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"),
    ).toBeLessThanOrEqual(0);
  }
}

it("leads a store from the first page to live checks", async () => {
  await openStore();
  await page.getByRole("navigation", { name: "Store" }).getByRole("link", { name: "Switchyard", exact: true }).click();
  await page.getByRole("button", { name: "Install" }).click();
  await app.getByRole("link", { name: "Open the set-up guide" }).click();
  await app.getByRole("heading", { name: "Set-up guide" }).waitFor();

  await app.getByRole("button", { name: "These are right" }).click();
  await app.getByLabel("Duplicate orders", { exact: true }).selectOption("off");
  await expect.poll(() => app.getByLabel("Duplicate orders", { exact: true }).inputValue(), PATIENT).toBe("off");
  await app.getByRole("button", { name: "Look at the last 60 days" }).click();
  await app.getByRole("button", { name: "Look again" }).waitFor();
  await app
    .getByText(/\d+ of \d+ orders/)
    .first()
    .waitFor();
  await app.getByRole("button", { name: "Go live" }).click();
  await app.getByText("Switchyard is live.").waitFor();
  await lookAt("app-setup-done");
  guarded.expectQuiet();
});

it("deals with what needs attention by keyboard, and the store shows it", async () => {
  const first = await placeOrder("Billing address differs");
  // The list has the latest on top: the second is not to be decided before the first.
  await expect.poll(tags, PATIENT).toEqual(["address-mismatch"]);
  const second = await placeOrder("Billing address differs");
  await expect.poll(tags, PATIENT).toEqual(["address-mismatch"]);

  await openApp("/app/attention");
  const rows = app.locator("[data-list-key]");
  await expect.poll(() => rows.count(), PATIENT).toBe(2);
  // Keys go where one has clicked last: into the app's frame.
  await app.getByRole("heading", { name: "Needs attention" }).click();
  await page.keyboard.press("?");
  await app.getByText("Open the item").waitFor();
  await page.keyboard.press("Escape");
  await app.getByText("Open the item").waitFor({ state: "hidden" });

  await app.getByRole("heading", { name: "Needs attention" }).click();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await app.getByRole("button", { name: "Approve" }).first().waitFor();
  await lookAt("app-attention-item");
  await app.getByRole("button", { name: "Approve" }).first().click();
  await app.getByText("Done", { exact: true }).first().waitFor();
  await openStore(`/orders/${second}`);
  await expect.poll(tags, PATIENT).toEqual([]);

  await openApp("/app/attention");
  await expect.poll(() => rows.count(), PATIENT).toBe(1);
  await app.getByRole("heading", { name: "Needs attention" }).click();
  await page.keyboard.press("j");
  await page.keyboard.press("i");
  await app.getByLabel("Note").fill("The customer called.");
  await app.getByRole("dialog").getByRole("button", { name: "Ignore" }).click();
  await app.getByText("Nothing needs your attention").waitFor();
  await openApp("/app/attention?state=ignored");
  await app.getByText(/The customer called\./).waitFor();
  await openStore(`/orders/${first}`);
  expect(await tags()).toEqual(["address-mismatch"]);
  guarded.expectQuiet();
});
