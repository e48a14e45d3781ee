// Pure. The seam between routing and whoever plans it: what a planner is asked, and what it answers. The planner here looks at
// each fulfilment order by itself, place by place; one that weighs costs and many orders at once can stand in its stead.
import { comparePlaces, type Ranked, rankPlaces } from "#app/checks/routing/rank-places.ts";
import { capital } from "#app/lib/capital.ts";

export interface Place {
  id: string;
  name: string;
  latitude: number | null;
  longitude: number | null;
  /** A fulfilment service's: it is asked, not told. */
  isService: boolean;
}
export interface Line {
  line_item_id: string;
  sku: string | null;
  title: string | null;
  quantity: number;
  /** Available units by location id; null: nothing is counted, it can come from anywhere. */
  available: ReadonlyMap<string, number> | null;
}
export interface Part {
  fulfillment_order_id: string;
  location_id: string | null;
  location_name: string | null;
  canMove: boolean;
  /** A service has been asked for it, or is at it. */
  isRequested: boolean;
  /** It lies with a fulfilment service, which may take what is open at any moment. */
  isAtService: boolean;
  /** A hold of this check is on it. */
  isHeld: boolean;
  lines: readonly Line[];
  /** Places that refused it before. */
  refusedBy: ReadonlySet<string>;
}
export interface Destination {
  country: string | null;
  region: string | null;
  zip: string | null;
  latitude: number | null;
  longitude: number | null;
}
export interface Zone {
  zone: string;
  /** Of a destination that lies in it. */
  matches(to: Destination): boolean;
  /** Names of its locations, the best first. */
  locations: readonly string[];
  /** No other place ships there. */
  only: boolean;
}
export type Criterion = "zone" | "stock" | "priority" | "distance";
export interface RoutingDemands {
  zones: readonly Zone[];
  criteria: readonly Criterion[];
  priority: readonly string[];
  safetyStock: number;
  safetyStockAt: ReadonlyMap<string, number>;
  needsStock: boolean;
  split: boolean;
}

export interface RoutingPlace {
  location_id: string;
  location_name: string;
  rank: number;
  fits: boolean;
  has_all: boolean;
  zone: string | null;
  distance_km: number | null;
  says: string;
  missing: string[];
}
export interface RoutingMove {
  id: string;
  fulfillment_order_id: string;
  location_id: string;
  location_name: string;
  line_item_ids: string[];
  is_there: boolean;
  can_move: boolean;
  /** A service has been asked for it: it has to let go of it first. */
  is_requested: boolean;
  /** Moving it cannot be counted on: it is held until it has moved. */
  needs_hold: boolean;
  locations: string[];
  places: RoutingPlace[];
  says: string;
}
export interface RoutingPlan {
  outcome: "in_place" | "move" | "split" | "no_place" | "requested";
  problem: string | null;
  /** As a person would say it. */
  says: string;
  moves: RoutingMove[];
}

export function planRoutes(
  parts: readonly Part[],
  places: readonly Place[],
  to: Destination,
  demands: RoutingDemands,
): RoutingPlan {
  const zone = demands.zones.find((one) => one.matches(to)) ?? null;
  const planned = parts.map((part) => planPart(part, places, to, zone, demands));
  const problems = planned.flatMap(({ problem }) => (problem ? [problem] : []));
  const moves = planned.flatMap((one) => one.moves);
  const outcomes = new Set(planned.map(({ outcome }) => outcome));
  const outcome = (["no_place", "split", "move", "requested"] as const).find((one) => outcomes.has(one)) ?? "in_place";
  const isAsked = outcomes.has("requested") && !moves.some(({ is_requested }) => is_requested);
  const words = [
    ...problems,
    ...moves.map(({ says }) => says),
    ...(isAsked ? ["A fulfilment service has been asked for it already: it stays where it is."] : []),
  ];
  return {
    outcome,
    problem: problems.length ? problems.join(" ") : null,
    says: words.join(" ") || "Nothing of it is left to ship.",
    moves,
  };
}

interface PlannedPart {
  outcome: RoutingPlan["outcome"];
  problem: string | null;
  moves: RoutingMove[];
}

