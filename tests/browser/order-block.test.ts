// What a person sees and does on Shopify's own order page, in the block of the app.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { DESKTOP, findBarriers, openBrowser, PHONE, shoot } from "#tests/support/browser.ts";
import { type RunningStore, startStore } from "#tests/support/running-store.ts";
import { PATIENT, type StoreVisitor, visitStore } from "#tests/support/store-visitor.ts";

let store: RunningStore;
let browser: Browser;
let visitor: StoreVisitor;

beforeAll(async () => {
  [store, browser] = await Promise.all([startStore(), openBrowser()]);
  visitor = await visitStore(store, browser);
  await visitor.goLive();
});
afterAll(async () => {
  await browser?.close();
  await store?.stop();
});
beforeEach(({ onTestFailed, task }) => {
  visitor.guarded.noise.length = 0;
  onTestFailed(async () => {
    await shoot(visitor.page, `failed-${task.name.replace(/\W+/g, "-").slice(0, 50)}`);
    console.log(store.tail().slice(-2_000));
  });
});

const block = () => visitor.page.frameLocator('iframe[name="order-block"]');

/** At both widths: no barrier, nothing that sticks out sideways. */
async function lookAt(name: string): Promise<void> {
  const { page } = visitor;
  for (const size of [PHONE, DESKTOP]) {
    await page.setViewportSize(size);
    await page.locator('iframe[name="order-block"]').scrollIntoViewIfNeeded();
    await shoot(page, name);
    const frame = page.frame({ name: "order-block" });
    if (!frame) throw new Error("the block's frame is not there");
    expect([...(await findBarriers(frame)), ...(await findBarriers(page))]).toEqual([]);
    for (const one of [frame, page.mainFrame()])
      expect(
        await one.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"),
        `${name} at ${size.width}`,
      ).toBeLessThanOrEqual(0);
  }
}

it("says what is wrong with a mistyped postcode, and lets the order go when it is approved", async () => {
  const { page, app, openApp, placeOrder, holds, guarded } = visitor;
  await openApp("/app/checks/address-check");
  await app.getByText("On", { exact: true }).click();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.locator("#save-bar").waitFor({ state: "hidden" });

  await placeOrder("Postcode mistyped");
  await block()
    .getByText("“Y021 1DN” is not what a postcode in United Kingdom looks like; “YO21 1DN” is.")
    .first()
    .waitFor();
  await block().getByText("By Switchyard: Address verification. Incorrect address").waitFor(PATIENT);
  await expect.poll(holds, PATIENT).toHaveLength(1);
  await lookAt("store-order-block");

  await block().getByRole("button", { name: "Approve: Address verification" }).click();
  await block().getByText("Nothing holds this order.").waitFor(PATIENT);
  await block().getByText("Approved", { exact: true }).first().waitFor();
  await expect.poll(holds, PATIENT).toEqual([]);
  // Looked at again, it stays as the person wanted it; what staff hold is theirs.
  await page.getByRole("button", { name: "Hold fulfilment" }).click();
  await block().getByRole("button", { name: "Check again" }).click();
  await block().getByText("By staff or another app").waitFor(PATIENT);
  await block().getByText("Working on it…").waitFor({ state: "hidden" });
  expect(await block().getByText("Approved", { exact: true }).count()).toBeGreaterThan(0);
  await lookAt("store-order-block-approved");
  guarded.expectQuiet();

  await block().getByRole("link", { name: "Open in Switchyard" }).click();
  await app.getByText("What the rules found").waitFor();
});
