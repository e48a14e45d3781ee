// What a store sells and what of it lies where.
import type { AdminContext } from "#sandbox/admin/admin-context.ts";
import { badge, tagList } from "#sandbox/admin/badges.ts";
import { facts, hidden, select } from "#sandbox/admin/controls.ts";
import { formatMoney, plural, sentenceCase } from "#sandbox/admin/format.ts";
import { type Html, html } from "#sandbox/admin/html.ts";
import { card, layout, problemBanner, storePath } from "#sandbox/admin/layout.ts";
import { pager } from "#sandbox/admin/pager.ts";
import { tagsCard } from "#sandbox/admin/tags-card.ts";
import { levelsOf } from "#sandbox/world/inventory/inventory-level.ts";
import { webhookMoney } from "#sandbox/world/money.ts";
import { availableOf, inventoryTotal, isTracked, priceRange } from "#sandbox/world/products/product-figures.ts";
import type { ProductStatus } from "#sandbox/world/records/product.ts";
import type { ProductRecord, ShopRecord, VariantRecord } from "#sandbox/world/types.ts";

const statusBadge = (status: ProductStatus): Html =>
  badge(sentenceCase(status), status === "ACTIVE" ? "success" : status === "DRAFT" ? "info" : "neutral");

export function productsPage(context: AdminContext, shop: ShopRecord, query: URLSearchParams): Html {
  const { world } = context;
  const search = query.get("q")?.trim().toLowerCase() ?? "";
  const found = world
    .productsOf(shop.domain)
    .filter(
      (product) =>
        !search ||
        [product.title, product.productType, ...product.tags, ...world.variantsOf(product).map(({ sku }) => sku ?? "")]
          .join(" ")
          .toLowerCase()
          .includes(search),
    );
  const { rows, links } = pager(found, query, `${storePath(shop)}/products`);
  return layout(
    { context, shop, section: "products", title: "Products" },
    html`<h1>Products</h1>
    <section class="card flush">
      <form class="search" role="search"><label class="hidden" for="q">Search products</label>
        <input id="q" name="q" type="search" placeholder="Search by title, type, tag or SKU" value="${query.get("q") ?? ""}"><button>Search</button></form>
      <div class="scroll"><table class="list">
        <thead><tr><th>Product</th><th>Status</th><th>Inventory</th><th class="number">Price</th><th>Type</th><th>Tags</th></tr></thead>
        <tbody>${rows.map((product) => productRow(context, shop, product))}</tbody>
      </table></div>
      ${found.length === 0 && html`<p class="empty">No products here.</p>`}
      <footer><span class="quiet">${plural(found.length, "product")}</span>${links}</footer>
    </section>`,
  );
}

function productRow({ world }: AdminContext, shop: ShopRecord, product: ProductRecord): Html {
  const variants = world.variantsOf(product);
  const { min, max } = priceRange(variants.map(({ price }) => price));
  const money = (amount: number) => formatMoney(amount, shop.currency);
  const tracked = variants.filter((variant) => isTracked(world, variant));
  const total = inventoryTotal(world, product);
  return html`<tr>
    <td><a href="${storePath(shop)}/products/${product.id}"><strong>${product.title}</strong></a></td>
    <td>${statusBadge(product.status)}</td>
    <td${tracked.length > 0 && total <= 0 && html` class="short"`}>${tracked.length === 0 ? html`<span class="quiet">Not tracked</span>` : `${total} for ${plural(variants.length, "variant")}`}</td>
    <td class="number">${min === max ? money(min) : `${money(min)} – ${money(max)}`}</td>
    <td>${product.productType}</td>
    <td>${tagList(product.tags)}</td>
  </tr>`;
}

const STATUSES = ["ACTIVE", "DRAFT", "ARCHIVED"] as const;

