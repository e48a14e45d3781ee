// Pure. Places in order: criterion after criterion, the first that tells two apart decides, so that there is always one
// reason to show (weighted sums have none).

import type {
  Criterion,
  Destination,
  Line,
  Part,
  Place,
  RoutingDemands,
  Zone,
} from "#app/checks/routing/plan-routes.ts";
import { distanceKm } from "#app/rules/distance.ts";

export interface Ranked {
  place: Place;
  /** Can ship all of it. */
  fits: boolean;
  hasAll: boolean;
  /** Position among the zone's locations; null: it is none of them. */
  zoneRank: number | null;
  zone: string | null;
  km: number | null;
  /** Position in the store's own order; null: not in it. */
  priority: number | null;
  isThere: boolean;
  missing: readonly string[];
  /** Why it is out of the question, after its name: “does not serve Scotland”; null: it is not. */
  excluded: string | null;
  has(line: Line): boolean;
}

/** The best first; those that cannot ship it last. */
export function rankPlaces(
  part: Part,
  places: readonly Place[],
  to: Destination,
  zone: Zone | null,
  demands: RoutingDemands,
): Ranked[] {
  const ranked = places.map((place) => assessPlace(place, part, to, zone, demands));
  return ranked.sort((a, b) => comparePlaces(a, b, demands).order);
}

function assessPlace(place: Place, part: Part, to: Destination, zone: Zone | null, demands: RoutingDemands): Ranked {
  const isThere = part.location_id === place.id || (part.location_id === null && part.location_name === place.name);
  const safety = demands.safetyStockAt.get(fold(place.name)) ?? demands.safetyStock;
  const has = ({ available, quantity }: Line): boolean => {
    if (available === null) return true;
    const there = available.get(place.id);
    // Its own units are committed there already: what is left is what others can have.
    return (
      there !== undefined && (isThere ? there >= 0 && (safety === 0 || there >= safety) : there - quantity >= safety)
    );
  };
  const lacking = part.lines.filter((line) => !has(line));
  const zoneRank = positionIn(zone?.locations ?? [], place.name);
  const excluded = excludedBy(place, part, zone, zoneRank, isThere);
  return {
    ...{ place, isThere, has, zoneRank, zone: zone?.zone ?? null, excluded, hasAll: !lacking.length },
    fits: excluded === null && (!lacking.length || !demands.needsStock),
    km: distanceKm(to, place),
    priority: positionIn(demands.priority, place.name),
    missing: lacking.map(({ sku, title, line_item_id }) => sku ?? title ?? line_item_id),
  };
}

function excludedBy(
  { id, isService }: Place,
  { refusedBy }: Part,
  zone: Zone | null,
  zoneRank: number | null,
  isThere: boolean,
): string | null {
  if (refusedBy.has(id)) return "refused it before";
  if (zone?.only && zoneRank === null) return `does not serve ${zone.zone}`;
  // A service takes only what is sent to it by name: by a zone, or by Shopify.
  if (isService && zoneRank === null && !isThere) return "belongs to a fulfilment service";
  return null;
}

const fold = (text: string): string => text.trim().toLowerCase();
function positionIn(names: readonly string[], name: string): number | null {
  const at = names.findIndex((one) => fold(one) === fold(name));
  return at === -1 ? null : at;
}

/** Kilometres that nobody would move an order for. */
const SAME_DISTANCE = 1;

interface Comparison {
  /** Negative: the first is better. */
  order: number;
  /** Why the second one comes after the first. */
  says: string;
}

/** The first criterion that tells two places apart. */
export function comparePlaces(a: Ranked, b: Ranked, { criteria }: Pick<RoutingDemands, "criteria">): Comparison {
  if ((a.excluded === null) !== (b.excluded === null))
    return { order: a.excluded === null ? -1 : 1, says: `${a.place.name} may ship it.` };
  if (a.fits !== b.fits) return { order: a.fits ? -1 : 1, says: `${a.place.name} can ship all of it.` };
  for (const criterion of criteria) {
    const order = BY[criterion](a, b);
    if (order) return { order, says: WHY[criterion](a, b) };
  }
  if (a.isThere !== b.isThere) return { order: a.isThere ? -1 : 1, says: `It is at ${a.place.name} already.` };
  return {
    order: fold(a.place.name) < fold(b.place.name) ? -1 : 1,
    says: `Nothing tells them apart; ${a.place.name} comes first by name.`,
  };
}

const last = Number.MAX_SAFE_INTEGER;
const BY: Record<Criterion, (a: Ranked, b: Ranked) => number> = {
  zone: (a, b) => (a.zoneRank ?? last) - (b.zoneRank ?? last),
  stock: (a, b) => Number(b.hasAll) - Number(a.hasAll),
  priority: (a, b) => (a.priority ?? last) - (b.priority ?? last),
  distance: (a, b) => (a.km === null || b.km === null || Math.abs(a.km - b.km) < SAME_DISTANCE ? 0 : a.km - b.km),
};
const WHY: Record<Criterion, (a: Ranked, b: Ranked) => string> = {
  zone: (a, b) =>
    b.zoneRank === null ? `${a.place.name} serves ${a.zone}.` : `${a.place.name} comes before it in ${a.zone}.`,
  stock: (a) => `${a.place.name} has all of it.`,
  priority: (a) => `${a.place.name} has precedence.`,
  distance: (a, b) => `${a.place.name} is ${Math.round((b.km ?? 0) - (a.km ?? 0))} km nearer.`,
};
