// The stand-in for App Bridge and the admin around it, with a small app of plain HTML in the frame.
import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { adminHandler } from "#sandbox/admin/serve-admin.ts";
import { installApp } from "#sandbox/world/install-app.ts";
import { anAdminContext } from "#tests/support/admin-context.ts";
import { type GuardedPage, openBrowser, openGuardedPage } from "#tests/support/browser.ts";
import { eventually } from "#tests/support/eventually.ts";
import { aWorld, SHOP } from "#tests/support/sandbox-shop.ts";

const SECRET = "a-secret-of-the-app";
const STORE = "/store/northwind-outfitters";

let browser: Browser;
let admin: string;
let app: string;
let servers: Server[];
/** Requests that the app's server got for /data, newest last. */
let asked: IncomingMessage[] = [];
/** What the app's server answers to /data; by default 200. */
let answerData: (request: IncomingMessage, response: ServerResponse) => void;

const listen = async (server: Server) => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

beforeAll(async () => {
  browser = await openBrowser();
  const appServer = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://app").pathname;
    if (path === "/data") {
      asked.push(request);
      answerData(request, response);
    } else if (path === "/bounce") {
      response.setHeader("Content-Type", "text/html");
      response.end(`<script src="${admin}/app-bridge.js" data-api-key="key"></script>`);
    } else {
      response.setHeader("Content-Type", "text/html");
      response.end(appHtml());
    }
  });
  app = await listen(appServer);
  const world = aWorld();
  installApp(world, SHOP, "key", ["read_orders"]);
  const context = anAdminContext(world);
  const handle = adminHandler({
    ...context,
    app: { ...context.app, url: app, apiSecret: SECRET, scopes: ["read_orders"], optionalScopes: ["write_returns"] },
  });
  const adminServer = createServer((request, response) => void handle(request, response));
  admin = await listen(adminServer);
  servers = [appServer, adminServer];
});

afterAll(async () => {
  await browser.close();
  for (const server of servers) server.close();
});

const appHtml = () => `<!doctype html><title>The app</title><body>
<script src="${admin}/app-bridge.js" data-api-key="key"></script>
<ui-nav-menu><a href="/app" rel="home">Home</a><a href="/app/orders">Orders</a><a href="/app/rules">Rules</a></ui-nav-menu>
<ui-title-bar title="A page"><button variant="primary" onclick="shopify.toast.show('Pressed', {action: 'Undo', onAction: () => { said.textContent = 'undone' }})">Do it</button></ui-title-bar>
<ui-save-bar id="bar"><button variant="primary" onclick="said.textContent = 'saved'; shopify.saveBar.hide('bar')">Save</button><button onclick="said.textContent = 'discarded'; shopify.saveBar.hide('bar')">Discard</button></ui-save-bar>
<ui-modal id="modal"><p>What the modal says</p><ui-title-bar title="Sure?"><button variant="primary" onclick="said.textContent = 'sure'; shopify.modal.hide('modal')">Yes</button></ui-title-bar></ui-modal>
<h1 id="where"></h1><p id="said"></p>
<input id="typed" aria-label="Typed" oninput="shopify.saveBar.show('bar')">
<button onclick="ask()">Ask</button> <button onclick="shopify.saveBar.leaveConfirmation().then(() => { said.textContent = 'left' })">Leave</button>
<button onclick="shopify.modal.show('modal')">Modal</button>
<button onclick="try { shopify.resourcePicker({type: 'product'}) } catch (error) { said.textContent = error.message }">Pick</button>
<button onclick="shopify.scopes.request(['write_returns']).then(({ result, detail }) => { said.textContent = result + ' ' + detail.granted }, (error) => { said.textContent = error.message })">More</button>
<button onclick="shopify.scopes.request(['write_themes']).catch((error) => { said.textContent = error.message })">Too much</button>
<button onclick="shopify.scopes.revoke(['write_returns']).then(({ detail }) => { said.textContent = 'now ' + detail.granted })">Less</button>
<a href="shopify://admin/customers">Customers of the store</a>
<script>
  const where = document.getElementById("where"), said = document.getElementById("said");
  const paint = () => { where.textContent = location.pathname };
  paint();
  window.addEventListener("popstate", paint);
  window.addEventListener("shopify:navigate", (event) => { history.pushState(null, "", event.target.getAttribute("href")); paint() });
  async function ask() {
    const response = await fetch("/data", { method: "POST", body: "a body" });
    said.textContent = response.status + " " + await response.text();
  }
</script>`;

