// Pure. What settings of a check would do to an order, beside what those in force do.
import type { Decision } from "#app/rules/decision.ts";
import type { OrderPicture } from "#app/rules/facts.ts";
import type { RuleDocument } from "#app/rules/rule-document.ts";
import type { PreviewedOrder, PreviewResult } from "#app/store/check-previews.server.ts";

/** So many orders are named; the others are counted. */
const MOST_NAMED = 50;

/**
 * The order as it was when it came, as far as that is known: nothing shipped, nothing cancelled. Facts that only Shopify has and that
 * were not read count as none.
 */
export function orderAsPlaced(seen: OrderPicture, related: OrderPicture["related_orders"] | undefined): OrderPicture {
  return {
    ...seen,
    ...{ fulfillment_status: "unfulfilled", cancelled_at: null, closed_at: null },
    ...(related ? { related_orders: related } : {}),
    risk: seen.risk ?? { level: "none", recommendation: null, assessments: [] },
    transactions: seen.transactions ?? [],
  } as OrderPicture;
}

/** Its fulfilment orders as they were before anything of them was held, asked for or shipped; where they are is where Shopify has them now. */
export function fulfillmentOrdersAsPlaced(order: OrderPicture): OrderPicture {
  const { fulfillment_orders: parts } = order;
  if (!parts) return order;
  return {
    ...order,
    fulfillment_orders: parts
      .filter(({ status }) => status !== "cancelled")
      .map((part) => ({
        ...part,
        ...{ status: "open", request_status: "unsubmitted", holds: [] },
        supported_actions: [...new Set([...part.supported_actions, "move"])],
        line_items: part.line_items.map((line) => ({ ...line, quantity: line.total_quantity })),
      })),
  } as OrderPicture;
}

/** Adds an order of which nothing can be said. */
export function addUnknown(
  result: PreviewResult,
  { id, name, total_price, currency }: OrderPicture,
  why: string,
): PreviewResult {
  const named = result.unknownOrders ?? [];
  const order: PreviewedOrder = { orderId: id, name, total: total_price, currency };
  return {
    ...result,
    unknown: result.unknown + 1,
    unknownWhy: result.unknownWhy ?? why,
    unknownOrders: named.length < MOST_NAMED ? [...named, order] : named,
  };
}

/** Adds what both decide on one order. */
export function addDecisions(
  before: PreviewResult,
  picture: OrderPicture,
  wanted: Decision,
  now: Decision | null,
  telling: ReadonlySet<string>,
): PreviewResult {
  const { id, name, total_price, currency } = picture;
  const [found, foundNow] = [isFound(wanted, telling), now !== null && isFound(now, telling)];
  const order: PreviewedOrder = { orderId: id, name, total: total_price, currency };
  const does = { ...before.does };
  if (found)
    for (const { body } of [...wanted.effects, ...wanted.watched]) does[body.kind] = (does[body.kind] ?? 0) + 1;
  const unknown = found ? undefined : wanted.findings.find(({ outcome }) => outcome === "unknown");
  const result = unknown ? addUnknown(before, picture, unknown.reason) : before;
  const isNew = found && !foundNow;
  const isGone = !found && foundNow;
  return {
    ...result,
    found: result.found + Number(found),
    foundNow: result.foundNow + Number(foundNow),
    does,
    newly: isNew && result.newly.length < MOST_NAMED ? [...result.newly, order] : result.newly,
    newlyTotal: result.newlyTotal + Number(isNew),
    noLonger: isGone && result.noLonger.length < MOST_NAMED ? [...result.noLonger, order] : result.noLonger,
    noLongerTotal: result.noLongerTotal + Number(isGone),
  };
}

const isFound = ({ findings }: Decision, telling: ReadonlySet<string>): boolean =>
  findings.some(({ outcome, ruleId }) => outcome === "matched" && !telling.has(ruleId));

/** A rule that only tells Shopify the verdict does so of every order: what it finds is no find. */
export const tellingRules = (documents: readonly Pick<RuleDocument, "id" | "then">[]): ReadonlySet<string> =>
  new Set(
    documents
      .filter(({ then }) => then.length > 0 && then.every((step) => "do" in step && step.do === "set_risk"))
      .map(({ id }) => id),
  );
