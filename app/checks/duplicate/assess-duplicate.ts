// Pure. Whether an order repeats an earlier one: who, where, what and when, each with points that a merchant can see.
import type { OrderPicture } from "#app/rules/facts.ts";
import { daysBefore } from "#app/rules/window.ts";

export type RelatedOrder = NonNullable<OrderPicture["related_orders"]>[number];
export interface ScorePart {
  code: string;
  says: string;
  points: number;
}
export interface DuplicateDemands {
  windowHours: number;
  threshold: number;
  /** How much of all items both orders have to have, 0 to 1: with less it is a second purchase, however alike the rest is. */
  leastOverlap: number;
  shipTogether: boolean;
  /** How close in time counts by itself. */
  closeMinutes: number;
  points: { who: number; where: number; what: number; when: number };
}
export interface DuplicateVerdict {
  outcome: "single" | "duplicate" | "ship_together";
  problem: string | null;
  /** As a person would say it, also where nothing is wrong. */
  says: string;
  score: number;
  parts: ScorePart[];
  other_id: string | null;
  other_name: string | null;
  other_created_at: string | null;
}
type Order = Pick<OrderPicture, "id" | "created_at" | "fulfillment_status" | "line_items">;

const single = (hours: number): DuplicateVerdict => ({
  outcome: "single",
  problem: null,
  says: `No other order of the ${hours} hours before it shares its customer, e-mail, phone or address.`,
  score: 0,
  parts: [],
  other_id: null,
  other_name: null,
  other_created_at: null,
});

/** @param related orders that share something with this one; which of them come before it is seen from created_at alone. */
export function assessDuplicate(
  order: Order,
  related: readonly RelatedOrder[],
  demands: DuplicateDemands,
): DuplicateVerdict {
  const wanted = unitsOf(
    order.line_items.map(({ variant_id, sku, title, current_quantity }) => ({
      variant_id,
      sku,
      title,
      quantity: current_quantity,
    })),
  );
  const since = minutesBefore(order.created_at, demands.windowHours * 60);
  const closeSince = minutesBefore(order.created_at, demands.closeMinutes);
  const scored = related.flatMap((other) => {
    if (!isBefore(other, order) || other.created_at < since || !counts(other)) return [];
    const overlap = overlapOf(wanted, unitsOf(other.line_items));
    const parts = partsOf(order, other, overlap, closeSince, demands);
    return [
      {
        other,
        parts,
        overlap,
        score: Math.min(
          100,
          parts.reduce((sum, { points }) => sum + points, 0),
        ),
      },
    ];
  });
  // The likeliest one; of equals the nearest.
  scored.sort(
    (a, b) =>
      b.score - a.score ||
      (a.other.created_at < b.other.created_at
        ? 1
        : a.other.created_at > b.other.created_at
          ? -1
          : a.other.id < b.other.id
            ? 1
            : -1),
  );
  const duplicate = scored.find(
    ({ score, overlap }) => overlap > 0 && overlap >= demands.leastOverlap && score >= demands.threshold,
  );
  if (duplicate)
    return named(
      "duplicate",
      duplicate,
      `It looks like ${duplicate.other.name || "an earlier order"} again: ${inWords(duplicate.parts)}.`,
    );
  const together = demands.shipTogether ? scored.find(({ other }) => canShipWith(order, other)) : undefined;
  if (together)
    return named(
      "ship_together",
      together,
      `It can be shipped together with ${together.other.name || "an earlier order"}: ${inWords(together.parts)}.`,
    );
  const [nearest] = scored;
  if (!nearest?.score) return single(demands.windowHours);
  const { name } = nearest.other;
  const short =
    nearest.score < demands.threshold
      ? `${nearest.score} of the ${demands.threshold} points that make a duplicate`
      : `and a duplicate has ${Math.round(demands.leastOverlap * 100)} % of the items at least`;
  const says = `It is a purchase of its own: ${name || "the likeliest earlier order"} shares ${inWords(nearest.parts)}, ${short}.`;
  return { ...named("single", nearest, null), says };
}

