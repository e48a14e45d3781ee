// What a filter of our own is: called with the piped value and its arguments; `this` reaches the facts.
import type { Env } from "#app/rules/env.ts";

/** Key of the facts in a rendering's globals: a symbol, so that no template can name it. */
export const ENV: unique symbol = Symbol("env");

export interface FilterThis {
  context: { globals: { [ENV]?: Env } };
}
export type Filter = (this: FilterThis, value: unknown, ...args: unknown[]) => unknown;

/** The facts that the template is rendered over. */
export function envOf(self: FilterThis): Env {
  const env = self.context.globals[ENV];
  if (!env) throw new Error("a filter was called outside a template of a rule");
  return env;
}
