// Rules as a merchant meets them, on the whole sandbox: from a template to a rule that is tried, corrected, compared, moved and
// switched. The claims build on each other.
import type { Browser, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type GuardedPage, lookAt, openBrowser, openGuardedPage, shoot } from "#tests/support/browser.ts";
import { eventually } from "#tests/support/eventually.ts";
import { type RunningStore, startStore } from "#tests/support/running-store.ts";

const PATIENT = { timeout: 30_000 };
/** A refused form is answered with its own status, which the browser notes. */
const REFUSED = [/status of 4(04|09|22)/];

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

/** Opens a page of the app and waits until it answers to clicks. */
async function openApp(path: string): Promise<void> {
  await page.goto(`${store.url}/apps/switchyard${path}`, { waitUntil: "domcontentloaded" });
  await app.locator(".Polaris-Page").first().waitFor();
  await eventually(async () => {
    const hydrated = await app
      .locator("body")
      .evaluate(() => "__reactRouterVersion" in window || "__remixRouter" in window);
    expect(hydrated).toBe(true);
  });
}

const bar = () => page.locator("#save-bar");
const editor = () => app.getByLabel("The rule as JSON");

let orderName = "";

it("begins with a template, whose settings are named where they are wrong", async () => {
  await page.goto(store.url, { waitUntil: "domcontentloaded" });
  await page.getByRole("navigation", { name: "Store" }).getByRole("link", { name: "Switchyard", exact: true }).click();
  await page.getByRole("button", { name: "Install" }).click();
  await app.locator(".Polaris-Page").first().waitFor();
  await page.goto(store.url, { waitUntil: "domcontentloaded" });
  await page.getByRole("button", { name: "Same address" }).click();
  await page.waitForURL(/\/orders\/\d+$/);
  orderName = (await page.locator("h1").textContent()) ?? "";

  await openApp("/app/rules");
  await app.getByRole("link", { name: "Add rule" }).click();
  await app.getByRole("heading", { name: "Fraud", exact: true }).waitFor();
  await lookAt(page, "app-rule-templates");
  await app.getByRole("link", { name: "Use Tag valuable orders" }).click();
  await app.getByLabel("Total above").fill("a lot");
  await app.getByRole("button", { name: "Add rule" }).click();
  await app.getByText("Total above: Enter an amount").waitFor();
  expect(await app.getByLabel("Total above").inputValue()).toBe("a lot");
  await lookAt(page, "app-rule-template");

  await app.getByLabel("Total above").fill("1");
  await app.getByRole("button", { name: "Add rule" }).click();
  await app.getByRole("tab", { name: "Document" }).click();
  await editor().waitFor();
  await app.getByText("No mistakes found.").waitFor();
  guarded.expectQuiet(REFUSED);
});

it("tries the rule on an order, with what each condition saw", async () => {
  await eventually(async () => {
    await openApp("/app/rules/high-value-order?view=document");
    await app.getByLabel("Order number").fill(orderName);
    await app.getByRole("button", { name: "Try" }).click();
    await app.getByText("It would", { exact: true }).waitFor({ timeout: 3_000 });
  }, 30_000);
  await app.getByText("Add tag “high-value”").waitFor();
  await lookAt(page, "app-rule-document");
  guarded.expectQuiet(REFUSED);
});

it("says while one types what is wrong and on which line, and loses nothing of it", async () => {
  const right = await editor().inputValue();
  const wrong = right.replace("order.total_price", "order.totl_price");
  await editor().fill(wrong);
  await app.getByText(/did you mean “total_price”/).waitFor();
  await lookAt(page, "app-rule-mistake");

  await bar().getByRole("button", { name: "Save" }).click();
  await page.locator(".toast").first().waitFor();
  expect(await editor().inputValue()).toBe(wrong);
  await page.reload();
  await expect.poll(() => editor().inputValue(), PATIENT).toBe(wrong);
  await app.getByText("You typed this before").waitFor();

  await editor().fill(right.replace('"high-value"', '"very-high-value"'));
  await app.getByText("No mistakes found.").waitFor();
  await bar().getByRole("button", { name: "Save" }).click();
  await bar().waitFor({ state: "hidden" });
  guarded.expectQuiet(REFUSED);
});

it("shows what a version changed, in words and as text, and goes back", async () => {
  await app.getByRole("tab", { name: "Versions" }).click();
  await app.getByRole("heading", { name: "2: Compare with the one before" }).waitFor();
  await lookAt(page, "app-rule-versions");
  await app.getByRole("link", { name: "1", exact: true }).click();
  await app.getByRole("button", { name: "Go back to this version" }).click();
  await app.getByRole("link", { name: "3", exact: true }).waitFor();
  await app.getByRole("tab", { name: "Document" }).click();
  await expect.poll(() => editor().inputValue(), PATIENT).toContain('"high-value"');
  guarded.expectQuiet();
});

