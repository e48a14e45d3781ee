import type { ActionContext } from "#app/rules/action.ts";

type Found =
  | { found: Record<string, unknown>; nothing?: undefined }
  /** Why there is none, in words for the merchant. */
  | { found: null; nothing: string };

/** The collection that the rule or the loop is about, or that the settings name by title, handle or id. @throws FactMissing */
export function namedCollection(named: string | undefined, { target, kind, lookUp }: ActionContext): Found {
  const name = named?.trim();
  const found = kind === "collection" ? target : name ? lookUp("collection", name) : null;
  if (found) return { found };
  return { found: null, nothing: name ? `There is no collection “${name}”.` : "No collection came out." };
}
