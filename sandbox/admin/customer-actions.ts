// What staff can do to a customer in the admin: one verb a form.
import { updateCustomer } from "#sandbox/world/customers/update-customer.ts";
import { addTags, removeTags } from "#sandbox/world/tag.ts";
import type { CustomerRecord } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

const STAFF_ACTOR = { by: "staff" } as const;

/** Does it, or throws `Refused` with what Shopify would say. */
export function actOnCustomer(world: World, { shop, id }: CustomerRecord, verb: string, form: URLSearchParams): void {
  const tag = form.get("tag")?.trim() ?? "";
  switch (verb) {
    case "tag":
      if (!tag) throw new Refused("tag can't be blank");
      addTags(world, shop, { type: "Customer", id }, [tag], STAFF_ACTOR);
      return;
    case "untag":
      removeTags(world, shop, { type: "Customer", id }, [tag], STAFF_ACTOR);
      return;
    case "note":
      updateCustomer(world, shop, id, { note: form.get("note")?.trim() || null });
      return;
    default:
      throw new Refused(`There is no action "${verb}"`);
  }
}