it("leads from an order to the version of the rule that looked at it, and back", async () => {
  await page.goto(store.url, { waitUntil: "domcontentloaded" });
  await page.getByRole("button", { name: "Same address" }).click();
  await page.waitForURL(/\/orders\/\d+$/);
  const orderId = page.url().split("/").at(-1) ?? "";
  const name = (await page.locator("h1").textContent()) ?? "";
  // The page shows the last look. Where news of the order came in two parts that is not the one that the rule waits for; a person's is about all rules.
  await eventually(async () => {
    await openApp(`/app/orders/${orderId}`);
    await app.getByRole("button", { name: "Check again" }).click({ timeout: 3_000 });
    await app.getByRole("link", { name: "Tag valuable orders" }).first().click({ timeout: 3_000 });
  }, 30_000);
  await app.getByRole("heading", { name: /^3: / }).waitFor();
  await app.getByRole("link", { name, exact: true }).click();
  await app.getByRole("heading", { name, exact: true }).waitFor();
  guarded.expectQuiet(REFUSED);
});

it("builds a rule as a sentence, and leaves alone what it does not show", async () => {
  await openApp("/app/rule-new");
  await app.getByRole("tab", { name: "Document" }).click();
  const deep = { for_each: "order.line_items", then: [{ do: "add_tags", tags: ["{{ line_item.sku }}"] }] };
  const started = JSON.parse(await editor().inputValue()) as { then: unknown[] };
  // What it does together with another rule is marked at the step that does it.
  const against = { do: "remove_tags", tags: ["high-value"] };
  await editor().fill(JSON.stringify({ ...started, id: "built", name: "Built", then: [against] }));
  await app.getByRole("tab", { name: "Build" }).click();
  await expect.poll(() => app.getByText(/removes it on the same event/).count(), PATIENT).toBe(2);
  await lookAt(page, "app-rule-warning");

  await app.getByRole("tab", { name: "Document" }).click();
  await editor().fill(JSON.stringify({ ...started, id: "built", name: "Built", then: [...started.then, deep] }));
  await app.getByRole("tab", { name: "Build" }).click();

  const field = app.getByRole("combobox", { name: "Field" }).first();
  await field.click();
  await field.fill("shipping postcode");
  await app.locator(".Polaris-Listbox-Option", { hasText: "order.shipping_address.zip" }).click();
  await app.getByLabel("Comparison").selectOption("postcode_in");
  await app.getByLabel("Value", { exact: true }).fill("AB, DD, EH");
  await app.getByRole("button", { name: "Add condition" }).click();
  await app.getByRole("button", { name: "Add a count or sum" }).click();
  await app.getByLabel("Figure of the list").selectOption("sum");
  await app.getByLabel("Comparison").nth(2).selectOption("more_than");
  await app.getByLabel("Value", { exact: true }).nth(1).fill("3");
  // Inside the loop, then after it: each list of steps has its own way to go on.
  await app.getByLabel("Tags").nth(1).fill("{{ line_item.title }}");
  await app.getByLabel("and then").last().selectOption("hold_fulfillment");
  await app.getByLabel("and then").last().selectOption("if");
  await app.getByRole("button", { name: "Add “otherwise”" }).click();
  await app.getByLabel("and then").nth(-2).selectOption("wait");
  await app.getByLabel("Wait for", { exact: true }).fill("2 days");
  const alsoSet = app.getByLabel("Also set for this rule");
  for (const part of ["per_day", "active_until", "inputs", "let", "tables"]) await alsoSet.selectOption(part);
  await app.getByLabel("Acts at most so often a day, over all records", { exact: true }).fill("-1");
  await app
    .getByText(/caps\.per_day/)
    .first()
    .waitFor();
  await app.getByLabel("Acts at most so often a day, over all records", { exact: true }).fill("20");
  await app.getByLabel("Until this day", { exact: true }).fill("2027-01-31");
  await app.getByLabel("Asked as", { exact: true }).fill("The word");
  await app.getByLabel("It is", { exact: true }).selectOption("find");
  await app.getByLabel("Other records", { exact: true }).selectOption("customers");
  await app
    .getByLabel("One row a line, cells with commas; the first line names the columns")
    .fill("area,place\nG,Glasgow");
  await app.getByText("No mistakes found.").waitFor();
  await lookAt(page, "app-rule-builder");

  await bar().getByRole("button", { name: "Save" }).click();
  await page.waitForURL(/\/app\/rules\/built/);
  await app.getByRole("tab", { name: "Document" }).click();
  const saved = JSON.parse(await editor().inputValue()) as Record<string, unknown>;
  expect(saved).toEqual({
    ...started,
    ...{ id: "built", name: "Built" },
    ...{ caps: { per_day: 20 }, active_until: "2027-01-31" },
    inputs: [{ name: "answer", type: "text", label: "The word" }],
    let: { value: { find: "customers", within: "60 days" } },
    tables: { list: { columns: ["area", "place"], rows: [["G", "Glasgow"]] } },
    when: {
      all: [
        { field: "order.shipping_address.zip", op: "postcode_in", value: ["AB", "DD", "EH"] },
        { field: expect.any(String), op: expect.any(String) },
        { sum: expect.stringMatching(/^order\.line_items\./), op: "more_than", value: 3 },
      ],
    },
    then: [
      ...started.then,
      { ...deep, then: [{ do: "add_tags", tags: ["{{ line_item.title }}"] }] },
      { do: "hold_fulfillment" },
      { if: { all: [expect.any(Object)] }, then: [], else: [{ do: "wait", for: "2 days" }] },
    ],
  });
  guarded.expectQuiet(REFUSED);
});

