// Pure. From which payments an amount is paid back: oldest first, of each no more than is left of it.
import { addAmounts, compareAmounts, normalAmount, subtractAmounts, sumAmounts } from "#app/lib/money.ts";

interface Payment {
  id: string;
  kind: string;
  status: string;
  amountSet: { shopMoney: { amount: string } };
  parentTransaction?: { id: string } | null;
}

/** The share of each payment (shop currency). What no payment is left for is not in it: Shopify then says so. */
export function shareOfPayments<P extends Payment>(
  transactions: readonly P[],
  amount: string,
): (P & { share: string })[] {
  const amountOf = (one: P) => normalAmount(one.amountSet.shopMoney.amount);
  let left = amount;
  const shares: (P & { share: string })[] = [];
  for (const payment of transactions) {
    if (!["SALE", "CAPTURE"].includes(payment.kind) || payment.status !== "SUCCESS") continue;
    const paidBack = sumAmounts(
      transactions
        .filter((one) => one.kind === "REFUND" && one.status !== "FAILURE" && one.status !== "ERROR")
        .filter((one) => one.parentTransaction?.id === payment.id)
        .map(amountOf),
    );
    const there = subtractAmounts(amountOf(payment), paidBack);
    const share = compareAmounts(there, left) < 0 ? there : left;
    if (compareAmounts(share, "0") <= 0) continue;
    shares.push({ ...payment, share });
    left = subtractAmounts(left, share);
  }
  // More than was paid: the last payment is asked for it, and Shopify refuses in its own words.
  const last = shares.at(-1);
  if (last && compareAmounts(left, "0") > 0) last.share = addAmounts(last.share, left);
  return shares;
}
