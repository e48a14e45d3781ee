// Keeps the admin's address and the frame's address in step, and lets the page lead to other pages of the admin.

const OF_THE_FRAME = ["embedded", "hmac", "host", "id_token", "locale", "session", "shop", "timestamp", "appLoadId"];

/** The page's own address, without what the admin added to it. */
function ownPath() {
  const url = new URL(location.href);
  for (const name of OF_THE_FRAME) url.searchParams.delete(name);
  return url.pathname + url.search + url.hash;
}

/** The path in the admin that an address means (shopify://admin/orders/1), or null. */
function adminPath(address) {
  const text = String(address);
  const short = /^shopify:\/*admin\/(.*)$/i.exec(text);
  if (short) return `/${short[1]}`;
  const long = /^https:\/\/admin\.shopify\.com\/store\/[^/]+(\/.*)?$/i.exec(text);
  return long ? (long[1] ?? "/") : null;
}

/** Reports every move of the page, and carries out the admin's. */
export function followNavigation(channel) {
  const report = () => channel.tell("path", { path: ownPath(), title: document.title });
  for (const name of ["pushState", "replaceState"]) {
    const plain = history[name].bind(history);
    history[name] = (...args) => {
      plain(...args);
      report();
    };
  }
  window.addEventListener("popstate", report);
  window.addEventListener("hashchange", report);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", report, { once: true });
  report();

  // Before the app has started nobody hears `shopify:navigate`: then the page itself is exchanged.
  let hearers = 0;
  const plainAdd = window.addEventListener.bind(window);
  const plainRemove = window.removeEventListener.bind(window);
  window.addEventListener = (type, ...rest) => {
    if (type === "shopify:navigate") hearers += 1;
    plainAdd(type, ...rest);
  };
  window.removeEventListener = (type, ...rest) => {
    if (type === "shopify:navigate") hearers = Math.max(0, hearers - 1);
    plainRemove(type, ...rest);
  };
  channel.on("navigate", ({ href }) => {
    if (hearers === 0) {
      const target = new URL(href, location.origin);
      const { shop, host, locale } = window.shopify.config;
      for (const [name, value] of Object.entries({ embedded: "1", shop, host, locale })) {
        if (value) target.searchParams.set(name, value);
      }
      void window.shopify.idToken().then((jwt) => {
        target.searchParams.set("id_token", jwt);
        location.assign(target);
      });
      return;
    }
    const links = [...document.querySelectorAll("ui-nav-menu a, s-app-nav a, s-app-nav s-link")];
    let link = links.find((candidate) => candidate.getAttribute("href") === href);
    if (!link) {
      link = document.createElement("a");
      link.setAttribute("href", href);
      link.hidden = true;
      document.documentElement.append(link);
      queueMicrotask(() => link.remove());
    }
    link.dispatchEvent(new CustomEvent("shopify:navigate", { bubbles: true, cancelable: true }));
  });

  const plainOpen = window.open.bind(window);
  window.open = (address = "", target = "_blank", features = undefined) => {
    const path = adminPath(address);
    if (path === null) return plainOpen(address, target, features);
    channel.tell("open", { path, newWindow: target === "_blank" });
    return null;
  };
  document.addEventListener(
    "click",
    (event) => {
      if (event.defaultPrevented || event.button !== 0) return;
      const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
      const path = link ? adminPath(link.getAttribute("href") ?? "") : null;
      if (path === null) return;
      event.preventDefault();
      event.stopPropagation();
      channel.tell("open", { path, newWindow: link.target === "_blank" || event.metaKey || event.ctrlKey });
    },
    true,
  );
}
