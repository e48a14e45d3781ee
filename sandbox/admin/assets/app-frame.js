// The admin's side of the embedded app: answers the app's page (sandbox/app-bridge), shows what it says outside its frame,
// and keeps the address of this page in step with the frame's.

const frame = document.getElementById("app-frame");
if (frame) start();

const menu = document.querySelector("button.menu");
menu?.addEventListener("click", () => {
  const isOpen = document.body.classList.toggle("menu-open");
  menu.setAttribute("aria-expanded", String(isOpen));
});

function start() {
  const { appOrigin, storePath, base } = frame.dataset;
  const byId = (id) => document.getElementById(id);
  const send = (message) => frame.contentWindow.postMessage({ appBridge: 1, ...message }, appOrigin);
  const answer = (question, value) => send({ type: "answer", question, value });

  /** A dialog with two ends: "leave" or anything else. */
  const confirmIn = (dialog) =>
    new Promise((resolve) => {
      dialog.returnValue = "stay";
      dialog.addEventListener("close", () => resolve(dialog.returnValue === "leave"), { once: true });
      dialog.showModal();
    });

  const saveBar = { shown: false, save: null, discard: null, discardConfirmation: false };
  function paintSaveBar() {
    byId("save-bar").hidden = !saveBar.shown;
    for (const [name, label] of [
      ["save", "Save"],
      ["discard", "Discard"],
    ]) {
      const button = byId(`save-bar-${name}`);
      const of = saveBar[name];
      button.hidden = of === null;
      button.textContent = of?.label || label;
      button.disabled = Boolean(of?.disabled || of?.loading);
      button.classList.toggle("busy", Boolean(of?.loading));
    }
  }
  function refuseToLeave() {
    const bar = byId("save-bar");
    bar.classList.remove("shake");
    void bar.offsetWidth;
    bar.classList.add("shake");
  }
  byId("save-bar-save").addEventListener("click", () => send({ type: "press", id: saveBar.save.id }));
  byId("save-bar-discard").addEventListener("click", async () => {
    if (saveBar.discardConfirmation && !(await confirmIn(byId("discard")))) return;
    send({ type: "press", id: saveBar.discard.id });
  });
  // Unsaved changes hold one back wherever one wants to go.
  document.addEventListener(
    "click",
    (event) => {
      if (!saveBar.shown || !event.target.closest("a[href]")) return;
      event.preventDefault();
      event.stopPropagation();
      refuseToLeave();
    },
    true,
  );

  const isCurrent = (href, path) => {
    const at = new URL(path, appOrigin).pathname;
    const of = new URL(href, appOrigin).pathname;
    return at === of || at.startsWith(`${of}/`);
  };
  const home = document.querySelector(`nav a[href="${base}"]`);
  let navItems = [];
  let path = location.pathname.slice(base.length) || "/";
  function paintNav() {
    const inner = navItems.filter((item) => !item.isHome);
    const best = inner.filter((item) => isCurrent(item.href, path)).sort((a, b) => b.href.length - a.href.length)[0];
    home?.toggleAttribute("aria-current", best === undefined);
    byId("app-nav").replaceChildren(
      ...inner.map((item) => {
        const link = document.createElement("a");
        link.href = `${base}${item.href}`;
        link.textContent = item.label;
        if (item === best) link.setAttribute("aria-current", "page");
        link.addEventListener("click", (event) => {
          if (event.metaKey || event.ctrlKey) return;
          event.preventDefault();
          document.body.classList.remove("menu-open");
          send({ type: "navigate", href: item.href });
        });
        const entry = document.createElement("li");
        entry.append(link);
        return entry;
      }),
    );
  }
  home?.addEventListener("click", (event) => {
    const item = navItems.find((one) => one.isHome);
    if (!item || event.metaKey || event.ctrlKey || saveBar.shown) return;
    event.preventDefault();
    document.body.classList.remove("menu-open");
    send({ type: "navigate", href: item.href });
  });

  function paintTitleBar({ title, actions }) {
    const name = byId("app-title").dataset.appName;
    byId("app-title").textContent = title || name;
    document.title = document.title.replace(/ · .* · /, () => ` · ${title ? `${name} · ${title}` : name} · `);
    const button = (of) => {
      const made = document.createElement("button");
      made.type = "button";
      made.textContent = of.label;
      made.disabled = of.disabled || of.loading;
      made.className = of.tone === "critical" ? "critical" : of.variant === "primary" ? "primary" : "";
      made.addEventListener("click", () => send({ type: "press", id: of.id }));
      return made;
    };
    const sections = new Map();
    const plain = [];
    for (const of of actions) {
      if (of.variant === "breadcrumb") continue;
      if (of.section === null) plain.push(of);
      else sections.set(of.section, [...(sections.get(of.section) ?? []), of]);
    }
    plain.sort((a, b) => Number(a.variant === "primary") - Number(b.variant === "primary"));
    const menus = [...sections].map(([label, list]) => {
      const details = document.createElement("details");
      details.className = "menu-button";
      const summary = document.createElement("summary");
      summary.className = "button";
      summary.textContent = label;
      const popover = document.createElement("div");
      popover.className = "popover";
      popover.append(...list.map(button));
      popover.addEventListener("click", () => details.removeAttribute("open"));
      details.append(summary, popover);
      return details;
    });
    byId("app-actions").replaceChildren(...menus, ...plain.map(button));
  }

  function showToast({ id, message, duration, isError, action }) {
    const toast = document.createElement("div");
    toast.className = "toast";
    toast.dataset.id = id;
    if (isError) toast.dataset.tone = "critical";
    const words = document.createElement("span");
    words.textContent = message;
    toast.append(words);
    const gone = (byHand) => {
      if (!toast.isConnected) return;
      toast.remove();
      send({ type: "toast-gone", id, byHand });
    };
    if (action) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = action;
      button.addEventListener("click", () => {
        send({ type: "toast-action", id });
        gone(false);
      });
      toast.append(button);
    }
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "×";
    close.setAttribute("aria-label", "Dismiss");
    close.addEventListener("click", () => gone(true));
    toast.append(close);
    byId("toasts").append(toast);
    setTimeout(() => gone(false), duration);
  }

  function go(adminPath, newWindow) {
    const target = new URL(`${storePath}${adminPath}`, location.origin);
    if (!target.pathname.startsWith(`${storePath}/`) && target.pathname !== storePath) return;
    if (newWindow) window.open(target, "_blank", "noopener");
    else if (saveBar.shown) refuseToLeave();
    else location.assign(target);
  }

  const fail = (question, error) => send({ type: "answer", question, error });

  const listed = (name) => (frame.dataset[name] ?? "").split(",").filter(Boolean);
  const scopes = () => ({
    granted: listed("scopes"),
    required: listed("requiredScopes"),
    optional: listed("optionalScopes"),
  });
  /** Returns what is wrong, or null when it is done. */
  async function changeScopes(by, named) {
    const body = new URLSearchParams([["by", by], ...named.map((scope) => ["scope", scope])]);
    const { url } = await fetch(`${storePath}/scopes`, { method: "POST", body });
    const problem = new URL(url).searchParams.get("problem");
    if (problem) return problem;
    const before = listed("scopes");
    const after =
      by === "revoke" ? before.filter((scope) => !named.includes(scope)) : [...new Set([...before, ...named])];
    frame.dataset.scopes = after.join(",");
    return null;
  }

  const HEARD = {
    async "id-token"({ question }) {
      const response = await fetch(`${storePath}/id-token`);
      if (!response.ok) return send({ type: "answer", question, error: "The app is not installed." });
      answer(question, (await response.json()).token);
    },
    ready() {
      Object.assign(saveBar, { shown: false, save: null, discard: null });
      paintSaveBar();
      byId("loading-bar").hidden = true;
    },
    path(message) {
      // The library's own pages (fetching a token) are not places to be.
      if (message.path.startsWith("/auth/")) return;
      path = message.path;
      history.replaceState(null, "", `${base}${path === "/" ? "" : path}`);
      paintNav();
    },
    nav({ items }) {
      navItems = items;
      paintNav();
    },
    "title-bar": paintTitleBar,
    "save-bar"(message) {
      Object.assign(saveBar, message);
      paintSaveBar();
    },
    async "leave-confirmation"({ question }) {
      if (!saveBar.shown || (await confirmIn(byId("leave")))) answer(question, undefined);
    },
    toast: showToast,
    "toast-hide"({ id }) {
      byId("toasts")
        .querySelector(`[data-id="${CSS.escape(id)}"]`)
        ?.remove();
    },
    loading({ on }) {
      byId("loading-bar").hidden = !on;
    },
    open: ({ path: adminPath, newWindow }) => go(adminPath, newWindow),
    user: ({ question }) => answer(question, { accountAccess: "full" }),
    scopes: ({ question }) => answer(question, scopes()),
    async "scopes-request"({ question, scopes: asked }) {
      const { granted } = scopes();
      if (asked.every((scope) => granted.includes(scope)))
        return answer(question, { result: "granted-all", detail: scopes() });
      const unknown = asked.find((scope) => !scopes().required.includes(scope) && !scopes().optional.includes(scope));
      if (unknown) return fail(question, `The app's configuration does not declare ${unknown}`);
      byId("scopes-asked").replaceChildren(
        ...asked.map((scope) => {
          const item = document.createElement("li");
          item.textContent = scope;
          return item;
        }),
      );
      if (!(await confirmIn(byId("scopes")))) return answer(question, { result: "declined-all", detail: scopes() });
      const problem = await changeScopes("request", asked);
      if (problem) return fail(question, problem);
      answer(question, { result: "granted-all", detail: scopes() });
    },
    async "scopes-revoke"({ question, scopes: named }) {
      const problem = await changeScopes("revoke", named);
      if (problem) return fail(question, problem);
      answer(question, { detail: scopes() });
    },
  };

  window.addEventListener("message", ({ source, origin, data }) => {
    if (source !== frame.contentWindow || origin !== appOrigin || data?.appBridge !== 1) return;
    if (Object.hasOwn(HEARD, data.type)) void HEARD[data.type](data);
  });
}
