// A store of the simulated Shopify with the app installed and its token in our table: what the Admin API room works with.
import { afterAll } from "vitest";
import { PARTS } from "#sandbox/server/parts.ts";
import { type RunningSandbox, startSandbox } from "#sandbox/server/start-sandbox.ts";
import { sendWebhooks } from "#sandbox/webhooks/send-webhooks.ts";
import { installApp } from "#sandbox/world/install-app.ts";
import { readAppToml } from "#tests/support/read-app-toml.ts";
import { aWorld, SHOP } from "#tests/support/sandbox-shop.ts";
import { aShop } from "#tests/support/test-database.ts";

/** The scopes that every installation grants. */
export const SCOPES = readAppToml().access_scopes.scopes.split(",");
/** With those that are asked for when a rule needs them. */
export const ALL_SCOPES = [...SCOPES, ...readAppToml().access_scopes.optional_scopes];

/**
 * Starts a simulated Shopify in this process, and points the app at it. Before any module of app/ is imported, and at the top of
 * a file of tests: after the last of them it ends, and with it what the app opened in this process.
 */
export async function startShopify({ scopes = SCOPES }: { scopes?: string[] } = {}): Promise<RunningSandbox> {
  const apiKey = process.env.SHOPIFY_API_KEY ?? "";
  const apiSecret = process.env.SHOPIFY_API_SECRET ?? "";
  const appUrl = process.env.SHOPIFY_APP_URL ?? "";
  const sandbox = await startSandbox({
    port: 0,
    dataDirectory: null,
    world: aWorld(),
    // Tests deliver webhooks themselves.
    parts: PARTS.filter((part) => part !== sendWebhooks),
    settings: { appUrl, apiKey, apiSecret, scopes, routingDelayMs: 0 },
  });
  process.env.SANDBOX_URL = sandbox.url;
  afterAll(async () => {
    const { closeDecideThreads } = await import("#app/worker/decide-lanes.server.ts");
    const { closeDatabase } = await import("#app/db.server.ts");
    await Promise.all([sandbox.close(), closeDecideThreads(), closeDatabase()]);
  });
  return sandbox;
}

/** One more store, like the first one, under a domain of its own, with the app installed. */
export function addShop({ world, settings }: RunningSandbox): string {
  const shop = aShop("admin");
  const like = world.state.shops[SHOP];
  if (!like) throw new Error("the world holds no store");
  world.state.shops[shop] = { ...structuredClone(like), domain: shop, id: world.nextId(), installations: [] };
  const locationId = world.nextId();
  const location = Object.values(world.state.locations).find((one) => one.shop === SHOP);
  if (location) world.state.locations[locationId] = { ...structuredClone(location), id: locationId, shop };
  installApp(world, shop, settings.apiKey, settings.scopes);
  return shop;
}