it("imports rules from text, refuses all of them where one is wrong, and orders and switches them", async () => {
  await openApp("/app/rules");
  const rule = (id: string, more = {}) => ({
    id,
    name: `Rule ${id}`,
    on: "order.created",
    then: [{ do: "add_tags", tags: [id] }],
    ...more,
  });
  await app.getByRole("button", { name: "Import" }).click();
  const dialog = app.getByRole("dialog");
  await dialog.getByLabel("Rules as JSON").fill(JSON.stringify([rule("one"), rule("two", { on: "order.crated" })]));
  await dialog.getByRole("button", { name: "Import" }).click();
  await dialog.getByText(/did you mean “order.created”/).waitFor();
  await shoot(page, "app-rules-import");
  await dialog.getByLabel("Rules as JSON").fill(JSON.stringify([rule("one"), rule("two")]));
  await dialog.getByRole("button", { name: "Import" }).click();
  await app.getByRole("heading", { name: "Rule two" }).waitFor();
  await dialog.waitFor({ state: "hidden" });

  await app.getByRole("button", { name: "Move Rule two up" }).click();
  const names = () => app.getByRole("heading", { level: 2 }).allTextContents();
  await expect.poll(async () => (await names()).slice(-2), PATIENT).toEqual(["Rule two", "Rule one"]);
  await app.getByLabel("State of Rule one").selectOption("watching");
  await page.locator(".toast", { hasText: "only watches" }).waitFor();
  await lookAt(page, "app-rules");

  const download = page.waitForEvent("download");
  await app.getByRole("button", { name: "Export all" }).click();
  const chunks: string[] = [];
  for await (const chunk of await (await download).createReadStream()) chunks.push(String(chunk));
  const exported = JSON.parse(chunks.join("")) as { id: string; watch_only?: boolean }[];
  expect(exported.map(({ id }) => id)).toEqual(["high-value-order", "built", "two", "one"]);
  expect(exported[3]?.watch_only).toBe(true);
  guarded.expectQuiet(REFUSED);
});

it("makes a key that opens the store's rules, shows it once, and revokes it", async () => {
  await openApp("/app/rule-keys");
  await app.getByLabel("Name").fill("Deploy");
  await app.getByRole("button", { name: "Make a key" }).click();
  const key = await app.getByLabel("The key").inputValue();
  const ask = () => fetch(`${store.appUrl}/api/rules`, { headers: { authorization: `Bearer ${key}` } });
  const { rules } = (await (await ask()).json()) as { rules: { ruleId: string }[] };
  expect(rules.map(({ ruleId }) => ruleId)).toContain("built");
  await lookAt(page, "app-rule-keys");

  await app.getByRole("button", { name: "Revoke Deploy" }).click();
  await app.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await app.getByText("Revoked", { exact: true }).waitFor();
  expect((await ask()).status).toBe(401);
  await page.reload();
  await app.getByText("Revoked", { exact: true }).waitFor();
  expect(await app.getByLabel("The key").count()).toBe(0);
  guarded.expectQuiet();
});

