// Pure. How risky an order looks: signals, each with points that the store has set, added up to a score.

import { isBefore, minutesBefore, type RelatedOrder, type ScorePart } from "#app/checks/duplicate/assess-duplicate.ts";
import { isDisposable } from "#app/checks/fraud/disposable-email.ts";
import { compareAmounts, formatMoney } from "#app/lib/money.ts";
import { isSamePlace, type PlainAddress } from "#app/rules/address-normal-form.ts";
import type { OrderPicture } from "#app/rules/facts.ts";

export interface FraudWeights {
  billing_differs: number;
  country_differs: number;
  risk_high: number;
  risk_medium: number;
  first_order: number;
  velocity_email: number;
  velocity_phone: number;
  velocity_address: number;
  velocity_ip: number;
  velocity_card_bin: number;
  many_names: number;
  disposable_email: number;
  ip_country: number;
  quantity: number;
  forwarder: number;
}
export interface FraudDemands {
  weights: FraudWeights;
  threshold: number;
  /** A first order from this amount on counts. */
  firstOrderAbove: string;
  velocityHours: number;
  /** So many orders, this one included, make a signal. */
  velocity: { email: number; phone: number; address: number; ip: number; card_bin: number };
  names: { count: number; days: number };
  quantityFrom: number;
}
/** What is known around the order; absent: it was not asked for. */
export interface FraudFacts {
  related: readonly RelatedOrder[];
  /** Orders of this customer before this one; null: nobody to tell. */
  earlierOrders: number | null;
  /** The recipient among those of the related orders: 1, or null where there is no name. */
  recipient: number | null;
  ipCountry: string | null;
  /** The store's entry that names this buyer. */
  trusted: string | null;
  blocked: string | null;
  forwarder: string | null;
}
export interface FraudVerdict {
  outcome: "low" | "medium" | "high" | "pending" | "trusted";
  problem: string | null;
  /** As a person would say it, also where nothing is wrong. */
  says: string;
  score: number;
  parts: ScorePart[];
  codes: string[];
  facts: { description: string; sentiment: "positive" | "neutral" | "negative" }[];
  waits_until: string | null;
}

/** Shopify takes so many facts with an assessment. */
const MOST_FACTS = 20;

export function assessFraud(
  order: OrderPicture,
  facts: FraudFacts,
  demands: FraudDemands,
  waitsUntil: string | null,
): FraudVerdict {
  if (facts.trusted && !facts.blocked)
    return {
      outcome: "trusted",
      problem: null,
      says: `“${facts.trusted}” is on the store's list of trusted buyers: nothing else was looked at.`,
      score: 0,
      parts: [],
      codes: [],
      facts: [{ description: `“${facts.trusted}” is on the store's list of trusted buyers.`, sentiment: "positive" }],
      waits_until: null,
    };
  const parts = facts.blocked
    ? [{ code: "blocked", says: `“${facts.blocked}” is on the store's list of blocked buyers.`, points: 100 }]
    : signals(order, facts, demands).filter(({ points }) => points > 0);
  parts.sort((a, b) => b.points - a.points || (a.code < b.code ? -1 : 1));
  const score = Math.min(
    100,
    parts.reduce((sum, { points }) => sum + points, 0),
  );
  const isPending = order.risk?.level === "pending" && waitsUntil !== null && score < demands.threshold;
  const outcome =
    score >= demands.threshold ? "high" : isPending ? "pending" : score * 2 >= demands.threshold ? "medium" : "low";
  const problem = parts.length ? parts.map(({ says }) => says).join(" ") : null;
  return {
    outcome,
    problem,
    says: inWords(outcome, { problem, score, threshold: demands.threshold, waitsUntil }),
    score,
    parts,
    codes: parts.map(({ code }) => code),
    facts: parts
      .slice(0, MOST_FACTS)
      .map(({ says }) => ({ description: says.slice(0, 255), sentiment: "negative" as const })),
    waits_until: isPending ? waitsUntil : null,
  };
}

function inWords(
  outcome: FraudVerdict["outcome"],
  {
    problem,
    score,
    threshold,
    waitsUntil,
  }: Record<"problem" | "waitsUntil", string | null> & Record<"score" | "threshold", number>,
): string {
  const points = `${score} ${score === 1 ? "point" : "points"}`;
  const seen = problem ? ` ${points} so far: ${problem}` : " Nothing else is suspicious.";
  if (outcome === "pending") return `Shopify's analysis is awaited until ${waitsUntil?.slice(11, 16)} UTC.${seen}`;
  if (!problem) return "Nothing about it is suspicious: no signal counts.";
  if (outcome === "low") return `${points}, which is little; high risk begins at ${threshold}. ${problem}`;
  return `${points}, high risk begins at ${threshold}. ${problem}`;
}

