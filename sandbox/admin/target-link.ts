import { customerName } from "#sandbox/admin/format.ts";
import { type Html, html } from "#sandbox/admin/html.ts";
import { storePath } from "#sandbox/admin/layout.ts";
import { parseGid } from "#sandbox/world/gid.ts";
import type { ShopRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

/** By type: the admin's page of it, and what people call it. */
const PAGES: Record<string, { page: string; called: (world: World, shop: string, id: string) => string | undefined }> =
  {
    Order: { page: "orders", called: (world, shop, id) => world.order(shop, id)?.name },
    Customer: {
      page: "customers",
      called: (world, shop, id) => {
        const customer = world.customer(shop, id);
        return customer ? customerName(customer) : undefined;
      },
    },
    Product: { page: "products", called: (world, shop, id) => world.product(shop, id)?.title },
  };

/** What a call or a webhook was about, with a link where the admin has a page of it. */
export function targetLink(world: World, shop: ShopRecord, gid: string): Html {
  const parsed = parseGid(gid);
  const words = parsed ? `${parsed.type} ${parsed.id}` : gid;
  const target = parsed && PAGES[parsed.type];
  const called = target?.called(world, shop.domain, parsed?.id ?? "");
  // What is gone has no page.
  if (!parsed || !target || called === undefined) return html`<span class="mono quiet">${words}</span> `;
  return html`<a href="${storePath(shop)}/${target.page}/${parsed.id}" title="${words}">${called}</a> `;
}
