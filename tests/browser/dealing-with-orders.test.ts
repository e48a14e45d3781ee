// What a person does about an order that a check stops, and what the store shows then: in the block on Shopify's own order page,
// and from the attention list.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { DESKTOP, findBarriers, lookAt as lookAtApp, openBrowser, PHONE, shoot } from "#tests/support/browser.ts";
import { eventually } from "#tests/support/eventually.ts";
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

/** An order that the app has not heard of yet is not found; the page is asked for again. */
const NOT_HEARD_OF_YET = /status of 404 .*\/app\/orders\/\d+\)$/;

const block = () => visitor.page.frameLocator('iframe[name="order-block"]');

/** At both widths: no barrier, nothing that sticks out sideways. */
async function lookAtBlock(name: string): Promise<void> {
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
  await visitor.openApp("/app/setup");
  for (const check of ["Address verification", "Duplicate orders"]) {
    await visitor.app.getByLabel(check, { exact: true }).selectOption("on");
    await expect.poll(() => visitor.app.getByLabel(check, { exact: true }).inputValue(), PATIENT).toBe("on");
  }
  const { page, app, placeOrder, holds, guarded } = visitor;
  await placeOrder("Postcode mistyped");
  await block()
    .getByText("“Y021 1DN” is not what a postcode in United Kingdom looks like; “YO21 1DN” is.")
    .first()
    .waitFor();
  await block().getByText("By Switchyard: Address verification. Incorrect address").waitFor(PATIENT);
  await expect.poll(holds, PATIENT).toHaveLength(1);
  await lookAtBlock("store-order-block");

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
  await lookAtBlock("store-order-block-approved");
  guarded.expectQuiet();

  await block().getByRole("link", { name: "Open in Switchyard" }).click();
  await app.getByText("What the rules found").waitFor();
});

/** The newest item of the attention list about the order, opened. */
async function openItem(name: string, query = ""): Promise<void> {
  const { openApp, app } = visitor;
  await openApp(`/app/attention?search=${name.slice(1)}${query}`);
  await app.getByRole("link", { name, exact: true }).first().click();
  await app.getByRole("link", { name: "Open the order" }).waitFor();
}
const shippedTo = () => visitor.page.locator("section.card", { hasText: "Shipping address" }).first().innerText();
const isHeld = () => expect.poll(visitor.holds, PATIENT).toHaveLength(1);
const isFree = async () => {
  await expect.poll(visitor.holds, PATIENT).toEqual([]);
  await expect.poll(visitor.tags, PATIENT).toEqual([]);
};

it("writes the suggested address, which lets the order go, and puts the old one back", async () => {
  const { app, openStore, placeOrder, guarded } = visitor;
  const { id, name } = await placeOrder("Postcode mistyped");
  await isHeld();
  await openItem(name);
  await app.getByRole("button", { name: "Write the suggestion" }).click();
  await app.getByText("Done", { exact: true }).first().waitFor();
  await openStore(`/orders/${id}`);
  await expect.poll(shippedTo, PATIENT).toContain("YO21 1DN");
  await isFree();

  await openItem(name, "&state=done");
  await app.getByRole("button", { name: "Put the address back" }).click();
  // Whoever leaves before it was sent has not asked for it.
  await app.getByRole("button", { name: "Put the address back" }).waitFor({ state: "hidden" });
  await openStore(`/orders/${id}`);
  await expect.poll(shippedTo, PATIENT).toContain("Y021 1DN");
  await isHeld();

  // It is complained of again, and the person gives up on it.
  await openItem(name);
  const cancel = app.getByRole("button", { name: "Cancel and refund…" });
  const more = app.getByRole("button", { name: "More actions" });
  await cancel.or(more).first().waitFor();
  if (await more.isVisible()) await more.click();
  await cancel.click();
  await app.getByRole("dialog").getByText("This cannot be undone.").waitFor();
  await shoot(visitor.page, "app-attention-cancel");
  await app.getByRole("dialog").getByRole("button", { name: "Cancel the order" }).click();
  await app.getByText("Done", { exact: true }).first().waitFor();
  await openStore(`/orders/${id}`);
  await expect.poll(() => visitor.page.locator(".title-row").innerText(), PATIENT).toContain("Cancelled");
  await expect.poll(() => visitor.page.locator(".title-row").innerText(), PATIENT).toContain("Refunded");
  guarded.expectQuiet();
});

