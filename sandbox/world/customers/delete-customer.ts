import { customerIndex } from "#sandbox/world/customers/customer-index.ts";
import type { Actor } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/** Deletes a customer without orders (`Customer.canDelete`). Emits customers/delete. */
export function deleteCustomer(world: World, shop: string, id: string, actor: Actor = { by: "staff" }): void {
  const customer = world.customer(shop, id);
  if (!customer) throw new Refused("Customer can't be found", { field: ["id"], code: "NOT_FOUND" });
  if (world.ordersOfCustomer(id).length > 0)
    throw new Refused("Customer can’t be deleted because they have associated orders", {
      field: ["id"],
      code: "INVALID",
    });
  removeCustomer(world, id);
  world.action(shop, actor)("customers/delete", { customerId: id });
}

/** Takes a customer out of the world with what hangs on it. */
export function removeCustomer(world: World, id: string): void {
  const customer = world.state.customers[id];
  if (!customer) return;
  delete world.state.customers[id];
  delete world.state.metafields[`Customer/${id}`];
  customerIndex(world).forget(customer);
}
