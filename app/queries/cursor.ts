// Pure. A place in a list that is paged by key: in the address as `older=<instant>_<id>` or `newer=…`.

export interface Cursor {
  direction: "older" | "newer";
  /** ISO instant of the row that the page starts after; milliseconds count. */
  at: string;
  id: string;
}

/** Reads the cursor of a list's address; anything that is not one is the first page. */
export function cursorFrom(params: URLSearchParams): Cursor | null {
  for (const direction of ["older", "newer"] as const) {
    const found = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z)_(\d{1,40})$/.exec(params.get(direction) ?? "");
    if (found?.[1] && found[2] && !Number.isNaN(Date.parse(found[1]))) return { direction, at: found[1], id: found[2] };
  }
  return null;
}

/** The address's parameter for a cursor. */
export function cursorParam(cursor: Cursor): [name: string, value: string] {
  return [cursor.direction, `${cursor.at}_${cursor.id}`];
}

type Turnable = { newer: Cursor | null; older: Cursor | null };
type Turned<T> = Omit<T, keyof Turnable> & Record<keyof Turnable, ReturnType<typeof cursorParam> | null>;

/** What is paged, with the addresses' parameters of the pages around it. */
export const turnable = <T extends Turnable>(page: T): Turned<T> => ({
  ...page,
  newer: page.newer && cursorParam(page.newer),
  older: page.older && cursorParam(page.older),
});
