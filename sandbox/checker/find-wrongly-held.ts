// Pure. Holds of checks whose truth the generator knows: a mistyped postcode, an order made twice by mistake, a fraudster.
import type { Complaint, Evidence } from "#sandbox/checker/evidence.ts";
import type { OrderTruth } from "#sandbox/world/records/order-truth.ts";

interface Reason {
  /** Then it may be held. */
  isTrue(truth: OrderTruth): boolean;
  /** Then it must be; by default wherever it is true. */
  isSure?(truth: OrderTruth): boolean;
  says: string;
}
const REASONS: Record<string, Reason> = {
  "address-check": { isTrue: ({ postcodeTypo }) => postcodeTypo, says: "its postcode is mistyped" },
  "duplicate-check": { isTrue: ({ duplicateOf }) => duplicateOf !== null, says: "it was made twice" },
  "fraud-check": {
    isTrue: ({ fraudLike }) => fraudLike,
    isSure: ({ ratedHigh }) => ratedHigh,
    says: "it was made as fraudsters do",
  },
};
/** Ids of these checks, which are the ids of their rules. */
export const CHECKED = Object.keys(REASONS);
const HOLDABLE = new Set(["OPEN", "IN_PROGRESS", "ON_HOLD"]);
/** Checks look at no such orders, by default. */
const LEFT_OUT = new Set(["pos", "imported", "test"]);

/** Nothing where none of these checks is on: then nothing of theirs is decided. */
export function findWronglyHeld({ truth, orders, runs }: Evidence): { wronglyHeld: Complaint[]; notHeld: Complaint[] } {
  const wronglyHeld: Complaint[] = [];
  const notHeld: Complaint[] = [];
  const isOn = new Set(runs.flatMap(({ desired }) => desired.map(({ ruleId }) => ruleId)));
  const truths = new Map(truth?.orders.map((one) => [one.orderId, one.truth]));
  for (const { id, name, fulfillmentOrders } of orders) {
    const known = truths.get(id);
    if (!known) continue;
    for (const [ruleId, { isTrue, isSure = isTrue, says }] of Object.entries(REASONS)) {
      if (!isOn.has(ruleId)) continue;
      const isHeld = fulfillmentOrders.some(({ holds }) =>
        holds.some(({ handle, appId }) => appId !== null && handle === `switchyard-${ruleId}`),
      );
      const canBeHeld = fulfillmentOrders.some(({ status }) => HOLDABLE.has(status));
      const kind = `${known.kind}${known.duplicateOf ? ", a duplicate" : ""}`;
      if (isHeld && !isTrue(known))
        wronglyHeld.push({ subject: name, says: `is held by ${ruleId}, and it is not true that ${says} (${kind})` });
      if (!isHeld && isSure(known) && canBeHeld && !LEFT_OUT.has(known.kind))
        notHeld.push({ subject: name, says: `is not held by ${ruleId}, though ${says} (${kind})` });
    }
  }
  return { wronglyHeld, notHeld };
}
