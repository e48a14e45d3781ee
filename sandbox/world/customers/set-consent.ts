import { expectCustomer } from "#sandbox/world/customers/update-customer.ts";
import type { ConsentRecord } from "#sandbox/world/records/customer.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor, CustomerRecord, Instant } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

export interface ConsentChange {
  state: string;
  optInLevel?: string | null;
  /** By default now. */
  updatedAt?: Instant | null;
  sourceLocationId?: string | null;
}

export type Channel = "email" | "sms";

/** `CustomerEmailMarketingConsentInput.marketingState`: the others "are rejected if sent as input". */
const ACCEPTED = new Set(["SUBSCRIBED", "UNSUBSCRIBED", "PENDING"]);

const INPUT: Record<Channel, string> = { email: "emailMarketingConsent", sms: "smsMarketingConsent" };

/** A consent as it is kept, or what Shopify refuses about it. @param now of the world. */
export function consentOf(
  channel: Channel,
  change: ConsentChange,
  reachable: { email: string | null; phone: string | null },
  now: Instant,
): ConsentRecord {
  const field = [INPUT[channel], "marketingState"];
  if (!ACCEPTED.has(change.state))
    throw new Refused(`Cannot specify ${change.state} as a marketing state input`, { field, code: "INVALID" });
  if (channel === "email" && !reachable.email)
    throw new Refused("An email address is required to set the email marketing consent state.", {
      field: [INPUT[channel]],
      code: "INVALID",
    });
  if (channel === "sms" && !reachable.phone)
    throw new Refused("A phone number is required to set the SMS consent state.", {
      field: [INPUT[channel]],
      code: "INVALID",
    });
  const updatedAt = change.updatedAt ?? now;
  if (updatedAt > now)
    throw new Refused("Consent updated at must not be in the future", {
      field: [INPUT[channel], "consentUpdatedAt"],
      code: "INVALID",
    });
  return {
    state: change.state,
    optInLevel: change.optInLevel ?? "SINGLE_OPT_IN",
    updatedAt,
    ...(change.sourceLocationId ? { sourceLocationId: change.sourceLocationId } : {}),
  };
}

/** Keeps whether a customer wants marketing. Emits customers/update when that is different. */
export function setConsent(
  world: World,
  shop: string,
  customerId: string,
  channel: Channel,
  change: ConsentChange,
  actor: Actor = { by: "staff" },
): { customer: CustomerRecord; changed: boolean } {
  const customer = expectCustomer(world, shop, customerId, ["customerId"]);
  const consent = consentOf(channel, change, customer, world.now());
  const name = channel === "email" ? "emailConsent" : "smsConsent";
  const changed = customer[name]?.state !== consent.state || customer[name]?.optInLevel !== consent.optInLevel;
  customer[name] = consent;
  if (changed) {
    touch(world, customer);
    world.action(shop, actor)("customers/update", { customerId });
  }
  return { customer, changed };
}
