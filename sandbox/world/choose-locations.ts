// Pure. Shopify's default order routing: "ship from as few locations as possible", locations tried in their order of priority.

/** What is to be found a place for: units of an item; null: no stock is kept of it. */
export interface Wanted<K> {
  key: K;
  itemId: string | null;
  quantity: number;
}

export interface Place {
  id: string;
  /** Units of an item that can be promised there; null: not stocked there. */
  available: (itemId: string) => number | null;
}

/**
 * One location for each of what is wanted. The first place that has everything gets everything; else what the places have is
 * taken in their order, those that can serve most lines first; what nobody has in full goes where it is stocked (it was
 * oversold), else to the first place.
 * @param places in order of priority, at least one.
 */
export function chooseLocations<K>(wanted: readonly Wanted<K>[], places: readonly Place[]): Map<K, string> {
  const [first] = places;
  if (!first) throw new Error("no location fulfils online orders");
  const demand = new Map<string, number>();
  for (const { itemId, quantity } of wanted)
    if (itemId !== null) demand.set(itemId, (demand.get(itemId) ?? 0) + quantity);
  const has = (place: Place, itemId: string) => (place.available(itemId) ?? 0) >= (demand.get(itemId) ?? 0);
  const chosen = new Map<K, string>();
  let left = [...wanted];
  while (left.length > 0) {
    const served = places.map((place) => ({
      place,
      lines: left.filter(({ itemId }) => itemId !== null && has(place, itemId)),
    }));
    const most = Math.max(...served.map(({ lines }) => lines.length));
    const best = served.find(({ lines }) => lines.length === most);
    if (!best || most === 0) break;
    for (const { key } of best.lines) chosen.set(key, best.place.id);
    left = left.filter(({ key }) => !chosen.has(key));
  }
  const used = new Set(chosen.values());
  for (const { key, itemId } of left) {
    const stocked = itemId === null ? places : places.filter((place) => place.available(itemId) !== null);
    const place = stocked.find(({ id }) => used.has(id)) ?? stocked[0] ?? first;
    chosen.set(key, place.id);
    used.add(place.id);
  }
  return chosen;
}
