// What Shopify's admin is to a block of the app on the order's page: the global `shopify`, requests to the app's own server,
// words by their names, and the place where it draws. What is not simulated is refused by name.
import { defineElements } from "./block-elements.js";

const { handle, order, shop, storePath, appUrl, appBase } = document.documentElement.dataset;

const notSimulated = (what) => {
  throw new Error(`The sandbox does not simulate ${what} for blocks of an app.`);
};

async function idToken() {
  const answer = await fetchHere(`${storePath}/id-token`);
  return answer.ok ? (await answer.json()).token : null;
}

const fetchHere = window.fetch.bind(window);
/** Relative addresses lead to the app, and what goes to the app carries a token (documented). */
window.fetch = async (input, init) => {
  const url = new URL(input instanceof Request ? input.url : String(input), appUrl);
  if (url.protocol === "shopify:") notSimulated("fetch of shopify: addresses");
  const request = new Request(input instanceof Request ? input : url, init);
  if (url.origin === new URL(appUrl).origin && !request.headers.has("Authorization"))
    request.headers.set("Authorization", `Bearer ${await idToken()}`);
  return fetchHere(request);
};

const words = await (await fetchHere(`/extension-assets/${handle}.words.json`)).json();
const plurals = new Intl.PluralRules("en");

function translate(key, values = {}) {
  let found = key.split(".").reduce((part, name) => part?.[name], words);
  if (found && typeof found === "object") found = found[plurals.select(values.count)];
  if (typeof found !== "string") throw new Error(`The extension has no words for "${key}".`);
  return found.replace(/\{\{(\w+)\}\}/g, (_all, name) => String(values[name] ?? ""));
}

/** Shopify's Direct API: as the app, for the member of staff who looks. */
async function query(text, { variables } = {}) {
  const answer = await fetchHere(`/direct-api/${shop}/graphql.json`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ query: text, variables }),
  });
  return answer.json();
}

const known = {
  extension: { target: "admin.order-details.block.render" },
  data: { selected: [{ id: order }] },
  auth: { idToken },
  i18n: { translate },
  query,
};
globalThis.shopify = new Proxy(known, {
  get: (all, name) => (typeof name === "symbol" || name in all ? all[name] : notSimulated(`shopify.${name}`)),
});

defineElements({
  styles: await (await fetchHere("/admin-assets/styles.css")).text(),
  leadsTo(href) {
    if (href.startsWith("app:")) return `${appBase}/${href.slice(4).replace(/^\//, "")}`;
    if (href.startsWith("shopify://admin/")) return `${storePath}/${href.slice(16)}`;
    return href;
  },
});
new MutationObserver(() => {
  for (const element of document.body.querySelectorAll(":not(:defined)"))
    console.error(`The sandbox does not show <${element.localName}>.`);
}).observe(document.body, { childList: true, subtree: true });

// As high as what it draws.
const fit = () => {
  if (window.frameElement) window.frameElement.style.height = `${document.body.scrollHeight}px`;
};
new ResizeObserver(fit).observe(document.body);

const { default: extension } = await import(`/extension-assets/${handle}.js`);
await extension();
