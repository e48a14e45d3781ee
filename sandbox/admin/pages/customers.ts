// A store's customers, and one of them.
import type { AdminContext } from "#sandbox/admin/admin-context.ts";
import { tagList } from "#sandbox/admin/badges.ts";
import { addressLines, customerName, formatMoney, formatWhen, plural } from "#sandbox/admin/format.ts";
import { type Html, html } from "#sandbox/admin/html.ts";
import { card, layout, storePath } from "#sandbox/admin/layout.ts";
import { newestFirst, ordersTable } from "#sandbox/admin/orders-table.ts";
import { pager } from "#sandbox/admin/pager.ts";
import { customerFigures } from "#sandbox/world/customer-figures.ts";
import type { CustomerRecord, ShopRecord } from "#sandbox/world/types.ts";

export function customersPage(context: AdminContext, shop: ShopRecord, query: URLSearchParams): Html {
  const { world } = context;
  const search = query.get("q")?.trim().toLowerCase() ?? "";
  const found = Object.values(world.state.customers)
    .filter((customer) => customer.shop === shop.domain)
    .filter(
      (customer) => !search || [customerName(customer), ...customer.tags].join(" ").toLowerCase().includes(search),
    )
    .map((customer) => ({ customer, figures: customerFigures(world, customer.id) }))
    .sort((a, b) => (b.figures.lastOrder?.createdAt ?? "").localeCompare(a.figures.lastOrder?.createdAt ?? ""));
  const { rows, links } = pager(found, query, `${storePath(shop)}/customers`);
  return layout(
    { context, shop, section: "customers", title: "Customers" },
    html`<h1>Customers</h1>
    <section class="card flush">
      <form class="search" role="search"><label class="hidden" for="q">Search customers</label>
        <input id="q" name="q" type="search" placeholder="Search by name or tag" value="${query.get("q") ?? ""}"><button>Search</button></form>
      <div class="scroll"><table class="list">
        <thead><tr><th>Customer</th><th>Location</th><th class="number">Orders</th><th class="number">Amount spent</th><th>Tags</th></tr></thead>
        <tbody>${rows.map(
          ({ customer, figures }) => html`<tr>
            <td><a href="${storePath(shop)}/customers/${customer.id}"><strong>${customerName(customer)}</strong></a></td>
            <td>${place(customer)}</td>
            <td class="number">${figures.numberOfOrders}</td>
            <td class="number">${formatMoney(figures.amountSpent, shop.currency)}</td>
            <td>${tagList(customer.tags)}</td>
          </tr>`,
        )}</tbody>
      </table></div>
      <footer><span class="quiet">${plural(found.length, "customer")}</span>${links}</footer>
    </section>`,
  );
}

const place = ({ defaultAddress }: CustomerRecord): string =>
  [defaultAddress?.city, defaultAddress?.country].filter(Boolean).join(", ");

export function customerPage(context: AdminContext, shop: ShopRecord, customer: CustomerRecord): Html {
  const { world } = context;
  const figures = customerFigures(world, customer.id);
  const orders = newestFirst(world.ordersOfCustomer(customer.id));
  return layout(
    { context, shop, section: "customers", title: customerName(customer) },
    html`<a class="back" href="${storePath(shop)}/customers">Customers</a>
    <h1>${customerName(customer)}</h1>
    <div class="columns">
      <div>
        <section class="card figures">
          <div><span class="quiet">Amount spent</span><strong>${formatMoney(figures.amountSpent, shop.currency)}</strong></div>
          <div><span class="quiet">Orders</span><strong>${figures.numberOfOrders}</strong></div>
          <div><span class="quiet">Customer since</span><strong>${formatWhen(customer.createdAt, shop.ianaTimezone, world.clock.nowMs())}</strong></div>
        </section>
        <section class="card flush"><header><h2>Orders</h2></header>${ordersTable(context, shop, orders)}</section>
      </div>
      <div>
        ${card("Contact", html`<p>${customer.email}</p><p>${addressLines(customer.defaultAddress).map((line) => html`${line}<br>`)}</p>`)}
        ${card("Tags", customer.tags.length ? tagList(customer.tags) : html`<p class="quiet">No tags.</p>`)}
      </div>
    </div>`,
  );
}
