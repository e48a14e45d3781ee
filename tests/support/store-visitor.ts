// Somebody at the store's admin, with the app in it: what every journey begins with.
import type { Browser, FrameLocator, Page } from "playwright-core";
import { expect } from "vitest";
import { type GuardedPage, openGuardedPage } from "#tests/support/browser.ts";
import { eventually } from "#tests/support/eventually.ts";
import type { RunningStore } from "#tests/support/running-store.ts";

/** Longer than the pipeline ever takes on a busy machine. */
export const PATIENT = { timeout: 30_000 };

export interface StoreVisitor {
  guarded: GuardedPage;
  page: Page;
  /** The app's frame. */
  app: FrameLocator;
  openStore(path?: string): Promise<void>;
  /** Opens a page of the app and waits until it answers to clicks. */
  openApp(path: string): Promise<void>;
  /** Installs the app and switches it on. */
  goLive(): Promise<void>;
  /** Presses a preset in the store's admin; the new order's page opens. */
  placeOrder(preset: string): Promise<{ id: string; name: string }>;
  /** Of the order whose page is open. */
  tags(): Promise<string[]>;
  holds(): Promise<string[]>;
}

export async function visitStore(store: RunningStore, browser: Browser): Promise<StoreVisitor> {
  const guarded = await openGuardedPage(browser);
  const { page } = guarded;
  const app = page.frameLocator("#app-frame");
  const openStore = async (path = "") => {
    await page.goto(`${store.url}${path}`, { waitUntil: "domcontentloaded" });
  };
  return {
    ...{ guarded, page, app, openStore },
    async openApp(path) {
      await openStore(`/apps/switchyard${path}`);
      await app.locator(".Polaris-Page").first().waitFor();
      await eventually(async () => {
        const hydrated = await app
          .locator("body")
          .evaluate(() => "__reactRouterVersion" in window || "__remixRouter" in window);
        expect(hydrated).toBe(true);
      });
    },
    async goLive() {
      await openStore("/apps/switchyard");
      await page.getByRole("button", { name: "Install" }).click();
      await app.getByRole("button", { name: "Go live" }).click();
      await app.getByRole("dialog").getByRole("button", { name: "Go live" }).click();
      await app.getByText("Live", { exact: true }).waitFor();
    },
    async placeOrder(preset) {
      await openStore();
      await page.getByRole("button", { name: preset }).click();
      await page.waitForURL(/\/orders\/\d+$/);
      const name = (await page.locator("h1").textContent()) ?? "";
      return { id: page.url().split("/").at(-1) ?? "", name };
    },
    tags: () => page.locator("#tags .tag span").allTextContents(),
    holds: () => page.locator("[data-hold] code").allTextContents(),
  };
}
