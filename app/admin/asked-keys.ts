// Pure.

/** Stands among the names of metafields for all that there are: a rule goes through them. */
export const ALL_METAFIELDS = "*";

/** As the Admin API is asked for metafields by their names; null: for all. */
export const askedKeys = (names: readonly string[]): string[] | null =>
  names.includes(ALL_METAFIELDS) ? null : [...names];