export function productPage(
  context: AdminContext,
  shop: ShopRecord,
  product: ProductRecord,
  problem: string | null,
): Html {
  const { world } = context;
  const action = (verb: string) => `${storePath(shop)}/products/${product.id}/${verb}`;
  const variants = world.variantsOf(product);
  return layout(
    { context, shop, section: "products", title: product.title },
    html`<a class="back" href="${storePath(shop)}/products">Products</a>
    <div class="title-row"><div><h1>${product.title}</h1> ${statusBadge(product.status)}
      <p class="quiet">${plural(variants.length, "variant")}${product.vendor && ` · ${product.vendor}`}${product.productType && ` · ${product.productType}`}</p></div></div>
    ${problemBanner(problem)}
    <div class="columns">
      <div>${variants.map((variant) => variantCard(context, shop, variant, action))}</div>
      <div>
        ${card(
          "Product",
          html`<form method="post" action="${action("update")}" class="stack">
            <label>Title <input name="title" value="${product.title}"></label>
            <label>Status ${select("status", "Status", STATUSES, product.status)}</label>
            <button>Save</button></form>`,
        )}
        ${tagsCard(product.tags, action)}
      </div>
    </div>`,
  );
}

function variantCard(
  { world }: AdminContext,
  shop: ShopRecord,
  variant: VariantRecord,
  action: (verb: string) => string,
): Html {
  const item = world.state.inventoryItems[variant.inventoryItemId];
  const money = (amount: number) => formatMoney(amount, shop.currency);
  const levels = item ? levelsOf(world, item).filter(({ active }) => active) : [];
  const title = variant.title === "Default Title" ? "Stock" : variant.title;
  return html`<section class="card" data-variant="${variant.id}"><header><h2>${title}</h2><span class="quiet">${money(variant.price)}</span></header>
    ${facts([
      ["SKU", variant.sku],
      ["Barcode", variant.barcode],
      ["Weight", variant.grams > 0 ? `${variant.grams} g` : null],
      ["Cost", item?.unitCost != null ? money(item.unitCost) : null],
      ["HS code", item?.harmonizedSystemCode ?? null],
      ["Origin", item?.countryCodeOfOrigin ?? null],
    ])}
    ${
      variant.components.length > 0
        ? html`<p>A bundle of ${variant.components.map(({ variantId, quantity }, index) => {
            const of = world.state.variants[variantId];
            return html`${index > 0 && ", "}${quantity} × <a href="${storePath(shop)}/products/${of?.productId}">${(of && world.state.products[of.productId]?.title) ?? "something that is gone"}</a>`;
          })}. ${availableOf(world, variant)} can be made.</p>`
        : item?.tracked && levels.length > 0
          ? html`<div class="scroll"><table class="list inset"><thead><tr><th>Location</th><th>Available</th><th class="number">Committed</th><th class="number">Unavailable</th><th class="number">On hand</th><th class="number">Incoming</th></tr></thead>
            <tbody>${levels.map(({ locationId, quantities: q }) => {
              const name = world.state.locations[locationId]?.name ?? "A location that is gone";
              const unavailable = q.reserved + q.damaged + q.quality_control + q.safety_stock;
              const onHand = q.available + q.committed + unavailable;
              return html`<tr><td>${name}</td>
              <td><form method="post" action="${action("stock")}" class="inline flat">${hidden("item", item.id)}${hidden("location", locationId)}<input type="number" name="available" value="${q.available}" aria-label="Available at ${name}"${q.available <= 0 && html` class="short"`}><button>Set</button></form></td>
              <td class="number">${q.committed}</td><td class="number">${unavailable}</td><td class="number">${onHand}</td><td class="number">${q.incoming}</td></tr>`;
            })}</tbody></table></div>`
          : html`<p class="quiet">Its stock is not tracked.</p>`
    }
    <form method="post" action="${action("price")}" class="inline">${hidden("variant", variant.id)}<label>Price <input name="price" inputmode="decimal" size="8" value="${webhookMoney(variant.price, shop.currency)}"></label><button>Set</button></form>
  </section>`;
}