function signals(order: OrderPicture, facts: FraudFacts, { weights, ...demands }: FraudDemands): ScorePart[] {
  const parts: ScorePart[] = [];
  const add = (code: keyof FraudWeights, says: string) => parts.push({ code, says, points: weights[code] });
  const { shipping_address: to, billing_address: from } = order;

  if (order.delivery === "shipping" && to && from) {
    if (to.country_code && from.country_code && to.country_code !== from.country_code)
      add(
        "country_differs",
        `It is billed in ${from.country ?? from.country_code} and shipped to ${to.country ?? to.country_code}.`,
      );
    else if (!isAlike(to, from) && !isSamePlace(to, from))
      add("billing_differs", "Shipping and billing address differ.");
  }
  const risk = worstRisk(order);
  if (risk?.level === "high") add("risk_high", `${risk.by} rates it as high risk.`);
  if (risk?.level === "medium") add("risk_medium", `${risk.by} rates it as medium risk.`);
  if (facts.earlierOrders === 0 && compareAmounts(order.total_price, demands.firstOrderAbove) > 0)
    add(
      "first_order",
      `It is the first order of this buyer, over ${formatMoney(demands.firstOrderAbove, order.currency)}.`,
    );
  parts.push(...velocity(order, facts, weights, demands));
  if (isDisposable(order.email))
    add("disposable_email", `“${order.email?.split("@")[1]}” gives out e-mail addresses to be thrown away.`);
  if (
    facts.ipCountry &&
    to?.country_code &&
    facts.ipCountry !== to.country_code &&
    facts.ipCountry !== from?.country_code
  )
    add("ip_country", `It was ordered from ${facts.ipCountry} and goes to ${to.country_code}.`);
  const most = order.line_items.reduce(
    (found, line) => (line.current_quantity > (found?.current_quantity ?? 0) ? line : found),
    order.line_items[0],
  );
  if (most && most.current_quantity >= demands.quantityFrom)
    add("quantity", `It has ${most.current_quantity} of “${most.title ?? most.sku ?? "one item"}”.`);
  if (facts.forwarder) add("forwarder", `“${facts.forwarder}” is on the store's list of forwarders.`);
  return parts;
}

/** Letter by letter the same: most orders go where they are billed, and need no normal form. */
const isAlike = (a: PlainAddress, b: PlainAddress): boolean =>
  a.address1 === b.address1 &&
  a.address2 === b.address2 &&
  a.city === b.city &&
  a.zip === b.zip &&
  a.country_code === b.country_code &&
  a.province_code === b.province_code;

const LEVELS = ["none", "low", "medium", "high"];

/** The worst that anybody but we says of it. */
function worstRisk({ risk }: OrderPicture): { level: string; by: string } | null {
  let worst: { level: string; by: string } | null = null;
  for (const { level, provider, is_ours } of risk?.assessments ?? []) {
    if (is_ours || LEVELS.indexOf(level) <= LEVELS.indexOf(worst?.level ?? "none")) continue;
    worst = { level, by: !provider || provider === "shopify" ? "Shopify" : provider };
  }
  // Facts without single assessments (a webhook tells only the level).
  if (!worst && risk && !risk.assessments.length && LEVELS.indexOf(risk.level) > 1)
    return { level: risk.level, by: "Shopify" };
  return worst;
}

const SHARED = {
  email: "e-mail",
  phone: "phone number",
  address: "address",
  ip: "IP address",
  card_bin: "card number's beginning",
} as const;

function velocity(
  order: OrderPicture,
  { related, recipient }: FraudFacts,
  weights: FraudWeights,
  demands: Omit<FraudDemands, "weights">,
): ScorePart[] {
  const earlier = related.filter((other) => !other.test && isBefore(other, order));
  const parts: ScorePart[] = [];
  const since = minutesBefore(order.created_at, demands.velocityHours * 60);
  const recent = earlier.filter(({ created_at }) => created_at >= since);
  for (const kind of Object.keys(SHARED) as (keyof typeof SHARED)[]) {
    const count =
      recent.filter(({ shares }) => shares.includes(kind) || (kind === "email" && shares.includes("customer"))).length +
      1;
    if (count >= demands.velocity[kind])
      parts.push({
        code: `velocity_${kind}`,
        says: `It is order ${count} with this ${SHARED[kind]} within ${demands.velocityHours} hours.`,
        points: weights[`velocity_${kind}`],
      });
  }
  const nearSince = minutesBefore(order.created_at, demands.names.days * 24 * 60);
  const near = earlier.filter(
    ({ shares, created_at }) => created_at >= nearSince && (shares.includes("address") || shares.includes("household")),
  );
  const names = new Set([...near.map((other) => other.recipient), recipient].filter((name) => name !== null));
  if (names.size >= demands.names.count)
    parts.push({
      code: "many_names",
      says: `Within ${demands.names.days} days ${names.size} different names ordered to this address.`,
      points: weights.many_names,
    });
  return parts;
}
