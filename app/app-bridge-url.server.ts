// Where the App Bridge script lies: Shopify's CDN, or the simulated Shopify's stand-in.
import { env } from "#app/env.server.ts";

export const APP_BRIDGE_URL = env.SANDBOX_URL
  ? `${env.SANDBOX_URL.replace(/\/$/, "")}/app-bridge.js`
  : "https://cdn.shopify.com/shopifycloud/app-bridge.js";

// The library reads its override from the environment when its adapter is loaded: this module comes before it.
process.env.APP_BRIDGE_URL = APP_BRIDGE_URL;
