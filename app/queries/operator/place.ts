// Pure. A place in a list over all stores that is paged by store and a second key: in the address as `after=<store>~<key>`.

export interface Place {
  shop: string;
  key: string;
}

export const FIRST: Place = { shop: "", key: "" };

/** Anything that is no place is the beginning. */
export function placeFrom(params: URLSearchParams): Place {
  const [, shop, key] = /^([a-z0-9.-]{1,100})~(.{1,200})$/.exec(params.get("after") ?? "") ?? [];
  return shop && key ? { shop, key } : FIRST;
}

export const placeText = ({ shop, key }: Place): string => `${shop}~${key}`;

/** One page of what was read for it, one row more than `size` where there are more. */
export function pageAfter<Row>(found: readonly Row[], size: number, placeOf: (row: Row) => Place) {
  const rows = found.slice(0, size);
  const last = rows.at(-1);
  return { rows, after: found.length > size && last ? placeText(placeOf(last)) : null };
}