function planPart(
  part: Part,
  places: readonly Place[],
  to: Destination,
  zone: Zone | null,
  demands: RoutingDemands,
): PlannedPart {
  const ranked = rankPlaces(part, places, to, zone, demands);
  const shown = ranked.map((one, at) => placeOf(one, at, ranked[at - 1] ?? null, demands));
  const fitting = ranked.filter(({ fits }) => fits);
  const [best] = fitting;
  if (part.isRequested) {
    if (!best) return { outcome: "requested", problem: null, moves: [] };
    const move = moveTo(part, best, fitting, shown, part.lines);
    const says = `${part.location_name ?? "A service"} has been asked for it already. ${move.says}`;
    return { outcome: "requested", problem: null, moves: [{ ...move, can_move: false, says }] };
  }
  if (best) {
    const move = moveTo(part, best, fitting, shown, part.lines);
    if (move.is_there) return { outcome: "in_place", problem: null, moves: [move] };
    if (part.canMove) return { outcome: "move", problem: null, moves: [move] };
    return {
      outcome: "in_place",
      problem: null,
      moves: [{ ...move, says: `${move.says} Shopify does not let it be moved now.` }],
    };
  }
  const split = demands.split && part.canMove ? splitOver(part, ranked, shown) : null;
  if (split) return { outcome: "split", problem: null, moves: split };
  return { outcome: "no_place", problem: noPlace(ranked, zone), moves: [] };
}

function moveTo(
  part: Part,
  { place }: Ranked,
  fitting: readonly Ranked[],
  shown: RoutingPlace[],
  lines: readonly Line[],
): RoutingMove {
  const is_there = part.location_id === place.id || (part.location_id === null && part.location_name === place.name);
  const says = shown.find(({ location_id }) => location_id === place.id)?.says ?? "";
  return {
    id: lines.length < part.lines.length ? `${part.fulfillment_order_id}/${place.id}` : part.fulfillment_order_id,
    fulfillment_order_id: part.fulfillment_order_id,
    ...{
      location_id: place.id,
      location_name: place.name,
      line_item_ids: lines.map(({ line_item_id }) => line_item_id),
    },
    ...{
      is_there,
      can_move: part.canMove,
      is_requested: part.isRequested,
      // What is open is moved as soon as it could be held. A hold that is on it stays until it is there.
      needs_hold: !is_there && part.canMove && (part.isAtService || part.isHeld || part.refusedBy.size > 0),
      locations: fitting.map((one) => one.place.name),
      places: shown,
    },
    says: is_there ? `${place.name} ships it: ${says}` : `${place.name} is to ship it: ${says}`,
  };
}

/** Place after place takes what it has, the one with most lines first; null: not even all together have it. */
function splitOver(part: Part, ranked: readonly Ranked[], shown: RoutingPlace[]): RoutingMove[] | null {
  let left: readonly Line[] = part.lines;
  const taken: { at: Ranked; lines: Line[] }[] = [];
  const usable = ranked.filter(({ excluded }) => excluded === null);
  while (left.length) {
    const rest = left;
    const offers = usable
      .filter((at) => !taken.some((one) => one.at === at))
      .map((at) => ({ at, lines: rest.filter((line) => at.has(line)) }));
    const most = offers.reduce<(typeof offers)[number] | null>(
      (best, offer) => (offer.lines.length > (best?.lines.length ?? 0) ? offer : best),
      null,
    );
    if (!most) return null;
    taken.push(most);
    left = left.filter((line) => !most.lines.includes(line));
  }
  // What is where it belongs stays; the others leave it.
  return taken.map(({ at, lines }) => moveTo(part, at, [at], shown, lines));
}

function placeOf(one: Ranked, at: number, before: Ranked | null, demands: RoutingDemands): RoutingPlace {
  const { place, fits, hasAll, zoneRank, zone, km, missing, excluded } = one;
  const reasons = [
    ...(zone && zoneRank !== null ? [`it serves ${zone}`] : []),
    hasAll ? "all of it is in stock" : `it lacks ${missing.join(", ")}`,
    ...(km === null ? [] : [`${Math.round(km)} km away`]),
  ];
  const self = capital(`${reasons.join(", ")}.`);
  const against = before ? ` ${comparePlaces(before, one, demands).says}` : "";
  return {
    ...{
      location_id: place.id,
      location_name: place.name,
      rank: fits ? at + 1 : 0,
      fits,
      has_all: hasAll,
      zone: zoneRank === null ? null : zone,
    },
    ...{
      distance_km: km === null ? null : Math.round(km),
      says: excluded ? `It ${excluded}.` : `${self}${against}`,
      missing: [...missing],
    },
  };
}

function noPlace(ranked: readonly Ranked[], zone: Zone | null): string {
  if (!ranked.length) return "No location ships online orders.";
  const inZone = zone?.only
    ? ` Only ${zone.locations.join(", ")} ${zone.locations.length === 1 ? "ships" : "ship"} to ${zone.zone}.`
    : "";
  const lacks = ranked
    .slice(0, 4)
    .map(({ place, missing, excluded }) => `${place.name}: ${excluded ?? `lacks ${missing.join(", ")}`}`)
    .join("; ");
  return `No location can ship it.${inZone} ${lacks}.`;
}
