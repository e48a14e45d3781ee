/** Topics that concern the app itself and no rule: the shop's lane answers them. */
export const ABOUT_THE_APP: ReadonlySet<string> = new Set([
  "app/uninstalled",
  "app/scopes_update",
  "app_subscriptions/update",
  "bulk_operations/finish",
  "customers/data_request",
  "customers/redact",
  "shop/redact",
]);
