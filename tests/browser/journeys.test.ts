// What a merchant does, on the whole sandbox: the store's admin, the app in its frame, worker, webhooks, Admin API.
// The claims build on each other, as a first day with the app does.
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
import { HOSTILE_TEXTS } from "#tests/support/hostile-texts.ts";
import { type RunningStore, startStore } from "#tests/support/running-store.ts";

const PATIENT = { timeout: 30_000 };
const TAG = "address-mismatch";
const VIP = "VIP";
/** An order that the app has not heard of yet is not found; the page is asked for again. */
const NOT_HEARD_OF_YET = /status of 404 .*\/app\/orders\/\d+\)$/;
const HANDLE = "switchyard-address-mismatch";

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

/** Opens a page of the app and waits until it answers to clicks. */
async function openApp(path: string): Promise<void> {
  await openStore(`/apps/switchyard${path}`);
  await page.locator("#app-nav a").first().waitFor({ state: "attached" });
  await app.locator(".Polaris-Page").first().waitFor();
  await eventually(async () => {
    const hydrated = await app
      .locator("body")
      .evaluate(() => "__reactRouterVersion" in window || "__remixRouter" in window);
    expect(hydrated).toBe(true);
  });
}

/** Presses a preset in the store's admin; the new order's page opens. */
async function placeOrder(preset: string): Promise<{ id: string; name: string }> {
  await openStore();
  await page.getByRole("button", { name: preset }).click();
  await page.waitForURL(/\/orders\/\d+$/);
  const name = (await page.locator("h1").textContent()) ?? "";
  return { id: page.url().split("/").at(-1) ?? "", name };
}

/** The app's page of an order, once the app has heard of it. */
async function openOrderInApp({ id, name }: { id: string; name: string }): Promise<void> {
  await eventually(async () => {
    await openStore(`/apps/switchyard/app/orders/${id}`);
    await app.getByRole("heading", { name }).waitFor({ timeout: 3_000 });
  }, 20_000);
}

const tags = () => page.locator("#tags .tag span").allTextContents();
const holds = () => page.locator("[data-hold] code").allTextContents();

it("is installed from the store's menu, and begins by only watching", async () => {
  await openStore();
  await page.getByRole("navigation", { name: "Store" }).getByRole("link", { name: "Switchyard", exact: true }).click();
  await page.getByRole("button", { name: "Install" }).click();

  await app.getByText("Switchyard is only watching").waitFor();
  await expect
    .poll(() => page.locator("#app-nav a").allTextContents(), PATIENT)
    .toEqual(["Needs attention", "Orders", "Checks", "Rules", "Activity", "Settings"]);
  guarded.expectQuiet();
});

it("shows for a flagged order what it would do while it only watches, and does nothing", async () => {
  const order = await placeOrder("Billing address differs");

  await openOrderInApp(order);
  await app.getByText("Flagged").first().waitFor();
  await app.getByText("Not written: watch-only").first().waitFor();

  await openStore(`/orders/${order.id}`);
  expect(await tags()).toEqual([]);
  expect(await holds()).toEqual([]);
  guarded.expectQuiet([NOT_HEARD_OF_YET]);
});

it("is switched on after a question", async () => {
  await openApp("/app");
  await app.getByRole("button", { name: "Go live" }).click();
  await app.getByRole("dialog").getByRole("button", { name: "Go live" }).click();

  await app.getByText("Live", { exact: true }).waitFor();
  guarded.expectQuiet();
});

let flagged: { id: string; name: string };

it("tags and holds a flagged order in the store, with the reason, within seconds", async () => {
  flagged = await placeOrder("Billing address differs");

  // The page looks again by itself.
  await expect.poll(tags, PATIENT).toEqual([TAG]);
  await expect.poll(holds, PATIENT).toEqual([HANDLE]);
  await page.getByText("On hold by Switchyard").waitFor();
  guarded.expectQuiet();
});

