// How a rule is called from outside: its address, whether a secret was made, and the calls that came lately.
import { forShop } from "#app/db.server.ts";
import { env } from "#app/env.server.ts";

export interface RuleCall {
  callId: string;
  receivedAt: string;
  status: string;
  reason: string | null;
  /** As it came, as far as it is kept and short enough to be looked at. */
  body: string | null;
  /** It came to something: a decision. */
  decided: boolean;
}

export interface RuleCalls {
  address: string;
  secretMadeAt: string | null;
  calls: RuleCall[];
}

const MOST_CALLS = 20;
const MOST_BYTES_SHOWN = 4_000;

export function getRuleCalls(shop: string, ruleId: string): Promise<RuleCalls> {
  return forShop(shop, async (tx) => {
    const outlet = await tx.outlet.findUnique({
      where: { shop_kind_name: { shop, kind: "call", name: ruleId } },
      select: { savedAt: true },
    });
    const calls = await tx.$queryRaw<
      (Omit<RuleCall, "receivedAt" | "body"> & { receivedAt: Date; body: Buffer | null })[]
    >`
      select k.trigger ->> 'of' as "callId", k.received_at as "receivedAt", k.status::text as status, k.reason,
        k.run_id is not null as decided, substring(b.body from 1 for ${MOST_BYTES_SHOWN}) as body
      from delivery_key k
      left join delivery_body b on b.received_on = k.received_on and b.delivery_id = k.id and b.shop = k.shop
      where k.shop = ${shop} and k.topic in ('switchyard/http', 'switchyard/flow') and k.trigger ->> 'rule' = ${ruleId}
      order by k.id desc limit ${MOST_CALLS}`;
    return {
      address: new URL(`/calls/${shop}/${ruleId}`, env.SHOPIFY_APP_URL).href,
      secretMadeAt: outlet?.savedAt.toISOString() ?? null,
      calls: calls.map((call) => ({
        ...call,
        receivedAt: call.receivedAt.toISOString(),
        body: call.body && Buffer.from(call.body).toString("utf8"),
      })),
    };
  });
}
