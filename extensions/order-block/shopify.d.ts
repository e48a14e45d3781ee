// What Shopify's host gives the extension as a global, by its target.
import type { Api } from "@shopify/ui-extensions/admin.order-details.block.render";

declare global {
  const shopify: Api;
}