it.each([
  ["whose addresses agree", "Same address", "Fine"],
  ["that is digital", "Digital", "Nothing has to be shipped."],
  ["that is collected", "Pickup", "It is collected in person."],
])("leaves an order alone %s", async (_claim, preset, words) => {
  const order = await placeOrder(preset);

  await openOrderInApp(order);
  await app.getByText(words).first().waitFor();

  await openStore(`/orders/${order.id}`);
  expect(await tags()).toEqual([]);
  expect(await holds()).toEqual([]);
  guarded.expectQuiet([NOT_HEARD_OF_YET]);
});

it("takes tag and hold back when the order is approved, and does not place them again", async () => {
  await openApp(`/app/orders/${flagged.id}`);
  await app.getByRole("button", { name: "Approve" }).click();
  await app.getByText("Approved").first().waitFor();

  await openStore(`/orders/${flagged.id}`);
  await expect.poll(tags, PATIENT).toEqual([]);
  await expect.poll(holds, PATIENT).toEqual([]);

  // Something else about the order changes: it is looked at again, and left as the person wanted it.
  await page.getByPlaceholder("Add a tag").fill("checked by hand");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect.poll(tags, PATIENT).toEqual(["checked by hand"]);
  await openApp(`/app/orders/${flagged.id}`);
  await app.getByText("its tags changed").first().waitFor();
  await openStore(`/orders/${flagged.id}`);
  expect(await tags()).toEqual(["checked by hand"]);
  expect(await holds()).toEqual([]);
  guarded.expectQuiet();
});

it("names the setting that is wrong, keeps what was typed, and saves what is right", async () => {
  await openApp("/app/checks");
  await app.getByText("VIP customers").click();
  const threshold = app.getByLabel("Spent more than");
  const bar = page.locator("#save-bar");
  const before = await threshold.inputValue();
  expect(await bar.isVisible()).toBe(false);

  await threshold.fill("a lot");
  await bar.getByRole("button", { name: "Save" }).click();
  await app.getByText(/^Tiers, the highest first: Enter an amount/).waitFor();
  expect(await threshold.inputValue()).toBe("a lot");
  expect(await bar.isVisible()).toBe(true);

  await bar.getByRole("button", { name: "Discard" }).click();
  await expect.poll(() => threshold.inputValue(), PATIENT).toBe(before);
  await bar.waitFor({ state: "hidden" });

  await threshold.fill("450.00");
  await bar.getByRole("button", { name: "Save" }).click();
  await bar.waitFor({ state: "hidden" });
  await page.locator(".toast").first().waitFor();
  await page.reload();
  await expect.poll(() => threshold.inputValue(), PATIENT).toMatch(/^450(\.00)?$/);
  // A refused form is answered with its own status, which the browser notes.
  guarded.expectQuiet([/status of 4(00|22)/]);
});

it("tags a customer who spent enough, and says why", async () => {
  const order = await placeOrder("Big spender");
  await page.locator("section", { hasText: "Customer" }).getByRole("link").first().click();
  await page.waitForURL(/\/customers\/\d+$/);
  await expect.poll(() => page.locator("#tags .tag span").allTextContents(), PATIENT).toContain(VIP);

  await openOrderInApp(order);
  await app.getByText("About the customer").first().waitFor();
  guarded.expectQuiet([NOT_HEARD_OF_YET]);
});

it("stops all writes at once, and writes what was decided when they are resumed", async () => {
  await page.setViewportSize(PHONE);
  await openApp("/app/rules/address-mismatch");
  await app.getByRole("button", { name: "Pause all writes" }).click();
  await app.getByText("All writes are paused").waitFor();
  await page.setViewportSize(DESKTOP);

  const order = await placeOrder("Billing address differs");
  await openOrderInApp(order);
  await app.getByText("Waiting to be written").first().waitFor();
  await openStore(`/orders/${order.id}`);
  expect(await tags()).toEqual([]);

  await openApp("/app");
  await app.getByRole("button", { name: "Resume writes" }).click();
  await app.getByText("All writes are paused").waitFor({ state: "hidden" });
  await openStore(`/orders/${order.id}`);
  await expect.poll(tags, PATIENT).toEqual([TAG]);
  await expect.poll(holds, PATIENT).toEqual([HANDLE]);
  guarded.expectQuiet([NOT_HEARD_OF_YET]);
});

