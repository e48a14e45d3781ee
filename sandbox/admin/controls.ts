// Small pieces of forms that several pages have.
import { sentenceCase } from "#sandbox/admin/format.ts";
import { type Html, html } from "#sandbox/admin/html.ts";

/** A list to choose from; the first one is chosen by default. */
export const select = (
  name: string,
  label: string,
  options: readonly (string | { value: string; label: string })[],
  chosen = "",
): Html =>
  html`<select name="${name}" aria-label="${label}">${options.map((option) => {
    const { value, label: words } =
      typeof option === "string" ? { value: option, label: sentenceCase(option) } : option;
    return html`<option value="${value}"${value === chosen && html` selected`}>${words}</option>`;
  })}</select>`;

export const hidden = (name: string, value: string): Html =>
  html`<input type="hidden" name="${name}" value="${value}">`;

/** A button that opens a form. */
export const menuButton = (label: string, content: Html, kind = ""): Html =>
  html`<details class="menu-button"><summary class="button ${kind}">${label}</summary><div class="popover">${content}</div></details>`;

/** Facts about something, one a row. */
export const facts = (rows: readonly (readonly [label: string, value: Html | string | null])[]): Html =>
  html`<dl class="facts">${rows.map(([label, value]) => value !== null && html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`;
