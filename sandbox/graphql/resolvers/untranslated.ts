import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";

/** Nothing in this world is translated: every store has one language. */
export const untranslated: TypeResolvers<object> = { translations: () => [] };
