import { type DueRecord, doLater } from "#sandbox/world/due.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

const DAY_MS = 86_400_000;
/** Ten days after the request, but not before six months have passed since the last order (documentation of compliance). */
const AFTER_REQUEST_MS = 10 * DAY_MS;
const AFTER_LAST_ORDER_MS = 182 * DAY_MS;

const pendingErasure = (world: World, shop: string, customerId: string): DueRecord | undefined =>
  Object.values(world.state.due).find(
    (due) => due.verb === "redact-customer" && due.shop === shop && due.subjectId === customerId,
  );

/** Messages are the descriptions of the codes in the official schema. */
function expectOne(world: World, shop: string, customerId: string): void {
  if (world.customer(shop, customerId)) return;
  throw new Refused("Customer does not exist.", { field: ["customerId"], code: "DOES_NOT_EXIST" });
}

/** Has the app told to forget a customer, later: customers/redact. Returns whether that was not asked for yet. */
export function requestDataErasure(world: World, shop: string, customerId: string): boolean {
  expectOne(world, shop, customerId);
  if (pendingErasure(world, shop, customerId)) return false;
  const now = world.nowMs();
  const last = world.reading(() =>
    Math.max(0, ...world.ordersOfCustomer(customerId).map(({ createdAt }) => Date.parse(createdAt))),
  );
  const due = Math.max(now + AFTER_REQUEST_MS, last + AFTER_LAST_ORDER_MS);
  doLater(world, shop, "redact-customer", customerId, due - now);
  return true;
}

/** Calls it off. */
export function cancelDataErasure(world: World, shop: string, customerId: string): void {
  expectOne(world, shop, customerId);
  const due = pendingErasure(world, shop, customerId);
  if (!due)
    throw new Refused("Customer's data is not scheduled for erasure.", {
      field: ["customerId"],
      code: "NOT_BEING_ERASED",
    });
  delete world.state.due[due.id];
}
