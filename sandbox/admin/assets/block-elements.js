// Shopify's elements for extensions (s-…), as plain accessible HTML: those that our blocks use, and of each what they use of it.

const STYLES = `
  :host { display: block; }
  :host([hidden]) { display: none; }
  .stack { display: flex; flex-direction: column; align-items: stretch; }
  .stack.inline { flex-direction: row; flex-wrap: wrap; align-items: var(--align, center); }
  h2, h3, p { margin: 0; }
  h2 { margin-bottom: 12px; }
  .list { display: flex; flex-direction: column; gap: 4px; padding-left: 18px; }
  .item { display: list-item; list-style: disc; overflow-wrap: anywhere; }
  .text { overflow-wrap: anywhere; }
  .strong { font-weight: 650; }
  .banner { margin: 0; }
`;
const INLINE = `:host { display: inline-block; }`;

const GAPS = { none: "0", "small-300": "4px", small: "8px", base: "12px", large: "16px" };
const BADGE_TONES = { neutral: "", info: "info", success: "success", warning: "warning", critical: "critical" };

function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(key, value);
  element.append(...children);
  return element;
}
const slot = () => make("slot");

/** Each: the attributes that it heeds, what it draws once, and how it follows them. */
const ELEMENTS = {
  "s-admin-block": {
    heeds: ["heading"],
    draw: () => [make("section", { "aria-labelledby": "heading" }, make("h2", { id: "heading" }), slot())],
    follow: (root, { heading }) => {
      root.querySelector("h2").textContent = heading ?? "";
    },
  },
  "s-stack": {
    heeds: ["direction", "gap", "alignitems"],
    draw: () => [make("div", { class: "stack" }, slot())],
    follow: (root, { direction, gap, alignitems }) => {
      const box = root.querySelector(".stack");
      box.classList.toggle("inline", direction === "inline");
      box.style.gap = GAPS[gap ?? "none"] ?? refuse("s-stack", "gap", gap);
      box.style.setProperty("--align", alignitems ?? "start");
    },
  },
  "s-heading": { heeds: [], draw: () => [make("h3", {}, slot())] },
  "s-paragraph": { heeds: [], draw: () => [make("p", { class: "text" }, slot())] },
  "s-text": {
    heeds: ["type", "color"],
    isInline: true,
    draw: () => [make("span", {}, slot())],
    follow: (root, { type, color }) => {
      root.querySelector("span").className =
        `text ${type === "strong" ? "strong" : ""} ${color === "subdued" ? "quiet" : ""}`;
    },
  },
  "s-badge": {
    heeds: ["tone"],
    isInline: true,
    draw: () => [make("span", { class: "badge" }, slot())],
    follow: (root, { tone }) => {
      root.querySelector("span").dataset.tone = BADGE_TONES[tone ?? "neutral"] ?? refuse("s-badge", "tone", tone);
    },
  },
  "s-banner": {
    heeds: ["tone"],
    draw: () => [make("div", { class: "banner" }, make("div", {}, slot()))],
    follow: (root, { tone }) => {
      const box = root.querySelector(".banner");
      box.dataset.tone = tone ?? "info";
      box.setAttribute("role", tone === "critical" ? "alert" : "status");
    },
  },
  "s-spinner": {
    heeds: ["accessibilitylabel"],
    draw: () => [make("p", { class: "quiet", role: "status" })],
    follow: (root, { accessibilitylabel }) => {
      root.querySelector("p").textContent = accessibilitylabel ?? "";
    },
  },
  "s-button": {
    heeds: ["variant", "loading", "disabled", "accessibilitylabel"],
    isInline: true,
    draw: () => [make("button", { type: "button" }, slot())],
    follow: (root, { variant, loading, disabled, accessibilitylabel }) => {
      const button = root.querySelector("button");
      button.className = variant === "primary" ? "primary" : "";
      button.disabled = disabled !== null || loading !== null;
      button.toggleAttribute("aria-busy", loading !== null);
      if (accessibilitylabel === null) button.removeAttribute("aria-label");
      else button.setAttribute("aria-label", accessibilitylabel);
    },
  },
  "s-link": {
    heeds: ["href"],
    isInline: true,
    draw: () => [make("a", { target: "_top" }, slot())],
    follow: (root, { href }, { leadsTo }) => {
      root.querySelector("a").href = leadsTo(href ?? "");
    },
  },
  "s-unordered-list": { heeds: [], draw: () => [make("div", { class: "list", role: "list" }, slot())] },
  "s-list-item": { heeds: [], draw: () => [make("div", { class: "item", role: "listitem" }, slot())] },
};

function refuse(element, attribute, value) {
  console.error(`The sandbox does not know ${attribute}="${value}" of <${element}>.`);
  return "";
}

/** @param host styles: the admin's own; leadsTo: where an address of the extension's leads in this store. */
export function defineElements(host) {
  const sheetOf = (text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  };
  const shared = sheetOf(host.styles);
  const own = sheetOf(STYLES);
  const inline = sheetOf(INLINE);
  for (const [name, { heeds, draw, follow, isInline }] of Object.entries(ELEMENTS))
    customElements.define(
      name,
      class extends HTMLElement {
        static observedAttributes = heeds;
        constructor() {
          super();
          const root = this.attachShadow({ mode: "open" });
          root.adoptedStyleSheets = isInline ? [shared, own, inline] : [shared, own];
          root.append(...draw());
        }
        connectedCallback() {
          this.attributeChangedCallback();
        }
        attributeChangedCallback() {
          follow?.(
            this.shadowRoot,
            Object.fromEntries(heeds.map((attribute) => [attribute, this.getAttribute(attribute)])),
            host,
          );
        }
      },
    );
}
