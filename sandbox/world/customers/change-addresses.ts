import {
  addressesOf,
  type KeptAddress,
  keepAddresses,
  newAddress,
} from "#sandbox/world/customers/customer-addresses.ts";
import { expectCustomer } from "#sandbox/world/customers/update-customer.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor, AddressRecord, CustomerRecord } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

interface Changed {
  customer: CustomerRecord;
  address: KeptAddress;
}

const noAddress = () => new Refused("Address does not exist", { field: ["addressId"], code: "NOT_FOUND" });

function save(world: World, customer: CustomerRecord, addresses: KeptAddress[], actor: Actor, defaultId?: string) {
  keepAddresses(customer, addresses, defaultId);
  touch(world, customer);
  world.action(customer.shop, actor)("customers/update", { customerId: customer.id });
}

/** Adds an address; the first one is the default. Emits customers/update. */
export function addAddress(
  world: World,
  shop: string,
  customerId: string,
  draft: { address: Partial<AddressRecord>; asDefault: boolean },
  actor: Actor = { by: "staff" },
): Changed {
  const customer = expectCustomer(world, shop, customerId, ["customerId"]);
  const address = newAddress(world.nextId(), draft.address);
  save(world, customer, [...addressesOf(customer), address], actor, draft.asDefault ? address.id : undefined);
  return { customer, address };
}

/** Writes what is given into an address. Emits customers/update. */
export function updateAddress(
  world: World,
  shop: string,
  customerId: string,
  addressId: string,
  change: { address: Partial<AddressRecord>; asDefault: boolean },
  actor: Actor = { by: "staff" },
): Changed {
  const customer = expectCustomer(world, shop, customerId, ["customerId"]);
  const addresses = addressesOf(customer);
  const before = addresses.find(({ id }) => id === addressId);
  if (!before) throw noAddress();
  const address = newAddress(addressId, { ...before.address, ...change.address });
  save(
    world,
    customer,
    addresses.map((one) => (one === before ? address : one)),
    actor,
    change.asDefault ? addressId : undefined,
  );
  return { customer, address };
}

/** Takes an address away; when it was the default, the next one is. Emits customers/update. */
export function removeAddress(
  world: World,
  shop: string,
  customerId: string,
  addressId: string,
  actor: Actor = { by: "staff" },
): CustomerRecord {
  const customer = expectCustomer(world, shop, customerId, ["customerId"]);
  const addresses = addressesOf(customer);
  const left = addresses.filter(({ id }) => id !== addressId);
  if (left.length === addresses.length) throw noAddress();
  save(world, customer, left, actor);
  return customer;
}

/** Emits customers/update. */
export function chooseDefaultAddress(
  world: World,
  shop: string,
  customerId: string,
  addressId: string,
  actor: Actor = { by: "staff" },
): CustomerRecord {
  const customer = expectCustomer(world, shop, customerId, ["customerId"]);
  const addresses = addressesOf(customer);
  if (!addresses.some(({ id }) => id === addressId)) throw noAddress();
  save(world, customer, addresses, actor, addressId);
  return customer;
}