it("cancels the earlier one of two that are the same, and lets the later one go", async () => {
  const { app, page, openStore, placeOrder, tags, guarded } = visitor;
  const { id, name } = await placeOrder("Same order twice");
  await isHeld();
  expect(await tags()).toEqual(["duplicate"]);
  await openItem(name);
  await app.getByText("What adds up").waitFor();
  await app.getByRole("button", { name: /^Cancel #\d+…$/ }).click();
  await app.getByRole("dialog").getByRole("button", { name: "Cancel the other order" }).click();
  await app.getByText("Done", { exact: true }).first().waitFor();
  await openStore(`/orders/${id}`);
  await isFree();
  expect(await page.locator(".title-row").innerText()).not.toContain("Cancelled");
  await openStore("/orders");
  const other = `#${Number(name.slice(1)) - 1}`;
  await expect.poll(() => page.locator("tr", { hasText: other }).innerText(), PATIENT).toMatch(/Cancelled|Refunded/);
  guarded.expectQuiet();
});

it("sends an order to its zone's location, and one that no location may ship to the one that a person chooses", async () => {
  const { app, page, openApp, openStore, placeOrder, guarded } = visitor;
  await openApp("/app/checks/routing");
  await app.getByText("On", { exact: true }).click();
  await app.getByRole("button", { name: "Add a row" }).first().click();
  await app.getByLabel("Zone", { exact: true }).fill("Scotland");
  await app.getByLabel("Postcodes", { exact: true }).fill("G");
  await app.getByLabel("Locations", { exact: true }).fill("Glasgow warehouse");
  await app.getByLabel("No other location ships there").check();
  await app.getByRole("button", { name: "Add a row" }).first().click();
  await app.getByLabel("Zone", { exact: true }).nth(1).fill("London");
  await app.getByLabel("Postcodes", { exact: true }).nth(1).fill("E, EC, N, NW, SE, SW, W, WC");
  await app.getByLabel("Locations", { exact: true }).nth(1).fill("South East warehouse");
  await app.getByLabel("No other location ships there").nth(1).check();
  await app.getByRole("button", { name: "Add a row" }).first().click();
  await app.getByLabel("Zone", { exact: true }).nth(2).fill("Bath");
  await app.getByLabel("Postcodes", { exact: true }).nth(2).fill("BA");
  await app.getByLabel("Locations", { exact: true }).nth(2).fill("A warehouse to be");
  await app.getByLabel("No other location ships there").nth(2).check();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.locator("#save-bar").waitFor({ state: "hidden" });

  const shipsFrom = () => page.locator("[data-fulfillment-order]").innerText();
  for (const [preset, location, zone] of [
    ["To London", "South East warehouse", "London"],
    ["To Scotland", "Glasgow warehouse", "Scotland"],
  ] as const) {
    const { id } = await placeOrder(preset);
    await expect.poll(shipsFrom, PATIENT).toContain(location);
    await isFree();
    const why = app.getByText(new RegExp(`${location} ships it: It serves ${zone}`)).first();
    await eventually(async () => {
      await openApp(`/app/orders/${id}`);
      await why.waitFor({ timeout: 3_000 });
    }, 30_000);
    await lookAtApp(page, `app-order-${zone.toLowerCase()}`);
  }

  const { id, name } = await placeOrder("Same address");
  await isHeld();
  await openItem(name);
  await app.getByLabel("Location").selectOption({ label: "Glasgow warehouse" });
  await lookAtApp(page, "app-attention-routing");
  await app.getByRole("button", { name: "Move", exact: true }).click();
  await app.getByText("Done", { exact: true }).first().waitFor();
  await openStore(`/orders/${id}`);
  await expect.poll(() => page.locator("[data-fulfillment-order]").innerText(), PATIENT).toContain("Glasgow warehouse");
  await isFree();
  guarded.expectQuiet([NOT_HEARD_OF_YET]);
});

it("does to many what it can, and says of which it could not and why", async () => {
  const { app, page, openApp, openStore, placeOrder, guarded } = visitor;
  const orders = [await placeOrder("Postcode mistyped"), await placeOrder("Postcode mistyped")];
  await isHeld();
  const [first, second] = orders;
  await openApp("/app/attention?about=address");
  await expect.poll(() => app.locator("[data-list-key]").count(), PATIENT).toBe(2);
  await app
    .getByRole("checkbox", { name: /Select all/ })
    .first()
    .check({ force: true });
  await app.getByRole("button", { name: "Cancel and refund…" }).click();
  await app.getByRole("dialog").waitFor();
  // Meanwhile somebody cancels one of them in the store, and the app hears of it.
  await fetch(`${store.url}/orders/${first?.id}/cancel`, {
    method: "POST",
    body: new URLSearchParams({ reason: "CUSTOMER" }),
  });
  const other = await visitStore(store, browser);
  await expect
    .poll(async () => {
      await other.openApp(`/app/orders/${first?.id}`);
      return other.app.getByText("Cancelled", { exact: true }).count();
    }, PATIENT)
    .toBeGreaterThan(0);
  await other.guarded.close();
  await app.getByRole("dialog").getByRole("button", { name: "Cancel the order" }).click();
  await app.getByText("1 item done, 1 not").waitFor();
  await app.getByText(`${first?.name}: was dealt with already, or the order changed`).waitFor();
  await lookAtApp(page, "app-attention-partial");
  await openStore(`/orders/${second?.id}`);
  await expect.poll(() => page.locator(".title-row").innerText(), PATIENT).toContain("Cancelled");
  guarded.expectQuiet();
});

it("sets a dispute that Shopify tells of against the signals of its order", async () => {
  const { app, page, openApp, openStore, placeOrder, guarded } = visitor;
  await openApp("/app/settings");
  await app.getByRole("button", { name: "Allow disputes/create…" }).click();
  await page.locator("#scopes").getByRole("button", { name: "Allow" }).click();
  await app.getByRole("button", { name: "Allow disputes/create…" }).waitFor({ state: "hidden" });
  await openApp("/app/checks/fraud-check");
  await app.getByText("On", { exact: true }).click();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.locator("#save-bar").waitFor({ state: "hidden" });

  const { id } = await placeOrder("Billing address differs");
  const differs = () => app.getByRole("row", { name: /^Billing and shipping address differ/ }).innerText();
  const shows = (cells: RegExp) =>
    expect
      .poll(async () => {
        await openApp("/app/checks/fraud-check");
        return (await differs()).replace(/\s+/g, " ");
      }, PATIENT)
      .toMatch(cells);
  await shows(/ 1 \(\d+ %\) 0 0 0$/);
  await openStore(`/orders/${id}`);
  const disputes = page.locator("details", { hasText: "The buyer's bank asks it back" });
  await disputes.locator("summary").click();
  await disputes.getByLabel("Reason").selectOption("FRAUDULENT");
  await page.getByRole("button", { name: "Open a dispute" }).click();
  await page.getByText("Chargeback").first().waitFor();
  await shows(/ 1 \(\d+ %\) 0 0 1 \(100 %\)$/);
  await lookAtApp(page, "app-fraud-scorecard");
  guarded.expectQuiet();
});
