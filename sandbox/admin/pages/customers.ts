// A store's customers, and one of them.
import type { AdminContext } from "#sandbox/admin/admin-context.ts";
import { tagList } from "#sandbox/admin/badges.ts";
import { addressLines, customerName, formatMoney, formatWhen, plural } from "#sandbox/admin/format.ts";
import { type Html, html } from "#sandbox/admin/html.ts";
import { card, layout, problemBanner, storePath } from "#sandbox/admin/layout.ts";
import { newestFirst, ordersTable } from "#sandbox/admin/orders-table.ts";
import { pager } from "#sandbox/admin/pager.ts";
import { tagsCard } from "#sandbox/admin/tags-card.ts";
import { customerFigures } from "#sandbox/world/customer-figures.ts";
import type { CustomerRecord, ShopRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

/** Those without orders are looked for in stores up to this size only: every customer is read for it. */
const ALL_UP_TO = 5_000;
const ORDERS_SHOWN = 50;

/** Whoever ordered last comes first; then those without orders. */
function idsOf(world: World, shop: ShopRecord): string[] {
  const ids = new Set<string>();
  const heads = world.orderIndex.sorted(shop.domain, "createdAt");
  for (let at = heads.length - 1; at >= 0; at--) {
    const id = heads[at]?.customerId;
    if (id) ids.add(id);
  }
  if ((world.tables.get("customers")?.size ?? 0) <= ALL_UP_TO)
    for (const { id, shop: of } of Object.values(world.state.customers)) if (of === shop.domain) ids.add(id);
  return [...ids];
}

export function customersPage(context: AdminContext, shop: ShopRecord, query: URLSearchParams): Html {
  const { world } = context;
  const search = query.get("q")?.trim().toLowerCase() ?? "";
  const read = (id: string) => world.customer(shop.domain, id);
  const all = idsOf(world, shop);
  const found = search ? all.filter((id) => matches(read(id), search)) : all;
  const { rows, links } = pager(found, query, `${storePath(shop)}/customers`);
  return layout(
    { context, shop, section: "customers", title: "Customers", isStill: search !== "" },
    html`<h1>Customers</h1>
    <section class="card flush">
      <form class="search" role="search"><label class="hidden" for="q">Search customers</label>
        <input id="q" name="q" type="search" placeholder="Search by name, e-mail or tag" value="${query.get("q") ?? ""}"><button>Search</button></form>
      <div class="scroll"><table class="list">
        <thead><tr><th>Customer</th><th>Location</th><th class="number">Orders</th><th class="number">Amount spent</th><th>Tags</th></tr></thead>
        <tbody>${rows.map((id) => {
          const customer = read(id);
          if (!customer) return null;
          const figures = customerFigures(world, id);
          return html`<tr>
            <td><a href="${storePath(shop)}/customers/${id}"><strong>${customerName(customer)}</strong></a></td>
            <td>${place(customer)}</td>
            <td class="number">${figures.numberOfOrders}</td>
            <td class="number">${formatMoney(figures.amountSpent, shop.currency)}</td>
            <td>${tagList(customer.tags)}</td>
          </tr>`;
        })}</tbody>
      </table></div>
      <footer><span class="quiet">${plural(found.length, "customer")}</span>${links}</footer>
    </section>`,
  );
}

const matches = (customer: CustomerRecord | null, search: string): boolean =>
  customer !== null &&
  [customerName(customer), customer.email ?? "", ...customer.tags].join(" ").toLowerCase().includes(search);

const place = ({ defaultAddress }: CustomerRecord): string =>
  [defaultAddress?.city, defaultAddress?.country].filter(Boolean).join(", ");

export function customerPage(
  context: AdminContext,
  shop: ShopRecord,
  customer: CustomerRecord,
  problem: string | null,
): Html {
  const { world } = context;
  const figures = customerFigures(world, customer.id);
  const orders = newestFirst(world.ordersOfCustomer(customer.id));
  const action = (verb: string) => `${storePath(shop)}/customers/${customer.id}/${verb}`;
  return layout(
    { context, shop, section: "customers", title: customerName(customer) },
    html`<a class="back" href="${storePath(shop)}/customers">Customers</a>
    <h1>${customerName(customer)}</h1>
    ${problemBanner(problem)}
    <div class="columns">
      <div>
        <section class="card figures">
          <div><span class="quiet">Amount spent</span><strong>${formatMoney(figures.amountSpent, shop.currency)}</strong></div>
          <div><span class="quiet">Orders</span><strong>${figures.numberOfOrders}</strong></div>
          <div><span class="quiet">Customer since</span><strong>${formatWhen(customer.createdAt, shop.ianaTimezone, world.clock.nowMs())}</strong></div>
        </section>
        <section class="card flush"><header><h2>Orders</h2>${orders.length > ORDERS_SHOWN && html`<span class="quiet">the last ${ORDERS_SHOWN}</span>`}</header>${ordersTable(context, shop, orders.slice(0, ORDERS_SHOWN), { whose: false })}</section>
      </div>
      <div>
        ${card("Contact", html`<p>${customer.email}</p><p>${addressLines(customer.defaultAddress).map((line) => html`${line}<br>`)}</p>`)}
        ${companyCard(world, shop, customer)}
        ${card(
          "Notes",
          html`<form method="post" action="${action("note")}" class="stack"><label class="hidden" for="note">Note</label><textarea id="note" name="note" rows="2" placeholder="A note about the customer">${customer.note}</textarea><button>Save note</button></form>`,
        )}
        ${tagsCard(customer.tags, action)}
      </div>
    </div>`,
  );
}

function companyCard(world: World, shop: ShopRecord, customer: CustomerRecord): Html {
  const companies = Object.values(world.state.companies).filter(
    (company) => company.shop === shop.domain && company.contacts.some(({ customerId }) => customerId === customer.id),
  );
  return html`${companies.map(({ name, externalId, locations }) =>
    card(
      "Company",
      html`<p><strong>${name}</strong>${externalId && html` <span class="quiet">${externalId}</span>`}</p><p class="quiet">${locations.map((location) => location.name).join("; ")}</p>`,
    ),
  )}`;
}