type Scored = { other: RelatedOrder; parts: ScorePart[]; score: number };
const named = (
  outcome: DuplicateVerdict["outcome"],
  { other, parts, score }: Scored,
  problem: string | null,
): DuplicateVerdict => ({
  ...{
    outcome,
    problem,
    says: problem ?? "",
    score,
    parts,
    other_id: other.id,
    other_name: other.name || null,
    other_created_at: other.created_at,
  },
});
const inWords = (parts: ScorePart[]): string => parts.map(({ says }) => says).join(", ");

/** Earlier, by the store's own clock; of two in one second the lower number came first. */
export function isBefore(
  other: Pick<RelatedOrder, "id" | "created_at">,
  order: Pick<OrderPicture, "id" | "created_at">,
): boolean {
  if (other.created_at !== order.created_at) return other.created_at < order.created_at;
  return other.id.length === order.id.length ? other.id < order.id : other.id.length < order.id.length;
}

/** The instant so many whole minutes before this one. Instants compare as text: no parsing for each order. */
export const minutesBefore = (instant: string, minutes: number): string => daysBefore(instant, 0, -minutes * 60);

const OVER = new Set(["voided", "refunded", "expired"]);
const counts = ({ test, is_cancelled, financial_status }: RelatedOrder): boolean =>
  !test && !is_cancelled && !OVER.has(financial_status);

const IDENTITY = [
  { kind: "customer", says: "the same customer", share: 1 },
  { kind: "email", says: "the same e-mail", share: 1 },
  { kind: "phone", says: "the same phone", share: 2 / 3 },
] as const;

function partsOf(
  order: Order,
  other: RelatedOrder,
  overlap: number,
  closeSince: string,
  { points }: DuplicateDemands,
): ScorePart[] {
  const parts: ScorePart[] = [];
  const add = (code: string, says: string, share: number, most: number) => {
    const rounded = Math.round(most * share);
    if (rounded > 0) parts.push({ code, says, points: rounded });
  };
  // One person is one person, by however many means.
  const who = IDENTITY.find(({ kind }) => other.shares.includes(kind));
  if (who) add(`same_${who.kind}`, who.says, who.share, points.who);
  if (other.shares.includes("address")) add("same_address", "the same address", 1, points.where);
  else if (other.shares.includes("household")) add("same_household", "the same house", 0.6, points.where);
  if (overlap > 0)
    add(
      "same_items",
      overlap === 1 ? "the same items" : `${Math.round(overlap * 100)} % of the items`,
      overlap,
      points.what,
    );
  if (other.created_at >= closeSince)
    add("close_in_time", `${minutesBetween(other, order)} minutes apart`, 1, points.when);
  return parts;
}

const minutesBetween = (earlier: { created_at: string }, later: { created_at: string }): number =>
  Math.round((Date.parse(later.created_at) - Date.parse(earlier.created_at)) / 60_000);

interface Units {
  variant_id: string | null;
  sku: string | null;
  title: string | null;
  quantity: number;
}
function unitsOf(lines: readonly Units[]): Map<string, number> {
  const units = new Map<string, number>();
  for (const { variant_id, sku, title, quantity } of lines) {
    const key = variant_id ?? sku ?? title;
    if (key && quantity > 0) units.set(key, (units.get(key) ?? 0) + quantity);
  }
  return units;
}

/** Units that both have, of all that either has: 0 to 1. */
function overlapOf(a: Map<string, number>, b: Map<string, number>): number {
  let [both, either] = [0, 0];
  for (const [key, count] of a) {
    both += Math.min(count, b.get(key) ?? 0);
    either += Math.max(count, b.get(key) ?? 0);
  }
  for (const [key, count] of b) if (!a.has(key)) either += count;
  return either === 0 ? 0 : both / either;
}

/** The same person and address, and neither has been shipped. */
function canShipWith(order: Order, other: RelatedOrder): boolean {
  return (
    other.shares.includes("address") &&
    IDENTITY.some(({ kind }) => other.shares.includes(kind)) &&
    other.fulfillment_status === "unfulfilled" &&
    order.fulfillment_status === "unfulfilled"
  );
}
