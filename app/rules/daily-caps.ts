// Pure. How many destructive writes a store's rules may make in a day before a person is asked: a rule that goes wrong stops there.
import { addAmounts, compareAmounts, isDecimal, normalAmount } from "#app/lib/money.ts";
import type { EffectBody, EffectKind } from "#app/rules/effect.ts";

export interface DailyCap {
  /** Writes a day. */
  count: number;
  /** Their sum in the shop's currency, where they say one; null: no limit. */
  amount: string | null;
}

/** What cannot be taken back, or gives something away. The figures are ours: far above a quiet day, far below a disaster. */
export const DAILY_CAPS: Partial<Record<EffectKind, DailyCap>> = {
  cancel_order: { count: 50, amount: null },
  refund_order: { count: 50, amount: "5000" },
  give_store_credit: { count: 50, amount: "2000" },
  create_gift_card: { count: 50, amount: "2000" },
  void_payment: { count: 50, amount: null },
  cancel_fulfillment: { count: 50, amount: null },
  // Shops that import orders make hundreds; rules that set each other off make no end of them.
  create_order: { count: 1_000, amount: null },
  delete_order: { count: 50, amount: null },
  delete_customer: { count: 20, amount: null },
  delete_draft_order: { count: 200, amount: null },
  delete_product: { count: 50, amount: null },
  delete_variant: { count: 50, amount: null },
  delete_discount: { count: 200, amount: null },
};

export interface DoneToday {
  count: number;
  amount: string;
}

/** The amount that a write says of itself; 0 where it says none. */
export function amountOf(body: EffectBody): string {
  const amount = "amount" in body && typeof body.amount === "string" ? body.amount : null;
  return amount !== null && isDecimal(amount) ? normalAmount(amount) : "0";
}

/**
 * Which of these writes go beyond the day's caps, with the reason; they count in the order in which they are given.
 * @param done what was written, or is on its way, today
 */
export function beyondCaps(
  bodies: readonly EffectBody[],
  done: ReadonlyMap<string, DoneToday>,
  caps: Partial<Record<string, DailyCap>> = DAILY_CAPS,
): Map<number, string> {
  const sums = new Map<string, DoneToday>([...done].map(([kind, today]) => [kind, { ...today }]));
  const beyond = new Map<number, string>();
  bodies.forEach((body, at) => {
    const cap = caps[body.kind];
    if (!cap) return;
    const today = sums.get(body.kind) ?? { count: 0, amount: "0" };
    const amount = addAmounts(today.amount, amountOf(body));
    if (today.count + 1 > cap.count)
      beyond.set(at, `${cap.count} of these were made today. From here on a person is asked.`);
    else if (cap.amount !== null && compareAmounts(amount, cap.amount) > 0)
      beyond.set(at, `More than ${cap.amount} a day in all. From here on a person is asked.`);
    else sums.set(body.kind, { count: today.count + 1, amount });
  });
  return beyond;
}
