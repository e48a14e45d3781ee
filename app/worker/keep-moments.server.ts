// Plans the moments of orders that rules wait for: a payment that falls due, an authorisation that is about to end. Nothing is
// planned, and nothing is read, while no rule waits for it.
import type { AdminClient } from "#app/admin/client.server.ts";
import { readOrderFacts } from "#app/admin/operations/read-order-facts.ts";
import { authorizationEnd } from "#app/checks/payment/assess-payment.ts";
import { inShop } from "#app/db.server.ts";
import type { RuleInForce } from "#app/rules/compile-rule.ts";
import { listUnreadAuthorizations, planMoments, planPaymentsDue } from "#app/store/moments.server.ts";
import type { ShopRecord } from "#app/store/shops.server.ts";
import { namesEvent } from "#app/worker/listens-to.ts";

/** So long before its end an authorisation is about to end. */
const WARN_MS = 24 * 3_600_000;
/** A moment that is over by more than this is past: a rule that is new does not speak of it. */
const LATE_MS = 24 * 3_600_000;
/** In one request; and in one sweep, each. */
const MOST_IDS = 50;
const MOST_REQUESTS = 5;

/** @param rules those in force. */
export async function keepMoments(
  { shop, installation, sweepCursor, installedAt }: ShopRecord,
  admin: AdminClient,
  rules: readonly RuleInForce[],
): Promise<void> {
  const since = new Date((sweepCursor ?? installedAt).getTime() - LATE_MS);
  if (namesEvent(rules, "order.payment_due"))
    await inShop(shop, (client) => planPaymentsDue(client, shop, installation, since));
  if (!namesEvent(rules, "order.authorization_expiring")) return;
  for (let request = 0; request < MOST_REQUESTS; request++) {
    const unread = await inShop(shop, (client) => listUnreadAuthorizations(client, shop, since, MOST_IDS));
    if (!unread.length) return;
    const { facts } = await readOrderFacts(
      admin,
      unread.map(({ orderId }) => orderId),
      {
        ...{ risk: false, transactions: true, returns: false, disputes: false },
        ...{ verdict: false, origin: false, events: false, metafields: [] },
      },
    );
    await inShop(shop, (client) =>
      planMoments(
        client,
        shop,
        installation,
        unread.map(({ orderId, updatedAt }) => {
          const end = authorizationEnd(facts.get(orderId)?.transactions ?? []);
          const at = end === null ? null : new Date(Date.parse(end) - WARN_MS);
          // One that has ended is not about to end.
          return { orderId, updatedAt, at: at && Date.parse(end ?? "") > since.getTime() ? at : null };
        }),
      ),
    );
  }
}
