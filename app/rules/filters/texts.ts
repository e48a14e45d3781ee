// Values taken out of texts, and looked up in the merchant's tables.

import { formatMoney } from "#app/lib/money.ts";
import { DecimalDrop } from "#app/rules/decimal-drop.ts";
import { tableRow } from "#app/rules/env.ts";
import { envOf, type Filter } from "#app/rules/filters/filter.ts";
import { compilePattern } from "#app/rules/operators/text.ts";
import { FactNotKnown, RecordDrop } from "#app/rules/record-drop.ts";
import { Unknown } from "#app/rules/unknown.ts";
import { valueNamed } from "#app/rules/value-named.ts";

const text = (value: unknown) => (value === null || value === undefined ? "" : String(value));

/** As Shopify's own: “Anna O’Neill” is anna-o-neill. */
const handle = (value: unknown): string =>
  text(value)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-|-$/g, "");

// Order matters: most browsers name others for compatibility.
const BROWSERS: readonly (readonly [string, RegExp])[] = [
  ["Edge", /\bEdg(?:e|A|iOS)?\/([\d.]+)/],
  ["Opera", /\b(?:OPR|Opera)\/([\d.]+)/],
  ["Samsung Internet", /\bSamsungBrowser\/([\d.]+)/],
  ["Firefox", /\b(?:Firefox|FxiOS)\/([\d.]+)/],
  ["Chrome", /\b(?:Chrome|CriOS)\/([\d.]+)/],
  ["Safari", /\bVersion\/([\d.]+).*\bSafari\//],
  ["Internet Explorer", /\b(?:MSIE |rv:)([\d.]+)/],
];
const GRAMS: Record<string, number> = { g: 1, kg: 1_000, oz: 28.349523125, lb: 453.59237 };

export const texts: Record<string, Filter> = {
  match: (value, pattern, group) => {
    const matcher = compilePattern(text(pattern), false).matcher(text(value).slice(0, 20_000));
    if (!matcher.find()) return "";
    const wanted = group === undefined ? (matcher.groupCount() > 0 ? 1 : 0) : Number(group);
    return wanted <= matcher.groupCount() ? (matcher.group(wanted) ?? "") : "";
  },
  replace_match: (value, pattern, replacement) =>
    compilePattern(text(pattern), false).matcher(text(value).slice(0, 20_000)).replaceAll(text(replacement)),
  line_starting: (value, start) =>
    text(value)
      .split(/\r?\n/)
      .find((line) => line.trim().toLowerCase().startsWith(text(start).trim().toLowerCase()))
      ?.trim()
      .slice(text(start).trim().length)
      .trim() ?? "",
  handleize: handle,
  handle,
  /** The object or list that a JSON text (a metafield of the type json) says; nothing where there is no text. */
  parse_json: (value) => {
    if (typeof value === "object" && value !== null) return value;
    const said = text(value).trim();
    if (said === "") return null;
    try {
      return JSON.parse(said) as unknown;
    } catch {
      // Not nothing: what it would have said is not known.
      throw new FactNotKnown(new Unknown(`“${said.slice(0, 40)}” is no JSON (parse_json).`));
    }
  },
  digits: (value) => text(value).replaceAll(/\D/g, ""),
  letters_and_digits: (value) => text(value).replaceAll(/[^\p{L}\p{N}]/gu, ""),
  mail_domain: (value) => /@([^@\s]+)$/.exec(text(value).trim())?.[1]?.toLowerCase() ?? "",
  browser: (value) => BROWSERS.find(([, pattern]) => pattern.test(text(value)))?.[0] ?? "",
  browser_version: (value) => {
    for (const [, pattern] of BROWSERS) {
      const version = pattern.exec(text(value))?.[1];
      if (version) return version;
    }
    return "";
  },
  value_named: (value, name) => {
    const list = Array.isArray(value)
      ? value.map((entry) => (entry instanceof RecordDrop ? entry.toJSON() : entry))
      : [];
    return valueNamed(list, text(name)) ?? "";
  },
  /** The first entry of the piped list that is in the other one. */
  first_among: (value, others) => {
    const names = (Array.isArray(others) ? others : text(others).split(",")).map((entry) =>
      text(entry).trim().toLowerCase(),
    );
    const wanted = Array.isArray(value) ? value.map(text) : text(value).split(",");
    return wanted.map((entry) => entry.trim()).find((entry) => entry && names.includes(entry.toLowerCase())) ?? "";
  },
  lookup(value, table, column) {
    const { tables } = envOf(this);
    if (!Object.hasOwn(tables, text(table))) throw new Error(`there is no table “${text(table)}”`);
    const row = tableRow(tables, text(table), text(value instanceof DecimalDrop ? value.text : value));
    const name = column === undefined ? tables[text(table)]?.columns[1] : text(column);
    return (name !== undefined && row && Object.hasOwn(row, name) ? row[name] : "") ?? "";
  },
  money(value, currency) {
    const { names, world } = envOf(this);
    const code = text(currency) || text((names.order as { currency?: string } | null)?.currency ?? world.shop.currency);
    return value === null || value === undefined || value === "" ? "" : formatMoney(text(value), code);
  },
  grams_to: (value, unit) => {
    const grams = GRAMS[text(unit).toLowerCase()];
    if (!grams) throw new Error(`“${text(unit)}” is no unit of weight: g, kg, oz or lb`);
    return DecimalDrop.of(String(Math.round((Number(text(value)) / grams) * 10_000) / 10_000));
  },
  gid_to_id: (value) => /(\d+)(?:\?.*)?$/.exec(text(value))?.[1] ?? "",
  /** A value out of an address: of “/?utm_source=mail” query_param: "utm_source" gives mail. */
  query_param: (value, name) => {
    const query = /\?([^#]*)/.exec(text(value))?.[1] ?? "";
    return new URLSearchParams(query).get(text(name)) ?? "";
  },
  url_path: (value) =>
    text(value)
      .replace(/^[a-z]+:\/\/[^/?#]*/i, "")
      .replace(/[?#].*$/, "") || (text(value) ? "/" : ""),
  url_host: (value) => /^[a-z]+:\/\/(?:[^@/]*@)?([^/:?#]+)/i.exec(text(value))?.[1]?.toLowerCase() ?? "",
};
