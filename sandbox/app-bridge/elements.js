// The elements whose content the admin shows outside the frame: navigation, title bar, save bar. And the modal.
// Their light DOM belongs to the app (React): it is read and watched, never changed.

let lastButton = 0;
const buttons = new Map();
const idOf = new WeakMap();

/** A button of the app as the admin shows it; `press` with this id clicks it. */
function describe(element) {
  let id = idOf.get(element);
  if (!id) {
    id = String(++lastButton);
    idOf.set(element, id);
    buttons.set(id, new WeakRef(element));
  }
  const flag = (name) => element.hasAttribute(name) && element.getAttribute(name) !== "false";
  return {
    id,
    label: element.textContent.trim(),
    variant: element.getAttribute("variant"),
    tone: element.getAttribute("tone"),
    disabled: flag("disabled"),
    loading: flag("loading"),
  };
}

function press({ id }) {
  buttons.get(id)?.deref()?.click();
}

/** A modal's footer button that presses the app's own. */
function footerButton({ id, label, variant, tone, disabled, loading }) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = label;
  button.disabled = disabled || loading;
  button.dataset.kind = variant === "primary" ? (tone === "critical" ? "critical" : "primary") : "plain";
  button.addEventListener("click", () => press({ id }));
  return button;
}

/** Defines the elements. Returns how to find save bars and modals by their id. */
export function defineElements(channel) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    ui-nav-menu, s-app-nav, ui-title-bar, ui-save-bar, ui-modal { display: none; }
    .app-bridge-modal { border: 0; border-radius: 12px; padding: 0; width: min(620px, calc(100vw - 32px)); overflow: hidden; box-shadow: 0 8px 40px rgb(0 0 0 / 35%); }
    .app-bridge-modal[data-size=small] { width: min(380px, calc(100vw - 32px)); }
    .app-bridge-modal[data-size=large], .app-bridge-modal[data-size=max] { width: min(980px, calc(100vw - 32px)); }
    .app-bridge-modal::backdrop { background: rgb(0 0 0 / 50%); }
    .app-bridge-modal header, .app-bridge-modal footer { display: flex; gap: 8px; align-items: center; padding: 12px 16px; background: #f3f3f3; }
    .app-bridge-modal header { justify-content: space-between; font: 650 14px/20px Inter, system-ui, sans-serif; }
    .app-bridge-modal footer { justify-content: flex-end; background: #fff; border-top: 1px solid #ebebeb; }
    .app-bridge-modal button { font: 550 12px/16px Inter, system-ui, sans-serif; padding: 6px 12px; border-radius: 8px; border: 1px solid #d4d4d4; background: #fff; color: #303030; cursor: pointer; }
    .app-bridge-modal button[data-kind=primary] { background: #303030; border-color: #303030; color: #fff; }
    .app-bridge-modal button[data-kind=critical] { background: #c70a24; border-color: #c70a24; color: #fff; }
    .app-bridge-modal button:disabled { opacity: .5; cursor: default; }
    .app-bridge-modal iframe { border: 0; width: 100%; height: 60vh; display: block; }
  `);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  channel.on("press", press);

  /** Tells the admin again whenever the app changes what is inside. */
  class Watched extends HTMLElement {
    #observer = null;
    connectedCallback() {
      this.#observer = new MutationObserver(() => this.report());
      this.#observer.observe(this, { subtree: true, childList: true, attributes: true, characterData: true });
      this.report();
    }
    disconnectedCallback() {
      this.#observer?.disconnect();
      this.retire();
    }
    report() {}
    retire() {}
  }

  class NavMenu extends Watched {
    report() {
      const items = [...this.querySelectorAll("a, s-link")].map((link) => ({
        label: link.textContent.trim(),
        href: link.getAttribute("href") ?? "",
        isHome: link.getAttribute("rel") === "home",
      }));
      channel.tell("nav", { items });
    }
  }

  class TitleBar extends Watched {
    report() {
      if (this.closest("ui-modal")) return;
      const actions = [...this.children].flatMap((child) => {
        if (child.localName !== "section") return [{ ...describe(child), section: null }];
        const section = child.getAttribute("label") ?? "More actions";
        return [...child.children].map((inner) => ({ ...describe(inner), section }));
      });
      channel.tell("title-bar", { title: this.getAttribute("title"), actions });
    }
    retire() {
      if (!document.querySelector("ui-title-bar")) channel.tell("title-bar", { title: null, actions: [] });
    }
  }

  class SaveBar extends Watched {
    #showing = false;
    #told = false;
    get showing() {
      return this.#showing;
    }
    get discardConfirmation() {
      return this.hasAttribute("discardconfirmation") || this.hasAttribute("discardConfirmation");
    }
    set discardConfirmation(value) {
      this.toggleAttribute("discardconfirmation", Boolean(value));
    }
    async show() {
      if (this.#showing) return;
      this.#showing = true;
      this.report();
      this.dispatchEvent(new Event("show"));
    }
    async hide() {
      if (!this.#showing) return;
      this.#showing = false;
      this.report();
      this.dispatchEvent(new Event("hide"));
    }
    toggle() {
      return this.#showing ? this.hide() : this.show();
    }
    report() {
      // One that was never shown says nothing: it would hide another's.
      if (!this.#showing && !this.#told) return;
      this.#told = this.#showing;
      const found = [...this.querySelectorAll("button")];
      const save = found.find((button) => button.getAttribute("variant") === "primary");
      const discard = found.find((button) => button !== save);
      channel.tell("save-bar", {
        shown: this.#showing,
        save: save ? describe(save) : null,
        discard: discard ? describe(discard) : null,
        discardConfirmation: this.discardConfirmation,
      });
    }
    retire() {
      void this.hide();
    }
  }

  class Modal extends HTMLElement {
    #dialog = null;
    #content = document.createElement("div");
    /** Where the app puts what the modal shows; in the real admin it lies in a frame of its own. */
    get content() {
      return this.src ? undefined : this.#content;
    }
    get src() {
      return this.getAttribute("src") ?? undefined;
    }
    get variant() {
      return this.getAttribute("variant") ?? "base";
    }
    get contentWindow() {
      return this.#dialog?.querySelector("iframe")?.contentWindow ?? null;
    }
    async show() {
      if (this.#dialog) return;
      const titleBar = this.querySelector("ui-title-bar");
      const dialog = document.createElement("dialog");
      dialog.className = "app-bridge-modal";
      dialog.dataset.size = this.variant;
      const title = titleBar?.getAttribute("title") ?? "";
      dialog.setAttribute("aria-label", title);
      const header = document.createElement("header");
      const close = document.createElement("button");
      close.textContent = "✕";
      close.setAttribute("aria-label", "Close");
      close.addEventListener("click", () => void this.hide());
      header.append(title, close);
      const footer = document.createElement("footer");
      footer.append(
        ...[...(titleBar?.querySelectorAll("button, a") ?? [])]
          .map(describe)
          .sort((a, b) => Number(a.variant === "primary") - Number(b.variant === "primary"))
          .map(footerButton),
      );
      dialog.append(
        header,
        this.src ? Object.assign(document.createElement("iframe"), { src: this.src }) : this.#content,
      );
      if (footer.childElementCount) dialog.append(footer);
      dialog.addEventListener("cancel", (event) => {
        event.preventDefault();
        void this.hide();
      });
      document.body.append(dialog);
      this.#dialog = dialog;
      dialog.showModal();
      this.dispatchEvent(new Event("show"));
    }
    async hide() {
      if (!this.#dialog) return;
      this.#dialog.remove();
      this.#dialog = null;
      this.dispatchEvent(new Event("hide"));
    }
    toggle() {
      return this.#dialog ? this.hide() : this.show();
    }
    disconnectedCallback() {
      void this.hide();
    }
  }

  for (const [name, element] of Object.entries({
    "ui-nav-menu": NavMenu,
    "s-app-nav": class extends NavMenu {},
    "ui-title-bar": TitleBar,
    "ui-save-bar": SaveBar,
    "ui-modal": Modal,
  })) {
    customElements.define(name, element);
  }

  const byId = (kind, id) => {
    const found = document.getElementById(id);
    if (found instanceof kind) return found;
    throw new Error(`App Bridge: there is no ${kind === Modal ? "ui-modal" : "ui-save-bar"} with the id ${id}`);
  };
  return { saveBar: (id) => byId(SaveBar, id), modal: (id) => byId(Modal, id) };
}