it("is called by another system, and run by hand on selected orders", async () => {
  await openApp("/app/rules");
  await app.getByRole("button", { name: "Import" }).click();
  const dialog = app.getByRole("dialog");
  const report = "{% capture csv %}Order,Word\n{{ order.name }},{{ event.inputs.word }}{% endcapture %}{{ csv }}";
  await dialog.getByLabel("Rules as JSON").fill(
    JSON.stringify({
      ...{ id: "called", name: "Called", on: ["by_hand", "http"], inputs: [{ name: "word", label: "The word" }] },
      then: [{ do: "save_report", title: "Words", csv: report }],
    }),
  );
  await dialog.getByRole("button", { name: "Import" }).click();
  await dialog.waitFor({ state: "hidden" });

  await openApp("/app/rules/called?view=calls");
  await app.getByRole("button", { name: "Make a secret" }).click();
  const secret = await app.getByLabel("The secret", { exact: true }).inputValue();
  const call = (body: string) =>
    fetch(`${store.appUrl}${new URL(address).pathname}`, {
      method: "POST",
      body,
      headers: { authorization: `Bearer ${secret}` },
    });
  const address = await app.getByLabel("Address").inputValue();
  expect((await call("<xml/>")).status).toBe(400);
  await openApp("/app/rules/called?view=calls");
  await app.getByText("The body is not JSON.").waitFor();
  await lookAt(page, "app-rule-calls");

  await openApp("/app/orders");
  await app
    .getByRole("checkbox", { name: /^Select all/ })
    .first()
    .click();
  await app.getByRole("button", { name: "Run a rule" }).first().click();
  await dialog.getByLabel("The word").fill("lantern");
  await shoot(page, "app-run-by-hand");
  await dialog.getByRole("button", { name: "Run", exact: true }).click();
  await app.getByText(/^(\d+) of \1 records looked at$/).waitFor(PATIENT);
  await lookAt(page, "app-hand-run");

  // From an order to its product, whose stock and history stand on its page; a rule about products is run from both sides.
  await openApp("/app/rules");
  await app.getByRole("button", { name: "Import" }).click();
  await dialog.getByLabel("Rules as JSON").fill(
    JSON.stringify({
      ...{ id: "goods", name: "Goods", on: ["by_hand"], about: "product" },
      then: [{ do: "save_report", title: "Goods", csv: "Title\n{{ product.title }}\n" }],
    }),
  );
  await dialog.getByRole("button", { name: "Import" }).click();
  await dialog.waitFor({ state: "hidden" });
  await openApp("/app/orders");
  await app.getByRole("link", { name: "Customers and products" }).click();
  await app.getByRole("tab", { name: "Products" }).click();
  await app.getByPlaceholder("Search by title, vendor, SKU or tag").fill("zzz");
  await app.getByText("Nothing found").first().waitFor();
  await app.getByPlaceholder("Search by title, vendor, SKU or tag").fill("");
  const goods = app.locator("table").getByRole("link").first();
  await goods.waitFor();
  await lookAt(page, "app-records");
  const title = (await goods.innerText()).trim();
  await goods.click();
  await app.getByRole("heading", { name: "Stock by day" }).waitFor();
  await app.getByRole("heading", { name: "History" }).waitFor();
  await lookAt(page, "app-product");
  await app.getByRole("button", { name: "Run a rule" }).click();
  await dialog.getByText("It runs on 1 product.").waitFor();
  await dialog.getByRole("button", { name: "Run", exact: true }).click();
  await app.getByRole("link", { name: title }).waitFor(PATIENT);
  await openApp("/app/rules/goods");
  await app.getByRole("button", { name: "Run", exact: true }).click();
  await dialog.getByRole("checkbox", { name: title }).first().click();
  await shoot(page, "app-run-by-hand-picker");
  await dialog.getByRole("button", { name: "Run", exact: true }).click();
  await app.getByRole("link", { name: title }).waitFor(PATIENT);
  await openApp("/app/orders");
  await app.locator("table").getByRole("link").first().click();
  await app.getByRole("heading", { name: "Customer and items" }).waitFor();
  await app.locator('a[href*="/app/customers/"]').click();
  await app.getByRole("heading", { name: "Newest orders" }).waitFor();
  await lookAt(page, "app-customer");

  // The store only watches: nothing is saved.
  await openApp("/app/reports");
  await app.getByText("No reports yet").waitFor();
  await lookAt(page, "app-reports");
  guarded.expectQuiet(REFUSED);
});

it("removes a rule after a question", async () => {
  await openApp("/app/rules/one?view=document");
  await app.getByRole("button", { name: "Remove" }).click();
  await app.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await app.getByRole("heading", { name: "Rule two" }).waitFor();
  expect(await app.getByRole("heading", { name: "Rule one" }).count()).toBe(0);
  guarded.expectQuiet();
});
