import { handleOf } from "#sandbox/world/products/handle.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

const LONGEST = 255;

/** The title of a product or collection, checked. */
export function checkedTitle(title: string): string {
  const trimmed = title.trim();
  if (trimmed === "") throw new Refused("Title can't be blank", { field: ["title"] });
  if (trimmed.length > LONGEST)
    throw new Refused("Title is too long (maximum is 255 characters)", { field: ["title"] });
  return trimmed;
}

/** Vendor and product type, checked. */
export function checkedText(text: string, name: "Vendor" | "Product type", field: string): string {
  if (text.length > LONGEST) throw new Refused(`${name} is too long (maximum is 255 characters)`, { field: [field] });
  return text;
}

/** A handle that somebody asks for by name must be free. @param ownId the product that may keep its own. */
export function checkedHandle(world: World, shop: string, wanted: string, ownId: string | null): string {
  const handle = handleOf(wanted);
  const taken = world.productsOf(shop).some((product) => product.handle === handle && product.id !== ownId);
  if (taken)
    throw new Refused(`Handle '${handle}' already in use. Please provide a new handle.`, {
      field: ["input", "handle"],
    });
  return handle;
}
