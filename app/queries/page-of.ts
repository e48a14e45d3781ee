// Pure. One page of a list that is paged by key, out of the rows that were read for it.

export interface Page<Row> {
  /** In the order in which the list is shown. */
  rows: Row[];
  /** The first one, where a page is before it (as a rule a newer one); null: there is none. */
  newer: Row | null;
  /** The last one, where a page is after it; null: there is none. */
  older: Row | null;
}

/**
 * @param found in the order in which they were read, away from where the page was turned: one more than `size` where there are more
 * @param turnedTo which way; null: it is the first page
 */
export function pageOf<Row>(found: readonly Row[], size: number, turnedTo: "newer" | "older" | null): Page<Row> {
  const more = found.length > size;
  const rows = found.slice(0, size);
  if (turnedTo === "newer") rows.reverse();
  const hasNewer = turnedTo === "newer" ? more : turnedTo === "older";
  const hasOlder = turnedTo === "newer" || more;
  return { rows, newer: hasNewer ? (rows[0] ?? null) : null, older: hasOlder ? (rows.at(-1) ?? null) : null };
}
