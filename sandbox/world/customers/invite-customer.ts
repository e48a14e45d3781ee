import { createHash } from "node:crypto";
import { expectCustomer } from "#sandbox/world/customers/update-customer.ts";
import type { CustomerRecord } from "#sandbox/world/records/customer.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/** Shopify's word for a customer who has an account (documentation of the REST resource Customer). */
const HAS_ACCOUNT = "account already enabled";

/**
 * Invites a customer to an account: INVITED from now on. Emits customers/update, our reading. Returns whether the customer had
 * not been invited yet.
 */
export function inviteCustomer(
  world: World,
  shop: string,
  customerId: string,
  actor: Actor = { by: "staff" },
): { customer: CustomerRecord; changed: boolean } {
  const refuse = (message: string): never => {
    throw new Refused(message, { field: ["customerId"], code: "INVALID" });
  };
  const customer = world.customer(shop, customerId) ?? refuse("Customer does not exist");
  if (customer.state === "ENABLED") refuse(HAS_ACCOUNT);
  if (!customer.email) refuse("Email can't be blank");
  const changed = customer.state !== "INVITED";
  if (changed) {
    customer.state = "INVITED";
    touch(world, customer);
    world.action(shop, actor)("customers/update", { customerId });
  }
  return { customer, changed };
}

/** Where a customer may set a password, once; the form of the address: documentation of the REST resource Customer. */
export function accountActivationUrl(world: World, shop: string, customerId: string): string {
  const customer = expectCustomer(world, shop, customerId, ["customerId"]);
  if (customer.state === "ENABLED") throw new Refused(HAS_ACCOUNT, { field: ["customerId"] });
  const seconds = Math.floor(world.nowMs() / 1_000);
  const token = createHash("md5").update(`${shop} ${customerId} ${seconds}`).digest("hex");
  return `https://${shop}/account/activate/${customerId}/${token}-${seconds}`;
}
