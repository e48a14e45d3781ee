// The list of a store's orders.
import type { AdminContext } from "#sandbox/admin/admin-context.ts";
import { customerName, plural } from "#sandbox/admin/format.ts";
import { type Html, html } from "#sandbox/admin/html.ts";
import { layout, problemBanner, storePath } from "#sandbox/admin/layout.ts";
import { ordersTable } from "#sandbox/admin/orders-table.ts";
import { pager } from "#sandbox/admin/pager.ts";
import { presetButtons } from "#sandbox/admin/preset-buttons.ts";
import type { OrderRecord, ShopRecord } from "#sandbox/world/types.ts";

export function ordersPage(context: AdminContext, shop: ShopRecord, query: URLSearchParams): Html {
  const search = query.get("q")?.trim().toLowerCase() ?? "";
  const all = context.world.newestOrdersOf(shop.domain);
  const found = search ? all.filter((order) => matches(context, order, search)) : all;
  const { page, rows, links } = pager(found, query, `${storePath(shop)}/orders`);
  return layout(
    { context, shop, section: "orders", title: "Orders" },
    html`<div class="title-row"><h1>Orders</h1>
      <details class="menu-button"><summary class="button primary">Place an order</summary><div class="popover">${presetButtons(shop)}</div></details>
    </div>
    ${problemBanner(query.get("problem"))}
    <section class="card flush">
      <form class="search" role="search"><label class="hidden" for="q">Search orders</label>
        <input id="q" name="q" type="search" placeholder="Search by number, tag or customer" value="${query.get("q") ?? ""}"><button>Search</button></form>
      ${ordersTable(context, shop, rows)}
      <footer><span class="quiet">${plural(found.length, "order")}${page > 1 && `, page ${page}`}</span>${links}</footer>
    </section>`,
  );
}

function matches({ world }: AdminContext, order: OrderRecord, search: string): boolean {
  const customer = order.customerId ? world.customer(order.shop, order.customerId) : null;
  return [order.name, order.id, ...order.tags, customerName(customer)].some((text) =>
    text.toLowerCase().includes(search),
  );
}
