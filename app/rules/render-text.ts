// Pure. Texts with places for values, `{{ order.name }}`: the simplest part of Liquid, so that a text written today stays one.
import { nearestName } from "#app/lib/nearest-name.ts";

/** What a text may name. */
export const TEXT_VALUES = ["order.name", "rule.name", "reason"] as const;
export type TextValues = Record<(typeof TEXT_VALUES)[number], string>;

const PLACE = /\{\{\s*([^{}]*?)\s*\}\}/g;
const isKnown = (name: string): name is keyof TextValues => (TEXT_VALUES as readonly string[]).includes(name);

/** What is wrong with a text, in words; null: it can be rendered. */
export function textComplaint(template: string): string | null {
  for (const [, name = ""] of template.matchAll(PLACE)) {
    if (isKnown(name)) continue;
    const nearest = nearestName(name, TEXT_VALUES);
    return `there is no value “${name}”${nearest ? `; did you mean “${nearest}”?` : `; there are ${TEXT_VALUES.join(", ")}`}`;
  }
  return /\{\{|\}\}|\{%|%\}/.test(template.replace(PLACE, "")) ? "only values in {{ … }} can be used" : null;
}

/** The text with its values. A value comes on one line: it may stand in a mail's subject. */
export function renderText(template: string, values: TextValues): string {
  return template.replace(PLACE, (place, name: string) =>
    isKnown(name) ? values[name].replace(/[\s\p{Cc}]+/gu, " ").trim() : place,
  );
}