it("leaves released what staff released", async () => {
  const order = await placeOrder("Billing address differs");
  await expect.poll(holds, PATIENT).toEqual([HANDLE]);

  await page.getByRole("button", { name: "Release hold" }).click();
  await expect.poll(holds, PATIENT).toEqual([]);

  await openOrderInApp(order);
  await app.getByText("Released by a person").first().waitFor();
  await openStore(`/orders/${order.id}`);
  expect(await holds()).toEqual([]);
  guarded.expectQuiet([NOT_HEARD_OF_YET]);
});

it("puts up with connections that break after the write was done", async () => {
  await openStore("/faults");
  await page.getByLabel("Cut after, percent").fill("100");
  await page.getByRole("button", { name: "Switch on" }).click();
  await expect.poll(() => page.locator("#fault-said").textContent(), PATIENT).toBe("Done.");
  const order = await placeOrder("Billing address differs");
  try {
    await expect.poll(tags, PATIENT).toEqual([TAG]);
    await openStore("/faults");
    await expect.poll(() => page.getByLabel("Cut after, percent").inputValue(), PATIENT).toBe("100");
  } finally {
    // Whatever happened: the claims after this one want a connection.
    await fetch(`${store.sandboxUrl}/control/faults`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ graphql: [] }),
    });
  }

  await openStore(`/orders/${order.id}`);
  await expect.poll(holds, PATIENT).toEqual([HANDLE]);
  expect(await tags()).toEqual([TAG]);
  guarded.expectQuiet();
});

let productId = "";
it("shows what is in stock, and sets it", async () => {
  await openStore("/products");
  await page.locator("table a").first().click();
  await page.waitForURL(/\/products\/\d+$/);
  productId = /\d+$/.exec(page.url())?.[0] ?? "";
  const available = page.getByLabel(/^Available at /).first();
  await available.fill("41");
  await available.locator("xpath=..").getByRole("button", { name: "Set" }).click();
  // As the page came, not as it was typed.
  await expect.poll(() => available.getAttribute("value"), PATIENT).toBe("41");
  guarded.expectQuiet();
});

let hostile = "";
it("takes an order whose every text would run if it were more than text", async () => {
  const [name = "", other = ""] = HOSTILE_TEXTS;
  const address = (text: string) => ({
    ...{ firstName: text, lastName: text, company: text, address1: text, address2: text, city: text },
    ...{ zip: "LS1 1AA", countryCode: "GB", phone: text },
  });
  const answer = await fetch(`${store.sandboxUrl}/control/orders`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({
      shop: "northwind-outfitters.myshopify.com",
      order: {
        lines: HOSTILE_TEXTS.map((title) => ({ title, sku: title, price: "10.00" })),
        shippingAddress: address(name),
        billingAddress: address(other),
        note: HOSTILE_TEXTS.join("\n"),
        tags: HOSTILE_TEXTS.map((text) => text.slice(0, 40).replaceAll(",", " ")),
        customAttributes: HOSTILE_TEXTS.map((text) => ({ key: text, value: text })),
        payment: "paid",
        poNumber: name,
      },
    }),
  });
  expect(answer.status).toBe(201);
  const { orders } = (await answer.json()) as { orders: [{ id: string; name: string }] };
  hostile = orders[0].id;
  await openOrderInApp(orders[0]);
  guarded.expectQuiet([NOT_HEARD_OF_YET]);
});

