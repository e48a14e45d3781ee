// What staff can do to a product in the admin: one verb a form.
import { setQuantities } from "#sandbox/world/inventory/set-quantities.ts";
import { parseMoney } from "#sandbox/world/money.ts";
import { updateProduct } from "#sandbox/world/products/update-product.ts";
import { updateVariants } from "#sandbox/world/products/update-variants.ts";
import type { ProductStatus } from "#sandbox/world/records/product.ts";
import { addTags, removeTags } from "#sandbox/world/tag.ts";
import type { ProductRecord } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

const STATUSES: readonly ProductStatus[] = ["ACTIVE", "DRAFT", "ARCHIVED"];

type Verb = (world: World, product: ProductRecord, form: URLSearchParams) => void;

const VERBS: Record<string, Verb> = {
  update(world, product, form) {
    const status = STATUSES.find((one) => one === form.get("status"));
    updateProduct(world, product.shop, product.id, {
      title: form.get("title") ?? product.title,
      ...(status ? { status } : {}),
    });
  },
  tag(world, { shop, id }, form) {
    const tag = form.get("tag")?.trim();
    if (!tag) throw new Refused("tag can't be blank");
    addTags(world, shop, { type: "Product", id }, [tag], { by: "staff" });
  },
  untag: (world, { shop, id }, form) =>
    void removeTags(world, shop, { type: "Product", id }, [form.get("tag") ?? ""], { by: "staff" }),
  price(world, product, form) {
    const { currency } = world.shop(product.shop);
    const price = parseMoney(form.get("price") ?? "", currency);
    if (price === null) throw new Refused(`Price is not an amount in ${currency}`);
    const { refusals } = updateVariants(world, product.shop, product.id, [{ id: form.get("variant"), price }]);
    if (refusals[0]) throw new Refused(refusals[0].message);
  },
  stock(world, product, form) {
    const available = Number(form.get("available"));
    if (!Number.isInteger(available)) throw new Refused("Available must be a whole number");
    setQuantities(world, product.shop, {
      name: "available",
      reason: "correction",
      referenceDocumentUri: null,
      list: "quantities",
      rows: [
        {
          itemId: form.get("item") ?? "",
          locationId: form.get("location") ?? "",
          quantity: available,
          changeFromQuantity: null,
        },
      ],
    });
  },
};

/** Does it, or throws `Refused` with what Shopify would say. */
export function actOnProduct(world: World, product: ProductRecord, verb: string, form: URLSearchParams): void {
  const act = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  if (!act) throw new Refused(`There is no action "${verb}"`);
  act(world, product, form);
}
