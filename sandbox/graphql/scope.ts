import type { RequestContext } from "#sandbox/graphql/context.ts";
import { accessDenied } from "#sandbox/graphql/graphql-error.ts";

/** Refuses a field whose scope the official schema names in words that no rule can read ("`orders` access scope"). */
export function needScope(context: RequestContext, field: string, scope: string): void {
  if (!context.scopes.has(scope)) throw accessDenied(field, `\`${scope}\` access scope.`);
}
