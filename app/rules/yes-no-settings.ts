// Pure. The settings of an action that are true or false, which a template may give as a text.
import { z } from "zod";
import type { Action } from "#app/rules/action.ts";
import { isTemplate } from "#app/rules/template.ts";

const known = new WeakMap<Action, ReadonlySet<string>>();

function yesNoSettings(action: Action): ReadonlySet<string> {
  let names = known.get(action);
  if (!names) {
    const { shape = {} } = action.settings as { shape?: Record<string, z.ZodType> };
    names = new Set(Object.keys(shape).filter((name) => inner(shape[name]) instanceof z.ZodBoolean));
    known.set(action, names);
  }
  return names;
}

const inner = (schema: unknown): unknown =>
  schema instanceof z.ZodDefault || schema instanceof z.ZodOptional ? inner(schema.unwrap()) : schema;

/** As they are checked before they are filled in: a template may give either. */
export function withTemplatesAsYes(settings: Record<string, unknown>, action: Action): Record<string, unknown> {
  return changed(settings, action, (value) => (isTemplate(value) ? true : value));
}

/** What templates gave: “true” is true; “false”, and no text, is false. Another text stays, and is refused. */
export function withTextsAsYesNo(settings: Record<string, unknown>, action: Action): Record<string, unknown> {
  return changed(settings, action, (value) => {
    const said = value.trim().toLowerCase();
    return said === "true" ? true : said === "false" || said === "" ? false : value;
  });
}

function changed(
  settings: Record<string, unknown>,
  action: Action,
  change: (value: string) => unknown,
): Record<string, unknown> {
  const names = [...yesNoSettings(action)].filter((name) => typeof settings[name] === "string");
  if (!names.length) return settings;
  return { ...settings, ...Object.fromEntries(names.map((name) => [name, change(String(settings[name]))])) };
}