const claimsOf = (request: IncomingMessage | undefined) => {
  const jwt = request?.headers.authorization?.replace("Bearer ", "") ?? "";
  const [head, body, signature] = jwt.split(".");
  expect(signature).toBe(createHmac("sha256", SECRET).update(`${head}.${body}`).digest("base64url"));
  return JSON.parse(Buffer.from(body ?? "", "base64url").toString());
};

async function openApp(path = ""): Promise<GuardedPage & { frame: ReturnType<GuardedPage["page"]["frameLocator"]> }> {
  asked = [];
  answerData = (_request, response) => response.end("fine");
  const guarded = await openGuardedPage(browser);
  await guarded.page.goto(`${admin}${STORE}/apps/switchyard${path}`);
  const frame = guarded.page.frameLocator("#app-frame");
  await frame.locator("#where").waitFor();
  return { ...guarded, frame };
}

it("opens the app with what Shopify gives it: shop, host and a signed token in the address", async () => {
  const { page, expectQuiet, close } = await openApp("/app/orders/7?tab=story");

  const address = new URL((await page.locator("#app-frame").getAttribute("src")) ?? "");

  expect(`${address.origin}${address.pathname}`).toBe(`${app}/app/orders/7`);
  expect(address.searchParams.get("tab")).toBe("story");
  expect(address.searchParams.get("shop")).toBe(SHOP);
  expect(address.searchParams.get("embedded")).toBe("1");
  expect(Buffer.from(address.searchParams.get("host") ?? "", "base64").toString()).toBe(
    "admin.shopify.com/store/northwind-outfitters",
  );
  expect(address.searchParams.get("id_token")?.split(".")).toHaveLength(3);
  expectQuiet();
  await close();
});

it("gives every request of the page to its own server a token of the shop and the app", async () => {
  const { frame, expectQuiet, close } = await openApp();

  await frame.getByRole("button", { name: "Ask" }).click();
  await frame.getByText("200 fine").waitFor();

  const claims = claimsOf(asked[0]);
  expect(claims).toMatchObject({ iss: `https://${SHOP}/admin`, dest: `https://${SHOP}`, aud: "key" });
  expect(claims.exp - claims.iat).toBe(60);
  expectQuiet();
  await close();
});

it("tries a request again, once, with a fresh token when the server says that the token is not good", async () => {
  const { frame, close } = await openApp();
  answerData = (_request, response) => {
    if (asked.length === 1) response.writeHead(401, { "X-Shopify-Retry-Invalid-Session-Request": "1" }).end();
    else response.end("fine");
  };

  await frame.getByRole("button", { name: "Ask" }).click();
  await frame.getByText("200 fine").waitFor();
  expect(asked).toHaveLength(2);
  expect(claimsOf(asked[1]).jti).not.toBe(claimsOf(asked[0]).jti);

  asked = [];
  answerData = (_request, response) =>
    response.writeHead(401, { "X-Shopify-Retry-Invalid-Session-Request": "1" }).end("no");
  await frame.getByRole("button", { name: "Ask" }).click();
  await frame.getByText("401 no").waitFor();
  expect(asked).toHaveLength(2);
  await close();
});

it("brings the bounce page back to where it was, with a token", async () => {
  const { page, close } = await openApp();
  const target = encodeURIComponent(`${app}/app/orders?shop=${SHOP}`);

  await page.frames()[1]?.goto(`${app}/bounce?shop=${SHOP}&shopify-reload=${target}`);

  await eventually(() => expect(page.frames()[1]?.url()).toContain(`${app}/app/orders?shop=${SHOP}&id_token=`));
  await close();
});

