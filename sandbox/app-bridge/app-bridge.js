// A stand-in for Shopify's App Bridge, as far as embedded apps use it: the app's page loads it from the sandbox, and it
// talks to the admin page around the frame (sandbox/admin/app-frame.js) by messages. What it does not know, it refuses by name.

import { openChannel } from "./channel.js";
import { defineElements } from "./elements.js";
import { followNavigation } from "./navigation.js";
import { patchFetch } from "./patch-fetch.js";

const script = document.currentScript;
const adminOrigin = new URL(script.src).origin;

/** What identifies the page; a later document of the same frame may have lost it from its address. */
function readConfig() {
  const query = new URLSearchParams(location.search);
  const kept = JSON.parse(sessionStorage.getItem("app-bridge-config") ?? "{}");
  const config = {
    apiKey: script.dataset.apiKey ?? document.querySelector('meta[name="shopify-api-key"]')?.content ?? kept.apiKey,
    shop: query.get("shop") ?? kept.shop,
    host: query.get("host") ?? kept.host,
    locale: query.get("locale") ?? kept.locale ?? "en",
  };
  sessionStorage.setItem("app-bridge-config", JSON.stringify(config));
  return config;
}

function start() {
  if (window.shopify) return;
  if (window.parent === window) {
    console.warn("App Bridge: this page is not inside the Shopify admin.");
    return;
  }
  const config = readConfig();
  if (!config.apiKey) throw new Error("App Bridge: missing required configuration fields: apiKey");
  const channel = openChannel(adminOrigin);

  // One request at a time; a token is handed out until five seconds before its end.
  let token = null;
  let asking = null;
  const readExpiry = (jwt) => JSON.parse(atob(jwt.split(".")[1].replace(/-/g, "+").replace(/_/g, "/"))).exp * 1000;
  function freshToken() {
    asking ??= channel
      .ask("id-token")
      .then((jwt) => {
        token = { jwt, until: readExpiry(jwt) - 5_000 };
        return jwt;
      })
      .finally(() => {
        asking = null;
      });
    return asking;
  }
  const idToken = async () => (token && token.until > Date.now() ? token.jwt : freshToken());

  // The app's bounce page: come back to where one was, with a token in the address.
  const reload = new URLSearchParams(location.search).get("shopify-reload");
  if (reload) {
    const target = new URL(reload, location.origin);
    if (target.origin !== location.origin) throw new Error("App Bridge: shopify-reload leads to another origin");
    void freshToken().then((jwt) => {
      target.searchParams.set("id_token", jwt);
      location.replace(target);
    });
    return;
  }

  patchFetch({ idToken, freshToken });
  const elements = defineElements(channel);
  followNavigation(channel);

  const toasts = new Map();
  let lastToast = 0;
  channel.on("toast-action", ({ id }) => toasts.get(id)?.onAction?.());
  channel.on("toast-gone", ({ id, byHand }) => {
    const options = toasts.get(id);
    toasts.delete(id);
    if (byHand) options?.onDismiss?.();
  });

  const refuse = (name) => () => {
    throw new Error(`App Bridge stand-in: shopify.${name} is not simulated`);
  };
  const refuseAll = (name, verbs) => Object.fromEntries(verbs.map((verb) => [verb, refuse(`${name}.${verb}`)]));

  window.shopify = {
    config,
    origin: adminOrigin,
    ready: Promise.resolve(),
    environment: { embedded: true, mobile: false, pos: false, intent: false },
    idToken,
    loading: (isLoading = true) => channel.tell("loading", { on: Boolean(isLoading) }),
    toast: {
      show(message, options = {}) {
        const id = String(++lastToast);
        toasts.set(id, options);
        channel.tell("toast", {
          id,
          message: String(message),
          duration: options.duration ?? 5_000,
          isError: Boolean(options.isError),
          action: options.action ?? null,
        });
        return id;
      },
      hide: (id) => channel.tell("toast-hide", { id }),
    },
    saveBar: {
      show: async (id) => elements.saveBar(id).show(),
      hide: async (id) => elements.saveBar(id).hide(),
      toggle: async (id) => elements.saveBar(id).toggle(),
      leaveConfirmation: () => channel.ask("leave-confirmation"),
    },
    modal: {
      show: async (id) => elements.modal(id).show(),
      hide: async (id) => elements.modal(id).hide(),
      toggle: async (id) => elements.modal(id).toggle(),
    },
    user: () => channel.ask("user"),
    scopes: {
      query: () => channel.ask("scopes"),
      request: (scopes) => channel.ask("scopes-request", { scopes: scopes.map(String) }),
      revoke: (scopes) => channel.ask("scopes-revoke", { scopes: scopes.map(String) }),
    },
    resourcePicker: refuse("resourcePicker"),
    picker: refuse("picker"),
    scanner: refuseAll("scanner", ["capture"]),
    pos: refuseAll("pos", ["close", "device", "location"]),
    intents: refuseAll("intents", ["invoke", "register"]),
    reviews: refuseAll("reviews", ["request"]),
    support: refuseAll("support", ["registerHandler"]),
    app: refuseAll("app", ["extensions"]),
    webVitals: refuseAll("webVitals", ["onReport"]),
  };
  channel.tell("ready", {});
}

start();
