// Pure.
import { text } from "#app/admin/api-values.ts";
import type { AttributePicture } from "#app/rules/facts.ts";

/** Without those that have no name. */
export const attributesFromApi = (given: readonly { key: string; value?: string | null }[]): AttributePicture[] =>
  given.flatMap(({ key, value }) => {
    const name = text(key);
    return name === null ? [] : [{ name, value: text(value) }];
  });
