// The list of a store's orders.
import type { AdminContext } from "#sandbox/admin/admin-context.ts";
import { customerName, plural } from "#sandbox/admin/format.ts";
import { type Html, html } from "#sandbox/admin/html.ts";
import { layout, problemBanner, storePath } from "#sandbox/admin/layout.ts";
import { ordersTable } from "#sandbox/admin/orders-table.ts";
import { PAGE_SIZE, pager } from "#sandbox/admin/pager.ts";
import { presetButtons } from "#sandbox/admin/preset-buttons.ts";
import { fulfillmentStatus } from "#sandbox/world/order-status.ts";
import { orderTotals } from "#sandbox/world/order-totals.ts";
import { riskLevel } from "#sandbox/world/risk/order-risk.ts";
import type { OrderRecord, ShopRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

type Test = (world: World, order: OrderRecord) => boolean;

const status = (world: World, order: OrderRecord) => fulfillmentStatus(order, world.fulfillmentOrdersOf(order));

const VIEWS: readonly { id: string; label: string; test: Test | null }[] = [
  { id: "", label: "All", test: null },
  {
    id: "unfulfilled",
    label: "Unfulfilled",
    test: (world, order) =>
      !order.cancelledAt && ["UNFULFILLED", "PARTIALLY_FULFILLED", "IN_PROGRESS"].includes(status(world, order)),
  },
  { id: "on-hold", label: "On hold", test: (world, order) => !order.cancelledAt && status(world, order) === "ON_HOLD" },
  { id: "unpaid", label: "Unpaid", test: (_world, order) => !order.cancelledAt && orderTotals(order).owed > 0 },
  {
    id: "returns",
    label: "Returns",
    test: (_world, { returns }) => returns.some((one) => one.status === "REQUESTED" || one.status === "OPEN"),
  },
  { id: "risk", label: "High risk", test: (_world, order) => riskLevel(order) === "HIGH" },
  { id: "disputed", label: "Disputed", test: (_world, { disputeIds = [] }) => disputeIds.length > 0 },
];

export function ordersPage(context: AdminContext, shop: ShopRecord, query: URLSearchParams): Html {
  const { world } = context;
  const search = query.get("q")?.trim().toLowerCase() ?? "";
  const view = VIEWS.find(({ id }) => id === (query.get("view") ?? "")) ?? VIEWS[0];
  const path = `${storePath(shop)}/orders`;
  const all = world.newestOrdersOf(shop.domain);
  const test = view?.test;
  const isNarrowed = search !== "" || Boolean(test);
  const { page, rows, links } = isNarrowed
    ? narrowed(
        all,
        query,
        path,
        (order) => (!test || test(world, order)) && (!search || matches(context, order, search)),
      )
    : pager(all, query, path);
  return layout(
    { context, shop, section: "orders", title: "Orders", isStill: isNarrowed },
    html`<div class="title-row"><h1>Orders</h1>
      <details class="menu-button"><summary class="button primary">Place an order</summary><div class="popover">${presetButtons(shop)}</div></details>
    </div>
    ${problemBanner(query.get("problem"))}
    <section class="card flush">
      <nav class="tabs" aria-label="Views">${VIEWS.map(
        ({ id, label }) =>
          html`<a href="${path}${id && `?view=${id}`}"${id === view?.id && html` aria-current="page"`}>${label}</a>`,
      )}</nav>
      <form class="search" role="search"><label class="hidden" for="q">Search orders</label>
        ${view?.id && html`<input type="hidden" name="view" value="${view.id}">`}
        <input id="q" name="q" type="search" placeholder="Search by number, tag or customer" value="${query.get("q") ?? ""}"><button>Search</button></form>
      ${ordersTable(context, shop, rows)}
      <footer><span class="quiet">${isNarrowed ? `Page ${page}` : html`${plural(all.length, "order")}${page > 1 && `, page ${page}`}`}</span>${links}</footer>
    </section>`,
  );
}

/** A page of those that pass, newest first; no more is read than is needed to know whether there is a further page. */
function narrowed(
  all: Iterable<OrderRecord>,
  query: URLSearchParams,
  path: string,
  test: (order: OrderRecord) => boolean,
): ReturnType<typeof pager<OrderRecord>> {
  const page = Math.max(1, Math.trunc(Number(query.get("page"))) || 1);
  const found: OrderRecord[] = [];
  for (const order of all) {
    if (!test(order)) continue;
    found.push(order);
    if (found.length > page * PAGE_SIZE) break;
  }
  return pager(found, query, path);
}

function matches({ world }: AdminContext, order: OrderRecord, search: string): boolean {
  const customer = order.customerId ? world.customer(order.shop, order.customerId) : null;
  return [order.name, order.id, order.email ?? "", ...order.tags, customerName(customer)].some((text) =>
    text.toLowerCase().includes(search),
  );
}
