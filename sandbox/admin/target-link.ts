import { type Html, html } from "#sandbox/admin/html.ts";
import { storePath } from "#sandbox/admin/layout.ts";
import { parseGid } from "#sandbox/world/gid.ts";
import type { ShopRecord } from "#sandbox/world/types.ts";

const PAGES: Record<string, string> = { Order: "orders", Customer: "customers", Product: "products" };

/** What a call or a webhook was about, with a link where the admin has a page of it. */
export function targetLink(shop: ShopRecord, id: string): Html {
  const parsed = parseGid(id);
  const page = parsed && PAGES[parsed.type];
  if (!parsed || !page) return html`<span class="mono quiet">${parsed ? `${parsed.type} ${parsed.id}` : id}</span> `;
  return html`<a class="mono" href="${storePath(shop)}/${page}/${parsed.id}">${parsed.type} ${parsed.id}</a> `;
}
