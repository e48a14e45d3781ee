// The app's blocks on the order's page: what its extensions declare for it, each in a frame of its own (assets/block-host.js).
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "smol-toml";
import { z } from "zod";
import type { AdminContext } from "#sandbox/admin/admin-context.ts";
import { type Html, html } from "#sandbox/admin/html.ts";
import { storePath } from "#sandbox/admin/layout.ts";
import { currentInstallation } from "#sandbox/world/install-app.ts";
import type { OrderRecord, ShopRecord } from "#sandbox/world/types.ts";

const TARGET = "admin.order-details.block.render";
const ROOT = join(import.meta.dirname, "..", "..");
/** Where `npm run build` puts them. */
const BUILT = join(ROOT, "build", "extensions");

const TomlSchema = z.object({
  extensions: z.array(
    z.object({
      type: z.string(),
      handle: z.string().regex(/^[a-z0-9-]{1,50}$/),
      targeting: z.array(z.object({ target: z.string() })).optional(),
    }),
  ),
});

/** Handles of the app's blocks for an order's page. */
export function orderBlockHandles(root = ROOT): string[] {
  return globSync("extensions/*/shopify.extension.toml", { cwd: root }).flatMap((file) => {
    const read = TomlSchema.safeParse(parse(readFileSync(join(root, file), "utf8")));
    return (read.data?.extensions ?? [])
      .filter(
        ({ type, targeting = [] }) => type === "ui_extension" && targeting.some(({ target }) => target === TARGET),
      )
      .map(({ handle }) => handle);
  });
}

/** A built file of an extension, by its name; null: it is not built, or no such name. */
export function builtExtension(name: string): { body: string; type: string } | null {
  if (!/^[a-z0-9-]+(\.words\.json|\.js)$/.test(name) || !existsSync(join(BUILT, name))) return null;
  return {
    body: readFileSync(join(BUILT, name), "utf8"),
    type: name.endsWith(".js") ? "text/javascript" : "application/json",
  };
}

/** The blocks of an installed app, below what Shopify itself shows. */
export function orderBlocks({ world, app }: AdminContext, shop: ShopRecord, order: OrderRecord): Html {
  if (!currentInstallation(world, shop.domain)) return html``;
  return html`${app.orderBlocks.map(
    (handle) =>
      html`<section class="card app-block" aria-label="App block"><iframe title="${app.name}" name="${handle}" src="${storePath(shop)}/blocks/${handle}/${order.id}"></iframe></section>`,
  )}`;
}

/** The page within the frame: nothing but what the block itself draws. */
export function blockFrame({ app }: AdminContext, shop: ShopRecord, handle: string, order: OrderRecord): Html {
  return html`<!doctype html>
<html lang="en" data-handle="${handle}" data-order="gid://shopify/Order/${order.id}" data-shop="${shop.domain}" data-store-path="${storePath(shop)}" data-app-url="${app.url}" data-app-base="${storePath(shop)}/apps/${app.handle}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width,initial-scale=1">
  <title>${app.name}</title>
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="/admin-assets/styles.css">
  <script type="module" src="/admin-assets/block-host.js"></script>
</head>
<body class="plain"></body>
</html>`;
}
