import { gid } from "#sandbox/world/gid.ts";
import { completeAddress } from "#sandbox/world/place-order.ts";
import { type Json, objectAt, textAt } from "#tests/recordings/json.ts";
import type { Ground } from "#tests/recordings/plant/ground.ts";

/** A customer as a recording shows it. */
export function plantCustomer(ground: Ground, recorded: string): void {
  if (ground.ids.get(recorded)) return;
  const { world, shop } = ground;
  const view: Json = ground.observed.of(recorded) ?? {};
  const id = ground.idFor(recorded);
  const [first = null, ...rest] = (textAt(view, "displayName") ?? "").split(" ").filter(Boolean);
  world.state.customers[id] = {
    id,
    shop: shop.domain,
    firstName: textAt(view, "firstName") ?? first,
    lastName: textAt(view, "lastName") ?? (rest.join(" ") || null),
    email: textAt(view, "email") ?? textAt(view, "defaultEmailAddress", "emailAddress"),
    phone: textAt(view, "phone") ?? textAt(view, "defaultPhoneNumber", "phoneNumber"),
    note: textAt(view, "note"),
    tags: Array.isArray(view.tags) ? view.tags.filter((tag): tag is string => typeof tag === "string") : [],
    addressId: world.nextId(),
    defaultAddress: completeAddress(objectAt(view, "defaultAddress")),
    createdAt: textAt(view, "createdAt") ?? world.now(),
    updatedAt: textAt(view, "updatedAt") ?? world.now(),
  };
  ground.ids.learn(recorded, gid("Customer", id));
}