it("shows the app's navigation in the store's, and keeps both addresses in step", async () => {
  const { page, frame, expectQuiet, close } = await openApp("/app");
  const nav = page.locator("#app-nav");
  await expect.poll(() => nav.locator("a").allTextContents()).toEqual(["Orders", "Rules"]);

  await nav.getByText("Rules").click();
  await frame.getByRole("heading", { name: "/app/rules" }).waitFor();
  await expect.poll(() => page.url()).toBe(`${admin}${STORE}/apps/switchyard/app/rules`);
  expect(await nav.locator("[aria-current]").textContent()).toBe("Rules");

  await page.goBack();
  await frame.getByRole("heading", { name: /app$/ }).waitFor();
  await expect.poll(() => page.url()).toBe(`${admin}${STORE}/apps/switchyard/app`);
  expectQuiet();
  await close();
});

it("asks the merchant for further access, and gives it back", async () => {
  const { page, frame, expectQuiet, close } = await openApp();
  const press = (name: string) => frame.getByRole("button", { name }).click();
  const dialog = page.getByRole("dialog", { name: /needs more access/ });

  await press("More");
  await dialog.getByText("write_returns").waitFor();
  await dialog.getByRole("button", { name: "Not now" }).click();
  await frame.getByText("declined-all read_orders").waitFor();

  await press("More");
  await dialog.getByRole("button", { name: "Allow" }).click();
  await frame.getByText("granted-all read_orders,write_returns").waitFor();
  await press("Less");
  await frame.getByText("now read_orders").waitFor();
  await press("Too much");
  await frame.getByText("does not declare write_themes").waitFor();
  expectQuiet();
  await close();
});

it("shows the title bar, presses its buttons, and shows toasts with their action", async () => {
  const { page, frame, close } = await openApp();
  await expect.poll(() => page.locator("#app-title").textContent()).toBe("A page");

  await page.locator("#app-actions").getByRole("button", { name: "Do it" }).click();
  await page.locator(".toast", { hasText: "Pressed" }).getByRole("button", { name: "Undo" }).click();

  await frame.getByText("undone").waitFor();
  expect(await page.locator(".toast").count()).toBe(0);
  await close();
});

it("holds back whoever leaves with unsaved changes, and saves or discards from the save bar", async () => {
  const { page, frame, close } = await openApp("/app");
  const bar = page.locator("#save-bar");
  expect(await bar.isVisible()).toBe(false);

  await frame.getByLabel("Typed").fill("x");
  await bar.waitFor();
  await page.locator("#app-nav").getByText("Rules").click();
  await page.getByRole("link", { name: "Customers" }).click();
  expect(page.url()).toBe(`${admin}${STORE}/apps/switchyard/app`);

  await frame.getByRole("button", { name: "Leave" }).click();
  await page.getByRole("button", { name: "Stay" }).click();
  expect(await frame.locator("#said").textContent()).toBe("");
  await frame.getByRole("button", { name: "Leave" }).click();
  await page.getByRole("button", { name: "Leave page" }).click();
  await frame.getByText("left").waitFor();

  await bar.getByRole("button", { name: "Save" }).click();
  await frame.getByText("saved", { exact: true }).waitFor();
  await bar.waitFor({ state: "hidden" });

  await frame.getByLabel("Typed").fill("y");
  await bar.getByRole("button", { name: "Discard" }).click();
  await frame.getByText("discarded", { exact: true }).waitFor();
  await bar.waitFor({ state: "hidden" });
  await close();
});

it("leads from the app to the store's own pages", async () => {
  const { page, frame, close } = await openApp();

  await frame.getByText("Customers of the store").click();

  await page.waitForURL(`${admin}${STORE}/customers`);
  await close();
});

it("opens a modal with the title bar's buttons", async () => {
  const { frame, close } = await openApp();

  await frame.getByRole("button", { name: "Modal" }).click();
  await frame.getByRole("dialog", { name: "Sure?" }).getByRole("button", { name: "Yes" }).click();

  await frame.getByText("sure", { exact: true }).waitFor();
  expect(await frame.getByRole("dialog").count()).toBe(0);
  await close();
});

it("refuses by name what it does not simulate", async () => {
  const { frame, close } = await openApp();

  await frame.getByRole("button", { name: "Pick" }).click();

  await frame.getByText("App Bridge stand-in: shopify.resourcePicker is not simulated").waitFor();
  await close();
});
