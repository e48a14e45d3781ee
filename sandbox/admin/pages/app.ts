// The embedded app in its frame; before it is installed, the question whether to.
import { type AdminContext, STAFF } from "#sandbox/admin/admin-context.ts";
import { type Html, html } from "#sandbox/admin/html.ts";
import { icon } from "#sandbox/admin/icons.ts";
import { card, layout, storePath } from "#sandbox/admin/layout.ts";
import { signIdToken } from "#sandbox/admin/sign-id-token.ts";
import { currentInstallation } from "#sandbox/world/install-app.ts";
import type { ShopRecord } from "#sandbox/world/types.ts";

/** As the admin makes `host`: the app decodes it to know which admin it stands in. */
const hostOf = (shop: ShopRecord): string =>
  Buffer.from(`admin.shopify.com/store/${shop.handle}`).toString("base64").replace(/=+$/, "");

export const idTokenFor = ({ app, world }: AdminContext, shop: ShopRecord): string =>
  signIdToken({
    shop: shop.domain,
    apiKey: app.apiKey,
    apiSecret: app.apiSecret,
    userId: STAFF.userId,
    sessionId: STAFF.sessionId,
    // The app checks it by its own clock.
    nowMs: world.clock.outside.nowMs(),
  });

/** Where the frame begins: the app's page with what the admin adds to it. */
function frameAddress(context: AdminContext, shop: ShopRecord, path: string, query: URLSearchParams): string {
  // The path comes from the address bar: "//elsewhere" must not carry a token to another origin.
  const address = new URL(context.app.url);
  address.pathname = path || "/";
  for (const [name, value] of query) address.searchParams.append(name, value);
  for (const [name, value] of Object.entries({
    embedded: "1",
    host: hostOf(shop),
    id_token: idTokenFor(context, shop),
    locale: "en",
    session: STAFF.sessionId,
    shop: shop.domain,
    timestamp: String(Math.floor(context.world.clock.outside.nowMs() / 1000)),
  })) {
    address.searchParams.set(name, value);
  }
  return address.toString();
}

export function appPage(context: AdminContext, shop: ShopRecord, path: string, query: URLSearchParams): Html {
  const { app, world } = context;
  if (!currentInstallation(world, shop.domain)) return installPage(context, shop);
  const base = `${storePath(shop)}/apps/${app.handle}`;
  return layout(
    { context, shop, section: "app", title: app.name, isAppPage: true },
    html`<div class="app-bar">${icon("switchyard")}<h1 id="app-title" data-app-name="${app.name}">${app.name}</h1><span class="buttons" id="app-actions"></span></div>
    <iframe id="app-frame" name="app-iframe" title="${app.name}" src="${frameAddress(context, shop, path, query)}"
      data-app-origin="${new URL(app.url).origin}" data-store-path="${storePath(shop)}" data-base="${base}" data-scopes="${currentInstallation(world, shop.domain)?.scopes.join(",") ?? ""}"
      data-required-scopes="${app.scopes.join(",")}" data-optional-scopes="${app.optionalScopes.join(",")}"></iframe>
    <dialog id="scopes" aria-labelledby="scopes-title"><h2 id="scopes-title">${app.name} needs more access</h2>
      <ul id="scopes-asked" class="plain-list"></ul>
      <form method="dialog" class="buttons"><button value="stay">Not now</button><button value="leave" class="primary">Allow</button></form></dialog>
    <dialog id="leave" aria-labelledby="leave-title"><h2 id="leave-title">Leave page with unsaved changes?</h2>
      <p>Leaving this page will delete all unsaved changes.</p>
      <form method="dialog" class="buttons"><button value="stay">Stay</button><button value="leave" class="critical">Leave page</button></form></dialog>
    <dialog id="discard" aria-labelledby="discard-title"><h2 id="discard-title">Discard all unsaved changes?</h2>
      <p>If you discard changes, you'll delete any edits you made since you last saved.</p>
      <form method="dialog" class="buttons"><button value="stay">Continue editing</button><button value="leave" class="critical">Discard changes</button></form></dialog>`,
  );
}

function installPage(context: AdminContext, shop: ShopRecord): Html {
  const { app } = context;
  return layout(
    { context, shop, section: "app", title: `Install ${app.name}` },
    html`<h1>Install ${app.name}?</h1>
    ${card(
      "What it may see and do",
      html`<ul class="plain-list">${app.scopes.map((scope) => html`<li>${inWords(scope)} <code class="quiet">${scope}</code></li>`)}</ul>
      <form method="post" action="${storePath(shop)}/install" class="buttons"><button class="primary">Install</button><a class="button" href="${storePath(shop)}">Cancel</a></form>`,
    )}`,
  );
}

const inWords = (scope: string): string => {
  const [verb, ...object] = scope.split("_");
  return `${verb === "write" ? "Edit" : "View"} ${object.join(" ")}`;
};
