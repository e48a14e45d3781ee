import { env } from "#app/env.server.ts";

const { SHOPIFY_API_SECRET, SHOPIFY_API_SECRET_PREVIOUS } = env;

/** The client secrets under which Shopify may have signed: while one is rotated, the old one is good as well. */
export const CLIENT_SECRETS: readonly string[] = [
  SHOPIFY_API_SECRET,
  ...(SHOPIFY_API_SECRET_PREVIOUS ? [SHOPIFY_API_SECRET_PREVIOUS] : []),
];