const PAGES: [name: string, path: () => string][] = [
  ["app-home", () => "/apps/switchyard/app"],
  ["app-attention", () => "/apps/switchyard/app/attention"],
  ["app-orders", () => "/apps/switchyard/app/orders"],
  ["app-order", () => `/apps/switchyard/app/orders/${flagged.id}`],
  ["app-order-hostile", () => `/apps/switchyard/app/orders/${hostile}`],
  ["app-activity", () => "/apps/switchyard/app/activity"],
  ["app-setup", () => "/apps/switchyard/app/setup"],
  ["app-checks", () => "/apps/switchyard/app/checks"],
  ["app-check-fraud", () => "/apps/switchyard/app/checks/fraud-check"],
  ["app-check-routing", () => "/apps/switchyard/app/checks/routing"],
  ["app-check-vip", () => "/apps/switchyard/app/checks/vip-check"],
  ["app-rules", () => "/apps/switchyard/app/rules"],
  ["app-rule-address-mismatch", () => "/apps/switchyard/app/rules/address-mismatch"],
  ["app-rule-new", () => "/apps/switchyard/app/rule-new"],
  ["app-settings", () => "/apps/switchyard/app/settings"],
  ["app-deliveries", () => "/apps/switchyard/app/deliveries"],
  ["app-not-found", () => "/apps/switchyard/app/orders/1"],
  ["store-home", () => ""],
  ["store-orders", () => "/orders"],
  ["store-order", () => `/orders/${flagged.id}`],
  ["store-order-hostile", () => `/orders/${hostile}`],
  ["store-products", () => "/products"],
  ["store-product", () => `/products/${productId}`],
  ["store-customers", () => "/customers"],
  ["store-traffic", () => "/traffic"],
  ["store-flow", () => "/flow"],
  ["store-faults", () => "/faults"],
  ["store-log", () => "/log"],
];

it.each(PAGES)("%s has no barrier, wide or narrow, fits a phone and does not jump", async (name, path) => {
  guarded.shifts.length = 0;
  for (const size of [DESKTOP, PHONE]) {
    await page.setViewportSize(size);
    await (name.startsWith("app-") ? openApp(path().replace("/apps/switchyard", "")) : openStore(path()));
    await shoot(page, name);
    const frame = name.startsWith("app-") ? page.frame({ name: "app-iframe" }) : page.mainFrame();
    if (!frame) throw new Error("the app's frame is not there");
    expect(await findBarriers(frame)).toEqual([]);
    const overflow = await frame.evaluate(
      "document.documentElement.scrollWidth - document.documentElement.clientWidth",
    );
    expect(overflow).toBeLessThanOrEqual(0);
    // One touch away, in no menu.
    if (name.startsWith("app-")) await app.getByRole("button", { name: "Pause all writes" }).waitFor();
    for (const one of page.frames()) expect(await one.evaluate("window.pwned")).toBeUndefined();
  }
  await page.setViewportSize(DESKTOP);
  expect(guarded.shifts).toEqual([]);
  guarded.expectQuiet(name === "app-not-found" ? [/status of 404/] : []);
});

it("lets buyers come by themselves, and time pass", async () => {
  await openStore("/traffic");
  await page.getByRole("button", { name: "Steady" }).click();
  await page.getByText("orders an hour now").waitFor();
  await page.getByRole("button", { name: "60 ×" }).click();
  await page.getByText("60 times as fast").waitFor();
  await expect.poll(() => page.getByText(/; [1-9]\d* so far/).count(), PATIENT).toBe(1);
  await page.getByRole("button", { name: "Off" }).click();
  await page.getByText("Nobody orders by themselves.").waitFor();
  await page.getByRole("button", { name: "Real time" }).click();
  guarded.expectQuiet();
});

it("watches only again after it was uninstalled and installed anew", async () => {
  await openStore();
  await page.getByRole("button", { name: "Uninstall" }).click();
  await page.getByRole("link", { name: "Install Switchyard" }).click();
  await page.getByRole("button", { name: "Install" }).click();

  await app.getByText("Switchyard is only watching").waitFor();
  guarded.expectQuiet();
});
